#include "core/config.h"

#include "core/file.h"
#include "core/toml_table.h"

#include <asio/ip/address.hpp>
#include <charconv>
#include <limits>
#include <string_view>

namespace mailstead::core
{

namespace
{

constexpr std::size_t largestConfig = 256 * 1024;

std::optional<ListenerKind> listenerKind(std::string_view name)
{
    if (name == "smtp")
        return ListenerKind::Smtp;
    if (name == "submission")
        return ListenerKind::Submission;
    if (name == "submissions")
        return ListenerKind::Submissions;
    return std::nullopt;
}

void readLimits(TableReader& reader, Protection& protection)
{
    constexpr std::int64_t most = 1'000'000'000;
    reader.number("connections-per-client", protection.connectionsPerClient, 1, 100000);
    reader.number("connections-per-minute", protection.connectionsPerMinute, 0, most);
    reader.number("messages-per-hour", protection.messagesPerHour, 0, most);
    reader.number("recipients-per-hour", protection.recipientsPerHour, 0, most);
    reader.number("errors-per-hour", protection.errorsPerHour, 0, most);
    reader.number("network-factor", protection.networkFactor, 1, 1000);
    reader.networks("exempt", protection.exempt);
}

void readProtection(TableReader& reader, Protection& protection)
{
    reader.duration("greeting-pause-milliseconds", protection.greetingPause, 0, 30000);
    reader.number("tarpit-after", protection.tarpitAfter, 0, 1000);
    reader.texts("blocklists", protection.blocklists);
    reader.truth("greylist", protection.greylist);
    reader.duration("greylist-delay-seconds", protection.greylistDelay, 1, 86400);
    reader.duration("greylist-retention-hours", protection.greylistRetention, 24, 366 * 24);
    reader.number("greylist-allow-after", protection.greylistAllowAfter, 1, 1000);
    reader.refuseUnknown({});
}

/// "lmtp" or "maildir:/var/vmail/%d/%n/Maildir"; gives the path.
void readLocalDelivery(TableReader& reader, const toml::table& table, std::string& maildir)
{
    constexpr std::string_view prefix = "maildir:";
    std::string text = "lmtp";
    reader.text("local-delivery", text);
    if (text == "lmtp")
        return;
    maildir = text.starts_with(prefix) ? text.substr(prefix.size()) : std::string();
    bool fits = maildir.starts_with('/') && maildir.find("%d") != std::string::npos &&
                maildir.find("%n") != std::string::npos && maildir.find('\0') == std::string::npos;
    for (std::size_t at = maildir.find('%'); at != std::string::npos;
         at = maildir.find('%', at + 1))
        fits =
            fits && at + 1 < maildir.size() && (maildir[at + 1] == 'd' || maildir[at + 1] == 'n');
    if (!fits)
        reader.mistake(
            *table.get("local-delivery"), "local-delivery",
            "must be \"lmtp\" or \"maildir:\" and an absolute path with %d for the domain "
            "and %n for the local part");
}

void readSmarthost(TableReader& reader, const toml::table& table, Smarthost& smarthost)
{
    reader.text("host", smarthost.host);
    reader.text("user", smarthost.user);
    reader.text("password-file", smarthost.passwordFile);
    reader.choice("tls", smarthost.tls,
                  {{"required", Smarthost::Tls::Required},
                   {"opportunistic", Smarthost::Tls::Opportunistic},
                   {"implicit", Smarthost::Tls::Implicit}});
    if (smarthost.tls == Smarthost::Tls::Implicit)
        smarthost.port = 465;
    reader.number("port", smarthost.port, 1, 65535);
    reader.refuseUnknown({});
    if (table.empty())
        return;
    const std::string& file = smarthost.passwordFile;
    if (smarthost.host.empty() || smarthost.host.size() > 253 ||
        smarthost.host.find_first_of(" \t\r\n:/") != std::string::npos)
        reader.mistake(table, "host", "must be the name of a server");
    else if (smarthost.user.empty() != file.empty())
        reader.mistake(table, "user", "and password-file are needed both, or neither");
    else if (file.find('/') != std::string::npos || file.starts_with('.') ||
             file.find('\0') != std::string::npos || smarthost.user.find('\0') != std::string::npos)
        reader.mistake(table, "password-file", "must be the name of a file in the state directory");
}

Result<std::vector<Listener>> readListeners(const toml::table& root, std::string_view fileName)
{
    const toml::node* node = root.get("listener");
    if (node == nullptr)
        return std::vector<Listener>{{ListenerKind::Smtp, "::", 25},
                                     {ListenerKind::Submission, "::", 587},
                                     {ListenerKind::Submissions, "::", 465}};
    std::vector<Listener> listeners;
    const toml::array* array = node->as_array();
    if (array == nullptr || !array->is_array_of_tables())
        return fail(ErrorKind::InvalidInput,
                    fmt::format("{}: listener must be written as [[listener]]", fileName));
    for (const toml::node& entry : *array) {
        const toml::table& table = *entry.as_table();
        TableReader reader(table, "listener.", fileName);
        Listener listener;
        std::string kind;
        reader.text("kind", kind);
        reader.text("address", listener.address);
        reader.number("port", listener.port, 0, 65535);
        reader.refuseUnknown({});
        if (reader.error())
            return tl::unexpected(*reader.error());
        const auto known = listenerKind(kind);
        if (!known)
            return fail(ErrorKind::InvalidInput,
                        fmt::format("{}:{}: listener.kind must be smtp, submission or submissions",
                                    fileName, entry.source().begin.line));
        listener.kind = *known;
        listeners.push_back(std::move(listener));
    }
    return listeners;
}

/// "*:443", "192.0.2.1:443" or "[2001:db8::1]:443".
std::optional<WebListener> webListener(std::string_view text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0)
        return std::nullopt;
    std::string_view address = text.substr(0, colon);
    const std::string_view port = text.substr(colon + 1);
    const bool bracketed = address.front() == '[' && address.back() == ']';
    if (bracketed)
        address = address.substr(1, address.size() - 2);
    WebListener listener;
    const char* const end = port.data() + port.size();
    const auto [at, problem] = std::from_chars(port.data(), end, listener.port);
    if (port.empty() || problem != std::errc() || at != end)
        return std::nullopt;
    if (address == "*" && !bracketed)
        return listener;
    asio::error_code error;
    const auto parsed = asio::ip::make_address(std::string(address), error);
    if (error || parsed.is_v6() != bracketed)
        return std::nullopt;
    listener.address = std::string(address);
    return listener;
}

void readWeb(TableReader& reader, const toml::table& table, std::vector<WebListener>& listeners)
{
    std::vector<std::string> texts;
    reader.texts("listen", texts);
    reader.refuseUnknown({});
    const toml::node* node = table.get("listen");
    if (node == nullptr)
        return;
    listeners.clear();
    for (const std::string& text : texts) {
        if (auto listener = webListener(text))
            listeners.push_back(std::move(*listener));
        else
            reader.mistake(*node, "listen",
                           "must be a list of addresses with ports such as \"*:443\"");
    }
}

} // namespace

std::optional<std::chrono::sys_days> parseDay(std::string_view text)
{
    const auto number = [&](std::size_t at, std::size_t length) {
        int value = -1;
        const char* end = text.data() + at + length;
        const auto [stopped, error] = std::from_chars(text.data() + at, end, value);
        return error == std::errc() && stopped == end ? value : -1;
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || number(0, 4) < 2000)
        return std::nullopt;
    const std::chrono::year_month_day day(std::chrono::year(number(0, 4)),
                                          std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(number(8, 2))));
    if (!day.ok())
        return std::nullopt;
    return std::chrono::sys_days(day);
}

Result<Config> parseConfig(std::string_view tomlText, std::string_view fileName)
{
    if (tomlText.size() > largestConfig)
        return fail(ErrorKind::InvalidInput, fmt::format("{} is too large", fileName));
    const toml::parse_result parsed = toml::parse(tomlText, fileName);
    if (!parsed)
        return fail(ErrorKind::InvalidInput,
                    fmt::format("{}:{}: {}", fileName, parsed.error().source().begin.line,
                                parsed.error().description()),
                    {}, "correct the file and start mailsteadd again");
    const toml::table& root = parsed.table();

    Config config;
    TableReader top(root, "", fileName);
    top.text("hostname", config.hostname);
    top.text("state-directory", config.stateDirectory);
    top.text("control-socket", config.controlSocket);
    top.text("lmtp-target", config.lmtpTarget);
    readLocalDelivery(top, root, config.maildir);
    top.texts("addresses", config.addresses);
    top.truth("received-hides-client", config.receivedHidesClient);
    top.refuseUnknown({"listener", "resolver", "limits", "protection", "queue", "smarthost",
                       "warm-up", "acme", "web"});
    if (top.error())
        return tl::unexpected(*top.error());
    if (config.hostname.empty() || config.hostname.find('.') == std::string::npos ||
        config.hostname.size() > 253)
        return fail(ErrorKind::InvalidInput,
                    fmt::format("{}: hostname must be the server's full name, such as "
                                "mail.example.org",
                                fileName));

    const toml::table none;
    const auto section = [&](std::string_view name) -> const toml::table& {
        const toml::node* node = root.get(name);
        return node != nullptr && node->is_table() ? *node->as_table() : none;
    };

    TableReader resolver(section("resolver"), "resolver.", fileName);
    resolver.texts("forward", config.resolvers);
    resolver.texts("public", config.publicResolvers);
    resolver.text("trust-anchor-file", config.trustAnchorFile);
    resolver.refuseUnknown({});

    TableReader limits(section("limits"), "limits.", fileName);
    constexpr std::int64_t gib = 1024LL * 1024 * 1024;
    limits.number("message-bytes", config.maxMessageBytes, 64 * 1024, gib);
    limits.number("recipients", config.maxRecipients, 100, 10000);
    limits.number("connections", config.maxConnections, 1, 100000);
    limits.networks("proxy-from", config.proxyFrom);
    limits.duration("hold-hours", config.longestHold, 0, 365 * 24);
    limits.number("free-bytes", config.minFreeBytes, 0, std::numeric_limits<std::int64_t>::max());
    readLimits(limits, config.protection);
    limits.refuseUnknown({});

    TableReader protection(section("protection"), "protection.", fileName);
    readProtection(protection, config.protection);

    TableReader queue(section("queue"), "queue.", fileName);
    queue.duration("retry-first-seconds", config.retryFirst, 1, 86400);
    queue.duration("retry-longest-seconds", config.retryLongest, 1, 7 * 86400);
    queue.duration("give-up-hours", config.giveUpAfter, 1, 30 * 24);
    queue.duration("warn-after-minutes", config.warnAfter, 0, 30 * 24 * 60);
    queue.duration("keep-history-days", config.keepHistory, 1, 3650);
    queue.number("delivery-port", config.deliveryPort, 1, 65535);
    queue.choice("ipv6-sending", config.ipv6Sending,
                 {{"auto", Ipv6Sending::Auto},
                  {"always", Ipv6Sending::Always},
                  {"never", Ipv6Sending::Never}});
    queue.refuseUnknown({});

    TableReader smarthost(section("smarthost"), "smarthost.", fileName);
    readSmarthost(smarthost, section("smarthost"), config.smarthost);

    TableReader warmUp(section("warm-up"), "warm-up.", fileName);
    warmUp.text("since", config.warmUp.since);
    warmUp.number("first-day", config.warmUp.firstDay, 1, 1'000'000);
    warmUp.number("growth-percent", config.warmUp.growthPercent, 101, 1000);
    warmUp.refuseUnknown({});
    if (!config.warmUp.since.empty() && !parseDay(config.warmUp.since))
        return fail(ErrorKind::InvalidInput,
                    fmt::format("{}: warm-up.since must be a day such as 2026-11-24", fileName));

    TableReader acme(section("acme"), "acme.", fileName);
    acme.number("http-port", config.acmeHttpPort, 1, 65535);
    acme.refuseUnknown({});

    TableReader web(section("web"), "web.", fileName);
    readWeb(web, section("web"), config.webListeners);

    for (const TableReader* reader :
         {&resolver, &limits, &protection, &queue, &smarthost, &warmUp, &acme, &web}) {
        if (reader->error())
            return tl::unexpected(*reader->error());
    }
    auto listeners = readListeners(root, fileName);
    if (!listeners)
        return tl::unexpected(listeners.error());
    config.listeners = std::move(*listeners);
    return config;
}

Result<Config> loadConfig(const std::string& path)
{
    const auto text = readFile(path, largestConfig);
    if (!text)
        return tl::unexpected(text.error());
    return parseConfig(*text, path);
}

} // namespace mailstead::core

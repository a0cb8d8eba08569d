#include "privileged/settings.h"

#include "core/file.h"
#include "core/toml_table.h"
#include "message/address.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <sys/stat.h>

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;
using core::TableReader;

constexpr std::size_t largestSettings = 256UL * 1024;
constexpr std::size_t mostTargets = 16;
constexpr std::size_t mostNames = 100;
constexpr std::size_t mostArguments = 32;
constexpr std::array startTlsWords{
    std::pair<std::string_view, StartTls>{"none", StartTls::None},
    std::pair<std::string_view, StartTls>{"smtp", StartTls::Smtp},
    std::pair<std::string_view, StartTls>{"imap", StartTls::Imap},
    std::pair<std::string_view, StartTls>{"pop3", StartTls::Pop3},
};

/// Absolute, without anything that leads up again.
bool isPath(const std::string& path)
{
    return path.size() < 1024 && path.starts_with('/') && !path.ends_with('/') &&
           path.find('\0') == std::string::npos && (path + "/").find("/../") == std::string::npos;
}

bool isTargetName(const std::string& name)
{
    return !name.empty() && name.size() <= 64 &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789-_.") == std::string::npos;
}

core::Result<Target> readTarget(const toml::table& table, std::string_view fileName)
{
    TableReader reader(table, "target.", fileName);
    Target target;
    std::string mode = "0600";
    reader.text("name", target.name);
    reader.text("chain", target.chainPath);
    reader.text("key", target.keyPath);
    reader.text("owner", target.owner);
    reader.text("group", target.group);
    reader.text("key-mode", mode);
    reader.texts("reload", target.reload);
    reader.text("service", target.address);
    reader.choice("starttls", target.startTls,
                  {startTlsWords[0], startTlsWords[1], startTlsWords[2], startTlsWords[3]});
    reader.text("server-name", target.serverName);
    reader.refuseUnknown({});
    if (reader.error())
        return tl::unexpected(*reader.error());
    const bool pathsFit =
        isPath(target.chainPath) && isPath(target.keyPath) && target.chainPath != target.keyPath;
    if (!isTargetName(target.name))
        reader.mistake(table, "name", "must be of letters, digits, dots and hyphens");
    else if (!pathsFit)
        reader.mistake(table, "chain", "and key must be two absolute paths");
    else if (mode != "0600" && mode != "0640")
        reader.mistake(table, "key-mode", "must be \"0600\" or \"0640\"");
    else if (target.reload.size() > mostArguments ||
             (!target.reload.empty() && !isPath(target.reload.front())))
        reader.mistake(table, "reload", "must begin with the absolute path of a program");
    else if (!target.serverName.empty() && !isHostName(target.serverName))
        reader.mistake(table, "server-name", "must be a host name");
    if (reader.error())
        return tl::unexpected(*reader.error());
    target.keyMode = mode == "0640" ? 0640 : 0600;
    return target;
}

core::Result<void> readTargets(const toml::table& root, std::string_view fileName,
                               std::vector<Target>& targets)
{
    const toml::node* node = root.get("target");
    if (node == nullptr)
        return {};
    const toml::array* array = node->as_array();
    if (array == nullptr || !array->is_array_of_tables() || array->size() > mostTargets)
        return core::fail(ErrorKind::InvalidInput,
                          fmt::format("{}: targets must be written as [[target]], at most {}",
                                      fileName, mostTargets));
    for (const toml::node& entry : *array) {
        auto target = readTarget(*entry.as_table(), fileName);
        if (!target)
            return tl::unexpected(target.error());
        for (const Target& other : targets) {
            if (other.name == target->name)
                return core::fail(
                    ErrorKind::InvalidInput,
                    fmt::format("{}: two targets are called {}", fileName, target->name));
        }
        targets.push_back(std::move(*target));
    }
    return {};
}

} // namespace

std::string_view toString(StartTls kind)
{
    for (const auto& [word, value] : startTlsWords) {
        if (value == kind)
            return word;
    }
    return {};
}

const std::vector<std::string>& knownActions()
{
    static const std::vector<std::string> known = {"port80", "nginx", "targets", "acme-sh"};
    return known;
}

bool Settings::permits(std::string_view action) const
{
    return actions.contains(std::string(action));
}

bool isHostName(std::string_view text)
{
    return text.find('.') != std::string_view::npos && message::isDomainName(std::string(text)) &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") ==
               std::string_view::npos;
}

core::Result<Settings> parseSettings(std::string_view toml, std::string_view fileName)
{
    const toml::parse_result parsed = toml::parse(toml, fileName);
    if (!parsed)
        return core::fail(ErrorKind::InvalidInput,
                          fmt::format("{}:{}: {}", fileName, parsed.error().source().begin.line,
                                      parsed.error().description()),
                          {}, "correct the file");
    const toml::table& root = parsed.table();
    Settings settings;
    TableReader reader(root, "", fileName);
    std::vector<std::string> actions;
    reader.texts("actions", actions);
    reader.texts("names", settings.names);
    reader.texts("acme-sh-folders", settings.acmeShFolders);
    reader.text("nginx-program", settings.nginxProgram);
    reader.refuseUnknown({"target"});
    for (std::string& name : settings.names) {
        name = message::lowerCase(name);
        if (!isHostName(name) || settings.names.size() > mostNames)
            reader.mistake(*root.get("names"), "names", "must be full host names");
    }
    for (const std::string& action : actions) {
        if (std::find(knownActions().begin(), knownActions().end(), action) == knownActions().end())
            reader.mistake(*root.get("actions"), "actions",
                           "may hold \"port80\", \"nginx\", \"targets\" and \"acme-sh\" only");
        settings.actions.insert(action);
    }
    for (const std::string& folder : settings.acmeShFolders) {
        if (!isPath(folder))
            reader.mistake(*root.get("acme-sh-folders"), "acme-sh-folders",
                           "must be absolute paths");
    }
    if (!settings.nginxProgram.empty() && !isPath(settings.nginxProgram))
        reader.mistake(*root.get("nginx-program"), "nginx-program", "must be an absolute path");
    if (reader.error())
        return tl::unexpected(*reader.error());
    if (auto read = readTargets(root, fileName, settings.targets); !read)
        return tl::unexpected(read.error());
    return settings;
}

core::Result<Settings> loadSettings(const std::string& path, uid_t owner)
{
    struct stat info = {};
    if (::stat(path.c_str(), &info) != 0)
        return core::failErrno("cannot read " + path, errno);
    if ((info.st_uid != owner && info.st_uid != 0) || (info.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return core::fail(
            ErrorKind::PermissionDenied, path + " could have been written by somebody else", {},
            "look through it, then: chown root:root " + path + " && chmod 644 " + path);
    const auto text = core::readFile(path, largestSettings);
    if (!text)
        return tl::unexpected(text.error());
    return parseSettings(*text, path);
}

std::optional<std::uint32_t> accountNumber(const std::string& name, const std::string& file)
{
    constexpr std::size_t largestAccounts = 4UL * 1024 * 1024;
    const auto number = [](const std::string& text) -> std::optional<std::uint32_t> {
        std::uint32_t value = 0;
        const char* end = text.data() + text.size();
        const auto [stopped, error] = std::from_chars(text.data(), end, value);
        if (error != std::errc() || stopped != end || value == UINT32_MAX)
            return std::nullopt;
        return value;
    };
    if (const auto value = number(name))
        return value;
    const auto text = core::readFile(file, largestAccounts);
    if (!text || name.empty())
        return std::nullopt;
    std::istringstream lines(*text);
    std::string line;
    while (std::getline(lines, line)) { // name:password:number:…
        std::istringstream fields(line);
        std::string first, password, third;
        if (std::getline(fields, first, ':') && first == name &&
            std::getline(fields, password, ':') && std::getline(fields, third, ':'))
            return number(third);
    }
    return std::nullopt;
}

} // namespace mailstead::privileged

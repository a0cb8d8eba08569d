#include "acme/provers.h"

#include "acme/challenge_responder.h"
#include "acme/tls_alpn_responder.h"
#include "core/file.h"
#include "core/log.h"

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace mailstead::acme
{

namespace
{

using core::ErrorKind;

class HttpProver final : public Prover
{
public:
    explicit HttpProver(std::uint16_t port)
        : m_port(port)
    {
    }
    std::string_view type() const override { return "http-01"; }
    core::Result<void> prepare(const std::vector<Challenge>& challenges, const Progress&,
                               const http::Patience&) override
    {
        auto responder = ChallengeResponder::start(m_port);
        if (!responder)
            return tl::unexpected(responder.error());
        for (const Challenge& challenge : challenges)
            (*responder)->answer(challenge.token, challenge.keyAuthorization);
        m_responder = std::move(*responder);
        return {};
    }

private:
    const std::uint16_t m_port;
    std::unique_ptr<ChallengeResponder> m_responder;
};

class TlsAlpnProver final : public Prover
{
public:
    TlsAlpnProver(std::uint16_t port, std::function<std::shared_ptr<void>()> lendPort)
        : m_port(port)
        , m_lendPort(std::move(lendPort))
    {
    }
    std::string_view type() const override { return "tls-alpn-01"; }
    core::Result<void> prepare(const std::vector<Challenge>& challenges, const Progress&,
                               const http::Patience&) override
    {
        if (m_lendPort && !m_lease)
            m_lease = m_lendPort();
        auto responder = TlsAlpnResponder::start(m_port);
        if (!responder)
            return tl::unexpected(responder.error());
        for (const Challenge& challenge : challenges) {
            const auto answered = (*responder)->answer(challenge.name, challenge.keyAuthorization);
            if (!answered)
                return answered;
        }
        m_responder = std::move(*responder);
        return {};
    }

private:
    const std::uint16_t m_port;
    const std::function<std::shared_ptr<void>()> m_lendPort;
    std::shared_ptr<void> m_lease; ///< outlives the responder
    std::unique_ptr<TlsAlpnResponder> m_responder;
};

constexpr std::chrono::seconds takingBack{60};

/// To take back what was opened, whatever became of the order's own patience.
http::Patience patienceToTakeBack()
{
    return {std::chrono::steady_clock::now() + takingBack, {}};
}

/// Opens port 80 for another prover. Where that cannot be done the authority is asked all the same:
/// the port may be open, and what it says is better than a guess.
class OpenPortProver final : public Prover
{
public:
    OpenPortProver(std::unique_ptr<Prover> inner, std::shared_ptr<RootHelp> help)
        : m_inner(std::move(inner))
        , m_help(std::move(help))
    {
    }
    ~OpenPortProver() override
    {
        m_inner.reset();
        if (!m_asked)
            return;
        if (const auto closed = m_help->closePort80(patienceToTakeBack()); !closed)
            core::logWarn("acme", {}, "port 80 was not closed again: " + closed.error().text());
    }
    std::string_view type() const override { return m_inner->type(); }
    core::Result<void> prepare(const std::vector<Challenge>& challenges, const Progress& progress,
                               const http::Patience& patience) override
    {
        if (m_help->isThere()) {
            m_asked = true;
            const auto opened = m_help->openPort80(patience);
            if (!opened) {
                core::logWarn("acme", {},
                              "whether port 80 is open is not known: " + opened.error().text());
                if (progress)
                    progress("The firewall was not looked at: " + opened.error().text(), 0.26);
            }
        }
        return m_inner->prepare(challenges, progress, patience);
    }

private:
    std::unique_ptr<Prover> m_inner;
    const std::shared_ptr<RootHelp> m_help;
    bool m_asked = false;
};

class NginxProver final : public Prover
{
public:
    explicit NginxProver(std::shared_ptr<RootHelp> help)
        : m_help(std::move(help))
    {
    }
    ~NginxProver() override
    {
        if (!m_asked)
            return;
        if (const auto restored = m_help->restoreNginx(patienceToTakeBack()); !restored)
            core::logWarn("acme", {},
                          "the configuration of nginx was not put back: " +
                              restored.error().text());
    }
    std::string_view type() const override { return "http-01"; }
    core::Result<void> prepare(const std::vector<Challenge>& challenges, const Progress& progress,
                               const http::Patience& patience) override
    {
        std::vector<std::string> names;
        for (const Challenge& challenge : challenges)
            names.push_back(challenge.name);
        if (names.empty())
            return {};
        if (progress)
            progress("Having nginx answer the authority", 0.27);
        // "token.thumbprint"; the thumbprint is that of the account's key, the same for all.
        const std::string& answer = challenges.front().keyAuthorization;
        m_asked = true;
        const auto unanswered =
            m_help->prepareNginx(names, answer.substr(answer.rfind('.') + 1), patience);
        if (!unanswered)
            return tl::unexpected(unanswered.error());
        if (!unanswered->empty()) {
            core::logWarn("acme", {}, "nginx was not seen to answer: " + *unanswered);
            if (progress)
                progress("nginx was not seen to answer yet: " + *unanswered, 0.28);
        }
        return {};
    }

private:
    const std::shared_ptr<RootHelp> m_help;
    bool m_asked = false;
};

/// Files below a directory that a web server serves. Directories that were made stay: another
/// client may have begun to use them.
class WebRootProver final : public Prover
{
public:
    explicit WebRootProver(std::string root)
        : m_directory(std::move(root))
    {
    }
    ~WebRootProver() override
    {
        for (const std::string& file : m_files)
            ::unlink(file.c_str());
    }
    std::string_view type() const override { return "http-01"; }
    core::Result<void> prepare(const std::vector<Challenge>& challenges, const Progress&,
                               const http::Patience&) override
    {
        for (const char* part : {"/.well-known", "/acme-challenge"}) {
            m_directory += part;
            // The web server runs as somebody else and has to read it.
            if (::mkdir(m_directory.c_str(), 0755) != 0 && errno != EEXIST)
                return explained(core::failErrno("cannot make " + m_directory, errno).value());
        }
        for (const Challenge& challenge : challenges) {
            const std::string path = m_directory + "/" + challenge.token;
            const auto written = core::writeFileAtomically(path, challenge.keyAuthorization, 0644);
            if (!written)
                return explained(written.error());
            m_files.push_back(path);
        }
        return {};
    }

private:
    static tl::unexpected<core::Error> explained(core::Error error)
    {
        error.next = "let the user mailstead write there: as owner or group of the directory, and "
                     "with ReadWritePaths= in the daemon's unit; or prove the names another way";
        return tl::unexpected(std::move(error));
    }

    std::string m_directory;
    std::vector<std::string> m_files;
};

std::vector<TxtRecord> recordsOf(const std::vector<Challenge>& challenges)
{
    std::vector<TxtRecord> records;
    for (const Challenge& challenge : challenges)
        records.push_back({challenge.recordName(), challenge.recordValue()});
    return records;
}

/// Records through the provider's interface. They are removed with a patience of their own: the
/// order's may be over.
class DnsProver final : public Prover
{
public:
    explicit DnsProver(const ProverOptions& options)
        : m_options(options)
    {
    }
    ~DnsProver() override
    {
        const http::Patience patience{std::chrono::steady_clock::now() + std::chrono::seconds(30),
                                      {}};
        for (const TxtRecord& record : m_written) {
            const auto removed = m_options.publisher->remove(record, patience);
            if (!removed)
                core::logWarn("acme", {},
                              "the TXT record of " + record.name +
                                  " was not removed: " + removed.error().text());
        }
    }
    std::string_view type() const override { return "dns-01"; }
    core::Result<void> prepare(const std::vector<Challenge>& challenges, const Progress& progress,
                               const http::Patience& patience) override
    {
        const auto records = recordsOf(challenges);
        for (const TxtRecord& record : records) {
            if (progress)
                progress("Writing the TXT record of " + record.name, 0.27);
            m_written.push_back(record); // also when it fails: it may have been written
            const auto written = m_options.publisher->publish(record, patience);
            if (!written)
                return written;
        }
        if (!m_options.look)
            return {};
        if (progress)
            progress("Waiting until every authoritative name server has the records", 0.28);
        return awaitRecords(records, m_options.look, m_options.lookPause, nullptr, patience);
    }

private:
    const ProverOptions m_options;
    std::vector<TxtRecord> m_written;
};

class ManualProver final : public Prover
{
public:
    explicit ManualProver(const ProverOptions& options)
        : m_options(options)
    {
    }
    ~ManualProver() override
    {
        if (m_proved)
            m_options.manual->set({});
    }
    std::string_view type() const override { return "dns-01"; }
    core::Result<void> prepare(const std::vector<Challenge>& challenges, const Progress& progress,
                               const http::Patience& patience) override
    {
        const auto records = recordsOf(challenges);
        m_options.manual->set(records);
        for (const TxtRecord& record : records) {
            if (progress)
                progress("Make this TXT record: " + record.name + " \"" + record.value + "\"",
                         0.28);
        }
        const auto there = awaitRecords(
            records, m_options.look, m_options.lookPause,
            [this](const TxtRecord& record, const std::vector<TxtSight>& servers) {
                m_options.manual->saw(record, servers);
            },
            m_options.somebodyWaits ? patience : patience.atMost(m_options.lookPause / 2));
        m_proved = there.has_value();
        return there;
    }

private:
    const ProverOptions m_options;
    bool m_proved = false;
};

} // namespace

void ManualRecords::set(const std::vector<TxtRecord>& records)
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
    for (const TxtRecord& record : records)
        m_entries.push_back({record, {}});
}

void ManualRecords::saw(const TxtRecord& record, const std::vector<TxtSight>& servers)
{
    const std::lock_guard lock(m_mutex);
    for (Entry& entry : m_entries) {
        if (entry.record.name == record.name && entry.record.value == record.value)
            entry.servers = servers;
    }
}

std::vector<ManualRecords::Entry> ManualRecords::entries() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Entry> entries = m_entries;
    return entries;
}

core::Result<std::unique_ptr<Prover>> makeProver(const RequestSettings& settings,
                                                 const ProverOptions& options)
{
    const auto withOpenPort = [&](std::unique_ptr<Prover> prover) -> std::unique_ptr<Prover> {
        if (!options.rootHelp)
            return prover;
        return std::make_unique<OpenPortProver>(std::move(prover), options.rootHelp);
    };
    switch (settings.way) {
    case Way::Http:
        return withOpenPort(std::make_unique<HttpProver>(options.httpPort));
    case Way::WebRoot:
        return withOpenPort(std::make_unique<WebRootProver>(settings.webRoot));
    case Way::Nginx:
        if (options.rootHelp)
            return withOpenPort(std::make_unique<NginxProver>(options.rootHelp));
        return core::fail(ErrorKind::Refused,
                          "the part of mailsteadd that may change nginx is not installed", {},
                          "run the setup's installation again, or prove the names another way");
    case Way::TlsAlpn:
        return std::make_unique<TlsAlpnProver>(options.tlsPort, options.lendTlsPort);
    case Way::Dns:
        if (options.publisher)
            return std::make_unique<DnsProver>(options);
        return core::fail(
            ErrorKind::Refused, "no access to the DNS provider is set up", {},
            "give the daemon the provider's credentials, or make the records by hand");
    case Way::DnsByHand:
        if (options.manual && options.look)
            return std::make_unique<ManualProver>(options);
        return core::fail(ErrorKind::Internal, "the DNS cannot be watched");
    }
    return core::fail(ErrorKind::Internal, "this way is not known");
}

} // namespace mailstead::acme

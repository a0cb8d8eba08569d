#include "delivery/carrying.h"

#include "delivery/smarthost.h"
#include "dns/wanted.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace mailstead::delivery
{

namespace
{

using core::LogLevel;
using queue::AttemptResult;

/// Every server must take as many in one transaction (RFC 5321, section 4.5.3.1.8).
constexpr std::size_t recipientsAtOnce = 100;

AttemptResult::Kind kindOf(smtp::RecipientResult::Kind kind)
{
    switch (kind) {
    case smtp::RecipientResult::Kind::Delivered:
        return AttemptResult::Kind::Delivered;
    case smtp::RecipientResult::Kind::Bounced:
        return AttemptResult::Kind::Bounced;
    case smtp::RecipientResult::Kind::Deferred:
        break;
    }
    return AttemptResult::Kind::Deferred;
}

/// "450 4.2.0 wait", while our own words begin with an enhanced code: "4.4.1 cannot connect".
bool isServersWord(const std::string& reply)
{
    return reply.size() > 2 && reply[1] != '.';
}

} // namespace

Carrying::Carrying(std::shared_ptr<const CarrierContext> context, queue::Job job, Done done)
    : m_context(std::move(context))
    , m_job(std::move(job))
    , m_done(std::move(done))
    , m_id(m_job.rows.empty() ? std::string() : m_job.rows.front().messageId)
    , m_source(m_job.route == queue::Route::Local ? "lmtp" : "smtp-out")
    , m_port(m_context->port)
    , m_rows(m_job.rows.size())
{
}

void Carrying::start()
{
    if (m_job.rows.empty())
        return finish();
    if (m_job.route == queue::Route::Local)
        startLocal();
    else
        startRemote();
}

void Carrying::startLocal()
{
    auto target = lmtpTarget(m_context->lmtpTarget);
    if (!target)
        return endHere({false, fmt::format("4.3.5 \"{}\" is no Unix socket and no address with a "
                                           "port: correct lmtp-target in the configuration",
                                           m_context->lmtpTarget)});
    m_host = target->host;
    m_targets.push_back(std::move(target));
    nextAddress();
}

void Carrying::startRemote()
{
    // A whole job shares its route: rows that were sent elsewhere are jobs of their own.
    if (const std::string& via = m_job.rows.front().via; !via.empty()) {
        const auto [host, port] = hostAndPort(via, m_port);
        m_port = port;
        m_hosts.push_back(host);
        return nextHost();
    }
    if (const core::Smarthost& smarthost = m_context->smarthost; !smarthost.host.empty()) {
        m_toSmarthost = true;
        m_port = smarthost.port;
        m_hosts.push_back(smarthost.host);
        return nextHost();
    }
    if (const std::string address = literalAddress(m_job.domain); !address.empty()) {
        HostTargets found;
        if (auto target = tcpTarget(m_job.domain, address, m_context->port))
            found.targets.push_back(std::move(target));
        if (leadsHere(found))
            return endHere(
                {true, fmt::format("5.4.6 {} is this server, which does not take its mail",
                                   m_job.domain)});
        return addressesFound(m_job.domain, found);
    }
    m_context->routes->hosts(m_job.domain, [self = shared_from_this()](HostList list) {
        if (list.hosts.empty())
            return self->endHere(list.verdict);
        // Else whoever forges the answer chooses the host whose certificate is checked (RFC 8689,
        // section 4.2.1).
        if (self->m_job.requireTls && !list.implicit && !list.secure)
            return self->endHere(
                {true, fmt::format("5.7.10 the message may only go by verified TLS: the MX records "
                                   "of {} are not protected by DNSSEC",
                                   self->m_job.domain)});
        if (list.hosts.size() > self->m_context->limits.hosts)
            list.hosts.resize(self->m_context->limits.hosts);
        self->m_preferences.assign(list.preferences.begin(), list.preferences.end());
        self->m_implicitHost = list.implicit;
        self->m_hosts.assign(list.hosts.begin(), list.hosts.end());
        self->m_mayLeadHere = true;
        self->log(LogLevel::Debug,
                  list.implicit
                      ? fmt::format("{} has no MX, its own address is tried", self->m_job.domain)
                      : fmt::format("mail for {} goes to {}", self->m_job.domain,
                                    fmt::join(list.hosts, ", ")));
        self->nextHost();
    });
}

void Carrying::nextHost()
{
    if (m_hosts.empty() || m_addressesTried >= m_context->limits.addresses) {
        if (m_noAddress)
            return endHere(*m_noAddress);
        return finish();
    }
    if (m_mayLeadHere && m_notHere == 0)
        return lookForOurselves();
    const std::string host = m_hosts.front();
    m_hosts.pop_front();
    if (m_mayLeadHere)
        --m_notHere;
    findTargets(host, [self = shared_from_this(), host](const HostTargets& found) {
        self->addressesFound(host, found);
    });
}

void Carrying::findTargets(const std::string& host, std::function<void(const HostTargets&)> done)
{
    if (auto literal = tcpTarget(host, host, m_port)) {
        HostTargets found;
        found.targets.push_back(std::move(literal));
        return done(found);
    }
    m_context->routes->targets(host, m_port, std::move(done));
}

bool Carrying::leadsHere(const HostTargets& found) const
{
    return std::any_of(found.targets.begin(), found.targets.end(), [this](const auto& target) {
        return m_context->ourselves.isHere(target->address, m_port);
    });
}

/// A host with one of our addresses is ourselves under another name: it, its equals and all that
/// are worse are left out (RFC 5321, section 5.1), so the equals are looked up together.
void Carrying::lookForOurselves()
{
    std::size_t equals = 1;
    while (equals < m_hosts.size() && m_preferences[equals] == m_preferences.front())
        ++equals;
    struct Look {
        std::size_t open = 0;
        std::string ourName;
    };
    const auto look = std::make_shared<Look>();
    look->open = equals;
    m_notHere = equals;
    const std::vector<std::string> hosts(m_hosts.begin(),
                                         m_hosts.begin() + static_cast<std::ptrdiff_t>(equals));
    m_preferences.erase(m_preferences.begin(),
                        m_preferences.begin() +
                            static_cast<std::ptrdiff_t>(std::min(equals, m_preferences.size())));
    for (const std::string& host : hosts) {
        findTargets(host, [self = shared_from_this(), look, host](const HostTargets& found) {
            if (self->leadsHere(found))
                look->ourName = host;
            if (--look->open > 0)
                return;
            if (look->ourName.empty())
                return self->nextHost();
            self->m_hosts.clear();
            self->log(LogLevel::Info, look->ourName + " is this server, by its address");
            if (!self->m_noAddress || self->m_noAddress->permanent)
                self->m_noAddress = Verdict{
                    true, fmt::format("5.4.6 mail for {} would come back to this server: {} "
                                      "has its address, but the mail is not taken here",
                                      self->m_job.domain, look->ourName)};
            self->nextHost();
        });
    }
}

void Carrying::addressesFound(const std::string& host, const HostTargets& found)
{
    m_host = host;
    m_targets.assign(found.targets.begin(), found.targets.end());
    if (found.targets.empty() && !found.list.verdict.reply.empty()) {
        Verdict verdict = found.list.verdict;
        if (m_toSmarthost && verdict.permanent)
            verdict = {false, fmt::format("4.4.4 the smarthost {} has no address: correct "
                                          "[smarthost] in the configuration",
                                          host)};
        if (m_implicitHost && verdict.permanent)
            verdict.reply =
                fmt::format("5.1.2 the domain {} has neither an MX nor an address", m_job.domain);
        log(LogLevel::Warn, verdict.reply);
        if (!m_noAddress || !verdict.permanent)
            m_noAddress = std::move(verdict);
    }
    if (std::any_of(m_targets.begin(), m_targets.end(),
                    [this](const auto& target) { return isJudged(*target); }))
        return m_context->ipv6->ask([self = shared_from_this()](const std::string& refusal) {
            if (!refusal.empty())
                self->leaveOutIpv6(refusal);
            self->nextAddress();
        });
    nextAddress();
}

bool Carrying::isJudged(const Target& target) const
{
    return !m_toSmarthost && target.address.find(':') != std::string::npos &&
           dns::isPublicAddress(target.address);
}

void Carrying::leaveOutIpv6(const std::string& refusal)
{
    std::erase_if(m_targets, [this](const auto& target) { return isJudged(*target); });
    if (m_targets.empty())
        m_noAddress =
            Verdict{false, fmt::format("4.4.4 {} takes mail by IPv6 alone, and none is sent so: {}",
                                       m_host, refusal)};
}

void Carrying::nextAddress()
{
    if (m_targets.empty() || m_addressesTried >= m_context->limits.addresses) {
        m_targets.clear();
        return nextHost();
    }
    ++m_addressesTried;
    m_target = std::move(m_targets.front());
    m_targets.pop_front();
    for (Progress& row : m_rows)
        row.tried = false;
    if (m_job.route == queue::Route::Remote) {
        if (const auto reply = m_context->routes->lateFailure(*m_target)) {
            for (std::size_t i = 0; i < m_rows.size(); ++i) {
                if (!m_rows[i].final)
                    conclude(i, {smtp::RecipientResult::Kind::Deferred, *reply, true}, {}, {});
            }
            return nextAddress();
        }
    }
    tryRows();
}

/// One transaction at the address that is tried now, for rows that it has not seen.
void Carrying::tryRows()
{
    m_batch.clear();
    bool anyLeft = false;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        anyLeft = anyLeft || !m_rows[i].final;
        if (!m_rows[i].final && !m_rows[i].tried && m_batch.size() < recipientsAtOnce)
            m_batch.push_back(i);
    }
    if (!anyLeft)
        return finish();
    if (m_batch.empty())
        return nextAddress();
    begin(policy());
}

smtp::TlsPolicy Carrying::policy() const
{
    if (m_job.route == queue::Route::Local)
        return smtp::TlsPolicy::Clear;
    if (m_toSmarthost && !m_job.requireTls)
        return policyOf(m_context->smarthost);
    return m_job.requireTls ? smtp::TlsPolicy::Verified : smtp::TlsPolicy::Opportunistic;
}

smtp::Flavour Carrying::flavour() const
{
    return m_job.route == queue::Route::Local ? smtp::Flavour::Lmtp : smtp::Flavour::Smtp;
}

void Carrying::begin(smtp::TlsPolicy policy, bool fresh)
{
    const auto tls = m_context->tls->context(policy);
    if (!tls)
        return endHere({false, "4.7.10 no certificate can be verified here: " + tls.error().text() +
                                   "; " + tls.error().next});
    smtp::SendingRequest request;
    request.flavour = flavour();
    request.heloName = m_context->hostname;
    request.sender = m_job.rows.front().sender;
    for (const std::size_t row : m_batch) {
        m_rows[row].tried = true;
        request.recipients.push_back(m_job.rows[row].recipient);
        request.wishes.push_back({m_job.rows[row].notify, m_job.rows[row].original});
    }
    request.ret = m_job.ret;
    request.envelopeId = m_job.envelopeId;
    if (request.envelopeId.empty() && m_context->envelopeIds)
        request.envelopeId = m_context->envelopeIds(m_job.rows.front());
    request.content = m_job.content;
    request.eightBit = m_job.eightBit || m_job.body == smtp::BodyType::EightBit;
    request.binary = m_job.body == smtp::BodyType::Binary;
    request.smtpUtf8 = m_job.smtpUtf8;
    request.tls = policy;
    // Our own mail store is the end of the way.
    request.requireTls = m_job.requireTls && m_job.route == queue::Route::Remote;
    request.implicitTls =
        m_toSmarthost && m_context->smarthost.tls == core::Smarthost::Tls::Implicit;
    std::shared_ptr<Connection> connection;
    if (!fresh)
        connection =
            m_context->pool->take(poolKey(*m_target, request.flavour, policy, m_toSmarthost));
    if (!connection) {
        if (m_toSmarthost) {
            auto credentials = readCredentials(m_context->smarthost, m_context->stateDirectory);
            if (!credentials)
                return endHere({false, "4.7.8 " + credentials.error().text() + "; " +
                                           credentials.error().next});
            request.credentials = std::move(*credentials);
        }
        log(LogLevel::Debug, "connecting to " + m_target->text);
        connection =
            std::make_shared<Connection>(m_context->transport(), m_target, *tls, m_context->limits);
    }
    connection->carry(std::move(request),
                      [self = shared_from_this(), policy](const std::shared_ptr<Connection>& used,
                                                          const Outcome& outcome) {
                          self->ended(used, outcome, policy);
                      });
}

void Carrying::ended(const std::shared_ptr<Connection>& connection, const Outcome& outcome,
                     smtp::TlsPolicy used)
{
    if (outcome.tooOld) // the server closes what is idle; that is no failure
        return begin(used, true);
    // What was said explains a failure.
    for (const std::string& line : outcome.dialogue)
        log(LogLevel::Info, fmt::format("{}: {}", m_target->host, line));
    if (outcome.tlsFailed && used == smtp::TlsPolicy::Opportunistic) {
        // Opportunistic (RFC 7435): without TLS is better than not at all.
        log(LogLevel::Warn, fmt::format("{}: TLS failed, trying again without", m_target->text));
        return begin(smtp::TlsPolicy::Clear);
    }
    if (m_job.route == queue::Route::Remote && outcome.unreachable)
        m_context->routes->failed(*m_target, outcome.results.front().reply);

    const std::string tls = connection->tls();
    bool anyFinal = false, anyDelivered = false;
    for (std::size_t i = 0; i < m_batch.size(); ++i) {
        conclude(m_batch[i], outcome.results[i], tls, outcome.dialogue);
        anyFinal = anyFinal || !outcome.results[i].elsewhere;
        anyDelivered =
            anyDelivered || outcome.results[i].kind == smtp::RecipientResult::Kind::Delivered;
    }
    if (anyDelivered)
        noteDelivered(tls);
    if (connection->isReady()) {
        m_context->pool->keep(poolKey(*m_target, flavour(), used, m_toSmarthost), connection);
    } else {
        connection->leave();
    }
    if (!anyFinal)
        return nextAddress();
    if (anyDelivered) {
        // It took some and found the others too many: those go in a transaction of their own.
        for (std::size_t i = 0; i < m_batch.size(); ++i) {
            if (outcome.results[i].elsewhere && outcome.results[i].reply.starts_with("452"))
                m_rows[m_batch[i]].tried = false;
        }
    }
    tryRows();
}

/// One line for all recipients of the transaction that have the message now.
void Carrying::noteDelivered(const std::string& tls)
{
    std::string text;
    const AttemptResult* shown = nullptr;
    for (const std::size_t row : m_batch) {
        const Progress& progress = m_rows[row];
        if (!progress.result || progress.result->kind != AttemptResult::Kind::Delivered)
            continue;
        if (!text.empty())
            text += ", ";
        text += "<";
        text += m_job.rows[row].recipient;
        text += ">";
        shown = &*progress.result;
    }
    text += " delivered by ";
    text += m_target->text;
    if (!tls.empty()) {
        text += ", ";
        text += tls;
    }
    text += ": ";
    text += shown->reply;
    core::log(LogLevel::Info, m_source, m_id, std::move(text));
}

void Carrying::conclude(std::size_t row, const smtp::RecipientResult& result,
                        const std::string& tls, const std::vector<std::string>& dialogue)
{
    Progress& progress = m_rows[row];
    AttemptResult attempt;
    attempt.messageId = m_job.rows[row].messageId;
    attempt.number = m_job.rows[row].number;
    attempt.kind = kindOf(result.kind);
    // It wants a sign-in that we do not do, or not so: that is to be mended, not to bounce.
    if (m_toSmarthost && (result.reply.starts_with("530") || result.reply.starts_with("535")))
        attempt.kind = AttemptResult::Kind::Deferred;
    attempt.reply = result.reply;
    attempt.host = m_target->host;
    attempt.address = m_target->address;
    attempt.tls = tls;
    attempt.handedOn = result.handedOn;
    progress.final = !result.elsewhere;

    if (attempt.kind != AttemptResult::Kind::Delivered) {
        attempt.dialogue = dialogue;
        log(LogLevel::Warn,
            fmt::format("<{}> {} by {}: {}", m_job.rows[row].recipient,
                        attempt.kind == AttemptResult::Kind::Deferred ? "not now" : "refused",
                        m_target->text, attempt.reply));
    }
    // One address that may do better later outweighs others that say never, and a server's own
    // words outweigh ours about another address that could not be reached.
    const bool keepsBefore =
        !progress.final && progress.result &&
        progress.result->kind == AttemptResult::Kind::Deferred &&
        (attempt.kind == AttemptResult::Kind::Bounced ||
         (isServersWord(progress.result->reply) && !isServersWord(attempt.reply)));
    if (!keepsBefore)
        progress.result = std::move(attempt);
}

/// For all rows that no server has been asked about.
void Carrying::endHere(const Verdict& verdict)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Progress& row = m_rows[i];
        const bool softens = row.result && !row.final && !verdict.permanent &&
                             row.result->kind == AttemptResult::Kind::Bounced;
        if (row.result && !softens)
            continue;
        AttemptResult attempt;
        attempt.messageId = m_job.rows[i].messageId;
        attempt.number = m_job.rows[i].number;
        attempt.kind =
            verdict.permanent ? AttemptResult::Kind::Bounced : AttemptResult::Kind::Deferred;
        attempt.reply = verdict.reply;
        attempt.host = m_host;
        row.result = std::move(attempt);
        log(LogLevel::Warn,
            fmt::format("<{}> {}: {}", m_job.rows[i].recipient,
                        verdict.permanent ? "cannot be delivered" : "not now", verdict.reply));
    }
    finish();
}

void Carrying::finish()
{
    if (!m_done)
        return;
    std::vector<AttemptResult> results;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].result) {
            results.push_back(std::move(*m_rows[i].result));
            continue;
        }
        // Every host had addresses and none of them could be used.
        AttemptResult attempt;
        attempt.messageId = m_job.rows[i].messageId;
        attempt.number = m_job.rows[i].number;
        attempt.reply = fmt::format("4.4.4 no host for {} has a usable address", m_job.domain);
        results.push_back(std::move(attempt));
    }
    std::exchange(m_done, {})(std::move(results));
}

void Carrying::log(LogLevel level, const std::string& text) const
{
    core::log(level, m_source, m_id, text);
}

} // namespace mailstead::delivery

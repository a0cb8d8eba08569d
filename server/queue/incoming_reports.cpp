#include "queue/incoming_reports.h"

#include "core/ip_network.h"
#include "core/log.h"
#include "core/message_id.h"
#include "message/address.h"
#include "message/delivery_status_parser.h"
#include "message/failure_class.h"
#include "message/header.h"

#include <algorithm>
#include <asio/ip/address.hpp>
#include <map>

namespace mailstead::queue
{

namespace
{

constexpr std::size_t mostRead = 2UL * 1024 * 1024; ///< as the parser reads
constexpr std::size_t mostMessages = 10;
constexpr std::size_t mostFailures = 100;

/// One address, or for IPv6 one network of 64 bits, which is one host's.
std::string sourceOf(const std::string& text)
{
    asio::error_code error;
    const auto parsed = asio::ip::make_address(text, error);
    if (error)
        return {};
    const auto address = core::plainAddress(parsed);
    if (address.is_v4())
        return address.to_string();
    auto bytes = address.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return asio::ip::address_v6(bytes).to_string();
}

std::string beginningOf(const smtp::Content& content)
{
    std::string text;
    smtp::ContentReader reader(content);
    while (!reader.atEnd() && text.size() < mostRead) {
        const auto piece = reader.next();
        if (!piece || piece->empty())
            break;
        text += *piece;
    }
    return text;
}

/// The word after `name` in a Received field, "by mail.example.org (Mailstead) … id 3kx0-…".
std::string wordAfter(const std::string& value, std::string_view name)
{
    const std::string wanted = " " + std::string(name) + " ";
    const std::size_t at = (" " + value).find(wanted);
    if (at == std::string::npos)
        return {};
    const std::size_t begin = at + wanted.size() - 1;
    return value.substr(begin, std::min(value.find_first_of(" ;", begin), value.size()) - begin);
}

/// Ids of messages that our own Received in a returned header names.
std::vector<std::string> ownIds(const std::string& returnedHeader, const std::string& hostname)
{
    std::vector<std::string> ids;
    const auto header = message::scanHeader(returnedHeader);
    if (!header)
        return ids;
    for (const auto& field : header->fields) {
        if (!field.is("Received"))
            continue;
        std::string value = message::unfold(field.value);
        std::replace(value.begin(), value.end(), '\t', ' '); // folded lines begin with it
        std::string id = wordAfter(value, "id");
        if (message::lowerCase(wordAfter(value, "by")) == message::lowerCase(hostname) &&
            core::messageNumber(id) && ids.size() < mostMessages)
            ids.push_back(std::move(id));
    }
    return ids;
}

/// How our message was given to a server, if it was.
const TraceEvent* handover(const MessageTrace& trace, const std::string& recipient)
{
    const auto found =
        std::find_if(trace.events.begin(), trace.events.end(), [&](const TraceEvent& event) {
            return event.kind == "delivered" && message::lowerCase(event.recipient) == recipient;
        });
    return found == trace.events.end() ? nullptr : &*found;
}

} // namespace

IncomingReports::IncomingReports(std::string hostname, const smtp::Directory& directory,
                                 Store& store, EnvelopeIds envelopeIds)
    : m_hostname(std::move(hostname))
    , m_directory(directory)
    , m_store(store)
    , m_envelopeIds(std::move(envelopeIds))
{
}

bool IncomingReports::isCandidate(const smtp::Envelope& envelope)
{
    return envelope.sender.empty() && envelope.authenticatedUser.empty();
}

std::vector<BelievedFailure> IncomingReports::believed(const smtp::Envelope& envelope,
                                                       const smtp::Content& content) const
{
    std::vector<BelievedFailure> failures;
    if (!isCandidate(envelope))
        return failures;
    const auto report = message::parseDeliveryStatus(beginningOf(content));
    if (!report)
        return failures;
    const std::string source = sourceOf(envelope.clientAddress);
    const std::vector<std::string> named = ownIds(report->returnedHeader, m_hostname);
    std::map<std::string, std::optional<MessageTrace>> traces;
    const auto traceOf = [&](const std::string& id) -> const MessageTrace* {
        const auto known = traces.find(id);
        if (known != traces.end())
            return known->second ? &*known->second : nullptr;
        if (traces.size() == mostMessages)
            return nullptr;
        auto trace = m_store.trace(id);
        auto& kept = traces[id];
        if (trace)
            kept = std::move(*trace);
        return kept ? &*kept : nullptr;
    };
    for (const message::ParsedRecipient& failed : report->recipients) {
        // The same rule as for a server that refuses the recipient itself.
        if (!failed.isHardFailure() ||
            message::classify(failed.reply) != message::FailureClass::UnknownMailbox ||
            failures.size() == mostFailures)
            continue;
        const std::string recipient = message::lowerCase(failed.address);
        const std::string domain = recipient.substr(recipient.rfind('@') + 1);
        if (m_directory.isLocalDomain(domain))
            continue;
        const auto believe = [&](const std::string& id) {
            failures.push_back(
                {recipient, failed.reply, id, envelope.helo + " [" + envelope.clientAddress + "]"});
        };
        if (const auto id = m_envelopeIds.messageOf(report->envelopeId, domain)) {
            const MessageTrace* trace = traceOf(*id);
            if (trace != nullptr && handover(*trace, recipient) != nullptr)
                believe(*id);
            continue;
        }
        for (const std::string& id : named) {
            const MessageTrace* trace = traceOf(id);
            const TraceEvent* event = trace == nullptr ? nullptr : handover(*trace, recipient);
            if (event != nullptr && !source.empty() && sourceOf(event->address) == source) {
                believe(id);
                break;
            }
        }
    }
    return failures;
}

void IncomingReports::suppress(const std::vector<BelievedFailure>& failures,
                               const std::string& reportId, TimePoint now) const
{
    for (const BelievedFailure& failure : failures) {
        const auto kept =
            m_store.suppress({failure.recipient, failure.reply, failure.messageId, now});
        if (!kept) {
            core::logError("queue", failure.messageId,
                           "cannot remember that <" + failure.recipient +
                               "> does not exist: " + kept.error().text());
            continue;
        }
        core::logWarn("queue", failure.messageId,
                      "<" + failure.recipient + "> failed after it was taken, message " + reportId +
                          " from " + failure.host + " reports: " + failure.reply +
                          "; it is suppressed from now on");
        TraceEvent event;
        event.at = now;
        event.kind = "bounced";
        event.recipient = failure.recipient;
        event.text = "a notification came in as message " + reportId +
                     ": there is no such mailbox; suppressed from now on";
        event.host = failure.host;
        event.reply = failure.reply;
        if (const auto traced = m_store.addTrace(failure.messageId, event); !traced)
            core::logError("queue", failure.messageId,
                           "the report is not in its trace: " + traced.error().text());
    }
}

} // namespace mailstead::queue

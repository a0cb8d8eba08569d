#include "queue/preparation.h"

#include "core/random_id.h"
#include "message/address.h"
#include "message/header.h"
#include "message/notice.h"
#include "message/received.h"
#include "message/subject.h"
#include "message/submission.h"

#include <algorithm>

namespace mailstead::queue
{

namespace
{

TraceEvent event(TimePoint at, const char* kind, std::string text)
{
    TraceEvent result;
    result.at = at;
    result.kind = kind;
    result.text = std::move(text);
    return result;
}

bool hasEightBit(std::string_view content)
{
    return std::any_of(content.begin(), content.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

std::string describeArrival(const smtp::Envelope& envelope)
{
    std::string text = "from " + (envelope.helo.empty() ? std::string("a client") : envelope.helo);
    if (!envelope.clientAddress.empty())
        text += " [" + envelope.clientAddress + "]";
    text += " for";
    for (const smtp::Recipient& recipient : envelope.recipients)
        text += " <" + recipient.address + ">";
    return text;
}

std::string describeChecks(const smtp::Envelope& envelope)
{
    return envelope.authenticatedUser.empty() ? "not signed in; every recipient is ours"
                                              : "signed in as " + envelope.authenticatedUser;
}

std::string describeTargets(const NewMessage& message)
{
    const auto local =
        std::count_if(message.targets.begin(), message.targets.end(),
                      [](const auto& target) { return target.route == Route::Local; });
    const auto remote = static_cast<std::ptrdiff_t>(message.targets.size()) - local;
    return std::to_string(local) + " local and " + std::to_string(remote) + " remote recipients, " +
           std::to_string(message.content.size()) + " bytes";
}

/// Does the message carry the List-Id that is in `fields`?
bool wentThroughList(std::string_view text, std::string_view fields)
{
    const std::size_t begin = fields.find('<');
    const std::size_t end = fields.find('>', begin);
    const auto header = message::scanHeader(text);
    if (end == std::string_view::npos || !header)
        return false;
    const auto field = header->find("List-Id");
    return field.has_value() &&
           message::lowerCase(field->value).find(fields.substr(begin, end - begin + 1)) !=
               std::string::npos;
}

} // namespace

Preparation::Preparation(std::string hostname, const smtp::Directory& directory,
                         const smtp::Signer& signer)
    : m_hostname(std::move(hostname))
    , m_directory(directory)
    , m_signer(signer)
{
}

/// What the sender wants to be told goes on with the message as RFC 3461, section 5.2.7, says.
Preparation::Added Preparation::addTargets(NewMessage& message, const smtp::Recipient& recipient,
                                           const std::string& sender) const
{
    smtp::Routing routing;
    Added added;
    smtp::Notify notify = recipient.notify;
    const auto kind = m_directory.recipient(recipient.address);
    if (kind == smtp::RecipientKind::NotLocal)
        routing.targets.push_back({recipient.address});
    else
        routing = m_directory.route(recipient.address, sender);
    const bool several = routing.targets.size() > 1;
    const bool toList = !routing.targets.empty() && routing.targets.front().throughList;
    if (kind == smtp::RecipientKind::Alias && (several || toList)) {
        const bool onlyList =
            std::all_of(routing.targets.begin(), routing.targets.end(),
                        [](const smtp::RoutedTarget& target) { return target.throughList; });
        message::NoticeQuestion question;
        question.outcome =
            onlyList ? message::DeliveryOutcome::Delivered : message::DeliveryOutcome::Expanded;
        question.notify = notify;
        question.sender = sender;
        if (message::noticeFor(question))
            added.arrived = {recipient.address, recipient.original, !onlyList};
        notify = message::notifyOfTargets(notify);
    }
    if (!routing.note.empty())
        message.events.push_back(event(std::chrono::system_clock::now(), "checks",
                                       recipient.address + " " + routing.note));
    for (const auto& [address, ownSender, throughList] : routing.targets) {
        const auto domain = std::string_view(address).substr(address.rfind('@') + 1);
        const Route route = m_directory.isLocalDomain(domain) ? Route::Local : Route::Remote;
        // Local parts of other servers may differ by case (RFC 5321, section 2.4).
        const bool known =
            std::any_of(message.targets.begin(), message.targets.end(), [&](const auto& target) {
                return route == Route::Local
                           ? message::lowerCase(target.recipient) == message::lowerCase(address)
                           : target.recipient == address;
            });
        if (!known)
            message.targets.push_back({address, route, ownSender,
                                       // A list with its own reverse-path hands on no wishes.
                                       throughList ? smtp::Notify() : notify,
                                       throughList ? std::string() : recipient.original});
    }
    added.fields = std::move(routing.fields);
    return added;
}

core::Result<NewMessage> Preparation::taken(smtp::Envelope envelope, smtp::Content content) const
{
    const TimePoint now = std::chrono::system_clock::now();
    if (envelope.receivedAt == TimePoint())
        envelope.receivedAt = now;
    const auto header = content.header();
    if (!header)
        return tl::unexpected(header.error());
    // A retry for ever is no answer to a loop; the session turns this kind into a final refusal.
    if (message::receivedCount(*header) >= message::maxReceivedFields)
        return core::fail(core::ErrorKind::InvalidInput, "the message goes round in a loop",
                          "it carries " + std::to_string(message::maxReceivedFields) +
                              " Received fields or more");
    NewMessage message;
    message.events.reserve(6);
    TraceEvent arrival = event(envelope.receivedAt, "received", describeArrival(envelope));
    arrival.host = envelope.helo;
    arrival.address = envelope.clientAddress;
    arrival.tls = envelope.tlsDescription;
    message.events.push_back(std::move(arrival));
    message.events.push_back(event(now, "checks", describeChecks(envelope)));
    message.subject = message::subjectOf(*header);

    std::string fields; // of the first list: a message has one List-Id (RFC 2919, section 3)
    bool looped = false;
    for (const smtp::Recipient& recipient : envelope.recipients) {
        const std::size_t before = message.targets.size();
        Added added = addTargets(message, recipient, envelope.sender);
        if (!added.fields.empty() && wentThroughList(*header, added.fields)) {
            message.targets.resize(before, {{}, Route::Local});
            looped = true;
            continue;
        }
        if (fields.empty())
            fields = std::move(added.fields);
        if (added.arrived)
            message.arrived.push_back(std::move(*added.arrived));
    }
    if (message.targets.empty())
        return core::fail(core::ErrorKind::InvalidInput,
                          looped ? "the message has been through this list already"
                                 : "none of the recipients is there any more");

    const std::string front = message::receivedField(envelope, m_hostname) + fields;
    message.eightBit = envelope.eightBit;
    if (envelope.authenticatedUser.empty()) {
        message.content = content.withFront(front);
    } else {
        auto complete = completed(envelope, content, front, now, message);
        if (!complete)
            return tl::unexpected(complete.error());
        message.content = std::move(*complete);
    }

    message.envelope = std::move(envelope);
    message.events.push_back(event(now, "queued", describeTargets(message)));
    return message;
}

/// What a submission server does to a message (RFC 6409), and our signature. For that the whole
/// text is needed once; of a large one only the header stays in memory afterwards.
core::Result<smtp::Content> Preparation::completed(const smtp::Envelope& envelope,
                                                   const smtp::Content& content,
                                                   const std::string& front, TimePoint now,
                                                   NewMessage& message) const
{
    const auto whole = content.whole();
    if (!whole)
        return tl::unexpected(whole.error());
    auto text = message::completeSubmission(*whole, envelope.id, m_hostname, now);
    if (!text)
        return tl::unexpected(text.error());
    const auto from = message::authors(*text);
    if (!from)
        return tl::unexpected(from.error());
    const std::string domain = message::lowerCase(from->front().domain);
    const auto signature = m_signer.sign(domain, *text);
    if (!signature)
        return tl::unexpected(signature.error());
    message.events.push_back(
        event(now, "signed",
              signature->empty() ? "not signed: no key for " + domain : "DKIM for " + domain));
    if (content.isInMemory())
        return smtp::Content(front + *signature + *text);
    // The body is untouched: it is what follows the header in the file.
    const auto header = smtp::Content(*text).header(text->size());
    const std::uint64_t body = text->size() - header->size();
    return smtp::Content(front + *signature + *header, content.file(), {},
                         content.file()->size() - body);
}

core::Result<NewMessage> Preparation::ours(const std::string& id, const std::string& recipient,
                                           std::string content, TimePoint now) const
{
    NewMessage message;
    message.envelope.id = id;
    message.envelope.recipients = {{recipient}};
    message.envelope.receivedAt = now;
    message.subject = message::subjectOf(content);
    message.events.push_back(event(now, "received", "written by mailsteadd for " + recipient));

    // From is postmaster@hostname; a key of a domain above it is aligned as well (RFC 7489, 3.1.1).
    std::string domain = message::lowerCase(m_hostname);
    std::string signature;
    while (signature.empty() && domain.find('.') != std::string::npos) {
        if (m_directory.isLocalDomain(domain)) {
            auto made = m_signer.sign(domain, content);
            if (!made)
                return tl::unexpected(made.error());
            signature = std::move(*made);
            if (!signature.empty())
                message.events.push_back(event(now, "signed", "DKIM for " + domain));
        }
        domain.erase(0, domain.find('.') + 1);
    }
    message.eightBit = hasEightBit(content);
    const std::string fields = addTargets(message, {recipient}, {}).fields;
    message.content = smtp::Content(fields + signature + content);
    if (message.targets.empty())
        return core::fail(core::ErrorKind::NotFound, recipient + " is not there any more");
    message.events.push_back(event(now, "queued", describeTargets(message)));
    return message;
}

} // namespace mailstead::queue

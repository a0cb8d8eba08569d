// message.send.
#include "control/methods.h"
#include "core/random_id.h"
#include "message/compose.h"

namespace mailstead::control
{

namespace
{

std::vector<std::string> recipients(const nlohmann::json& to)
{
    return to.is_string() ? std::vector<std::string>{to.get<std::string>()}
                          : to.get<std::vector<std::string>>();
}

void send(const CallPtr& call, const Services& services)
{
    const auto& parameters = call->parameters();
    message::PlainText plain;
    plain.from = parameters.at("from").get<std::string>();
    plain.to = recipients(parameters.at("to"));
    plain.subject = parameters.value("subject", "");
    plain.text = parameters.value("text", "");
    plain.id = core::randomMessageId();
    plain.hostname = services.config.hostname;
    plain.date = std::chrono::system_clock::now();

    if (services.accounts.recipient(plain.from) != smtp::RecipientKind::Mailbox) {
        call->fail({core::ErrorKind::NotFound,
                    plain.from + " is not a mailbox of this server",
                    {},
                    "send from a mailbox of this server"});
        return;
    }
    if (plain.to.size() > services.config.maxRecipients) {
        call->fail({core::ErrorKind::InvalidInput, "there are too many recipients"});
        return;
    }
    const auto content = message::compose(plain);
    if (!content) {
        call->fail(content.error());
        return;
    }
    smtp::Envelope envelope;
    envelope.id = plain.id;
    envelope.sender = plain.from;
    for (const std::string& address : plain.to) {
        if (services.accounts.recipient(address) == smtp::RecipientKind::Unknown) {
            call->fail({core::ErrorKind::NotFound, "there is no mailbox " + address + " here"});
            return;
        }
        envelope.recipients.push_back({address});
    }
    envelope.helo = "control";
    envelope.authenticatedUser = plain.from;
    envelope.receivedAt = plain.date;
    services.intake.take(std::move(envelope), smtp::Content(*content),
                         [call, id = plain.id](const core::Result<void>& taken) {
                             if (taken)
                                 call->reply({{"id", id}});
                             else
                                 call->fail(taken.error());
                         });
}

} // namespace

void addMessageMethods(Server& server, const Services& services)
{
    server.add("message.send", [&services](const CallPtr& call) { send(call, services); });
}

} // namespace mailstead::control

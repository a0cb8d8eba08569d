#include "setup/proof_step.h"

#include "setup/commands.h"
#include "setup/daemon_link.h"
#include "setup/facts.h"
#include "setup/journal.h"
#include "setup/look_findings.h"
#include "setup/settings.h"
#include "setup/text.h"
#include "setup/verdicts.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QRandomGenerator>

namespace mailstead::setup
{

namespace
{

using core::ErrorKind;
using core::Result;

constexpr std::chrono::seconds pollInterval(1);

QString textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString().left(2000);
}

/// Ten characters that are found nowhere else, so that the reply is known by its subject.
QString makeToken()
{
    static const char alphabet[] = "abcdefghjkmnpqrstuvwxyz23456789";
    QString token;
    for (int i = 0; i < 10; ++i)
        token += QLatin1Char(
            alphabet[QRandomGenerator::system()->bounded(static_cast<int>(sizeof alphabet - 1))]);
    return token;
}

QString eventText(const QJsonObject& event)
{
    QStringList parts{textOf(event, "kind"), textOf(event, "text")};
    for (const char* key : {"host", "address", "tls", "reply"}) {
        const QString part = textOf(event, key);
        if (!part.isEmpty() && !parts.last().contains(part))
            parts.append(part);
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

bool ProofStep::isSkipped(const Settings& settings) const
{
    return settings.skipProof || settings.proofRecipient.isEmpty() || settings.mailbox.isEmpty();
}

Result<Plan> ProofStep::plan(Context& context)
{
    const auto before = context.journal.step(id());
    const bool proven =
        before && (before->state == StepState::Done || before->state == StepState::AlreadyDone);
    if (proven &&
        context.settings.decisions.value(QStringLiteral("proof")) != QLatin1String("again"))
        return Plan{};
    Plan plan;
    plan.changes.append(
        {Change::Kind::Message,
         context.settings.proofRecipient,
         Text::tr("gets a message from %1, and is expected to reply").arg(context.settings.mailbox),
         {},
         {},
         false});
    return plan;
}

Result<QString> ProofStep::send(Context& context, const QString& subject)
{
    context.reporter.activity(
        Text::tr("Sending a message to %1").arg(context.settings.proofRecipient));
    context.reporter.log(LogEntry::Kind::Command,
                         QStringLiteral("message.send %1 → %2")
                             .arg(context.settings.mailbox, context.settings.proofRecipient));
    const auto sent = context.daemon.call(
        QStringLiteral("message.send"),
        {{QStringLiteral("from"), context.settings.mailbox},
         {QStringLiteral("to"), context.settings.proofRecipient},
         {QStringLiteral("subject"), subject},
         {QStringLiteral("text"),
          Text::tr("This message proves that mail from the new server %1 arrives.\n\n"
                   "Please reply to it, so that the way back is proven too.\n")
              .arg(context.settings.hostname)}},
        context.cancel);
    if (!sent)
        return tl::unexpected(sent.error());
    return textOf(*sent, "id");
}

Result<> ProofStep::follow(Context& context, const QString& messageId)
{
    QElapsedTimer timer;
    timer.start();
    qsizetype told = 0;
    QString lastEvent;
    while (
        !timer.hasExpired(std::chrono::milliseconds(context.settings.deliveryWaitLimit).count())) {
        const auto trace = context.daemon.call(QStringLiteral("trace.get"),
                                               {{QStringLiteral("id"), messageId}}, context.cancel);
        if (!trace)
            return tl::unexpected(trace.error());
        const QJsonArray events = trace->value(QLatin1String("events")).toArray();
        for (; told < events.size(); ++told) {
            const QJsonObject event = events.at(told).toObject();
            const QString kind = textOf(event, "kind");
            lastEvent = eventText(event);
            context.reporter.log(LogEntry::Kind::Answer, lastEvent);
            context.reporter.activity(lastEvent);
            if (kind == QLatin1String("delivered")) {
                core::Finding finding;
                finding.id = QStringLiteral("proof-sent");
                finding.severity = core::Severity::Ok;
                finding.title =
                    Text::tr("The message was taken by %1")
                        .arg(textOf(event, "host").isEmpty() ? context.settings.proofRecipient
                                                             : textOf(event, "host"));
                finding.evidence = {lastEvent};
                context.reporter.finding(finding);
                return {};
            }
            if (kind == QLatin1String("bounced") || kind == QLatin1String("deleted"))
                return core::fail(
                    ErrorKind::Refused,
                    Text::tr("The message to %1 was refused").arg(context.settings.proofRecipient),
                    lastEvent,
                    Text::tr("The other server's words say why. PTR, SPF and a "
                             "blocklist entry are the usual reasons."));
        }
        if (!waitFor(pollInterval, context.cancel))
            return tl::unexpected(cancelledError());
    }
    return core::fail(ErrorKind::Timeout,
                      Text::tr("The message to %1 has not been delivered yet")
                          .arg(context.settings.proofRecipient),
                      lastEvent,
                      Text::tr("It stays in the queue and is tried again. Look at the queue, then "
                               "run this step again."));
}

Result<> ProofStep::awaitReply(Context& context, const QDateTime& since)
{
    const QString domain = context.settings.proofRecipient.section(u'@', -1).toLower();
    context.reporter.activity(Text::tr("Waiting for a reply from %1 to %2")
                                  .arg(context.settings.proofRecipient, context.settings.mailbox));
    const QJsonObject filter{{QStringLiteral("recipient"), context.settings.mailbox},
                             {QStringLiteral("outcome"), QStringLiteral("delivered")},
                             {QStringLiteral("since"), since.toUTC().toString(Qt::ISODateWithMs)}};
    QElapsedTimer timer;
    timer.start();
    while (!timer.hasExpired(std::chrono::milliseconds(context.settings.replyWaitLimit).count())) {
        const auto history = context.daemon.call(QStringLiteral("history.list"),
                                                 {{QStringLiteral("filter"), filter},
                                                  {QStringLiteral("offset"), 0},
                                                  {QStringLiteral("limit"), 100}},
                                                 context.cancel);
        if (!history)
            return tl::unexpected(history.error());
        const QJsonArray rows = history->value(QLatin1String("rows")).toArray();
        for (const QJsonValue& value : rows) {
            const QJsonObject row = value.toObject();
            const QString sender = textOf(row, "sender").toLower();
            // Automatic replies come with an empty sender (RFC 3834).
            if (!sender.isEmpty() && sender != QLatin1String("<>") &&
                !sender.endsWith(u'@' + domain) && !sender.endsWith(u'.' + domain))
                continue;
            context.reporter.log(
                LogEntry::Kind::Answer,
                Text::tr("Received from %1: %2")
                    .arg(sender.isEmpty() ? QStringLiteral("<>") : sender, textOf(row, "subject")));
            return {};
        }
        if (!waitFor(pollInterval, context.cancel))
            return tl::unexpected(cancelledError());
    }
    return core::fail(ErrorKind::Timeout,
                      Text::tr("No reply from %1 has come in").arg(context.settings.proofRecipient),
                      Text::tr("the message to it was delivered"),
                      Text::tr("Reply to the message, and look whether it is in the spam folder "
                               "there; then run this step again."));
}

Result<QByteArray> ProofStep::readReply(Context& context, const QString& token)
{
    const QString local = context.settings.proofRecipient;
    for (const QStringList& criterion :
         {QStringList{QStringLiteral("SUBJECT"), token},
          QStringList{QStringLiteral("FROM"), local, QStringLiteral("SENTSINCE"),
                      QStringLiteral("1d")}}) {
        const auto found = probe(context, QStringLiteral("doveadm"),
                                 QStringList{QStringLiteral("fetch"), QStringLiteral("-u"),
                                             context.settings.mailbox, QStringLiteral("text"),
                                             QStringLiteral("mailbox"), QStringLiteral("*")} +
                                     criterion);
        if (!found)
            return tl::unexpected(found.error());
        if (found->exitCode == 0 && !found->output.trimmed().isEmpty())
            return found->output;
    }
    return core::fail(ErrorKind::NotFound,
                      Text::tr("The reply was delivered, but is not in the mailbox"),
                      context.settings.mailbox, Text::tr("Look at Dovecot's log on the server."));
}

Result<> ProofStep::apply(Context& context, const Plan&)
{
    const QString token = makeToken();
    // The server's clock, which stamps its history, may be off a little.
    const QDateTime since = QDateTime::currentDateTimeUtc()
                                .addMSecs(context.facts.clockOffsetMs.value_or(0))
                                .addSecs(-5);
    const auto sent = send(context, Text::tr("Mailstead proof %1").arg(token));
    if (!sent)
        return tl::unexpected(sent.error());
    if (auto ok = follow(context, *sent); !ok)
        return ok;
    if (auto ok = awaitReply(context, since); !ok)
        return ok;
    const auto reply = readReply(context, token);
    if (!reply)
        return tl::unexpected(reply.error());
    core::Finding received;
    received.id = QStringLiteral("proof-received");
    received.severity = core::Severity::Ok;
    received.title = Text::tr("A reply came back into %1").arg(context.settings.mailbox);
    context.reporter.finding(received);
    const QList<core::Finding> findings =
        verdictFindings(verdictsIn(*reply, context.settings.domain));
    for (const core::Finding& finding : findings) {
        context.reporter.finding(finding);
        context.reporter.log(LogEntry::Kind::Answer, finding.title);
    }
    return judge(findings);
}

Result<> ProofStep::verify(Context&)
{
    // The delivered message and its reply were the proof.
    return {};
}

} // namespace mailstead::setup

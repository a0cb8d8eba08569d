#include "setup/mailboxes_step.h"

#include "setup/commands.h"
#include "setup/daemon_link.h"
#include "setup/domain.h"
#include "setup/settings.h"
#include "setup/text.h"

#include <QJsonArray>

namespace mailstead::setup
{

namespace
{

using core::Result;

Result<bool> mailboxExists(Context& context)
{
    const auto answer = context.daemon.call(QStringLiteral("account.list"), {}, context.cancel);
    if (!answer)
        return tl::unexpected(answer.error());
    const QJsonArray accounts = answer->value(QLatin1String("accounts")).toArray();
    for (const QJsonValue& account : accounts) {
        const QString address = account.toObject().value(QLatin1String("address")).toString();
        if (address.compare(context.settings.mailbox, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

bool MailboxesStep::isSkipped(const Settings& settings) const
{
    return settings.mailbox.isEmpty();
}

Result<Plan> MailboxesStep::plan(Context& context)
{
    context.reporter.activity(Text::tr("Looking at the mailboxes"));
    const auto exists = mailboxExists(context);
    if (!exists)
        return tl::unexpected(exists.error());
    Plan plan;
    if (*exists && !context.settings.changeMailboxPassword)
        return plan;
    if (context.settings.mailboxPassword.isEmpty())
        return core::fail(core::ErrorKind::InvalidInput,
                          Text::tr("The mailbox %1 needs a password").arg(context.settings.mailbox),
                          {}, Text::tr("Enter a password for it."));
    plan.changes.append({Change::Kind::Account,
                         context.settings.mailbox,
                         *exists ? Text::tr("gets the new password")
                                 : Text::tr("is made, with the password you chose"),
                         {},
                         {},
                         false});
    return plan;
}

Result<> MailboxesStep::apply(Context& context, const Plan&)
{
    if (auto ok = ensureDomain(context); !ok)
        return ok;
    const auto exists = mailboxExists(context);
    if (!exists)
        return tl::unexpected(exists.error());
    if (*exists && !context.settings.changeMailboxPassword)
        return {};
    const QString method =
        *exists ? QStringLiteral("account.setPassword") : QStringLiteral("account.add");
    context.reporter.log(LogEntry::Kind::Command,
                         QStringLiteral("%1 %2").arg(method, context.settings.mailbox));
    const vault::Secret& password = context.settings.mailboxPassword;
    const auto done = context.daemon.call(
        method,
        {{QStringLiteral("address"), context.settings.mailbox},
         {QStringLiteral("password"), QString::fromUtf8(password.data(), password.size())}},
        context.cancel);
    if (!done)
        return tl::unexpected(done.error());
    return {};
}

Result<> MailboxesStep::verify(Context& context)
{
    const auto exists = mailboxExists(context);
    if (!exists)
        return tl::unexpected(exists.error());
    if (!*exists)
        return core::fail(core::ErrorKind::NotFound,
                          Text::tr("The mailbox %1 is not there").arg(context.settings.mailbox), {},
                          Text::tr("Run this step again."));
    // The daemon knows it; Dovecot, which serves it, must know it too. The daemon writes Dovecot's
    // list of users a moment later.
    Result<ssh::CommandResult> asked;
    for (int attempt = 0; attempt < 20; ++attempt) {
        asked = probe(context, QStringLiteral("doveadm"),
                      {QStringLiteral("user"), context.settings.mailbox});
        if (!asked)
            return tl::unexpected(asked.error());
        if (asked->exitCode == 0)
            return {};
        if (!waitFor(std::chrono::milliseconds(500), context.cancel))
            return tl::unexpected(cancelledError());
    }
    return core::fail(
        core::ErrorKind::CommandFailed,
        Text::tr("Dovecot does not know the mailbox %1").arg(context.settings.mailbox),
        QString::fromUtf8(asked->errors.trimmed()).left(500),
        Text::tr("Run the step “%1” again.").arg(title(StepId::Install)));
}

} // namespace mailstead::setup

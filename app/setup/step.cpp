#include "setup/step.h"

#include "setup/text.h"

namespace mailstead::setup
{

QList<StepId> allSteps()
{
    return {StepId::Look, StepId::Prepare,     StepId::Name,      StepId::Install,
            StepId::Dns,  StepId::Certificate, StepId::Mailboxes, StepId::Proof};
}

std::optional<StepId> stepIdFromString(const QString& name)
{
    for (StepId id : allSteps()) {
        if (toString(id) == name)
            return id;
    }
    return std::nullopt;
}

QString toString(StepId id)
{
    switch (id) {
    case StepId::Look:
        return QStringLiteral("look");
    case StepId::Prepare:
        return QStringLiteral("prepare");
    case StepId::Name:
        return QStringLiteral("name");
    case StepId::Install:
        return QStringLiteral("install");
    case StepId::Dns:
        return QStringLiteral("dns");
    case StepId::Certificate:
        return QStringLiteral("certificate");
    case StepId::Mailboxes:
        return QStringLiteral("mailboxes");
    case StepId::Proof:
        return QStringLiteral("proof");
    }
    return {};
}

QString title(StepId id)
{
    switch (id) {
    case StepId::Look:
        return Text::tr("Look");
    case StepId::Prepare:
        return Text::tr("Prepare");
    case StepId::Name:
        return Text::tr("Name");
    case StepId::Install:
        return Text::tr("Install");
    case StepId::Dns:
        return Text::tr("DNS and PTR");
    case StepId::Certificate:
        return Text::tr("Certificate");
    case StepId::Mailboxes:
        return Text::tr("Mailboxes");
    case StepId::Proof:
        return Text::tr("Prove it");
    }
    return {};
}

QString summary(StepId id)
{
    switch (id) {
    case StepId::Look:
        return Text::tr("Looks at the server and changes nothing.");
    case StepId::Prepare:
        return Text::tr("Refreshes the package lists and installs what is missing.");
    case StepId::Name:
        return Text::tr("Gives the server its host name, and restarts it when that is needed.");
    case StepId::Install:
        return Text::tr("Installs the mail daemon and connects Dovecot to it.");
    case StepId::Dns:
        return Text::tr("Shows the DNS records that are needed and watches them arrive.");
    case StepId::Certificate:
        return Text::tr("Gets a certificate for the server's name and keeps it renewed.");
    case StepId::Mailboxes:
        return Text::tr("Makes the first mailbox.");
    case StepId::Proof:
        return Text::tr("Sends a real message and waits for a reply.");
    }
    return {};
}

QString toString(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return QStringLiteral("waiting");
    case StepState::Running:
        return QStringLiteral("running");
    case StepState::Done:
        return QStringLiteral("done");
    case StepState::AlreadyDone:
        return QStringLiteral("already-done");
    case StepState::Decide:
        return QStringLiteral("decide");
    case StepState::Failed:
        return QStringLiteral("failed");
    case StepState::Skipped:
        return QStringLiteral("skipped");
    case StepState::Undone:
        return QStringLiteral("undone");
    }
    return {};
}

QString toString(Change::Kind kind)
{
    switch (kind) {
    case Change::Kind::File:
        return QStringLiteral("file");
    case Change::Kind::Package:
        return QStringLiteral("package");
    case Change::Kind::Service:
        return QStringLiteral("service");
    case Change::Kind::Command:
        return QStringLiteral("command");
    case Change::Kind::Reboot:
        return QStringLiteral("reboot");
    case Change::Kind::Upload:
        return QStringLiteral("upload");
    case Change::Kind::Record:
        return QStringLiteral("record");
    case Change::Kind::Account:
        return QStringLiteral("account");
    case Change::Kind::Message:
        return QStringLiteral("message");
    }
    return {};
}

QString toString(LogEntry::Kind kind)
{
    switch (kind) {
    case LogEntry::Kind::Command:
        return QStringLiteral("command");
    case LogEntry::Kind::Output:
        return QStringLiteral("output");
    case LogEntry::Kind::ErrorOutput:
        return QStringLiteral("error-output");
    case LogEntry::Kind::Note:
        return QStringLiteral("note");
    case LogEntry::Kind::Answer:
        return QStringLiteral("answer");
    }
    return {};
}

core::Result<> Step::undo(Context&)
{
    return core::fail(core::ErrorKind::InvalidInput,
                      Text::tr("The step “%1” cannot be undone").arg(title(id())));
}

} // namespace mailstead::setup

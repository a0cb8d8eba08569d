#include "pages/setup_texts.h"

#include <QLocale>
#include <algorithm>

namespace mailstead::pages
{

using core::Severity;
using setup::StepId;
using setup::StepState;

int countOf(const QList<core::Finding>& findings, Severity severity)
{
    return int(
        std::count_if(findings.begin(), findings.end(), [severity](const core::Finding& finding) {
            return finding.severity == severity;
        }));
}

bool isSettled(StepState state)
{
    return state == StepState::Done || state == StepState::AlreadyDone ||
           state == StepState::Skipped;
}

QString SetupTexts::heading(const setup::StepStatus& status)
{
    switch (status.id) {
    case StepId::Look:
        if (isSettled(status.state) || status.state == StepState::Decide ||
            status.state == StepState::Failed) {
            if (countOf(status.findings, Severity::Bad) > 0)
                return tr("This server cannot carry mail yet");
            if (status.state != StepState::Failed)
                return tr("This server can carry mail");
        }
        return tr("Look at the server");
    case StepId::Prepare:
        return tr("Prepare the server");
    case StepId::Name:
        return tr("Name the server");
    case StepId::Install:
        return tr("Install the mail services");
    case StepId::Dns:
        return tr("Tell the world where the mail goes");
    case StepId::Certificate:
        return tr("Get the certificate");
    case StepId::Mailboxes:
        return tr("Make the first mailbox");
    case StepId::Proof:
        return tr("Prove it with a real message");
    }
    return {};
}

QString SetupTexts::lead(const setup::StepStatus& status, const setup::Settings& settings)
{
    switch (status.id) {
    case StepId::Look: {
        const int decide = countOf(status.findings, Severity::Decide);
        const int bad = countOf(status.findings, Severity::Bad);
        if (bad > 0)
            return tr("%n thing(s) must be put right first. Nothing has been changed yet.", nullptr,
                      bad);
        if (decide > 0)
            return tr("%n thing(s) to decide first. Nothing has been changed yet.", nullptr,
                      decide);
        if (isSettled(status.state))
            return tr("Nothing stands in the way. Nothing has been changed yet.");
        return tr("System, memory, clock, ports and names are looked at. Nothing is changed.");
    }
    case StepId::Prepare:
        return tr("The package lists are refreshed and what is missing is installed from the "
                  "distribution itself.");
    case StepId::Name:
        return tr("It will call itself %1. Other mail servers check that this name, its address "
                  "and the reverse record agree.")
            .arg(settings.hostname);
    case StepId::Install:
        return tr("The mail daemon is one file with a service of its own. Dovecot comes from the "
                  "distribution and lets mail programs read.");
    case StepId::Dns:
        return tr("Make these records where you bought %1, then wait here: every name server "
                  "is asked until it answers right. The PTR record is set at your hoster.")
            .arg(settings.domain);
    case StepId::Certificate:
        return tr("The authority reaches the server by its name and then signs. It is asked only "
                  "when the name leads here, and the certificate renews itself.");
    case StepId::Mailboxes:
        return tr("%1 can sign in afterwards, with the password that you chose.")
            .arg(settings.mailbox);
    case StepId::Proof:
        if (settings.proofRecipient.isEmpty())
            return tr("A message goes out and a reply comes back.");
        return tr("A message goes from %1 to %2. Answer it, and the reply shows that mail comes "
                  "in as well.")
            .arg(settings.mailbox, settings.proofRecipient);
    }
    return {};
}

QString SetupTexts::work(StepId id, const QString& hostname)
{
    switch (id) {
    case StepId::Look:
        return tr("Looking at %1").arg(hostname);
    case StepId::Prepare:
        return tr("Preparing %1").arg(hostname);
    case StepId::Name:
        return tr("Naming %1").arg(hostname);
    case StepId::Install:
        return tr("Installing on %1").arg(hostname);
    case StepId::Dns:
        return tr("Watching the records of %1 arrive").arg(hostname);
    case StepId::Certificate:
        return tr("Getting the certificate of %1").arg(hostname);
    case StepId::Mailboxes:
        return tr("Making the mailbox on %1").arg(hostname);
    case StepId::Proof:
        return tr("Sending the proof from %1").arg(hostname);
    }
    return {};
}

QString SetupTexts::detail(const setup::StepStatus& status)
{
    switch (status.state) {
    case StepState::Waiting:
        return {};
    case StepState::Running:
    case StepState::Done:
    case StepState::AlreadyDone:
        if (status.activity.isEmpty())
            return status.state == StepState::AlreadyDone ? tr("was so already") : QString();
        return status.activity;
    case StepState::Decide:
        return tr("%n decision(s)", nullptr,
                  std::max(1, countOf(status.findings, Severity::Decide)));
    case StepState::Failed:
        return status.error.what;
    case StepState::Skipped:
        return tr("left out");
    case StepState::Undone:
        return tr("undone");
    }
    return {};
}

QString SetupTexts::doIt(StepId id)
{
    switch (id) {
    case StepId::Look:
        return tr("Look at the server");
    case StepId::Prepare:
        return tr("Prepare the server");
    case StepId::Name:
        return tr("Name the server");
    case StepId::Install:
        return tr("Install");
    case StepId::Dns:
        return tr("Watch the records arrive");
    case StepId::Certificate:
        return tr("Get the certificate");
    case StepId::Mailboxes:
        return tr("Make the mailbox");
    case StepId::Proof:
        return tr("Send the message");
    }
    return {};
}

QString SetupTexts::undoQuestion(StepId id)
{
    return tr("Undo “%1”?").arg(setup::title(id));
}

QString SetupTexts::duration(const QDateTime& from, const QDateTime& to)
{
    if (!from.isValid() || !to.isValid() || to < from)
        return {};
    const qint64 ms = from.msecsTo(to);
    if (ms < 10'000)
        return tr("%1 s").arg(QLocale().toString(double(ms) / 1000, 'f', 1));
    const qint64 seconds = ms / 1000;
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

widgets::StepLook SetupTexts::look(StepState state)
{
    switch (state) {
    case StepState::Waiting:
    case StepState::Undone:
        return widgets::StepLook::Waiting;
    case StepState::Running:
        return widgets::StepLook::Running;
    case StepState::Done:
    case StepState::AlreadyDone:
        return widgets::StepLook::Done;
    case StepState::Decide:
        return widgets::StepLook::Decide;
    case StepState::Failed:
        return widgets::StepLook::Failed;
    case StepState::Skipped:
        return widgets::StepLook::Skipped;
    }
    return widgets::StepLook::Waiting;
}

} // namespace mailstead::pages

#pragma once

#include "vault/secret.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <chrono>
#include <functional>

namespace mailstead::ssh
{

/// A program with its arguments, to be run on the server without any surprise by a shell.
struct RemoteCommand {
    QString program;
    QStringList arguments = {};
    QByteArray input = {};          ///< given on standard input, then end of file
    vault::Secret secretInput = {}; ///< the same for secrets (before `input`); never shown
    bool asRoot = true;             ///< through sudo when the connection's user is not root
    std::chrono::milliseconds timeout{60'000};
    QStringList environment = {}; ///< "NAME=value"
    bool quiet = false;           ///< a probe: shown in the log only on demand

    /// What is shown to people: program and arguments, quoted. Secrets are never arguments.
    QString display() const;
    /// What is sent to the server's shell: every word quoted by quoteWord().
    QByteArray shellLine(bool withSudo, bool sudoReadsPassword) const;
};

/// The one quoting function: a word for a POSIX shell. NUL bytes are not representable and are
/// refused by Host::run.
QString quoteWord(const QString& word);

struct CommandResult {
    int exitCode = -1; ///< 128 + n when ended by signal n
    QByteArray output; ///< standard output, at most Host::outputLimit bytes
    QByteArray errors; ///< standard error, likewise
    bool truncated = false;
};

enum class OutputStream { Standard, Error };
/// Called on the calling thread while the command runs, in whole lines where possible.
using OutputHandler = std::function<void(OutputStream, const QByteArray&)>;

} // namespace mailstead::ssh

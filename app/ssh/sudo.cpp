#include "ssh/sudo.h"

#include <QCoreApplication>

namespace mailstead::ssh::sudo
{
namespace
{

using core::Error;
using core::ErrorKind;

constexpr qsizetype preludeLimit = 64 * 1024;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::ssh::sudo)
};

QString evidence(const QByteArray& said)
{
    QString text = QString::fromUtf8(said);
    text.replace(QLatin1String(promptMark), QString());
    return text.trimmed().right(500);
}

} // namespace

Error explain(const QByteArray& said, int exitCode, const QString& user)
{
    const QString next = Texts::tr("Sign in as root, or give the user the right to run everything "
                                   "with sudo.");
    if (exitCode == 127 || (said.contains("sudo") && said.contains("not found"))) {
        return {ErrorKind::PermissionDenied,
                Texts::tr("This needs root, and the server has no sudo"), evidence(said),
                Texts::tr("Sign in as root.")};
    }
    if (said.contains("not in the sudoers file") || said.contains("not allowed to execute") ||
        said.contains("may not run sudo")) {
        return {ErrorKind::PermissionDenied,
                Texts::tr("The user %1 is not allowed to use sudo").arg(user), evidence(said),
                next};
    }
    if (said.contains("Sorry, try again") || said.contains("incorrect password")) {
        return {ErrorKind::PermissionDenied, Texts::tr("sudo did not accept the password"),
                evidence(said), Texts::tr("Connect again with the password of the user.")};
    }
    return {ErrorKind::PermissionDenied, Texts::tr("sudo did not run the command"), evidence(said),
            next};
}

core::Result<Channel::Taken> pass(Channel& channel, const QString& user,
                                  const vault::Secret& password, Clock::time_point until,
                                  const core::CancelToken& cancel)
{
    QByteArray said;
    QByteArray output;
    bool answered = false;
    const QByteArray start = QByteArray(startMark) + '\n';
    for (;;) {
        const Channel::Taken taken = channel.take(until);
        said += taken.errors;
        output += taken.output;
        if (const qsizetype at = said.indexOf(start); at >= 0) {
            return Channel::Taken{output, said.mid(at + start.size()), taken.ended};
        }
        const qsizetype questions = said.count(promptMark);
        if (questions > 0 && password.isEmpty()) {
            channel.close();
            return core::fail(ErrorKind::PermissionDenied,
                              Texts::tr("sudo asks for a password and none was given"), {},
                              Texts::tr("Connect again with the password of the user."));
        }
        if (questions == 1 && !answered) {
            answered = true;
            channel.post(password);
            channel.post(QByteArrayLiteral("\n"));
        } else if (questions > 1) {
            channel.close();
            return core::fail(ErrorKind::PermissionDenied,
                              Texts::tr("sudo did not accept the password"), evidence(said),
                              Texts::tr("Connect again with the password of the user."));
        }
        if (taken.ended) {
            if (const auto error = channel.error()) {
                return tl::unexpected(*error);
            }
            return tl::unexpected(explain(said, channel.exitCode(), user));
        }
        if (said.size() > preludeLimit) {
            channel.close();
            return core::fail(ErrorKind::Protocol, Texts::tr("sudo did not run the command"),
                              evidence(said));
        }
        if (cancel.isCancelled()) {
            channel.close();
            return core::fail(ErrorKind::Cancelled, Texts::tr("Cancelled"));
        }
        if (Clock::now() >= until) {
            channel.close();
            return core::fail(ErrorKind::Timeout, Texts::tr("sudo did not answer"), evidence(said));
        }
    }
}

} // namespace mailstead::ssh::sudo

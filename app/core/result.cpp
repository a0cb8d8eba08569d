#include "core/result.h"

#include <QCoreApplication>

namespace mailstead::core
{

QString toString(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidInput:
        return QStringLiteral("invalid-input");
    case ErrorKind::NotFound:
        return QStringLiteral("not-found");
    case ErrorKind::AlreadyExists:
        return QStringLiteral("already-exists");
    case ErrorKind::AuthenticationFailed:
        return QStringLiteral("authentication-failed");
    case ErrorKind::HostKeyUnknown:
        return QStringLiteral("host-key-unknown");
    case ErrorKind::HostKeyChanged:
        return QStringLiteral("host-key-changed");
    case ErrorKind::PermissionDenied:
        return QStringLiteral("permission-denied");
    case ErrorKind::Unreachable:
        return QStringLiteral("unreachable");
    case ErrorKind::Timeout:
        return QStringLiteral("timeout");
    case ErrorKind::Refused:
        return QStringLiteral("refused");
    case ErrorKind::CommandFailed:
        return QStringLiteral("command-failed");
    case ErrorKind::NoSpace:
        return QStringLiteral("no-space");
    case ErrorKind::Protocol:
        return QStringLiteral("protocol");
    case ErrorKind::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorKind::NeedsDecision:
        return QStringLiteral("needs-decision");
    case ErrorKind::Internal:
        break;
    }
    return QStringLiteral("internal");
}

QString Error::text() const
{
    return why.isEmpty()
               ? what
               : QCoreApplication::translate("mailstead::core::Error", "%1: %2").arg(what, why);
}

tl::unexpected<Error> fail(ErrorKind kind, QString what, QString why, QString next)
{
    return tl::unexpected<Error>(Error{kind, std::move(what), std::move(why), std::move(next)});
}

} // namespace mailstead::core

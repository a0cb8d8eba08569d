#include "core/result.h"

#include <cerrno>
#include <system_error>

namespace mailstead::core
{

std::string_view toString(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidInput:
        return "invalid-input";
    case ErrorKind::NotFound:
        return "not-found";
    case ErrorKind::AlreadyExists:
        return "already-exists";
    case ErrorKind::PermissionDenied:
        return "permission-denied";
    case ErrorKind::Unavailable:
        return "unavailable";
    case ErrorKind::Timeout:
        return "timeout";
    case ErrorKind::Refused:
        return "refused";
    case ErrorKind::NoSpace:
        return "no-space";
    case ErrorKind::Corrupt:
        return "corrupt";
    case ErrorKind::Cancelled:
        return "cancelled";
    case ErrorKind::Internal:
        break;
    }
    return "internal";
}

std::string Error::text() const
{
    return why.empty() ? what : what + ": " + why;
}

tl::unexpected<Error> fail(ErrorKind kind, std::string what, std::string why, std::string next)
{
    return tl::unexpected<Error>(Error{kind, std::move(what), std::move(why), std::move(next)});
}

tl::unexpected<Error> failErrno(std::string what, int errorNumber)
{
    ErrorKind kind = ErrorKind::Internal;
    switch (errorNumber) {
    case ENOENT:
        kind = ErrorKind::NotFound;
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        kind = ErrorKind::PermissionDenied;
        break;
    case ENOSPC:
    case EDQUOT:
        kind = ErrorKind::NoSpace;
        break;
    case EEXIST:
    case EADDRINUSE:
        kind = ErrorKind::AlreadyExists;
        break;
    case ETIMEDOUT:
        kind = ErrorKind::Timeout;
        break;
    case ECONNREFUSED:
    case ENETUNREACH:
    case EHOSTUNREACH:
    case ECONNRESET:
        kind = ErrorKind::Unavailable;
        break;
    default:
        break;
    }
    return fail(kind, std::move(what), std::generic_category().message(errorNumber));
}

} // namespace mailstead::core

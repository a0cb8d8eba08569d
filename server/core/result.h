// Errors as values: every function of the daemon that can fail returns a Result.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace mailstead::core
{

/// What kind of thing went wrong, for callers that decide by it.
enum class ErrorKind {
    InvalidInput, ///< what came from outside does not fit its grammar or limits
    NotFound,
    AlreadyExists,
    PermissionDenied,
    Unavailable, ///< the other side does not answer, or not now; trying again may help
    Timeout,
    Refused, ///< the other side answered no; trying again as it is does not help
    NoSpace,
    Corrupt, ///< stored data is not what we wrote
    Cancelled,
    Internal,
};

std::string_view toString(ErrorKind kind);

/// An error that a person can act on. `what` is one sentence without a full stop; `why` is the
/// evidence (a reply, errno text); `next` says what to do, where there is something to do.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string what;
    std::string why = {};
    std::string next = {};

    /// "what: why" on one line, for logs and terminals.
    std::string text() const;
};

template <class T = void> using Result = tl::expected<T, Error>;

/// `return fail(ErrorKind::NotFound, "…")` from a function that returns a Result.
tl::unexpected<Error> fail(ErrorKind kind, std::string what, std::string why = {},
                           std::string next = {});

/// The same from errno, with its text as the reason.
tl::unexpected<Error> failErrno(std::string what, int errorNumber);

} // namespace mailstead::core

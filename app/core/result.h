// Errors as values: every function of the console's engine that can fail returns a Result.
#pragma once

#include <QMetaType>
#include <QString>
#include <tl/expected.hpp>

namespace mailstead::core
{

/// What kind of thing went wrong, for callers that decide by it.
enum class ErrorKind {
    InvalidInput,
    NotFound,
    AlreadyExists,
    AuthenticationFailed, ///< the server did not accept the sign-in
    HostKeyUnknown,       ///< first meeting, nobody has trusted the key yet
    HostKeyChanged,       ///< another key than the one remembered: stop hard
    PermissionDenied,
    Unreachable, ///< no connection, or it was lost
    Timeout,
    Refused,       ///< the other side answered no
    CommandFailed, ///< a remote command ended with a non-zero exit code
    NoSpace,
    Protocol, ///< an answer that does not fit its grammar or limits
    Cancelled,
    NeedsDecision, ///< a finding must be decided by the user first
    Internal,
};

QString toString(ErrorKind kind);

/// An error that a person can act on, translated. `what` is one sentence without a full stop;
/// `why` is the evidence, as the other side said it; `next` says what to do.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    QString what;
    QString why;
    QString next;

    /// "what: why" on one line.
    QString text() const;

    bool operator==(const Error&) const = default;
};

template <class T = void> using Result = tl::expected<T, Error>;

tl::unexpected<Error> fail(ErrorKind kind, QString what, QString why = {}, QString next = {});

} // namespace mailstead::core

Q_DECLARE_METATYPE(mailstead::core::Error)

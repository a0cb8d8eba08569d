// Why mail waits, in words: what a cause (the daemon's normalised reply) says and means.
#pragma once

#include <QCoreApplication>
#include <QString>

namespace mailstead::pages
{

class QueueCause
{
    Q_DECLARE_TR_FUNCTIONS(mailstead::pages::QueueCause)
public:
    enum class Kind {
        NotTried,
        SlowDown,
        Greylisted,
        MailboxFull,
        NoSuchRecipient,
        NoAnswer,
        ConnectionLost,
        NoTls,
        NameProblem,
        Policy,
        Trouble, ///< of the receiving server
        Other,
    };
    /// By the enhanced code where it says enough (RFC 3463), else by the usual words.
    static Kind kind(const QString& cause);
    static QString title(Kind kind);   ///< "The mailbox is full"
    static QString meaning(Kind kind); ///< a sentence or two
    static QString icon(Kind kind);
    /// Failed rather than waiting: nobody answers, no trusted TLS.
    static bool isBad(Kind kind);
};

} // namespace mailstead::pages

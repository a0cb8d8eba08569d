#include "pages/queue_cause.h"

#include <QRegularExpression>
#include <utility>

namespace mailstead::pages
{

namespace
{

using Kind = QueueCause::Kind;

struct Sign {
    const char* pattern;
    Kind kind;
};

/// The first that fits. What a server says in words comes before what its code says in general:
/// many say 4.7.0 or 4.2.0 for everything.
constexpr Sign signs[] = {
    {"gr[ae]y-?list", Kind::Greylisted},
    {"over ?quota|quota exceeded|mailbox (is )?full|insufficient storage|\\b[45]\\.2\\.2\\b",
     Kind::MailboxFull},
    {"\\b4\\.7\\.28\\b|rate.?limit|unusual rate|too (many|much)|slow(er)? ?down|throttl|frequency|"
     "try again later.*busy|server busy",
     Kind::SlowDown},
    {"certificate|starttls|\\btls\\b|\\b[45]\\.7\\.(5|10|30)\\b|mta-sts|dane", Kind::NoTls},
    {"no such user|user unknown|unknown user|does not exist|\\b[45]\\.1\\.[16]\\b",
     Kind::NoSuchRecipient},
    {"timed? ?out|no answer|refused the connection|connection refused|cannot connect|unreachable|"
     "\\b[45]\\.4\\.1\\b",
     Kind::NoAnswer},
    {"connection was lost|connection (was )?(closed|reset)|\\b[45]\\.4\\.2\\b",
     Kind::ConnectionLost},
    {"\\bdns\\b|nxdomain|servfail|host not found|domain not found|\\b[45]\\.4\\.[34]\\b|"
     "\\b[45]\\.1\\.2\\b",
     Kind::NameProblem},
    {"\\b[45]\\.7\\.\\d+\\b|blocked|blacklist|blocklist|spam|policy|reputation", Kind::Policy},
    {"\\b[45]\\.3\\.\\d+\\b|local error|internal error|temporar(y|ily)", Kind::Trouble},
};

} // namespace

QueueCause::Kind QueueCause::kind(const QString& cause)
{
    if (cause.isEmpty())
        return Kind::NotTried;
    static const QList<std::pair<QRegularExpression, Kind>> known = [] {
        QList<std::pair<QRegularExpression, Kind>> made;
        for (const Sign& sign : signs)
            made.append({QRegularExpression(QString::fromLatin1(sign.pattern),
                                            QRegularExpression::CaseInsensitiveOption),
                         sign.kind});
        return made;
    }();
    for (const auto& [pattern, kind] : known) {
        if (pattern.match(cause).hasMatch())
            return kind;
    }
    return Kind::Other;
}

QString QueueCause::title(Kind kind)
{
    switch (kind) {
    case Kind::NotTried:
        return tr("Not tried yet");
    case Kind::SlowDown:
        return tr("The receiver asks for slower sending");
    case Kind::Greylisted:
        return tr("Greylisted: a second try is wanted");
    case Kind::MailboxFull:
        return tr("The mailbox is full");
    case Kind::NoSuchRecipient:
        return tr("The recipient is not known there");
    case Kind::NoAnswer:
        return tr("The server does not answer");
    case Kind::ConnectionLost:
        return tr("The connection broke off");
    case Kind::NoTls:
        return tr("No trusted TLS");
    case Kind::NameProblem:
        return tr("The domain cannot be looked up");
    case Kind::Policy:
        return tr("The receiver’s rules forbid it for now");
    case Kind::Trouble:
        return tr("The receiver has trouble of its own");
    case Kind::Other:
        break;
    }
    return tr("The receiver said “not now”");
}

QString QueueCause::meaning(Kind kind)
{
    switch (kind) {
    case Kind::NotTried:
        return tr("These messages have come in and wait for their turn.");
    case Kind::SlowDown:
        return tr("More came from this address than the receiver takes at once. Nothing is lost; "
                  "Mailstead sends slower and goes on by itself.");
    case Kind::Greylisted:
        return tr("The receiver puts new senders off once and takes the mail when it is tried "
                  "again. That happens by itself.");
    case Kind::MailboxFull:
        return tr("The recipient has no room left. It is tried again until the time is over, then "
                  "the sender is told.");
    case Kind::NoSuchRecipient:
        return tr("The address may be wrong, or the receiver does not know it yet.");
    case Kind::NoAnswer:
        return tr("Nobody takes the connection on port 25. The server may be down, or something "
                  "between blocks the way.");
    case Kind::ConnectionLost:
        return tr("The receiver, or the network between, ended the connection in the middle. It is "
                  "tried again from the beginning.");
    case Kind::NoTls:
        return tr("The receiver promises encryption that it does not keep now: its certificate is "
                  "wrong or missing. Mail is not sent in the clear instead.");
    case Kind::NameProblem:
        return tr("The name servers of the domain do not answer, or give no mail host.");
    case Kind::Policy:
        return tr("The receiver mistrusts this address or the message. Look at blocklists, reverse "
                  "name, SPF and DKIM.");
    case Kind::Trouble:
        return tr("The receiving server says that it cannot take mail for a while.");
    case Kind::Other:
        break;
    }
    return tr("The reply above is all that the receiver said. It is tried again.");
}

QString QueueCause::icon(Kind kind)
{
    switch (kind) {
    case Kind::NotTried:
        return QStringLiteral("queue");
    case Kind::MailboxFull:
        return QStringLiteral("mailbox");
    case Kind::NoSuchRecipient:
        return QStringLiteral("account");
    case Kind::NoAnswer:
    case Kind::ConnectionLost:
        return QStringLiteral("disconnect");
    case Kind::NoTls:
        return QStringLiteral("shield");
    case Kind::NameProblem:
        return QStringLiteral("dns");
    case Kind::Policy:
        return QStringLiteral("blocked");
    case Kind::Trouble:
        return QStringLiteral("server");
    default:
        break;
    }
    return QStringLiteral("clock");
}

bool QueueCause::isBad(Kind kind)
{
    return kind == Kind::NoAnswer || kind == Kind::NoTls || kind == Kind::NameProblem;
}

} // namespace mailstead::pages

#include "names/trouble.h"

#include <QCoreApplication>

namespace mailstead::names
{
namespace
{

using core::ErrorKind;

struct Row {
    const char* trouble;
    const char* sent; ///< as server/dns/providers/provider.cpp says it
    ErrorKind kind;
    const char* what;
    const char* next;
};

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::names::Trouble)
};

constexpr Row rows[] = {
    {"bad-credentials", "the DNS provider does not accept the credentials",
     ErrorKind::PermissionDenied,
     QT_TRANSLATE_NOOP("mailstead::names::Trouble",
                       "The DNS provider does not accept the credentials"),
     QT_TRANSLATE_NOOP("mailstead::names::Trouble",
                       "Look whether they are complete, belong together and still exist at the "
                       "provider, then enter them again.")},
    {"missing-right", "the DNS provider does not allow this with these credentials",
     ErrorKind::PermissionDenied,
     QT_TRANSLATE_NOOP("mailstead::names::Trouble",
                       "These credentials may not do this at the DNS provider"),
     QT_TRANSLATE_NOOP("mailstead::names::Trouble",
                       "Give them the rights that are named beside the form, for this zone.")},
    {"rate-limited", "the DNS provider takes no more requests for now", ErrorKind::Unreachable,
     QT_TRANSLATE_NOOP("mailstead::names::Trouble",
                       "The DNS provider takes no more requests for now"),
     QT_TRANSLATE_NOOP("mailstead::names::Trouble", "Try again in a few minutes.")},
    {"zone-not-found", "the DNS provider does not have this zone", ErrorKind::NotFound,
     QT_TRANSLATE_NOOP("mailstead::names::Trouble",
                       "The DNS provider does not have this zone under these credentials"),
     QT_TRANSLATE_NOOP("mailstead::names::Trouble",
                       "Look whether the domain is in this account, or enter credentials of "
                       "another one.")},
    {"record-refused", "the DNS provider refuses a record", ErrorKind::Refused,
     QT_TRANSLATE_NOOP("mailstead::names::Trouble", "The DNS provider refuses a record"),
     QT_TRANSLATE_NOOP("mailstead::names::Trouble",
                       "Untick that record and write the others, or make it by hand on the "
                       "provider's page.")},
    {"changed", "the zone was changed since it was looked at", ErrorKind::Refused,
     QT_TRANSLATE_NOOP("mailstead::names::Trouble",
                       "Somebody changed the zone since it was looked at"),
     QT_TRANSLATE_NOOP("mailstead::names::Trouble",
                       "Look at the changes again: what you see may be different now.")},
    {"unavailable", "the DNS provider gives no usable answer", ErrorKind::Unreachable,
     QT_TRANSLATE_NOOP("mailstead::names::Trouble", "The DNS provider gives no usable answer"),
     QT_TRANSLATE_NOOP("mailstead::names::Trouble",
                       "Try again later; the provider's status page may say more.")},
    {"cancelled", "cancelled", ErrorKind::Cancelled,
     QT_TRANSLATE_NOOP("mailstead::names::Trouble", "Stopped, as you wanted"), nullptr},
};

} // namespace

QString troubleOf(const core::Error& error)
{
    for (const Row& row : rows) {
        if (error.what == QLatin1String(row.sent)) {
            return QString::fromLatin1(row.trouble);
        }
    }
    return {};
}

core::Error translated(const core::Error& error)
{
    const QString trouble = troubleOf(error);
    return trouble.isEmpty() ? error : troubleError(trouble, error.what, error.why);
}

core::Error troubleError(const QString& trouble, const QString& what, const QString& why)
{
    for (const Row& row : rows) {
        if (trouble == QLatin1String(row.trouble)) {
            return {row.kind, Texts::tr(row.what), why, row.next ? Texts::tr(row.next) : QString()};
        }
    }
    return {ErrorKind::Internal, what, why, {}};
}

} // namespace mailstead::names

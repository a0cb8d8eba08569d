// The reasons and choices of a zone's plan in the words of the window; their ids and parameters are
// those of server/dns/set_rules.cpp and server/dns/zone_change.cpp.
#include "names/zone.h"

#include "core/finding_texts.h"

#include <QCoreApplication>

namespace mailstead::names
{
namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::names::ZoneChange)
};

/// Which parameter the text has a place for; null: none.
struct Reason {
    const char* id;
    const char* text;
    const char* parameter;
};

constexpr Reason reasons[] = {
    {"new", QT_TRANSLATE_NOOP("mailstead::names::ZoneChange", "There is no such record yet."),
     nullptr},
    {"right", QT_TRANSLATE_NOOP("mailstead::names::ZoneChange", "It is right as it is."), nullptr},
    {"skipped", QT_TRANSLATE_NOOP("mailstead::names::ZoneChange", "Left as it is, as chosen."),
     nullptr},
    {"address-differs",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "It leads to %1 now, which is not this server."),
     "values"},
    {"address-of-others",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "The domain's own name leads to %1, perhaps a web site there."),
     "values"},
    {"address-of-another-machine",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "The mail server's name also leads to %1, which is not this server."),
     "values"},
    {"proxied",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange", "A web proxy does not carry mail."),
     nullptr},
    {"mx-null",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "The domain says now that it takes no mail at all (a null MX)."),
     nullptr},
    {"mx-of-others",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange", "Mail of the domain goes to %1 now."),
     "hosts"},
    {"spf-joined",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "There are several SPF records, which count as none; they become one."),
     nullptr},
    {"spf-merged",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "Who may send already stays allowed; this server is added. Still one SPF "
                       "record, %1 of 10 look-ups."),
     "lookups"},
    {"dmarc-joined",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "There are several DMARC records, which count as none; they become one."),
     nullptr},
    {"dmarc-merged",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "The policy that is there stays; an address for reports is added."),
     nullptr},
    {"added-beside",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "Put beside the other texts of this name, which stay."),
     nullptr},
    {"differs", QT_TRANSLATE_NOOP("mailstead::names::ZoneChange", "Another value is there now."),
     nullptr},
    {"caa-permits",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "The certificate authority is permitted already."),
     nullptr},
    {"caa-extended",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "The authorities that are permitted stay so; the one of this server is "
                       "added."),
     nullptr},
    {"alias-in-the-way",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "The name has %1. An alias and other records cannot share a name."),
     "values"},
    {"type-unsupported",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "The provider's interface cannot hold records of this type; the rest works "
                       "without it."),
     nullptr},
};

struct Choice {
    const char* reason;
    const char* id;
    const char* text;
};

constexpr Choice choices[] = {
    {"address-of-others", "replace",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "Replace: the name leads to this server from now on")},
    {"address-of-others", "keep",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "Keep: the web site stays, mail needs a name of its own")},
    {"address-of-another-machine", "remove",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "Remove: mail and programs find this server alone")},
    {"address-of-another-machine", "keep",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "Keep: who takes that address does not reach this server")},
    {"mx-of-others", "replace",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "Replace: mail comes to this server from now on, and only here")},
    {"mx-of-others", "beside",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "Beside: senders choose between the servers by preference")},
    {"mx-of-others", "keep",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange",
                       "Keep: mail goes on going there, this server gets none")},
    {"alias-in-the-way", "replace",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange", "Replace: what is there is removed")},
    {"alias-in-the-way", "keep",
     QT_TRANSLATE_NOOP("mailstead::names::ZoneChange", "Keep: it stays as it is")},
};

} // namespace

QString reasonText(const ZoneChange& change)
{
    // That it is not there yet is seen; what it is for is not.
    if (change.reason == QLatin1String("new")) {
        const QString purpose = core::recordReason(change.purpose, {});
        if (!purpose.isEmpty()) {
            return purpose;
        }
    }
    for (const Reason& reason : reasons) {
        if (change.reason != QLatin1String(reason.id)) {
            continue;
        }
        const QString parameter =
            reason.parameter ? change.parameters.value(QLatin1String(reason.parameter)) : QString();
        if (reason.parameter && parameter.isEmpty()) {
            break; // an older daemon
        }
        QString text =
            reason.parameter ? Texts::tr(reason.text).arg(parameter) : Texts::tr(reason.text);
        if (change.parameters.contains(QStringLiteral("tooMany"))) {
            text = Texts::tr("%1 Receivers give up after 10 look-ups: take out who no longer "
                             "sends.")
                       .arg(text);
        }
        return text;
    }
    return change.text;
}

QString choiceText(const ZoneChange& change, const ZoneChoice& choice)
{
    for (const Choice& each : choices) {
        if (change.reason == QLatin1String(each.reason) && choice.id == QLatin1String(each.id)) {
            return Texts::tr(each.text);
        }
    }
    return choice.text;
}

} // namespace mailstead::names

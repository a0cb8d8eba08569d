// What a check saw, wherever it was made: on the VPS by mailsteadd, or by the console itself.
#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace mailstead::core
{

enum class Severity {
    Ok,      ///< in order
    Note,    ///< worth knowing, or for a later step
    Unknown, ///< cannot tell; never shown as a warning
    Decide,  ///< the user must choose before going on
    Bad,     ///< must be put right before going on
};

struct Finding {
    QString id; ///< stable, dotted: "dns.ptr-missing"
    Severity severity = Severity::Note;
    QString title;        ///< a fact in one line, translated
    QString remark;       ///< the rest of the line in secondary text, may be empty
    QStringList evidence; ///< lines as seen, never translated
    QString why;
    QString fix;
    QVariantMap parameters; ///< what the texts were made of

    bool blocks() const { return severity == Severity::Decide || severity == Severity::Bad; }
};

/// Reads a finding as mailsteadd sends it (server/control/PROTOCOL.md), with limits on lengths and
/// counts. Title, why and fix are replaced by translated ones where the id is known.
Result<Finding> findingFromJson(const QJsonObject& object);

QString toString(Severity severity);

} // namespace mailstead::core

Q_DECLARE_METATYPE(mailstead::core::Finding)

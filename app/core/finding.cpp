#include "core/finding.h"

#include "core/finding_texts.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace mailstead::core
{
namespace
{

constexpr qsizetype idLimit = 100;
constexpr qsizetype textLimit = 8 * 1024;
constexpr qsizetype evidenceLimit = 500; // lines
constexpr qsizetype parameterLimit = 50;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(mailstead::core::Finding)
};

tl::unexpected<Error> malformed(const QString& why)
{
    return fail(ErrorKind::Protocol,
                Texts::tr("The server sent a finding that cannot be understood"), why,
                Texts::tr("Install the current version of mailsteadd on the server."));
}

Result<QString> textOf(const QJsonObject& object, QLatin1String name, bool required)
{
    const QJsonValue value = object.value(name);
    if ((value.isUndefined() || value.isNull()) && !required) {
        return QString();
    }
    if (!value.isString() || value.toString().size() > textLimit) {
        return malformed(QStringLiteral("%1: no text, or too long").arg(name));
    }
    return value.toString();
}

bool severityFrom(const QString& name, Severity& severity)
{
    for (const Severity each :
         {Severity::Ok, Severity::Note, Severity::Unknown, Severity::Decide, Severity::Bad}) {
        if (toString(each) == name) {
            severity = each;
            return true;
        }
    }
    return false;
}

} // namespace

QString toString(Severity severity)
{
    switch (severity) {
    case Severity::Ok:
        return QStringLiteral("ok");
    case Severity::Note:
        return QStringLiteral("note");
    case Severity::Unknown:
        return QStringLiteral("unknown");
    case Severity::Decide:
        return QStringLiteral("decide");
    case Severity::Bad:
        break;
    }
    return QStringLiteral("bad");
}

Result<Finding> findingFromJson(const QJsonObject& object)
{
    Finding finding;
    const auto id = textOf(object, QLatin1String("id"), true);
    if (!id) {
        return tl::unexpected(id.error());
    }
    if (id->isEmpty() || id->size() > idLimit) {
        return malformed(QStringLiteral("id"));
    }
    finding.id = *id;
    if (!severityFrom(object.value(QLatin1String("severity")).toString(), finding.severity)) {
        return malformed(QStringLiteral("severity"));
    }
    struct Field {
        QLatin1String name;
        QString* target;
        bool required;
    };
    for (const Field& field : {Field{QLatin1String("title"), &finding.title, true},
                               Field{QLatin1String("remark"), &finding.remark, false},
                               Field{QLatin1String("why"), &finding.why, false},
                               Field{QLatin1String("fix"), &finding.fix, false}}) {
        auto text = textOf(object, field.name, field.required);
        if (!text) {
            return tl::unexpected(text.error());
        }
        *field.target = std::move(*text);
    }

    const QJsonValue evidence = object.value(QLatin1String("evidence"));
    if (!evidence.isUndefined() && !evidence.isNull() && !evidence.isArray()) {
        return malformed(QStringLiteral("evidence"));
    }
    const QJsonArray lines = evidence.toArray();
    if (lines.size() > evidenceLimit) {
        return malformed(QStringLiteral("evidence: too many lines"));
    }
    for (const QJsonValue& line : lines) {
        if (!line.isString() || line.toString().size() > textLimit) {
            return malformed(QStringLiteral("evidence: no text, or too long"));
        }
        finding.evidence.append(line.toString());
    }

    const QJsonValue parameters = object.value(QLatin1String("parameters"));
    if (!parameters.isUndefined() && !parameters.isNull() && !parameters.isObject()) {
        return malformed(QStringLiteral("parameters"));
    }
    const QJsonObject map = parameters.toObject();
    if (map.size() > parameterLimit) {
        return malformed(QStringLiteral("parameters: too many"));
    }
    for (auto it = map.begin(); it != map.end(); ++it) {
        if (it.value().isString() && it.value().toString().size() > textLimit) {
            return malformed(QStringLiteral("parameters: too long"));
        }
        finding.parameters.insert(it.key(), it.value().toVariant());
    }
    translateFinding(finding);
    return finding;
}

} // namespace mailstead::core

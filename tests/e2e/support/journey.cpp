#include "journey.h"

namespace e2e
{

QString Journey::errorText() const
{
    QStringList parts;
    for (const char* key : {"what", "why", "next"})
        parts.append(error.value(QLatin1String(key)).toString());
    return parts.join(QStringLiteral(" | "));
}

Journey readJourney(const Output& output)
{
    Journey journey;
    journey.output = output;
    for (const QJsonObject& event : output.events()) {
        const QString kind = event.value(QLatin1String("event")).toString();
        if (kind == QLatin1String("step")) {
            journey.states.insert(event.value(QLatin1String("step")).toString(),
                                  event.value(QLatin1String("state")).toString());
        } else if (kind == QLatin1String("finding")) {
            const QJsonObject finding = event.value(QLatin1String("finding")).toObject();
            journey.findings.insert(finding.value(QLatin1String("id")).toString(),
                                    finding.value(QLatin1String("severity")).toString());
        } else if (kind == QLatin1String("finished")) {
            journey.ok = event.value(QLatin1String("ok")).toBool();
            journey.error = event.value(QLatin1String("error")).toObject();
        }
    }
    return journey;
}

Journey runSetup(Sandbox& sandbox, const QString& planFile, const QStringList& options,
                 const QString& desktop)
{
    QStringList command{Sandbox::programPath(QStringLiteral("mailstead-cli")),
                        QStringLiteral("setup"),
                        QStringLiteral("--plan"),
                        planFile,
                        QStringLiteral("--json"),
                        QStringLiteral("--yes")};
    command += options;
    return readJourney(sandbox.run(command, sandbox.desktop(desktop), 900));
}

} // namespace e2e

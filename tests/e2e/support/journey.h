// What `mailstead-cli setup --json` told, for assertions.
#pragma once

#include "sandbox.h"

#include <QMap>

namespace e2e
{

struct Journey {
    Output output;
    QMap<QString, QString> states;   ///< step → its last state: "done", "already-done", …
    QMap<QString, QString> findings; ///< id → severity
    QJsonObject error;               ///< of the end, empty when it went well
    bool ok = false;

    bool hasFinding(const QString& id, const QString& severity) const
    {
        return findings.value(id) == severity;
    }
    /// Everything that the user is told at the end.
    QString errorText() const;
};

Journey readJourney(const Output& output);

/// Runs `mailstead-cli setup` with the plan.
Journey runSetup(Sandbox& sandbox, const QString& planFile, const QStringList& options = {},
                 const QString& desktop = QStringLiteral("desktop"));

} // namespace e2e

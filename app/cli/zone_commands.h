// Commands about zones at DNS providers and reverse names at hosters. Each works on an open
// channel and returns the exit code.
#pragma once

#include "cli/output.h"
#include "control/client.h"

#include <QMap>

namespace mailstead::cli
{

struct ZoneOptions {
    QString domain;
    QString credentials;            ///< empty: those that have the zone
    QMap<QString, QString> choices; ///< "<name> <type>" → what to do with it
    bool yes = false;               ///< without asking
};

struct PtrOptions {
    QString address;     ///< empty: all are looked at, nothing is set
    QString name;        ///< empty: the hostname
    QString credentials; ///< of the hoster's interface
    QString ticket;      ///< "en" or "zh": the text for the hoster's support
    bool dryRun = false;
    bool yes = false;
};

int previewZone(control::Client& client, const ZoneOptions& options, const Output& output);
int applyZone(control::Client& client, const ZoneOptions& options, const Output& output);
/// `journal` empty: the newest change that was not undone.
int undoZone(control::Client& client, const QString& journal, const Output& output);

int lookAtPtr(control::Client& client, const PtrOptions& options, const Output& output);
int setPtr(control::Client& client, const PtrOptions& options, const Output& output);
int undoPtr(control::Client& client, const QString& journal, const Output& output);

} // namespace mailstead::cli

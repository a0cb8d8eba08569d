// Commands that ask the daemon: queue, logs, dns, and the self-check.
#pragma once

#include "cli/output.h"
#include "cli/server.h"

namespace mailstead::cli
{

struct QueueOptions {
    ServerOptions server;
    QString action; ///< "list", or one of queue.act
    QJsonObject filter;
    bool dryRun = false;
    bool yes = false; ///< acting without asking
};

struct LogsOptions {
    ServerOptions server;
    QJsonObject filter;
    int lines = 200;
    bool follow = false;
};

struct DnsOptions {
    ServerOptions server;
    bool check = false;    ///< ask the name servers; else the wanted records only
    bool zoneFile = false; ///< as lines of a zone file
};

int runQueue(const QueueOptions& options, const Output& output);
int runLogs(const LogsOptions& options, const Output& output);
int runDns(const DnsOptions& options, const Output& output);
int runSelfcheck(const ServerOptions& options, const Output& output);

} // namespace mailstead::cli

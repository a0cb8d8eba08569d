// Which server a command is for, and the connection to it.
#pragma once

#include "core/cancel.h"
#include "setup/plan_file.h"
#include "ssh/connection.h"

#include <memory>

namespace mailstead::cli
{

/// As given on the command line; what is empty comes from the plan or has its default.
struct ServerOptions {
    QString plan;
    QString server; ///< user@host[:port]
    QString keyFile;
    QString passwordFile;
    bool acceptNewHostKey = false;
};

/// The plan, or one made of the options when there is none.
core::Result<setup::PlanFile> resolvePlan(const ServerOptions& options);

/// "user@host:port", "host", "[2001:db8::1]:22".
core::Result<> parseServer(const QString& text, setup::PlanFile& plan);

/// The connection with its known hosts, which must outlive it.
struct Server {
    std::unique_ptr<ssh::KnownHosts> knownHosts;
    std::shared_ptr<ssh::Connection> connection;
};

core::Result<Server> connectTo(const setup::PlanFile& plan, const ServerOptions& options,
                               const core::CancelToken& cancel);

} // namespace mailstead::cli

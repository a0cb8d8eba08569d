// JSON-RPC 2.0 over a Unix socket (PROTOCOL.md).
#pragma once

#include "control/call.h"
#include "core/result.h"

#include <asio/io_context.hpp>
#include <memory>
#include <string>
#include <vector>

namespace mailstead::control
{

/// What `hello` answers.
struct Greeting {
    std::string version;
    std::string hostname;
};

class Server
{
public:
    /// `io` runs the socket; methods run on `workerThreads` threads of the server's own.
    Server(asio::io_context& io, Greeting greeting, unsigned workerThreads = 4);
    ~Server(); ///< stop()s
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Before listen().
    void add(const std::string& name, Method method);
    /// The names of all methods, hello and cancel included, sorted; for the check against
    /// PROTOCOL.md.
    std::vector<std::string> methodNames() const;

    /// Makes the socket with mode 0660. A stale socket file is replaced, one that somebody
    /// listens on is an error.
    core::Result<void> listen(const std::string& socketPath);

    /// Closes all connections and removes the socket; waits for running methods.
    void stop();

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace mailstead::control

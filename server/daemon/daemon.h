// The daemon: every part made, wired and, at the end, taken down in the right order.
#pragma once

#include "core/config.h"
#include "core/result.h"

#include <memory>

namespace mailstead::daemon
{

/// For one thread, the main one. start() once, stop() once.
class Daemon
{
public:
    explicit Daemon(core::Config config);
    ~Daemon();
    Daemon(const Daemon&) = delete;
    Daemon& operator=(const Daemon&) = delete;

    /// Opens the stores, binds the listeners and the control socket. On an error nothing is left
    /// running.
    core::Result<void> start();

    /// Reads the certificate from the disk again.
    void reloadCertificate();

    /// Takes no new mail, finishes what is under way (at most some 20 s) and closes the store.
    void stop();

private:
    struct Parts;
    core::Config m_config;
    std::unique_ptr<Parts> m_parts;
};

} // namespace mailstead::daemon

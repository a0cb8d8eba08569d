// The folders of an exchange, and the privileged side as this test's own user.
#pragma once

#include "privileged/broker.h"

#include <QStringList>
#include <QTemporaryDir>
#include <atomic>
#include <string>
#include <thread>

/// requests, results, root's state and the daemon's, owned by whoever runs the test.
struct Ground {
    Ground();

    std::string path(const std::string& name) const;
    /// Writes privileged.toml.
    void permit(const std::string& toml) const;
    /// No firewall, and no nginx.
    mailstead::privileged::BrokerOptions options() const;
    /// What is in a folder.
    QStringList left(const std::string& folder) const;

    QTemporaryDir directory;
};

/// Answers requests as systemd would have it done, until it goes.
class Root
{
public:
    explicit Root(mailstead::privileged::BrokerOptions options);
    ~Root();

private:
    std::atomic_bool m_end = false;
    std::thread m_thread;
};

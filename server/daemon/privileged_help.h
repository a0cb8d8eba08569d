// What proving names needs of root, asked of the privileged side.
#pragma once

#include "acme/root_help.h"
#include "privileged/client.h"

#include <memory>

namespace mailstead::daemon
{

/// Thread-safe, as the client is.
class PrivilegedHelp final : public acme::RootHelp
{
public:
    explicit PrivilegedHelp(std::shared_ptr<privileged::Client> client)
        : m_client(std::move(client))
    {
    }
    bool isThere() const override { return m_client->isInstalled(); }
    core::Result<void> openPort80(const http::Patience& patience) override;
    core::Result<void> closePort80(const http::Patience& patience) override;
    core::Result<std::string> prepareNginx(const std::vector<std::string>& names,
                                           const std::string& thumbprint,
                                           const http::Patience& patience) override;
    core::Result<void> restoreNginx(const http::Patience& patience) override;

private:
    const std::shared_ptr<privileged::Client> m_client;
};

} // namespace mailstead::daemon

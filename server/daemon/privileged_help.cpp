#include "daemon/privileged_help.h"

#include "core/json_access.h"
#include "core/log.h"

namespace mailstead::daemon
{

namespace
{

using nlohmann::json;
using privileged::Action;

/// Logs a list of the answer when there is something in it.
core::Result<void> logged(const core::Result<json>& answer, const char* list, const char* what)
{
    if (!answer)
        return tl::unexpected(answer.error());
    for (const std::string& entry : core::textsAt(*answer, list))
        core::logInfo("certificate", {}, what + entry);
    return {};
}

} // namespace

core::Result<void> PrivilegedHelp::openPort80(const http::Patience& patience)
{
    return logged(m_client->ask({Action::Port80Open}, patience), "opened",
                  "port 80 is open for the moment in ");
}

core::Result<void> PrivilegedHelp::closePort80(const http::Patience& patience)
{
    return logged(m_client->ask({Action::Port80Close}, patience), "closed",
                  "port 80 is closed again in ");
}

core::Result<std::string> PrivilegedHelp::prepareNginx(const std::vector<std::string>& names,
                                                       const std::string& thumbprint,
                                                       const http::Patience& patience)
{
    const auto answer = m_client->ask({Action::NginxPrepare, names, thumbprint}, patience);
    if (!answer)
        return tl::unexpected(answer.error());
    return core::flagAt(*answer, "answers") ? std::string() : core::textAt(*answer, "why");
}

core::Result<void> PrivilegedHelp::restoreNginx(const http::Patience& patience)
{
    return logged(m_client->ask({Action::NginxRestore}, patience), "restored",
                  "the lines for the authority are out of nginx again: ");
}

} // namespace mailstead::daemon

#include "acme/kept_order.h"

#include "acme/json_access.h"
#include "core/file.h"
#include "http/url.h"

#include <unistd.h>

namespace mailstead::acme
{

std::optional<KeptOrder> loadOrder(const std::string& path, const RequestSettings& settings)
{
    constexpr std::size_t maxFile = 64 * 1024;
    const auto text = core::readFile(path, maxFile);
    if (!text)
        return std::nullopt;
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    KeptOrder order{textAt(json, "url"), textAt(json, "key")};
    if (textAt(json, "directory") != settings.directory ||
        textsAt(json, "names") != settings.names ||
        textAt(json, "keyType") != toString(settings.keyType) || order.keyPem.empty() ||
        !http::parseUrl(order.url))
        return std::nullopt;
    return order;
}

core::Result<void> keepOrder(const std::string& path, const RequestSettings& settings,
                             const KeptOrder& order)
{
    const nlohmann::json json = {{"directory", settings.directory},
                                 {"names", settings.names},
                                 {"keyType", toString(settings.keyType)},
                                 {"url", order.url},
                                 {"key", order.keyPem}};
    return core::writeFileAtomically(path, json.dump() + "\n", 0600);
}

void forgetOrder(const std::string& path)
{
    ::unlink(path.c_str());
}

} // namespace mailstead::acme

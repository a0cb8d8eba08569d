// An order that is under way, so that it is taken up again after a restart. Internal to acme.
#pragma once

#include "acme/request_settings.h"
#include "core/result.h"

#include <optional>
#include <string>

namespace mailstead::acme
{

struct KeptOrder {
    std::string url;
    std::string keyPem; ///< the certificate's key: a secret
};

/// The file (mode 0600) holds one order. Nothing when it is of other names, another directory or
/// another kind of key, or when it cannot be read: a new order is made then.
std::optional<KeptOrder> loadOrder(const std::string& path, const RequestSettings& settings);
core::Result<void> keepOrder(const std::string& path, const RequestSettings& settings,
                             const KeptOrder& order);
void forgetOrder(const std::string& path);

/// Where it lies in acme's directory.
inline std::string orderFileIn(const std::string& directory)
{
    return directory + "/order.json";
}

} // namespace mailstead::acme

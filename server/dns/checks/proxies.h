// Networks of reverse proxies that carry web pages and no mail.
#pragma once

#include <string>
#include <string_view>

namespace mailstead::dns::checks
{

/// "Cloudflare", … when the address belongs to such a network; else empty.
std::string proxyNetwork(std::string_view address);

} // namespace mailstead::dns::checks

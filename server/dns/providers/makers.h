// One for each provider, a file each. Internal to dns/providers.
#pragma once

#include "dns/providers/provider.h"

namespace mailstead::dns
{

std::unique_ptr<Provider> makeAliyun(ProviderContext context);
std::unique_ptr<Provider> makeCloudflare(ProviderContext context);
std::unique_ptr<Provider> makeDigitalOcean(ProviderContext context);
std::unique_ptr<Provider> makeDnspod(ProviderContext context);
std::unique_ptr<Provider> makeDynamicUpdate(ProviderContext context);
std::unique_ptr<Provider> makeGoDaddy(ProviderContext context);
std::unique_ptr<Provider> makeHetzner(ProviderContext context);
std::unique_ptr<Provider> makeNamecheap(ProviderContext context);
std::unique_ptr<Provider> makeOvh(ProviderContext context);
std::unique_ptr<Provider> makePorkbun(ProviderContext context);
std::unique_ptr<Provider> makeRoute53(ProviderContext context);
std::unique_ptr<Provider> makeTencent(ProviderContext context);

} // namespace mailstead::dns

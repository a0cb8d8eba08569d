// One certificate from an ACME authority by http-01 (RFC 8555 §7). Internal to acme.
#pragma once

#include "acme/certificate_manager.h"
#include "acme/jws.h"
#include "core/tls.h"
#include "http/client.h"
#include "http/patience.h"

#include <string>

namespace mailstead::acme
{

struct OrderRequest {
    RequestSettings settings;
    std::string accountKeyFile;
    std::uint16_t httpPort = 80;
    std::shared_ptr<dns::Resolver> resolver;
};

/// Runs the whole order: account, order, challenges, finalisation, download. Blocking.
core::Result<core::PemPair> orderCertificate(const OrderRequest& request, const Progress& progress,
                                             const http::Patience& patience);

} // namespace mailstead::acme

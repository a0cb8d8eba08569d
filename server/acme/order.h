// One certificate from an ACME authority (RFC 8555 §7). Internal to acme.
#pragma once

#include "acme/challenge.h"
#include "acme/request_settings.h"
#include "acme/session.h"
#include "core/tls.h"
#include "http/patience.h"

#include <functional>
#include <memory>
#include <string>

namespace mailstead::acme
{

struct OrderRequest {
    RequestSettings settings;
    std::string orderFile; ///< empty: the order is not kept over a restart
    std::string key;       ///< PEM of the key to certify; empty: a new one of the settings' type
    std::string replaces;  ///< RFC 9773 §5: the certificate that this one follows; may be empty
    /// Called only when something is left to prove.
    std::function<core::Result<std::unique_ptr<Prover>>()> prover;
};

/// Runs the order of a session that is signed in: authorizations, finalisation, download. Blocking.
core::Result<core::PemPair> orderCertificate(Session& session, const OrderRequest& request,
                                             const Progress& progress,
                                             const http::Patience& patience);

} // namespace mailstead::acme

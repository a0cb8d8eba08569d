// From settings to a signed-in session and a certificate. Internal to acme.
#pragma once

#include "acme/challenge.h"
#include "acme/provers.h"
#include "acme/request_settings.h"
#include "acme/session.h"
#include "core/tls.h"
#include "dns/resolver.h"
#include "http/patience.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace mailstead::acme
{

struct AcquisitionOptions {
    std::string directory; ///< with the account's key and the order under way
    std::shared_ptr<dns::Resolver> resolver;
    std::string zeroSslApi;
    ProverOptions prover;
};

/// The certificate that a new one follows; all may be empty.
struct Predecessor {
    std::string key;       ///< PEM, to be certified again; empty: a new key
    std::string renewalId; ///< RFC 9773 §4.1
};

/// What the authority said beside the certificate.
struct Told {
    std::optional<std::chrono::system_clock::time_point> retryAt; ///< of a refusal
    std::string account; ///< the URL of ours; empty when it did not sign us in
};

/// Opens the authority's directory. Blocking.
core::Result<Session> openSession(const AcquisitionOptions& options,
                                  const RequestSettings& settings, const http::Patience& patience);

/// The whole way, a rehearsal at the staging directory first when that is wanted. Blocking.
core::Result<core::PemPair> acquire(const AcquisitionOptions& options,
                                    const RequestSettings& settings, const Predecessor& before,
                                    const Progress& progress, const http::Patience& patience,
                                    Told& told);

/// Signs in and revokes. Blocking.
core::Result<void> revoke(const AcquisitionOptions& options, const RequestSettings& settings,
                          const std::string& chainPem, RevocationReason reason,
                          const http::Patience& patience);

} // namespace mailstead::acme

#pragma once

#include "acme/request_settings.h"
#include "core/result.h"

#include <openssl/types.h>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::acme
{

/// A new private key in PEM, a secret. Internal.
core::Result<std::string> makeKey(KeyType type);

/// Nothing when it is none of them, or not a key. Internal.
std::optional<KeyType> typeOfKey(const std::string& keyPem);
std::optional<KeyType> typeOfKey(const EVP_PKEY* key); ///< public or private

/// A certificate signing request (RFC 2986) in DER, made with the key. All names become DNS subject
/// alternative names; the subject stays empty, as the baseline requirements prefer. Internal.
core::Result<std::string> makeSigningRequest(const std::string& keyPem,
                                             const std::vector<std::string>& names);

} // namespace mailstead::acme

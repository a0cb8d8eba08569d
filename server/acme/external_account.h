// External account binding: our account key bound to an account that the authority's web site knows
// (RFC 8555 §7.3.4). Internal to acme.
#pragma once

#include "acme/jws.h"
#include "acme/request_settings.h"
#include "core/result.h"
#include "http/client.h"
#include "http/patience.h"

#include <nlohmann/json.hpp>
#include <string>

namespace mailstead::acme
{

/// The JWS that goes into newAccount. InvalidInput when the key is no base64url.
core::Result<nlohmann::json> bindingOf(const ExternalAccount& external, const AccountKey& key,
                                       const std::string& newAccountUrl);

inline constexpr const char* zeroSslApi = "https://api.zerossl.com";

/// ZeroSSL gives the binding to whoever names a mail address. `api` is the interface's base URL.
core::Result<ExternalAccount> fetchZeroSslAccount(const http::Client& http, const std::string& api,
                                                  const std::string& email,
                                                  const http::Patience& patience);

} // namespace mailstead::acme

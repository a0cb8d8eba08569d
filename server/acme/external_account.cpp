#include "acme/external_account.h"

#include "acme/json_access.h"
#include "acme/problem.h"
#include "core/base64.h"
#include "core/digest.h"
#include "http/url.h"

#include <algorithm>

namespace mailstead::acme
{

namespace
{

using core::ErrorKind;

/// Authorities give it without padding; who copies it may bring white space at its ends.
std::optional<std::string> fromBase64Url(std::string text)
{
    const auto space = [](char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '=';
    };
    while (!text.empty() && space(text.back()))
        text.pop_back();
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), space));
    std::replace(text.begin(), text.end(), '-', '+');
    std::replace(text.begin(), text.end(), '_', '/');
    while (text.size() % 4 != 0)
        text += '=';
    return core::fromBase64(text);
}

} // namespace

core::Result<nlohmann::json> bindingOf(const ExternalAccount& external, const AccountKey& key,
                                       const std::string& newAccountUrl)
{
    const auto secret = fromBase64Url(external.hmacKey);
    if (external.keyId.empty() || !secret || secret->empty())
        return core::fail(
            ErrorKind::InvalidInput, "the external account's key id or key is not complete",
            external.keyId.empty() ? "the key id is empty" : "the key is no base64url",
            "copy both again from the authority's web site");
    const nlohmann::json header = {
        {"alg", "HS256"}, {"kid", external.keyId}, {"url", newAccountUrl}};
    const std::string protectedPart =
        core::base64Url(header.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    const std::string payload = core::base64Url(key.jwk().dump());
    return nlohmann::json{
        {"protected", protectedPart},
        {"payload", payload},
        {"signature",
         core::base64Url(core::hmac(core::Hash::Sha256, *secret, protectedPart + "." + payload))}};
}

core::Result<ExternalAccount> fetchZeroSslAccount(const http::Client& http, const std::string& api,
                                                  const std::string& email,
                                                  const http::Patience& patience)
{
    if (email.empty())
        return core::fail(ErrorKind::InvalidInput, "ZeroSSL needs a mail address", {},
                          "give the address that ZeroSSL may write to");
    const auto response = http.send({http::Method::Post,
                                     api + "/acme/eab-credentials-email",
                                     {{"Content-Type", "application/x-www-form-urlencoded"}},
                                     http::queryText({{"email", email}})},
                                    patience);
    if (!response)
        return tl::unexpected(response.error());
    const auto json = nlohmann::json::parse(response->body, nullptr, false);
    ExternalAccount account{textAt(json, "eab_kid"), textAt(json, "eab_hmac_key")};
    if (response->status == 200 && !account.keyId.empty() && !account.hmacKey.empty())
        return account;
    std::string why = "HTTP status " + std::to_string(response->status);
    if (json.is_object() && json.contains("error"))
        why += ", " + cleanText(textAt(json["error"], "type"));
    const bool itsTrouble = response->status >= 500 || response->status == 429;
    return core::fail(itsTrouble ? ErrorKind::Unavailable : ErrorKind::Refused,
                      "ZeroSSL gave no account for this mail address", why,
                      itsTrouble ? "try again later"
                                 : "check the address, or take the key id and the key from "
                                   "ZeroSSL's web site (Developer, EAB Credentials)");
}

} // namespace mailstead::acme

// Signed requests to one ACME authority: directory, nonces, account (RFC 8555 §6, §7.1–7.3).
// Internal to acme.
#pragma once

#include "acme/jws.h"
#include "core/result.h"
#include "http/client.h"
#include "http/patience.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace mailstead::acme
{

/// What the authority answered to a request that it accepted.
struct Reply {
    int status = 0;
    std::string location;
    std::optional<std::chrono::milliseconds> retryAfter;
    std::string body;
    nlohmann::json json; ///< null when the body is no JSON
};

/// Not thread-safe; one order uses one session.
class Session
{
public:
    Session(http::Client http, AccountKey key)
        : m_http(std::move(http))
        , m_key(std::move(key))
    {
    }

    /// Reads the directory. An error when it is none.
    core::Result<void> open(const std::string& directoryUrl, const http::Patience& patience);

    /// Finds or makes the account of our key and brings its contact up to date.
    core::Result<void> signIn(const std::string& email, bool agreeToTerms,
                              const http::Patience& patience);

    const std::string& newOrderUrl() const { return m_newOrder; }
    const AccountKey& key() const { return m_key; }

    /// Posts a payload, or nothing for POST-as-GET. `name` is what the step is about, for messages.
    core::Result<Reply> post(const std::string& url, const std::optional<nlohmann::json>& payload,
                             const http::Patience& patience, const std::string& name = {});

private:
    core::Result<void> fetchNonce(const http::Patience& patience);
    core::Result<http::Response> send(const std::string& url, const std::string& payload,
                                      const http::Patience& patience);

    http::Client m_http;
    AccountKey m_key;
    std::string m_newNonce, m_newAccount, m_newOrder, m_terms;
    bool m_externalAccount = false;
    std::string m_account; ///< its URL, the "kid"
    std::string m_nonce;
};

} // namespace mailstead::acme

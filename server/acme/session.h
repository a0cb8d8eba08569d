// Signed requests to one ACME authority: directory, nonces, account (RFC 8555 §6, §7.1–7.3).
// Internal to acme.
#pragma once

#include "acme/chain.h"
#include "acme/jws.h"
#include "acme/request_settings.h"
#include "core/result.h"
#include "http/client.h"
#include "http/patience.h"

#include <chrono>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::acme
{

/// What the authority answered to a request that it accepted.
struct Reply {
    int status = 0;
    std::string location;
    std::optional<std::chrono::milliseconds> retryAfter;
    std::string body;
    nlohmann::json json;                 ///< null when the body is no JSON
    std::vector<std::string> alternates; ///< URLs of other chains (RFC 8555 §7.4.2)
};

/// Who signs in.
struct SignIn {
    std::string email; ///< may be empty
    bool agreeToTerms = false;
    std::optional<ExternalAccount> externalAccount = {};
    /// Asked when the authority wants a binding, the account is not there yet and none was given;
    /// null: the error says what to do.
    std::function<core::Result<ExternalAccount>()> fetchExternalAccount = {};
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
    core::Result<void> signIn(const SignIn& who, const http::Patience& patience);

    const std::string& newOrderUrl() const { return m_newOrder; }

    /// RFC 8555 §7.6. The certificate must have been issued to this account.
    core::Result<void> revoke(const std::string& chainPem, RevocationReason reason,
                              const http::Patience& patience);

    /// RFC 9773: what the authority suggests for the renewal; NotFound when it does not.
    /// `askAgain` becomes its Retry-After.
    core::Result<RenewalWindow> renewalWindow(const std::string& chainPem,
                                              std::chrono::milliseconds& askAgain,
                                              const http::Patience& patience);
    bool suggestsRenewal() const { return !m_renewalInfo.empty(); }

    /// When the authority takes requests again; set by the last answer that had a Retry-After and
    /// was a refusal.
    const std::optional<std::chrono::system_clock::time_point>& retryAt() const
    {
        return m_retryAt;
    }
    /// The type of the last refusal's problem, "badNonce".
    const std::string& lastProblem() const { return m_lastProblem; }
    const AccountKey& key() const { return m_key; }
    /// The URL of our account (RFC 8555 §7.3); empty before signIn().
    const std::string& account() const { return m_account; }

    /// Posts a payload, or nothing for POST-as-GET. `name` is what the step is about, for messages.
    core::Result<Reply> post(const std::string& url, const std::optional<nlohmann::json>& payload,
                             const http::Patience& patience, const std::string& name = {});

private:
    core::Result<Reply> findAccount(const http::Patience& patience);
    core::Result<Reply> makeAccount(const SignIn& who, const nlohmann::json& contact,
                                    const http::Patience& patience);
    core::Result<void> fetchNonce(const http::Patience& patience);
    core::Result<http::Response> send(const std::string& url, const std::string& payload,
                                      const http::Patience& patience);

    http::Client m_http;
    AccountKey m_key;
    std::string m_newNonce, m_newAccount, m_newOrder, m_revoke, m_renewalInfo, m_terms;
    bool m_externalAccount = false;
    std::string m_account; ///< its URL, the "kid"
    std::string m_nonce;
    std::string m_lastProblem; ///< its type, of the last refusal
    std::optional<std::chrono::system_clock::time_point> m_retryAt;
};

} // namespace mailstead::acme

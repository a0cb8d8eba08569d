#include "acme/session.h"

#include "acme/external_account.h"
#include "acme/json_access.h"
#include "acme/problem.h"
#include "core/base64.h"
#include "http/url.h"

#include <algorithm>
#include <charconv>

namespace mailstead::acme
{

namespace
{

using core::ErrorKind;

/// An authority may refuse a nonce that it does not remember at any time (RFC 8555 §6.5); one that
/// refuses this many in a row has a fault.
constexpr int maxNonceAttempts = 20;
constexpr std::chrono::seconds longestBusyPause{60};
constexpr int maxWaits = 5;

nlohmann::json parseJson(const std::string& text)
{
    auto json = nlohmann::json::parse(text, nullptr, false);
    return json.is_discarded() ? nlohmann::json() : json;
}

/// Bare base64url, as nonces are (RFC 8555 §6.5.1).
bool isNonce(const std::string& text)
{
    return !text.empty() && text.size() <= 1000 &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

core::Error refusal(const http::Response& response, const std::string& name)
{
    std::optional<std::chrono::system_clock::time_point> again;
    if (const auto asked = response.retryAfter())
        again = std::chrono::system_clock::now() + *asked;
    return explainProblem(readProblem(parseJson(response.body)), name, response.status, again);
}

/// A failed first contact in terms of the authority; errors that say what to do stay as they are.
core::Error unreachable(core::Error error, const std::string& directoryUrl)
{
    if (!error.next.empty() || error.kind == ErrorKind::Cancelled)
        return error;
    error.why = error.text();
    error.what = "the certificate authority at " + directoryUrl + " cannot be reached";
    error.next = "try again later; the server must be able to open connections to it";
    return error;
}

} // namespace

core::Result<void> Session::open(const std::string& directoryUrl, const http::Patience& patience)
{
    const auto response = m_http.send({http::Method::Get, directoryUrl}, patience);
    if (!response)
        return tl::unexpected(unreachable(response.error(), directoryUrl));
    if (response->status != 200) {
        const bool itsTrouble = response->status >= 500 || response->status == 429;
        return core::fail(itsTrouble ? ErrorKind::Unavailable : ErrorKind::Refused,
                          "the certificate authority's directory cannot be read",
                          "HTTP status " + std::to_string(response->status),
                          itsTrouble ? "try again later" : "check the URL of the directory");
    }
    const nlohmann::json directory = parseJson(response->body);
    m_newNonce = textAt(directory, "newNonce");
    m_newAccount = textAt(directory, "newAccount");
    m_newOrder = textAt(directory, "newOrder");
    if (m_newNonce.empty() || m_newAccount.empty() || m_newOrder.empty())
        return core::fail(ErrorKind::InvalidInput, "this URL is no ACME directory",
                          "the answer of " + directoryUrl +
                              " has no newNonce, newAccount, newOrder",
                          "check the URL, such as https://acme-v02.api.letsencrypt.org/directory");
    m_revoke = textAt(directory, "revokeCert");
    m_renewalInfo = textAt(directory, "renewalInfo");
    if (const auto meta = directory.find("meta"); meta != directory.end()) {
        m_terms = cleanText(textAt(*meta, "termsOfService"));
        m_externalAccount = flagAt(*meta, "externalAccountRequired");
    }
    return {};
}

core::Result<Reply> Session::findAccount(const http::Patience& patience)
{
    return post(m_newAccount, nlohmann::json{{"onlyReturnExisting", true}}, patience);
}

core::Result<Reply> Session::makeAccount(const SignIn& who, const nlohmann::json& contact,
                                         const http::Patience& patience)
{
    nlohmann::json payload = {{"termsOfServiceAgreed", who.agreeToTerms}};
    if (!who.email.empty())
        payload["contact"] = contact;
    if (m_externalAccount || who.externalAccount) {
        core::Result<ExternalAccount> external =
            who.externalAccount ? core::Result<ExternalAccount>(*who.externalAccount)
            : who.fetchExternalAccount
                ? who.fetchExternalAccount()
                : tl::unexpected(explainProblem(
                      {"externalAccountRequired", "its directory says so", {}, {}}, {}, 0));
        if (!external)
            return tl::unexpected(external.error());
        auto binding = bindingOf(*external, m_key, m_newAccount);
        if (!binding)
            return tl::unexpected(binding.error());
        payload["externalAccountBinding"] = std::move(*binding);
    }
    return post(m_newAccount, payload, patience);
}

core::Result<void> Session::signIn(const SignIn& who, const http::Patience& patience)
{
    if (!m_terms.empty() && !who.agreeToTerms)
        return core::fail(ErrorKind::Refused,
                          "the certificate authority's terms have not been agreed to", m_terms,
                          "read them and agree");
    const nlohmann::json contact = who.email.empty()
                                       ? nlohmann::json::array()
                                       : nlohmann::json::array({"mailto:" + who.email});
    m_account.clear();
    // A binding is needed once: an account that is there is found without.
    auto reply = findAccount(patience);
    const bool isNew = !reply && m_lastProblem == "accountDoesNotExist";
    if (isNew)
        reply = makeAccount(who, contact, patience);
    if (!reply)
        return tl::unexpected(reply.error());
    if (reply->location.empty())
        return core::fail(ErrorKind::Unavailable, "the certificate authority gave no account URL");
    const std::string status = textAt(reply->json, "status");
    if (!status.empty() && status != "valid")
        return core::fail(ErrorKind::Refused, "the account at the certificate authority is closed",
                          "its status is " + cleanText(status),
                          "remove the file acme/account.pem in the state directory; a new account "
                          "is made then");
    m_account = reply->location;
    // The account was there already, perhaps with another address (RFC 8555 §7.3.2).
    const auto present = reply->json.find("contact");
    if (!isNew && !who.email.empty() && (present == reply->json.end() || *present != contact)) {
        const auto updated = post(m_account, nlohmann::json{{"contact", contact}}, patience);
        if (!updated)
            return tl::unexpected(updated.error());
    }
    return {};
}

core::Result<void> Session::revoke(const std::string& chainPem, RevocationReason reason,
                                   const http::Patience& patience)
{
    if (m_revoke.empty())
        return core::fail(ErrorKind::Refused, "this authority offers no revocation");
    const auto der = leafDer(chainPem);
    if (!der)
        return tl::unexpected(der.error());
    const auto reply = post(m_revoke,
                            nlohmann::json{{"certificate", core::base64Url(*der)},
                                           {"reason", static_cast<int>(reason)}},
                            patience);
    if (!reply && m_lastProblem != "alreadyRevoked")
        return tl::unexpected(reply.error());
    return {};
}

core::Result<RenewalWindow> Session::renewalWindow(const std::string& chainPem,
                                                   std::chrono::milliseconds& askAgain,
                                                   const http::Patience& patience)
{
    const std::string id = renewalId(chainPem);
    if (m_renewalInfo.empty() || id.empty())
        return core::fail(ErrorKind::NotFound, "this authority suggests no time for renewals");
    const auto response = m_http.send({http::Method::Get, m_renewalInfo + "/" + id}, patience);
    if (!response)
        return tl::unexpected(response.error());
    // RFC 9773 §4.3: between a minute and a day is sensible.
    if (const auto asked = response->retryAfter())
        askAgain = std::clamp<std::chrono::milliseconds>(*asked, std::chrono::minutes(1),
                                                         std::chrono::hours(24));
    if (response->status != 200)
        return tl::unexpected(refusal(*response, {}));
    const auto window = readRenewalWindow(response->body);
    if (!window)
        return core::fail(ErrorKind::Unavailable,
                          "the authority's suggestion for the renewal cannot be read");
    return *window;
}

core::Result<void> Session::fetchNonce(const http::Patience& patience)
{
    const auto response = m_http.send({http::Method::Head, m_newNonce}, patience);
    if (!response)
        return tl::unexpected(response.error());
    m_nonce = response->header("replay-nonce");
    if (!isNonce(m_nonce)) {
        m_nonce.clear();
        return core::fail(ErrorKind::Unavailable, "the certificate authority gave no nonce",
                          "HTTP status " + std::to_string(response->status), "try again later");
    }
    return {};
}

core::Result<http::Response> Session::send(const std::string& url, const std::string& payload,
                                           const http::Patience& patience)
{
    if (m_nonce.empty()) {
        const auto fetched = fetchNonce(patience);
        if (!fetched)
            return tl::unexpected(fetched.error());
    }
    nlohmann::json header = {{"nonce", m_nonce}, {"url", url}};
    m_nonce.clear();
    if (m_account.empty())
        header["jwk"] = m_key.jwk();
    else
        header["kid"] = m_account;
    const auto body = m_key.sign(std::move(header), payload);
    if (!body)
        return tl::unexpected(body.error());
    auto response = m_http.send(
        {http::Method::Post, url, {{"Content-Type", "application/jose+json"}}, *body}, patience);
    if (response && isNonce(response->header("replay-nonce")))
        m_nonce = response->header("replay-nonce");
    return response;
}

core::Result<Reply> Session::post(const std::string& url,
                                  const std::optional<nlohmann::json>& payload,
                                  const http::Patience& patience, const std::string& name)
{
    const std::string text = payload ? payload->dump() : std::string();
    int waits = 0;
    for (int attempt = 1;; ++attempt) {
        const auto response = send(url, text, patience);
        if (!response)
            return tl::unexpected(response.error());
        if (response->status >= 200 && response->status < 300) {
            Reply reply;
            reply.status = response->status;
            reply.location = response->header("location");
            // It is sent back inside JSON, so it must be what a URL is made of.
            if (!reply.location.empty() && !http::parseUrl(reply.location))
                return core::fail(ErrorKind::Unavailable,
                                  "the certificate authority gave a location that is no URL");
            reply.retryAfter = response->retryAfter();
            reply.alternates = alternateLinks(response->header("link"));
            reply.body = response->body;
            reply.json = parseJson(response->body);
            return reply;
        }
        const Problem problem = readProblem(parseJson(response->body));
        m_lastProblem = problem.type;
        const auto asked = response->retryAfter();
        // A server that is busy for a moment says so; longer pauses are the caller's.
        if (response->status == 503 && asked && *asked <= longestBusyPause && ++waits <= maxWaits) {
            const auto waited = patience.sleep(*asked);
            if (!waited)
                return tl::unexpected(waited.error());
            continue;
        }
        if (problem.type == "badNonce" && attempt < maxNonceAttempts)
            continue;
        if (asked)
            m_retryAt = std::chrono::system_clock::now() + *asked;
        return tl::unexpected(refusal(*response, name));
    }
}

} // namespace mailstead::acme

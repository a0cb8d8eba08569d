#include "acme/order.h"

#include "acme/challenge_responder.h"
#include "acme/csr.h"
#include "acme/json_access.h"
#include "acme/problem.h"
#include "acme/session.h"
#include "core/base64.h"
#include "core/log.h"

#include <algorithm>
#include <optional>

namespace mailstead::acme
{

namespace
{

using core::ErrorKind;

constexpr std::chrono::milliseconds firstPause{250};
constexpr std::chrono::milliseconds longestPause{5000};
constexpr std::chrono::milliseconds longestAskedPause{30000};

/// A token goes into a path and a file-like name: base64url only (RFC 8555 §8.3).
bool isToken(const std::string& text)
{
    return !text.empty() && text.size() <= 512 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
}

struct Authorization {
    std::string url;
    std::string name;
    std::string challengeUrl;
    std::string token;
};

class Order
{
public:
    Order(Session& session, const OrderRequest& request, const Progress& progress,
          const http::Patience& patience)
        : m_session(session)
        , m_request(request)
        , m_progress(progress)
        , m_patience(patience)
    {
    }

    core::Result<core::PemPair> run()
    {
        tell("Asking for a certificate for " + joined(m_request.settings.names), 0.2);
        nlohmann::json identifiers = nlohmann::json::array();
        for (const std::string& name : m_request.settings.names)
            identifiers.push_back({{"type", "dns"}, {"value", name}});
        const auto order = m_session.post(m_session.newOrderUrl(),
                                          nlohmann::json{{"identifiers", identifiers}}, m_patience);
        if (!order)
            return tl::unexpected(order.error());
        m_orderUrl = order->location;
        const std::string finalizeUrl = textAt(order->json, "finalize");
        if (m_orderUrl.empty() || finalizeUrl.empty())
            return core::fail(ErrorKind::Unavailable,
                              "the certificate authority's answer to the order is incomplete");
        const auto proved = prove(textsAt(order->json, "authorizations"));
        if (!proved)
            return tl::unexpected(proved.error());
        return finalize(finalizeUrl);
    }

private:
    static std::string joined(const std::vector<std::string>& names)
    {
        std::string text;
        for (const std::string& name : names)
            text += (text.empty() ? "" : ", ") + name;
        return text;
    }

    void tell(const std::string& text, std::optional<double> fraction) const
    {
        core::logInfo("acme", {}, text);
        if (m_progress)
            m_progress(text, fraction);
    }

    /// Reads an authorization; nothing when it is valid already.
    core::Result<std::optional<Authorization>> read(const std::string& url)
    {
        const auto reply = m_session.post(url, std::nullopt, m_patience);
        if (!reply)
            return tl::unexpected(reply.error());
        Authorization authorization;
        authorization.url = url;
        if (const auto identifier = reply->json.find("identifier"); identifier != reply->json.end())
            authorization.name = cleanText(textAt(*identifier, "value"));
        const std::string status = textAt(reply->json, "status");
        if (status == "valid")
            return std::optional<Authorization>();
        if (status != "pending")
            return core::fail(ErrorKind::Refused,
                              "the certificate authority does not let " + authorization.name +
                                  " be proved",
                              "the authorization is " + cleanText(status), "try again");
        const auto challenges = reply->json.find("challenges");
        if (challenges != reply->json.end() && challenges->is_array()) {
            for (const auto& challenge : *challenges) {
                if (textAt(challenge, "type") != "http-01")
                    continue;
                authorization.challengeUrl = textAt(challenge, "url");
                authorization.token = textAt(challenge, "token");
            }
        }
        if (!isToken(authorization.token) || authorization.challengeUrl.empty())
            return core::fail(
                ErrorKind::Refused,
                "the certificate authority does not offer the http-01 challenge for " +
                    authorization.name);
        return std::optional(std::move(authorization));
    }

    core::Result<void> prove(const std::vector<std::string>& urls)
    {
        std::vector<Authorization> open;
        for (const std::string& url : urls) {
            auto authorization = read(url);
            if (!authorization)
                return tl::unexpected(authorization.error());
            if (*authorization)
                open.push_back(std::move(**authorization));
        }
        if (open.empty()) {
            tell("All names were proved before", 0.6);
            return {};
        }
        const auto thumbprint = m_session.key().thumbprint();
        if (!thumbprint)
            return tl::unexpected(thumbprint.error());
        const auto responder = ChallengeResponder::start(m_request.httpPort);
        if (!responder)
            return tl::unexpected(responder.error());
        // All are begun before the first is waited for: the authority checks them at once.
        for (const Authorization& authorization : open) {
            (*responder)->answer(authorization.token, authorization.token + "." + *thumbprint);
            const auto begun = m_session.post(authorization.challengeUrl, nlohmann::json::object(),
                                              m_patience, authorization.name);
            if (!begun)
                return tl::unexpected(begun.error());
        }
        double fraction = 0.3;
        for (const Authorization& authorization : open) {
            tell("The authority checks that " + authorization.name + " is this server", fraction);
            const auto proved = awaitValid(authorization);
            if (!proved)
                return proved;
            fraction += 0.3 / static_cast<double>(open.size());
        }
        return {};
    }

    core::Result<void> pause(std::chrono::milliseconds& next,
                             const std::optional<std::chrono::milliseconds>& asked) const
    {
        const auto duration = asked ? std::clamp(*asked, firstPause, longestAskedPause) : next;
        next = std::min(next * 3 / 2, longestPause);
        return m_patience.sleep(duration);
    }

    core::Result<void> awaitValid(const Authorization& authorization)
    {
        std::chrono::milliseconds next = firstPause;
        while (true) {
            const auto reply =
                m_session.post(authorization.url, std::nullopt, m_patience, authorization.name);
            if (!reply)
                return tl::unexpected(reply.error());
            const std::string status = textAt(reply->json, "status");
            if (status == "valid")
                return {};
            if (status != "pending" && status != "processing")
                return tl::unexpected(
                    explainProblem(challengeProblem(reply->json), authorization.name, 0));
            auto waited = pause(next, reply->retryAfter);
            if (!waited) {
                waited.error().what += ": the check of " + authorization.name;
                return waited;
            }
        }
    }

    static Problem challengeProblem(const nlohmann::json& authorization)
    {
        const auto challenges = authorization.find("challenges");
        if (challenges != authorization.end() && challenges->is_array()) {
            for (const auto& challenge : *challenges) {
                const auto error = challenge.find("error");
                if (error != challenge.end())
                    return readProblem(*error);
            }
        }
        Problem problem;
        problem.type = "unauthorized";
        problem.detail = "the authorization is " + cleanText(textAt(authorization, "status"));
        return problem;
    }

    core::Result<core::PemPair> finalize(const std::string& finalizeUrl)
    {
        tell("The names are proved; sending the certificate request", 0.7);
        const auto signing = makeSigningRequest(m_request.settings.names);
        if (!signing)
            return tl::unexpected(signing.error());
        auto reply = m_session.post(
            finalizeUrl, nlohmann::json{{"csr", core::base64Url(signing->der)}}, m_patience);
        std::chrono::milliseconds next = firstPause;
        while (reply) {
            const std::string status = textAt(reply->json, "status");
            if (status == "valid")
                break;
            if (status == "invalid") {
                const auto error = reply->json.find("error");
                return tl::unexpected(explainProblem(
                    error == reply->json.end() ? Problem() : readProblem(*error), {}, 0));
            }
            const auto waited = pause(next, reply->retryAfter);
            if (!waited)
                return tl::unexpected(waited.error());
            reply = m_session.post(m_orderUrl, std::nullopt, m_patience);
        }
        if (!reply)
            return tl::unexpected(reply.error());
        tell("Fetching the certificate", 0.9);
        const auto chain =
            m_session.post(textAt(reply->json, "certificate"), std::nullopt, m_patience);
        if (!chain)
            return tl::unexpected(chain.error());
        return core::PemPair{chain->body, signing->keyPem};
    }

    Session& m_session;
    const OrderRequest& m_request;
    const Progress& m_progress;
    const http::Patience& m_patience;
    std::string m_orderUrl;
};

} // namespace

core::Result<core::PemPair> orderCertificate(const OrderRequest& request, const Progress& progress,
                                             const http::Patience& patience)
{
    auto key = AccountKey::loadOrCreate(request.accountKeyFile);
    if (!key)
        return tl::unexpected(key.error());
    auto client = http::Client::create({request.resolver, request.settings.caFile});
    if (!client)
        return tl::unexpected(client.error());
    if (progress)
        progress("Connecting to the certificate authority", 0.05);
    Session session(std::move(*client), std::move(*key));
    const auto opened = session.open(request.settings.directory, patience);
    if (!opened)
        return tl::unexpected(opened.error());
    const auto signedIn =
        session.signIn(request.settings.email, request.settings.agreeToTerms, patience);
    if (!signedIn)
        return tl::unexpected(signedIn.error());
    return Order(session, request, progress, patience).run();
}

} // namespace mailstead::acme

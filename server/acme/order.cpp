#include "acme/order.h"

#include "acme/chain.h"
#include "acme/csr.h"
#include "acme/json_access.h"
#include "acme/kept_order.h"
#include "acme/problem.h"
#include "acme/session.h"
#include "core/base64.h"
#include "core/digest.h"
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
constexpr std::chrono::milliseconds longestAskedPause{300000};

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
        auto order = takeUp();
        if (!order)
            order = begin();
        if (!order)
            return tl::unexpected(order.error());
        const std::string finalizeUrl = textAt(order->json, "finalize");
        if (m_kept.url.empty() || finalizeUrl.empty())
            return core::fail(ErrorKind::Unavailable,
                              "the certificate authority's answer to the order is incomplete");
        if (textAt(order->json, "status") == "pending") {
            const auto proved = prove(textsAt(order->json, "authorizations"));
            if (!proved)
                return tl::unexpected(proved.error());
        } else if (textAt(order->json, "status") == "ready") {
            tell("All names were proved before", 0.6);
        }
        if (textAt(order->json, "status") != "valid") {
            order = finalize(*order, finalizeUrl);
            if (!order)
                return tl::unexpected(order.error());
        }
        auto pair = download(textAt(order->json, "certificate"));
        if (pair)
            forgetOrder(m_request.orderFile);
        return pair;
    }

private:
    /// The order of before, when it can still end well.
    core::Result<Reply> takeUp()
    {
        const auto kept = m_request.orderFile.empty()
                              ? std::nullopt
                              : loadOrder(m_request.orderFile, m_request.settings);
        if (!kept)
            return core::fail(ErrorKind::NotFound, "no order is under way");
        auto order = m_session.post(kept->url, std::nullopt, m_patience);
        const std::string status = order ? textAt(order->json, "status") : std::string();
        if (status != "pending" && status != "ready" && status != "processing" && status != "valid")
            return core::fail(ErrorKind::NotFound, "the order of before has ended");
        tell("Going on with the order of before", 0.25);
        m_kept = *kept;
        return order;
    }

    core::Result<Reply> begin()
    {
        core::Result<std::string> key = m_request.key;
        if (key->empty())
            key = makeKey(m_request.settings.keyType);
        if (!key)
            return tl::unexpected(key.error());
        nlohmann::json identifiers = nlohmann::json::array();
        for (const std::string& name : m_request.settings.names)
            identifiers.push_back({{"type", "dns"}, {"value", name}});
        nlohmann::json payload = {{"identifiers", identifiers}};
        const bool replaces = !m_request.replaces.empty();
        if (replaces)
            payload["replaces"] = m_request.replaces;
        auto order = m_session.post(m_session.newOrderUrl(), payload, m_patience);
        if (!order && replaces && order.error().kind != ErrorKind::Cancelled &&
            m_session.lastProblem() != "rateLimited") {
            // RFC 9773 §5: "alreadyReplaced", or a predecessor that the authority does not know.
            payload.erase("replaces");
            order = m_session.post(m_session.newOrderUrl(), payload, m_patience);
        }
        if (!order)
            return order;
        m_kept = {order->location, std::move(*key)};
        if (!m_request.orderFile.empty() && !m_kept.url.empty()) {
            const auto kept = keepOrder(m_request.orderFile, m_request.settings, m_kept);
            if (!kept)
                core::logWarn("acme", {}, "the order is not kept: " + kept.error().text());
        }
        return order;
    }

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
    core::Result<std::optional<Authorization>> read(const std::string& url, std::string_view type)
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
                if (textAt(challenge, "type") != type)
                    continue;
                authorization.challengeUrl = textAt(challenge, "url");
                authorization.token = textAt(challenge, "token");
            }
        }
        if (!isToken(authorization.token) || authorization.challengeUrl.empty())
            return core::fail(
                ErrorKind::Refused,
                "the certificate authority does not offer the " + std::string(type) +
                    " challenge for " + authorization.name,
                {},
                "choose another way to prove the name; wildcard names can only be proved by DNS");
        return std::optional(std::move(authorization));
    }

    core::Result<void> prove(const std::vector<std::string>& urls)
    {
        const auto prover = m_request.prover();
        if (!prover)
            return tl::unexpected(prover.error());
        m_type = (*prover)->type();
        std::vector<Authorization> open;
        for (const std::string& url : urls) {
            auto authorization = read(url, m_type);
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
        std::vector<Challenge> challenges;
        for (const Authorization& authorization : open)
            challenges.push_back(
                {authorization.name, authorization.token, authorization.token + "." + *thumbprint});
        const auto prepared = (*prover)->prepare(challenges, m_progress, m_patience);
        if (!prepared)
            return prepared;
        // All are begun before the first is waited for: the authority checks them at once.
        for (const Authorization& authorization : open) {
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
                return tl::unexpected(explainProblem(challengeProblem(reply->json),
                                                     authorization.name, 0, {}, m_type));
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

    core::Result<Reply> finalize(const Reply& order, const std::string& finalizeUrl)
    {
        core::Result<Reply> reply = order;
        if (textAt(order.json, "status") != "processing") {
            tell("The names are proved; sending the certificate request", 0.7);
            const auto request = makeSigningRequest(m_kept.keyPem, m_request.settings.names);
            if (!request)
                return tl::unexpected(request.error());
            reply = m_session.post(finalizeUrl, nlohmann::json{{"csr", core::base64Url(*request)}},
                                   m_patience);
        }
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
            reply = m_session.post(m_kept.url, std::nullopt, m_patience);
        }
        return reply;
    }

    core::Result<core::PemPair> download(const std::string& url)
    {
        tell("Fetching the certificate", 0.9);
        const auto chain = m_session.post(url, std::nullopt, m_patience);
        if (!chain)
            return tl::unexpected(chain.error());
        const std::string& wanted = m_request.settings.preferredChain;
        if (wanted.empty() || chainHasIssuer(chain->body, wanted))
            return core::PemPair{chain->body, m_kept.keyPem};
        for (const std::string& other : chain->alternates) {
            const auto alternate = m_session.post(other, std::nullopt, m_patience);
            if (alternate && chainHasIssuer(alternate->body, wanted))
                return core::PemPair{alternate->body, m_kept.keyPem};
        }
        core::logWarn("acme", {},
                      "the authority offers no chain of " + cleanText(wanted) +
                          "; its own choice is used");
        return core::PemPair{chain->body, m_kept.keyPem};
    }

    Session& m_session;
    const OrderRequest& m_request;
    const Progress& m_progress;
    const http::Patience& m_patience;
    KeptOrder m_kept;
    std::string_view m_type = "http-01"; ///< of the prover: a literal
};

} // namespace

std::string Challenge::recordValue() const
{
    return core::base64Url(core::digest(core::Hash::Sha256, keyAuthorization));
}

core::Result<core::PemPair> orderCertificate(Session& session, const OrderRequest& request,
                                             const Progress& progress,
                                             const http::Patience& patience)
{
    return Order(session, request, progress, patience).run();
}

} // namespace mailstead::acme

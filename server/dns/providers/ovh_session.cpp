#include "dns/providers/ovh_session.h"

#include "dns/providers/signatures.h"

namespace mailstead::dns
{

namespace
{

using http::Method;

std::optional<ProviderError> judge(const ApiAnswer& answer)
{
    const std::string code = textAt(answer.json, "errorCode");
    const std::string message = textAt(answer.json, "message");
    auto error = judgeJson(answer, message);
    if (!error)
        return error;
    const std::string why = error->error.why + (code.empty() ? "" : " (" + cleanWords(code) + ")");
    Trouble kind = error->trouble;
    if (code == "NOT_GRANTED_CALL")
        kind = Trouble::MissingRight;
    else if (code == "INVALID_CREDENTIAL" || code == "NOT_CREDENTIAL" || code == "INVALID_KEY" ||
             code == "INVALID_SIGNATURE" ||
             message.find("Invalid signature") != std::string::npos ||
             message.find("credential is not valid") != std::string::npos)
        kind = Trouble::BadCredentials;
    return trouble(kind, why).value();
}

std::string baseUrlOf(const std::string& region)
{
    if (region == "us")
        return "https://api.us.ovhcloud.com/1.0";
    if (region == "ca")
        return "https://ca.api.ovh.com/1.0";
    return "https://eu.api.ovh.com/1.0";
}

std::chrono::seconds now()
{
    return std::chrono::duration_cast<std::chrono::seconds>(
        std::chrono::system_clock::now().time_since_epoch());
}

} // namespace

OvhSession::OvhSession(const ProviderContext& context)
    : m_api(context, baseUrlOf(context.field("region")))
{
}

/// Its clock counts for signatures; ours may be wrong.
Outcome<void> OvhSession::readClock()
{
    if (m_clockOffset)
        return {};
    const auto answer = m_api.call(
        [&] {
            return http::Request{Method::Get, m_api.baseUrl() + "/auth/time"};
        },
        judge, Repeat::Always);
    if (!answer)
        return tl::unexpected(answer.error());
    if (!answer->json.is_number_integer())
        return trouble(Trouble::Unavailable, "it does not tell its time");
    m_clockOffset = std::chrono::seconds(answer->json.get<std::int64_t>()) - now();
    return {};
}

Outcome<ApiAnswer> OvhSession::send(Method method, const std::string& target,
                                    const std::string& body, Repeat repeat)
{
    const auto clock = readClock();
    if (!clock)
        return tl::unexpected(clock.error());
    return m_api.call(
        [&] {
            const ProviderContext& context = m_api.context();
            http::Request request{method, m_api.baseUrl() + target};
            const std::string time = std::to_string((now() + *m_clockOffset).count());
            request.headers = {
                {"X-Ovh-Application", context.field("applicationKey")},
                {"X-Ovh-Consumer", context.field("consumerKey")},
                {"X-Ovh-Timestamp", time},
                {"X-Ovh-Signature",
                 ovhSignature(context.field("applicationSecret"), context.field("consumerKey"),
                              std::string(http::toString(method)), request.url, body, time)}};
            if (!body.empty())
                request.headers.emplace_back("Content-Type", "application/json; charset=utf-8");
            request.body = body;
            return request;
        },
        judge, repeat);
}

} // namespace mailstead::dns

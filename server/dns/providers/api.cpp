#include "dns/providers/api.h"

#include <algorithm>

namespace mailstead::dns
{

namespace
{

ProviderError networkError(core::Error error)
{
    const bool cancelled = error.kind == core::ErrorKind::Cancelled;
    if (!cancelled && error.kind != core::ErrorKind::InvalidInput) {
        error.why = error.text();
        error.what = "the DNS provider cannot be reached";
        error.next = error.next.empty() ? "try again later" : error.next;
        error.kind = core::ErrorKind::Unavailable;
    }
    return {cancelled ? Trouble::Cancelled : Trouble::Unavailable, std::move(error)};
}

} // namespace

Api::Api(ProviderContext context, std::string defaultBaseUrl)
    : m_context(std::move(context))
    , m_baseUrl(m_context.baseUrl.empty() ? std::move(defaultBaseUrl) : m_context.baseUrl)
{
    while (!m_baseUrl.empty() && m_baseUrl.back() == '/')
        m_baseUrl.pop_back();
}

Outcome<ApiAnswer> Api::call(const MakeRequest& make, const Judge& judge, Repeat repeat) const
{
    std::chrono::milliseconds pause = m_context.pause;
    for (int attempt = 1;; ++attempt) {
        std::optional<ProviderError> error;
        auto response = m_context.client.send(make(), m_context.patience);
        if (response) {
            ApiAnswer answer{std::move(*response), {}, false};
            auto json = nlohmann::json::parse(answer.response.body, nullptr, false);
            answer.isJson = !json.is_discarded();
            if (answer.isJson)
                answer.json = std::move(json);
            error = judge(answer);
            if (!error)
                return answer;
            if (!error->retryAfter)
                error->retryAfter = answer.response.retryAfter();
        } else {
            error = networkError(response.error());
        }
        const bool again = error->trouble == Trouble::RateLimited ||
                           (repeat == Repeat::Always && error->trouble == Trouble::Unavailable &&
                            error->error.kind == core::ErrorKind::Unavailable);
        const std::chrono::milliseconds wait = error->retryAfter.value_or(pause);
        if (!again || attempt >= m_context.attempts || wait > m_context.longestWait)
            return tl::unexpected(*error);
        if (m_context.waiting)
            m_context.waiting(wait);
        const auto slept = m_context.patience.sleep(wait);
        if (!slept)
            return tl::unexpected(slept.error().kind == core::ErrorKind::Cancelled
                                      ? networkError(slept.error())
                                      : *error);
        pause *= 2;
    }
}

std::optional<ProviderError> judgeStatus(const http::Response& response, const std::string& words)
{
    const int status = response.status;
    if (status >= 200 && status < 300)
        return std::nullopt;
    const std::string why =
        words.empty() ? "HTTP status " + std::to_string(status) : cleanWords(words);
    Trouble kind = Trouble::RecordRefused;
    if (status == 401)
        kind = Trouble::BadCredentials;
    else if (status == 403)
        kind = Trouble::MissingRight;
    else if (status == 404)
        kind = Trouble::ZoneNotFound;
    else if (status == 429)
        kind = Trouble::RateLimited;
    else if (status >= 500 || status < 400)
        kind = Trouble::Unavailable;
    return trouble(kind, why).value();
}

std::optional<ProviderError> judgeJson(const ApiAnswer& answer, const std::string& words)
{
    auto error = judgeStatus(answer.response, words);
    if (!error && !answer.isJson && !answer.response.body.empty())
        error = trouble(Trouble::Unavailable, "no JSON of the interface").value();
    return error;
}

Outcome<void> withoutContent(const Outcome<ApiAnswer>& answer)
{
    if (!answer)
        return tl::unexpected(answer.error());
    return {};
}

std::string cleanWords(std::string_view text)
{
    std::string result;
    for (const char symbol : text.substr(0, 500)) {
        const bool control = static_cast<unsigned char>(symbol) < 32 || symbol == 127;
        result += control ? ' ' : symbol;
    }
    return result;
}

} // namespace mailstead::dns

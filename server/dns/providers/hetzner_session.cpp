#include "dns/providers/hetzner_session.h"

#include <fmt/format.h>

namespace mailstead::dns
{

namespace
{

using http::Method;
using nlohmann::json;

constexpr int mostPolls = 60;

std::string words(const json& answer)
{
    const json& error = partAt(answer, "error");
    std::string text = textAt(error, "message");
    for (const json& field : partAt(partAt(error, "details"), "fields")) {
        for (const json& message : partAt(field, "messages")) {
            if (message.is_string())
                text += "; " + textAt(field, "name") + ": " + message.get<std::string>();
        }
    }
    const std::string code = textAt(error, "code");
    return code.empty() ? text : text + " (" + code + ")";
}

std::optional<ProviderError> judge(const ApiAnswer& answer)
{
    auto error = judgeJson(answer, words(answer.json));
    if (!error)
        return error;
    const std::string code = textAt(partAt(answer.json, "error"), "code");
    if (code == "unauthorized")
        error = trouble(Trouble::BadCredentials, error->error.why).value();
    else if (code == "forbidden" || code == "token_readonly")
        error = trouble(Trouble::MissingRight, error->error.why).value();
    else if (code == "rate_limit_exceeded")
        error = trouble(Trouble::RateLimited, error->error.why).value();
    else if (code == "conflict" || code == "locked") // another action is at work on the zone
        error = trouble(Trouble::Unavailable, error->error.why).value();
    return error;
}

} // namespace

HetznerSession::HetznerSession(ProviderContext context)
    : m_api(std::move(context), "https://api.hetzner.cloud/v1", judge)
{
}

Outcome<void> HetznerSession::act(Method method, const std::string& target, const json& body) const
{
    auto answer = m_api.send(method, target, body.is_null() ? std::string() : body.dump(),
                             Repeat::WhenRefused);
    for (int poll = 0; poll < mostPolls; ++poll) {
        if (!answer)
            return tl::unexpected(answer.error());
        const json& action = partAt(answer->json, "action");
        const std::string status = textAt(action, "status");
        if (status == "error")
            return trouble(Trouble::RecordRefused, cleanWords(words(action)));
        if (status != "running")
            return {};
        const auto slept = m_api.context().patience.sleep(m_api.context().pause / 2);
        if (!slept)
            return trouble(Trouble::Cancelled, "while a change was being carried out");
        answer = m_api.get("/actions/" + idAt(action, "id"));
    }
    return trouble(Trouble::Unavailable, "a change is not carried out");
}

Outcome<void> HetznerSession::pages(const std::string& target, const char* member, std::size_t most,
                                    const std::function<void(const json&)>& take) const
{
    const char joint = target.find('?') == std::string::npos ? '?' : '&';
    std::size_t count = 0;
    for (std::uint32_t page = 1; page != 0;) {
        const auto answer = m_api.get(fmt::format("{}{}page={}&per_page=50", target, joint, page));
        if (!answer)
            return tl::unexpected(answer.error());
        for (const json& entry : partAt(answer->json, member)) {
            if (++count > most)
                return trouble(Trouble::Unavailable, "the list is too long");
            take(entry);
        }
        const std::uint32_t next =
            numberAt(partAt(partAt(answer->json, "meta"), "pagination"), "next_page");
        page = next > page ? next : 0;
    }
    return {};
}

} // namespace mailstead::dns

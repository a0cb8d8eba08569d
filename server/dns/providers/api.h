// Requests to one provider's HTTP interface: repeated where that helps, judged into ProviderErrors.
// Internal to dns/providers.
#pragma once

#include "core/json_access.h"
#include "dns/providers/provider.h"

#include <nlohmann/json.hpp>

namespace mailstead::dns
{

/// The members of such an interface's answers are read with these.
using core::flagAt;
using core::idAt;
using core::numberAt;
using core::partAt;
using core::textAt;

/// More records in a zone than this are not read; a mail server's zone has tens.
inline constexpr std::size_t mostZoneRecords = 20000;
inline constexpr std::size_t mostZones = 20000;

struct ApiAnswer {
    http::Response response;
    nlohmann::json json; ///< null when the body is none
    bool isJson = false;
};

/// Nothing when the answer is a success.
using Judge = std::function<std::optional<ProviderError>(const ApiAnswer&)>;
/// Makes the request anew for each attempt, as signatures hold a time and a nonce.
using MakeRequest = std::function<http::Request()>;

enum class Repeat {
    WhenRefused, ///< only when the provider said that it did nothing (rate limit)
    Always,      ///< doing it twice is as good as once: after lost answers and 5xx, too
};

class Api
{
public:
    Api(ProviderContext context, std::string defaultBaseUrl);

    Outcome<ApiAnswer> call(const MakeRequest& make, const Judge& judge, Repeat repeat) const;

    /// Without a trailing slash.
    const std::string& baseUrl() const { return m_baseUrl; }
    const ProviderContext& context() const { return m_context; }

private:
    ProviderContext m_context;
    std::string m_baseUrl;
};

/// Judged by the HTTP status alone, `words` being what the provider says: 401 credentials, 403
/// right, 404 zone, 429 limit, 5xx unavailable, other 4xx a refused record.
std::optional<ProviderError> judgeStatus(const http::Response& response, const std::string& words);

/// The same for answers that are JSON where they have a body at all: anything else comes from
/// something in between.
std::optional<ProviderError> judgeJson(const ApiAnswer& answer, const std::string& words);

/// An answer whose content does not matter.
Outcome<void> withoutContent(const Outcome<ApiAnswer>& answer);

/// One line of printable text, at most 500 octets, for words that came from outside.
std::string cleanWords(std::string_view text);

} // namespace mailstead::dns

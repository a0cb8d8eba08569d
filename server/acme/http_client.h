// One HTTPS request at a time, for talking with an ACME authority. Internal to acme.
#pragma once

#include "acme/http_response.h"
#include "acme/waiting.h"
#include "core/result.h"
#include "dns/resolver.h"

#include <asio/ssl/context.hpp>
#include <chrono>
#include <memory>
#include <string>

namespace mailstead::acme
{

/// Blocking, for worker threads. A connection for each request: an order makes a dozen of them.
class HttpClient
{
public:
    /// `caFile`: extra roots; `resolver` may be null (the system's is used then).
    static core::Result<HttpClient> create(const std::string& caFile,
                                           std::shared_ptr<dns::Resolver> resolver);

    /// `method` is GET, HEAD or POST; redirects are not followed. Any status is an answer; an error
    /// is what kept the answer from arriving.
    core::Result<HttpResponse> request(const std::string& method, const std::string& url,
                                       const std::string& contentType, const std::string& body,
                                       const Patience& patience) const;

    /// Longest time of one request.
    static constexpr std::chrono::seconds requestTimeout{30};

private:
    HttpClient() = default;
    std::shared_ptr<asio::ssl::context> m_context;
    std::shared_ptr<dns::Resolver> m_resolver;
};

} // namespace mailstead::acme

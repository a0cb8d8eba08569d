// An HTTP/1.1 client over TLS, for certificate authorities, DNS providers and other interfaces.
#pragma once

#include "core/result.h"
#include "dns/resolver.h"
#include "http/patience.h"
#include "http/response.h"

#include <asio/ssl/context.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mailstead::http
{

enum class Method { Get, Head, Post, Put, Patch, Delete };

std::string_view toString(Method method); ///< "GET", …

struct Request {
    Method method = Method::Get;
    std::string url;
    /// Name and value. Host, Connection and Content-Length are the client's own.
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
};

struct ClientOptions {
    /// Null: the system's is used.
    std::shared_ptr<dns::Resolver> resolver = {};
    /// A file of roots that are trusted besides the system's.
    std::string caFile = {};
    /// Also takes http:// URLs: for what answers only so (cloud metadata, something on loopback).
    /// Never set it for what carries a secret through the internet.
    bool plain = false;
    /// Longest time of one request, however patient the caller is.
    std::chrono::seconds timeout{30};
    Limits limits = {};
    std::size_t requestBytes = 4 * 1024 * 1024; ///< header and body of a request together
};

/// Blocking, for worker threads; a copy is cheap and shares the roots. A connection for each
/// request. Thread-safe.
class Client
{
public:
    static core::Result<Client> create(ClientOptions options);

    /// Redirects are not followed. Any status is an answer; an error is what kept the answer from
    /// arriving. InvalidInput for a URL or a header that cannot be sent.
    core::Result<Response> send(const Request& request, const Patience& patience) const;

private:
    Client() = default;
    ClientOptions m_options;
    std::shared_ptr<asio::ssl::context> m_context;
};

} // namespace mailstead::http

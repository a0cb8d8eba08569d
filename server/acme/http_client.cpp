#include "acme/http_client.h"

#include "acme/tls_connection.h"
#include "acme/url.h"
#include "core/tls.h"

namespace mailstead::acme
{

core::Result<HttpClient> HttpClient::create(const std::string& caFile,
                                            std::shared_ptr<dns::Resolver> resolver)
{
    auto context = core::verifyingClientContext(caFile);
    if (!context)
        return tl::unexpected(context.error());
    HttpClient client;
    client.m_context = std::move(*context);
    client.m_resolver = std::move(resolver);
    return client;
}

core::Result<HttpResponse> HttpClient::request(const std::string& method, const std::string& url,
                                               const std::string& contentType,
                                               const std::string& body,
                                               const Patience& patience) const
{
    const auto parsed = parseUrl(url);
    if (!parsed)
        return tl::unexpected(parsed.error());
    const Patience limited = patience.atMost(requestTimeout);
    const auto addresses = addressesOf(parsed->host, m_resolver.get());
    if (!addresses)
        return tl::unexpected(addresses.error());
    const auto connection =
        TlsConnection::open(parsed->host, parsed->port, *addresses, m_context, limited);
    if (!connection)
        return tl::unexpected(connection.error());

    std::string text = method + " " + parsed->target + " HTTP/1.1\r\nHost: " + parsed->authority() +
                       "\r\nUser-Agent: mailsteadd/" MAILSTEAD_VERSION
                       "\r\nAccept: */*\r\nConnection: close\r\n";
    if (!contentType.empty())
        text += "Content-Type: " + contentType + "\r\n";
    if (method == "POST")
        text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    text += "\r\n" + body;
    const auto written = (*connection)->write(text, limited);
    if (!written)
        return tl::unexpected(written.error());

    HttpResponseParser parser(method == "HEAD");
    while (true) {
        const auto bytes = (*connection)->read(limited);
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (bytes->empty()) {
            const auto complete = parser.finish();
            if (!complete)
                return tl::unexpected(complete.error());
            return parser.take();
        }
        const auto done = parser.feed(*bytes);
        if (!done)
            return tl::unexpected(done.error());
        if (*done)
            return parser.take();
    }
}

} // namespace mailstead::acme

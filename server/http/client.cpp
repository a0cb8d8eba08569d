#include "http/client.h"

#include "core/tls.h"
#include "http/connection.h"
#include "http/field.h"
#include "http/url.h"
#include "message/address.h"

#include <algorithm>

namespace mailstead::http
{

namespace
{

using core::ErrorKind;

/// A field that is one line and not one of the client's own (RFC 9110 §5).
bool isSendable(const std::string& name, const std::string& value)
{
    const bool cleanValue = std::none_of(value.begin(), value.end(), [](char c) {
        const auto octet = static_cast<unsigned char>(c);
        return (octet < 32 && c != '\t') || octet == 127;
    });
    const std::string lower = message::lowerCase(name);
    return isToken(name) && cleanValue && lower != "host" && lower != "connection" &&
           lower != "content-length" && lower != "transfer-encoding";
}

bool hasHeader(const Request& request, std::string_view lowerCaseName)
{
    return std::any_of(request.headers.begin(), request.headers.end(), [&](const auto& header) {
        return message::lowerCase(header.first) == lowerCaseName;
    });
}

core::Result<std::string> encode(const Request& request, const Url& url)
{
    std::string text = std::string(toString(request.method)) + " " + url.target +
                       " HTTP/1.1\r\nHost: " + url.authority() + "\r\nConnection: close\r\n";
    if (!hasHeader(request, "user-agent"))
        text += "User-Agent: mailsteadd/" MAILSTEAD_VERSION "\r\n";
    if (!hasHeader(request, "accept"))
        text += "Accept: */*\r\n";
    for (const auto& [name, value] : request.headers) {
        if (!isSendable(name, value))
            return core::fail(ErrorKind::InvalidInput,
                              "a header field of the request cannot be sent", name);
        text += name + ": " + value + "\r\n";
    }
    const bool hasBody = request.method == Method::Post || request.method == Method::Put ||
                         request.method == Method::Patch || !request.body.empty();
    if (hasBody)
        text += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
    text += "\r\n" + request.body;
    return text;
}

core::Result<Response> readResponse(Connection& connection, bool head, const Limits& limits,
                                    const Patience& patience)
{
    ResponseParser parser(head, limits);
    while (true) {
        const auto bytes = connection.read(patience);
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

} // namespace

std::string_view toString(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Head:
        return "HEAD";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Patch:
        return "PATCH";
    case Method::Delete:
        return "DELETE";
    }
    return "GET";
}

core::Result<Client> Client::create(ClientOptions options)
{
    auto context = core::verifyingClientContext(options.caFile);
    if (!context)
        return tl::unexpected(context.error());
    Client client;
    client.m_options = std::move(options);
    client.m_context = std::move(*context);
    return client;
}

core::Result<Response> Client::send(const Request& request, const Patience& patience) const
{
    const auto url = parseUrl(request.url, m_options.plain);
    if (!url)
        return tl::unexpected(url.error());
    const auto text = encode(request, *url);
    if (!text)
        return tl::unexpected(text.error());
    if (text->size() > m_options.requestBytes)
        return core::fail(ErrorKind::InvalidInput, "the HTTP request is too long",
                          "more than " + std::to_string(m_options.requestBytes) + " bytes");
    const Patience limited = patience.atMost(m_options.timeout);
    const auto addresses = addressesOf(url->host, m_options.resolver.get());
    if (!addresses)
        return tl::unexpected(addresses.error());
    const auto connection =
        url->secure ? Connection::openTls(url->host, url->port, *addresses, m_context, limited)
                    : Connection::openPlain(url->port, *addresses, limited);
    if (!connection)
        return tl::unexpected(connection.error());
    const auto written = (*connection)->write(*text, limited);
    // A server may answer (413, 401) before it has read everything; then its answer counts.
    if (!written && written.error().kind != ErrorKind::Unavailable)
        return tl::unexpected(written.error());
    auto response =
        readResponse(**connection, request.method == Method::Head, m_options.limits, limited);
    if (!response && !written)
        return tl::unexpected(written.error());
    return response;
}

} // namespace mailstead::http

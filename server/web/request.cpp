#include "web/request.h"

#include "http/field.h"
#include "http/url.h"
#include "message/address.h"

#include <algorithm>
#include <charconv>

namespace mailstead::web
{

namespace
{

constexpr std::size_t longestMethod = 20;

tl::unexpected<Refusal> refuse(int status, std::string why)
{
    return tl::unexpected(Refusal{status, std::move(why)});
}

bool isDigit(char symbol)
{
    return symbol >= '0' && symbol <= '9';
}

/// Whether a list of tokens (RFC 9110 §5.6.1) has this one.
bool listHas(std::string_view list, std::string_view wanted)
{
    while (!list.empty()) {
        std::string_view one = list.substr(0, list.find(','));
        list.remove_prefix(std::min(one.size() + 1, list.size()));
        while (!one.empty() && (one.front() == ' ' || one.front() == '\t'))
            one.remove_prefix(1);
        while (!one.empty() && (one.back() == ' ' || one.back() == '\t'))
            one.remove_suffix(1);
        if (message::lowerCase(one) == wanted)
            return true;
    }
    return false;
}

} // namespace

std::string Request::parameter(std::string_view name) const
{
    const auto parameters = http::queryParameters(query);
    if (!parameters)
        return {};
    for (const auto& [one, value] : *parameters) {
        if (message::lowerCase(one) == name)
            return value;
    }
    return {};
}

RequestParser::RequestParser(RequestLimits limits)
    : m_limits(limits)
{
}

Request RequestParser::take()
{
    Request request = std::move(m_request);
    *this = RequestParser(m_limits);
    return request;
}

tl::expected<RequestParser::Progress, Refusal> RequestParser::feed(std::string_view& bytes)
{
    while (m_state == State::RequestLine || m_state == State::Fields) {
        bool whole = false;
        if (auto taken = takeLine(bytes, whole); !taken)
            return tl::unexpected(taken.error());
        if (!whole)
            return Progress::NeedsMore;
        const std::string line = std::exchange(m_line, {});
        Outcome read;
        if (m_state == State::RequestLine && line.empty() && !std::exchange(m_skippedLine, true))
            continue; // RFC 9112 §2.2: one that an old client sent behind a body
        if (m_state == State::RequestLine)
            read = requestLine(line);
        else
            read = line.empty() ? endOfHeader() : field(line);
        if (!read)
            return tl::unexpected(read.error());
    }
    if (m_state == State::Body) {
        const std::size_t count = std::min(m_remaining, bytes.size());
        m_request.body += bytes.substr(0, count);
        bytes.remove_prefix(count);
        m_remaining -= count;
        if (m_remaining == 0)
            m_state = State::Done;
        else if (std::exchange(m_wantsContinue, false) && m_request.body.empty())
            return Progress::WantsContinue;
    }
    return m_state == State::Done ? Progress::Complete : Progress::NeedsMore;
}

RequestParser::Outcome RequestParser::takeLine(std::string_view& bytes, bool& whole)
{
    const std::size_t end = bytes.find('\n');
    whole = end != std::string_view::npos;
    const std::size_t count = whole ? end + 1 : bytes.size();
    const bool isFirst = m_state == State::RequestLine;
    if (isFirst && m_line.size() + count > m_limits.lineBytes)
        return refuse(414, "The request line is too long.");
    if (m_headerBytes + m_line.size() + count > m_limits.headerBytes)
        return refuse(431, "The header is too long.");
    m_line += bytes.substr(0, count);
    bytes.remove_prefix(count);
    if (!whole)
        return {};
    m_headerBytes += m_line.size();
    m_line.pop_back();
    if (m_line.empty() || m_line.back() != '\r')
        return refuse(400, "A line does not end in CR LF.");
    m_line.pop_back();
    return {};
}

RequestParser::Outcome RequestParser::requestLine(std::string_view line)
{
    const std::size_t first = line.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    if (second == std::string_view::npos)
        return refuse(400, "This is no HTTP request.");
    const std::string_view method = line.substr(0, first);
    const std::string_view version = line.substr(second + 1);
    if (!http::isToken(method) || method.size() > longestMethod)
        return refuse(400, "This is no HTTP request.");
    if (version.size() != 8 || version.substr(0, 5) != "HTTP/" || !isDigit(version[5]) ||
        version[6] != '.' || !isDigit(version[7]))
        return refuse(400, "This is no HTTP request.");
    if (version[5] != '1')
        return refuse(505, "Only HTTP/1.1 is spoken here.");
    m_isOld = version[7] == '0';
    m_request.method = method;
    m_state = State::Fields;
    return target(line.substr(first + 1, second - first - 1));
}

RequestParser::Outcome RequestParser::target(std::string_view text)
{
    std::string path;
    if (text.substr(0, 1) == "/") {
        path = text.substr(0, text.find('#'));
    } else {
        // RFC 9112 §3.2.2: a server takes the absolute form, too; its host counts then.
        const auto url = http::parseUrl(text, true);
        if (!url)
            return refuse(400, "The request has no path.");
        m_request.host = url->host;
        path = url->target;
    }
    if (!std::all_of(path.begin(), path.end(), [](char c) { return c > 32 && c < 127; }))
        return refuse(400, "The path has characters that it may not have.");
    const std::size_t question = std::min(path.find('?'), path.size());
    m_request.query = path.substr(std::min(question + 1, path.size()));
    const auto decoded = http::percentDecoded(std::string_view(path).substr(0, question));
    const bool clean = decoded && std::none_of(decoded->begin(), decoded->end(), [](char c) {
                           const auto octet = static_cast<unsigned char>(c);
                           return octet < 32 || octet == 127;
                       });
    if (!clean)
        return refuse(400, "The path cannot be decoded.");
    m_request.path = *decoded;
    return {};
}

RequestParser::Outcome RequestParser::field(std::string_view line)
{
    auto read = http::parseField(line);
    if (!read)
        return refuse(400, "A line of the header is no field.");
    if (m_fields.size() >= m_limits.fields)
        return refuse(431, "The header has too many fields.");
    m_fields.emplace_back(std::move(read->name), std::move(read->value));
    return {};
}

RequestParser::Outcome RequestParser::host(std::string_view value)
{
    // What a URL may have there and no more.
    const auto url = value.find_first_of("/?#@") == std::string_view::npos
                         ? http::parseUrl("https://" + std::string(value) + "/")
                         : core::fail(core::ErrorKind::InvalidInput, "no host");
    if (!url)
        return refuse(400, "The Host field is not valid.");
    if (!m_request.host.empty())
        return {}; // the absolute form's counts
    m_request.host = url->host;
    if (m_request.host.ends_with('.'))
        m_request.host.pop_back();
    return {};
}

RequestParser::Outcome RequestParser::endOfHeader()
{
    std::optional<std::string_view> hostField;
    std::optional<std::string_view> length;
    bool expects = false;
    for (const auto& [name, value] : m_fields) {
        if ((name == "host" && hostField) || (name == "content-length" && length))
            return refuse(400, "A field that there is one of is there twice.");
        if (name == "host")
            hostField = value;
        else if (name == "content-length")
            length = value;
        else if (name == "transfer-encoding")
            return refuse(411, "Send the body with its length.");
        else if (name == "connection")
            m_request.keepsAlive = m_request.keepsAlive && !listHas(value, "close");
        else if (name == "expect" && message::lowerCase(value) == "100-continue")
            expects = true;
        else if (name == "expect")
            return refuse(417, "This expectation cannot be met.");
    }
    if (m_isOld)
        m_request.keepsAlive = false;
    if (!hostField && !m_isOld)
        return refuse(400, "The Host field is missing.");
    if (hostField) {
        if (auto valid = host(*hostField); !valid)
            return valid;
    }
    if (length) {
        const char* const end = length->data() + length->size();
        const auto [at, error] = std::from_chars(length->data(), end, m_remaining);
        if (length->empty() || !isDigit(length->front()) || at != end ||
            (error != std::errc() && error != std::errc::result_out_of_range))
            return refuse(400, "The length is no number.");
        if (error != std::errc() || m_remaining > m_limits.bodyBytes)
            return refuse(413, "The body is too long.");
    }
    m_wantsContinue = expects && !m_isOld;
    m_state = m_remaining == 0 ? State::Done : State::Body;
    return {};
}

} // namespace mailstead::web

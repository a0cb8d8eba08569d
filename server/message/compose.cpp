#include "message/compose.h"

#include "message/address.h"
#include "message/date.h"
#include "message/header.h"
#include "message/subject.h"

#include <algorithm>

namespace mailstead::message
{

namespace
{

std::string withUnixLineEnds(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') {
            result += '\n';
            if (i + 1 < text.size() && text[i + 1] == '\n')
                ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

/// A message identifier is an addr-spec of sorts; ours are made of these.
std::string safeId(std::string_view id)
{
    std::string safe;
    for (const char c : id) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
        if (plain)
            safe += c;
    }
    return safe;
}

} // namespace

std::string quotedPrintable(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::size_t maxLine = 76;
    const std::string unix = withUnixLineEnds(text);
    std::string result;
    std::size_t column = 0;
    for (std::size_t i = 0; i < unix.size(); ++i) {
        const char c = unix[i];
        if (c == '\n') {
            result += "\r\n";
            column = 0;
            continue;
        }
        const bool lastOfLine = i + 1 == unix.size() || unix[i + 1] == '\n';
        const bool literal =
            (c > 32 && c < 127 && c != '=') || ((c == ' ' || c == '\t') && !lastOfLine);
        const std::size_t length = literal ? 1 : 3;
        if (column + length > (lastOfLine ? maxLine : maxLine - 1)) {
            result += "=\r\n";
            column = 0;
        }
        if (literal) {
            result += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            result += '=';
            result += digits[byte >> 4U];
            result += digits[byte & 15U];
        }
        column += length;
    }
    return result;
}

core::Result<std::string> compose(const PlainText& message)
{
    if (message.to.empty())
        return core::fail(core::ErrorKind::InvalidInput, "the message has no recipient");
    const auto from = parseAddress(message.from);
    if (!from)
        return tl::unexpected(from.error());
    std::string to;
    for (const std::string& recipient : message.to) {
        const auto address = parseAddress(recipient);
        if (!address)
            return tl::unexpected(address.error());
        to += (to.empty() ? "" : ", ") + address->text();
    }
    const std::string author = message.fromName.empty()
                                   ? from->text()
                                   : encodePhrase(message.fromName) + " <" + from->text() + ">";

    std::string result = makeField("Date", formatDate(message.date));
    result += makeField("From", author);
    result += makeField("To", to);
    result += makeField("Subject", encodeText(message.subject));
    result += makeField("Message-ID", "<" + safeId(message.id) + "@" + message.hostname + ">");
    result += "MIME-Version: 1.0\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Transfer-Encoding: quoted-printable\r\n"
              "\r\n";
    result += quotedPrintable(message.text);
    if (result.compare(result.size() - 2, 2, "\r\n") != 0)
        result += "\r\n";
    return result;
}

} // namespace mailstead::message

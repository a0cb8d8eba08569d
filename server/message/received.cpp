#include "message/received.h"

#include "message/date.h"
#include "message/header.h"

#include <algorithm>

namespace mailstead::message
{

namespace
{

/// What a client says about itself goes into a structured field: everything that could end or
/// extend a word there is replaced.
std::string safeWord(std::string_view text, std::size_t longest)
{
    std::string word;
    for (const char c : text.substr(0, longest)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') ||
                           std::string_view("-._:[]").find(c) != std::string_view::npos;
        word += plain ? c : '?';
    }
    return word.empty() ? "unknown" : word;
}

std::string safeComment(std::string_view text)
{
    std::string comment;
    for (const char c : text.substr(0, 100)) {
        const bool plain = c >= 32 && c < 127 && c != '(' && c != ')' && c != '\\';
        comment += plain ? c : '?';
    }
    return comment;
}

/// A path that fits between angle brackets, or nothing.
std::string safePath(std::string_view address, bool utf8)
{
    const bool plain =
        address.size() <= 320 && std::all_of(address.begin(), address.end(), [utf8](char c) {
            const bool aboveAscii = utf8 && (static_cast<unsigned char>(c) & 0x80U) != 0;
            return aboveAscii || (c > 32 && c < 127 && c != '<' && c != '>');
        });
    return plain ? std::string(address) : std::string();
}

} // namespace

std::string receivedField(const smtp::Envelope& envelope, std::string_view hostname)
{
    const bool signedIn = !envelope.authenticatedUser.empty();
    const bool hidden = signedIn && envelope.hidesClient;
    const bool overNetwork = !envelope.clientAddress.empty();
    const bool encrypted = !envelope.tlsDescription.empty();

    std::string field = "Received: ";
    if (hidden && overNetwork) {
        field += "from authenticated-user\r\n\t";
    } else if (overNetwork) {
        const bool isIpv6 = envelope.clientAddress.find(':') != std::string::npos;
        field += "from " + safeWord(envelope.helo, 255) + " ([" + (isIpv6 ? "IPv6:" : "") +
                 safeWord(envelope.clientAddress, 64) + "])\r\n\t";
    }
    field += "by " + std::string(hostname) + " (Mailstead)";
    if (overNetwork) {
        field += envelope.smtpUtf8 ? " with UTF8SMTP" : " with ESMTP";
        field += encrypted ? "S" : "";
        field += signedIn ? "A" : "";
        if (encrypted)
            field += "\r\n\t(" + safeComment(envelope.tlsDescription) + ")";
    }
    field += "\r\n\tid " + safeWord(envelope.id, 64);
    if (envelope.recipients.size() == 1) {
        const std::string path = safePath(envelope.recipients.front().address, envelope.smtpUtf8);
        if (!path.empty())
            field += "\r\n\tfor <" + path + ">";
    }
    field += ";\r\n\t" + formatDate(envelope.receivedAt) + "\r\n";
    return field;
}

std::size_t receivedCount(std::string_view message)
{
    const auto header = scanHeader(message);
    // A header beyond the limits is no reason to let a loop go on.
    return header ? header->count("Received") : maxReceivedFields;
}

} // namespace mailstead::message

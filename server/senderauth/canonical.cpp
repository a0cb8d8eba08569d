#include "senderauth/canonical.h"

#include "message/address.h"

#include <algorithm>
#include <memory>
#include <openssl/evp.h>

namespace mailstead::senderauth
{

namespace
{

bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

/// Appends `line` with runs of white space as one space and none at its end.
void appendReduced(std::string& out, std::string_view line)
{
    bool space = false;
    for (const char c : line) {
        if (isSpace(c)) {
            space = true;
            continue;
        }
        if (space)
            out += ' ';
        space = false;
        out += c;
    }
}

} // namespace

std::string relaxedField(std::string_view raw)
{
    const std::size_t colon = std::min(raw.find(':'), raw.size());
    std::string_view name = raw.substr(0, colon);
    while (!name.empty() && isSpace(name.back()))
        name.remove_suffix(1);
    std::string value;
    for (const char c : raw.substr(std::min(colon + 1, raw.size()))) {
        if (c != '\r' && c != '\n')
            value += c;
    }
    std::string_view trimmed = value;
    while (!trimmed.empty() && isSpace(trimmed.front()))
        trimmed.remove_prefix(1);
    std::string field = message::lowerCase(name) + ":";
    appendReduced(field, trimmed);
    field += "\r\n";
    return field;
}

void relaxedBody(std::string_view body, const std::function<void(std::string_view)>& sink)
{
    constexpr std::size_t pieceSize = 16 * 1024;
    std::string piece;
    std::size_t emptyLines = 0; ///< written only when a line with text follows
    std::size_t position = 0;
    while (position < body.size()) {
        const std::size_t end = std::min(body.find("\r\n", position), body.size());
        std::string_view line = body.substr(position, end - position);
        position = end + 2;
        if (std::all_of(line.begin(), line.end(), isSpace)) {
            ++emptyLines;
            continue;
        }
        for (; emptyLines > 0; --emptyLines) {
            piece += "\r\n";
            if (piece.size() >= pieceSize) {
                sink(piece);
                piece.clear();
            }
        }
        appendReduced(piece, line);
        piece += "\r\n";
        if (piece.size() >= pieceSize) {
            sink(piece);
            piece.clear();
        }
    }
    if (!piece.empty())
        sink(piece);
}

std::string relaxedBodyHash(std::string_view body)
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
    relaxedBody(body, [&](std::string_view piece) {
        EVP_DigestUpdate(context.get(), piece.data(), piece.size());
    });
    EVP_DigestFinal_ex(context.get(), hash, &length);
    return std::string(reinterpret_cast<const char*>(hash), length);
}

} // namespace mailstead::senderauth

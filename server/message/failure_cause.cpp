#include "message/address.h"
#include "message/failure_class.h"
#include "message/printable.h"

#include <algorithm>

namespace mailstead::message
{

namespace
{

constexpr std::string_view ellipsis = "…";
constexpr std::size_t maxScanned = 500;
constexpr std::size_t maxCause = 120;
constexpr std::size_t longNumber = 5;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// What stands between words and stays as it is.
bool isDelimiter(char c)
{
    constexpr std::string_view delimiters = " <>[](){}\"'`,;=|";
    return delimiters.find(c) != std::string_view::npos;
}

struct Shape {
    std::size_t digits = 0, lower = 0, upper = 0, hex = 0, dots = 0, colons = 0, others = 0;
};

Shape shapeOf(std::string_view word)
{
    Shape shape;
    for (const char c : word) {
        shape.hex += isHex(c) ? 1U : 0U;
        if (isDigit(c))
            ++shape.digits;
        else if (isLower(c))
            ++shape.lower;
        else if (isUpper(c))
            ++shape.upper;
        else if (c == '.')
            ++shape.dots;
        else if (c == ':')
            ++shape.colons;
        else
            ++shape.others;
    }
    return shape;
}

/// Network addresses, times of day, and the ids by which servers name messages and sessions.
bool isVariable(std::string_view word)
{
    const Shape shape = shapeOf(word);
    const std::size_t letters = shape.lower + shape.upper;
    if (shape.digits == 0 && shape.colons < 2)
        return false;
    if (letters == 0 && shape.others == 0 && (shape.dots == 3 || shape.colons > 0))
        return shape.digits >= 3;
    if (shape.colons >= 2 && shape.hex + shape.colons + shape.dots == word.size())
        return true;
    if (word.size() < 8 || letters == 0)
        return false;
    return shape.digits >= 4 || shape.hex == word.size() ||
           (shape.lower > 0 && shape.upper > 0 && shape.dots == 0 && shape.digits >= 2);
}

bool endsWithName(std::string_view word, std::string_view host)
{
    if (host.empty() || word.size() < host.size())
        return false;
    const std::size_t at = word.size() - host.size();
    return (at == 0 || word[at - 1] == '.') && lowerCase(word.substr(at)) == lowerCase(host);
}

class Normaliser
{
public:
    explicit Normaliser(std::string_view host)
        : m_host(host)
    {
    }

    void delimiter(char c)
    {
        if (c == ' ' && (m_text.empty() || m_text.back() == ' '))
            return;
        m_text += c;
    }

    void word(std::string_view text)
    {
        // A sentence's punctuation is not part of the word.
        std::size_t end = text.size();
        while (end > 0 && (text[end - 1] == '.' || text[end - 1] == ':' || text[end - 1] == '!' ||
                           text[end - 1] == '?'))
            --end;
        const std::string_view core = text.substr(0, end);
        if (core.find('@') != std::string_view::npos || isVariable(core) ||
            endsWithName(core, m_host))
            variable();
        else
            withoutLongNumbers(core);
        m_text += text.substr(end);
    }

    /// Scheme, host and path tell something; the query is made for this one message.
    void url(std::string_view text)
    {
        const std::size_t end = std::min(text.find_first_of("?#"), text.size());
        withoutLongNumbers(text.substr(0, end));
        if (end < text.size())
            variable();
    }

    std::string take()
    {
        while (!m_text.empty() && m_text.back() == ' ')
            m_text.pop_back();
        if (m_text.size() <= maxCause)
            return std::move(m_text);
        return printable(m_text, maxCause - ellipsis.size()) + std::string(ellipsis);
    }

private:
    void variable()
    {
        const bool repeated = endsWith(ellipsis) || endsWith(std::string(ellipsis) + ' ');
        if (!repeated)
            m_text += ellipsis;
    }

    bool endsWith(std::string_view end) const
    {
        return m_text.size() >= end.size() &&
               std::string_view(m_text).substr(m_text.size() - end.size()) == end;
    }

    void withoutLongNumbers(std::string_view text)
    {
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = at;
            while (end < text.size() && isDigit(text[end]))
                ++end;
            if (end - at >= longNumber) {
                variable();
                at = end;
                continue;
            }
            end = std::max(end, at + 1);
            m_text += text.substr(at, end - at);
            at = end;
        }
    }

    std::string_view m_host;
    std::string m_text;
};

bool isUrl(std::string_view text)
{
    return text.substr(0, 8) == "https://" || text.substr(0, 7) == "http://";
}

} // namespace

std::string cause(std::string_view reply, std::string_view sessionHost)
{
    const std::string line = printable(reply, maxScanned);
    std::string_view rest = line;
    Normaliser result(sessionHost);
    while (!rest.empty()) {
        if (isDelimiter(rest.front())) {
            result.delimiter(rest.front());
            rest.remove_prefix(1);
            continue;
        }
        std::size_t end = 0;
        if (isUrl(rest)) {
            end = std::min(rest.find_first_of(" <>\")]"), rest.size());
            result.url(rest.substr(0, end));
        } else {
            while (end < rest.size() && !isDelimiter(rest[end]))
                ++end;
            result.word(rest.substr(0, end));
        }
        rest.remove_prefix(end);
    }
    return result.take();
}

} // namespace mailstead::message

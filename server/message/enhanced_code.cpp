#include "message/enhanced_code.h"

#include <algorithm>

namespace mailstead::message
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A number of one to three digits off the front; -1 when there is none.
int takeNumber(std::string_view& text)
{
    int number = 0;
    std::size_t length = 0;
    while (length < text.size() && isDigit(text[length])) {
        if (length == 3)
            return -1;
        number = number * 10 + (text[length] - '0');
        ++length;
    }
    text.remove_prefix(length);
    return length == 0 ? -1 : number;
}

bool takeDot(std::string_view& text)
{
    if (text.empty() || text.front() != '.')
        return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

bool ReplyParts::isPermanent() const
{
    return code != 0 ? code / 100 == 5 : enhancedClass == 5;
}

bool ReplyParts::isTemporary() const
{
    return code != 0 ? code / 100 == 4 : enhancedClass == 4;
}

ReplyParts replyParts(std::string_view reply)
{
    ReplyParts parts;
    std::string_view rest = reply;
    if (rest.size() >= 3 && rest[0] >= '2' && rest[0] <= '5' && isDigit(rest[1]) &&
        isDigit(rest[2]) && (rest.size() == 3 || rest[3] == ' ' || rest[3] == '-')) {
        parts.code = (rest[0] - '0') * 100 + (rest[1] - '0') * 10 + (rest[2] - '0');
        rest.remove_prefix(std::min<std::size_t>(4, rest.size()));
    }
    parts.text = rest;
    const std::string_view word = rest.substr(0, std::min(rest.find(' '), rest.size()));
    std::string_view left = word;
    const int first = takeNumber(left);
    if ((first != 2 && first != 4 && first != 5) || !takeDot(left))
        return parts;
    const int subject = takeNumber(left);
    if (subject < 0 || !takeDot(left))
        return parts;
    const int detail = takeNumber(left);
    // "5.1.1:" is written too.
    if (detail < 0 || (!left.empty() && left != ":"))
        return parts;
    parts.enhancedClass = first;
    parts.subject = subject;
    parts.detail = detail;
    parts.enhanced = word.substr(0, word.size() - left.size());
    rest.remove_prefix(word.size());
    while (!rest.empty() && rest.front() == ' ')
        rest.remove_prefix(1);
    parts.text = rest;
    return parts;
}

std::string enhancedCodeOf(std::string_view reply)
{
    return std::string(replyParts(reply).enhanced);
}

} // namespace mailstead::message

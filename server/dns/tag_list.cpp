#include "dns/tag_list.h"

#include <cctype>

namespace mailstead::dns
{

namespace
{

bool isSpace(char symbol)
{
    return std::isspace(static_cast<unsigned char>(symbol)) != 0;
}

std::string withoutSpace(std::string_view text)
{
    std::string result;
    for (const char symbol : text) {
        if (!isSpace(symbol))
            result += symbol;
    }
    return result;
}

} // namespace

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char& symbol : result) {
        if (symbol >= 'A' && symbol <= 'Z')
            symbol = static_cast<char>(symbol + ('a' - 'A'));
    }
    return result;
}

std::string tagValue(std::string_view record, std::string_view tag)
{
    for (const std::string& part : splitList(record, ';')) {
        const std::size_t equals = part.find('=');
        if (equals != std::string::npos && lowered(withoutSpace(part.substr(0, equals))) == tag)
            return withoutSpace(part.substr(equals + 1));
    }
    return {};
}

bool isVersioned(std::string_view record, std::string_view version)
{
    if (lowered(record.substr(0, version.size())) != lowered(version))
        return false;
    return record.size() == version.size() || record[version.size()] == ' ' ||
           record[version.size()] == ';';
}

std::vector<std::string> versionedTexts(const std::vector<std::string>& values,
                                        std::string_view version)
{
    std::vector<std::string> texts;
    for (const std::string& value : values) {
        if (isVersioned(value, version))
            texts.push_back(value);
    }
    return texts;
}

std::vector<std::string> splitList(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = text.find(separator);
        std::string_view part = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        while (!part.empty() && isSpace(part.front()))
            part.remove_prefix(1);
        while (!part.empty() && isSpace(part.back()))
            part.remove_suffix(1);
        if (!part.empty())
            parts.emplace_back(part);
    }
    return parts;
}

} // namespace mailstead::dns

#include "core/xml.h"

#include <algorithm>
#include <charconv>

namespace mailstead::core
{

namespace
{

constexpr int deepest = 32;
constexpr std::size_t mostElements = 200000;
constexpr std::string_view space = " \t\r\n";

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

void appendUtf8(std::string& text, unsigned long code)
{
    const auto put = [&text](unsigned long octet) {
        text += static_cast<char>(octet);
    };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | code >> 6);
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3F));
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

bool isNameSymbol(char symbol)
{
    return (symbol >= 'a' && symbol <= 'z') || (symbol >= 'A' && symbol <= 'Z') ||
           (symbol >= '0' && symbol <= '9') || symbol == '_' || symbol == '-' || symbol == '.' ||
           symbol == ':' || static_cast<unsigned char>(symbol) >= 0x80;
}

class Reader
{
public:
    explicit Reader(std::string_view text)
        : m_left(text)
    {
    }

    bool document(XmlElement& root)
    {
        if (!skipBetween() || !element(root, 0))
            return false;
        return skipBetween() && m_left.empty();
    }

private:
    bool take(std::string_view wanted)
    {
        if (m_left.substr(0, wanted.size()) != wanted)
            return false;
        m_left.remove_prefix(wanted.size());
        return true;
    }

    bool skipPast(std::string_view end)
    {
        const std::size_t at = m_left.find(end);
        if (at == std::string_view::npos)
            return false;
        m_left.remove_prefix(at + end.size());
        return true;
    }

    void skipSpace()
    {
        m_left.remove_prefix(std::min(m_left.find_first_not_of(space), m_left.size()));
    }

    /// White space, comments and processing instructions around the root.
    bool skipBetween()
    {
        while (true) {
            skipSpace();
            if (take("<?")) {
                if (!skipPast("?>"))
                    return false;
            } else if (take("<!--")) {
                if (!skipPast("-->"))
                    return false;
            } else {
                return m_left.substr(0, 2) != "<!";
            }
        }
    }

    std::string name()
    {
        const auto* const end = std::find_if_not(m_left.begin(), m_left.end(), isNameSymbol);
        std::string_view text(m_left.begin(), static_cast<std::size_t>(end - m_left.begin()));
        m_left.remove_prefix(text.size());
        const std::size_t colon = text.rfind(':');
        return std::string(colon == std::string_view::npos ? text : text.substr(colon + 1));
    }

    static bool unescape(std::string_view text, std::string& result)
    {
        while (!text.empty()) {
            const std::size_t amp = std::min(text.find('&'), text.size());
            result += text.substr(0, amp);
            text.remove_prefix(amp);
            if (text.empty())
                return true;
            const std::size_t end = text.substr(0, 12).find(';');
            if (end == std::string_view::npos || !entity(text.substr(1, end - 1), result))
                return false;
            text.remove_prefix(end + 1);
        }
        return true;
    }

    static bool entity(std::string_view text, std::string& result)
    {
        constexpr std::pair<std::string_view, char> known[] = {
            {"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
        for (const auto& [entityName, symbol] : known) {
            if (text == entityName) {
                result += symbol;
                return true;
            }
        }
        if (text.size() < 2 || text.front() != '#')
            return false;
        const bool isHex = text[1] == 'x';
        text.remove_prefix(isHex ? 2 : 1);
        unsigned long code = 0;
        const auto [end, error] =
            std::from_chars(text.data(), text.data() + text.size(), code, isHex ? 16 : 10);
        if (error != std::errc() || end != text.data() + text.size() || code == 0 ||
            code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
            return false;
        appendUtf8(result, code);
        return true;
    }

    bool attributes(XmlElement& element)
    {
        while (true) {
            skipSpace();
            if (m_left.empty())
                return false;
            if (m_left.front() == '>' || m_left.front() == '/')
                return true;
            const std::string key = name();
            skipSpace();
            if (key.empty() || !take("="))
                return false;
            skipSpace();
            if (m_left.empty() || (m_left.front() != '"' && m_left.front() != '\''))
                return false;
            const char quote = m_left.front();
            m_left.remove_prefix(1);
            const std::size_t end = m_left.find(quote);
            std::string value;
            if (end == std::string_view::npos || !unescape(m_left.substr(0, end), value))
                return false;
            m_left.remove_prefix(end + 1);
            element.attributes[key] = std::move(value);
        }
    }

    bool element(XmlElement& result, int depth)
    {
        if (depth > deepest || ++m_count > mostElements || !take("<"))
            return false;
        result.name = name();
        if (result.name.empty() || !attributes(result))
            return false;
        if (take("/>"))
            return true;
        return take(">") && content(result, depth);
    }

    bool content(XmlElement& result, int depth)
    {
        std::string text;
        while (true) {
            const std::size_t tag = m_left.find('<');
            if (tag == std::string_view::npos || !unescape(m_left.substr(0, tag), text))
                return false;
            m_left.remove_prefix(tag);
            if (take("</")) {
                if (name() != result.name)
                    return false;
                skipSpace();
                result.text = trimmed(text);
                return take(">");
            }
            if (take("<!--")) {
                if (!skipPast("-->"))
                    return false;
            } else if (take("<![CDATA[")) {
                const std::size_t end = m_left.find("]]>");
                if (end == std::string_view::npos)
                    return false;
                text += m_left.substr(0, end);
                m_left.remove_prefix(end + 3);
            } else {
                result.children.emplace_back();
                if (!element(result.children.back(), depth + 1))
                    return false;
            }
        }
    }

    std::string_view m_left;
    std::size_t m_count = 0;
};

} // namespace

const XmlElement& XmlElement::child(std::string_view wanted) const
{
    static const XmlElement nothing = {};
    const auto found = std::find_if(children.begin(), children.end(),
                                    [&](const XmlElement& entry) { return entry.name == wanted; });
    return found == children.end() ? nothing : *found;
}

const XmlElement& XmlElement::at(std::initializer_list<std::string_view> path) const
{
    const XmlElement* element = this;
    for (const std::string_view step : path)
        element = &element->child(step);
    return *element;
}

std::string XmlElement::attribute(const std::string& wanted) const
{
    const auto found = attributes.find(wanted);
    return found == attributes.end() ? std::string() : found->second;
}

Result<XmlElement> parseXml(std::string_view text)
{
    XmlElement root;
    if (!Reader(text).document(root))
        return fail(ErrorKind::InvalidInput, "this is no XML that is understood");
    return root;
}

std::string xmlEscaped(std::string_view text)
{
    std::string result;
    for (const char symbol : text) {
        switch (symbol) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&apos;";
            break;
        default:
            result += symbol;
        }
    }
    return result;
}

} // namespace mailstead::core

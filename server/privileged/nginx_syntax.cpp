#include "privileged/nginx_syntax.h"

namespace mailstead::privileged
{

namespace
{

using core::ErrorKind;

constexpr std::size_t largestText = 4UL * 1024 * 1024;
constexpr std::size_t longestWord = 4096; // nginx's own buffer
constexpr int deepest = 32;
constexpr std::size_t mostDirectives = 200'000;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

class Parser
{
public:
    explicit Parser(std::string_view text)
        : m_text(text)
    {
    }

    core::Result<std::vector<NginxDirective>> file()
    {
        std::vector<NginxDirective> directives;
        if (auto read = level(directives, 0); !read)
            return tl::unexpected(read.error());
        return directives;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }

    char take()
    {
        const char c = m_text[m_at++];
        if (c == '\n')
            ++m_line;
        return c;
    }

    tl::unexpected<core::Error> mistake(const std::string& what) const
    {
        return core::fail(ErrorKind::InvalidInput, "the configuration of nginx cannot be read",
                          "line " + std::to_string(m_line) + ": " + what);
    }

    void skipSpaceAndComments()
    {
        while (!atEnd()) {
            if (isSpace(m_text[m_at])) {
                take();
            } else if (m_text[m_at] == '#') {
                while (!atEnd() && m_text[m_at] != '\n')
                    ++m_at;
            } else {
                return;
            }
        }
    }

    /// What nginx makes of a backslash and the character behind it.
    void addEscaped(std::string& word)
    {
        if (atEnd()) {
            word += '\\';
            return;
        }
        const char c = take();
        switch (c) {
        case '"':
        case '\'':
        case '\\':
            word += c;
            return;
        case 't':
            word += '\t';
            return;
        case 'r':
            word += '\r';
            return;
        case 'n':
            word += '\n';
            return;
        default:
            word += '\\';
            word += c;
        }
    }

    core::Result<std::string> quotedWord(char quote)
    {
        std::string word;
        take();
        while (!atEnd()) {
            const char c = take();
            if (c == quote) {
                const bool ends = atEnd() || isSpace(m_text[m_at]) || m_text[m_at] == ';' ||
                                  m_text[m_at] == '{' || m_text[m_at] == ')';
                if (!ends)
                    return mistake("something sticks to a closing quote");
                if (!atEnd() && m_text[m_at] == ')')
                    word += take(); // nginx goes on with a new word, which matters to nobody here
                return word;
            }
            if (c == '\\')
                addEscaped(word);
            else
                word += c;
            if (word.size() > longestWord)
                return mistake("a word is too long");
        }
        return mistake("a quote is not closed");
    }

    core::Result<std::string> plainWord()
    {
        std::string word;
        bool variable = false; // "${name}": its brace begins no block
        while (!atEnd()) {
            const char c = m_text[m_at];
            if (isSpace(c) || c == ';' || (c == '{' && !variable))
                return word;
            take();
            variable = c == '$';
            if (c == '\\')
                addEscaped(word);
            else
                word += c;
            if (word.size() > longestWord)
                return mistake("a word is too long");
        }
        return mistake("the file ends within a directive");
    }

    core::Result<void> level(std::vector<NginxDirective>& directives, int depth)
    {
        while (true) {
            skipSpaceAndComments();
            if (atEnd()) {
                if (depth > 0)
                    return mistake("a block is not closed");
                return {};
            }
            if (m_text[m_at] == '}') {
                if (depth == 0)
                    return mistake("a brace closes nothing");
                take();
                return {};
            }
            if (++m_count > mostDirectives)
                return mistake("there are too many directives");
            NginxDirective read;
            if (auto one = directive(read, depth); !one)
                return one;
            directives.push_back(std::move(read));
        }
    }

    core::Result<void> directive(NginxDirective& directive, int depth)
    {
        directive.line = m_line;
        while (true) {
            skipSpaceAndComments();
            if (atEnd())
                return mistake("the file ends within a directive");
            const char c = m_text[m_at];
            if (c == ';' || c == '{') {
                if (directive.words.empty())
                    return mistake("a directive has no name");
                take();
                return c == '{' ? block(directive, depth) : core::Result<void>();
            }
            if (c == '}')
                return mistake("a directive is not ended");
            const auto word = c == '"' || c == '\'' ? quotedWord(c) : plainWord();
            if (!word)
                return tl::unexpected(word.error());
            directive.words.push_back(*word);
        }
    }

    core::Result<void> block(NginxDirective& directive, int depth)
    {
        if (directive.name().ends_with("_by_lua_block"))
            return mistake("it has a block of Lua");
        if (depth + 1 > deepest)
            return mistake("blocks are nested too deeply");
        directive.isBlock = true;
        directive.inside = m_at;
        return level(directive.children, depth + 1);
    }

    const std::string_view m_text;
    std::size_t m_at = 0;
    unsigned m_line = 1;
    std::size_t m_count = 0;
};

} // namespace

core::Result<std::vector<NginxDirective>> parseNginx(std::string_view text)
{
    if (text.size() > largestText)
        return core::fail(ErrorKind::InvalidInput, "a file of nginx's configuration is too large");
    return Parser(text).file();
}

} // namespace mailstead::privileged

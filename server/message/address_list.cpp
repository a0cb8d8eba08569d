// The address lists of RFC 5322 §3.4 with the obsolete forms of §4.4, read token by token.
#include "message/address.h"

namespace mailstead::message
{

namespace
{

constexpr std::size_t maxListBytes = 64 * 1024;
constexpr std::size_t maxAddresses = 1000;

struct Token {
    enum class Kind { Atom, Quoted, Literal, Special, End, Malformed };
    Kind kind = Kind::End;
    std::string text; ///< Quoted: without quotes and backslashes. Special: one character.

    bool isSpecial(char c) const { return kind == Kind::Special && text[0] == c; }
};

/// Cuts a structured field value into tokens; white space and comments separate.
class Lexer
{
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {
    }

    Token next()
    {
        if (!skipSpaceAndComments())
            return {Token::Kind::Malformed, {}};
        if (m_position == m_text.size())
            return {Token::Kind::End, {}};
        const char c = m_text[m_position];
        if (c == '"')
            return delimited('"', Token::Kind::Quoted);
        if (c == '[')
            return delimited(']', Token::Kind::Literal);
        if (isSpecial(c)) {
            ++m_position;
            return {Token::Kind::Special, std::string(1, c)};
        }
        std::string atom;
        while (m_position < m_text.size() && !isSpace(m_text[m_position]) &&
               !isSpecial(m_text[m_position])) {
            const char a = m_text[m_position++];
            if (static_cast<unsigned char>(a) < 32 || a == 127)
                return {Token::Kind::Malformed, {}};
            atom += a;
        }
        return {Token::Kind::Atom, std::move(atom)};
    }

private:
    static bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
    static bool isSpecial(char c)
    {
        return std::string_view("()<>[]:;@\\,.\"").find(c) != std::string_view::npos;
    }

    bool skipSpaceAndComments()
    {
        std::size_t depth = 0;
        while (m_position < m_text.size()) {
            const char c = m_text[m_position];
            if (c == '(') {
                ++depth;
            } else if (depth == 0) {
                if (!isSpace(c))
                    return true;
            } else if (c == ')') {
                --depth;
            } else if (c == '\\') {
                ++m_position;
            }
            ++m_position;
        }
        m_position = m_text.size();
        return depth == 0;
    }

    Token delimited(char close, Token::Kind kind)
    {
        const bool keep = kind == Token::Kind::Literal;
        std::string text;
        if (keep)
            text += m_text[m_position];
        ++m_position;
        while (m_position < m_text.size()) {
            char c = m_text[m_position++];
            if (c == close) {
                if (keep)
                    text += c;
                return {kind, std::move(text)};
            }
            if (c == '\r' || c == '\n')
                continue;
            if (c == '\\') {
                if (m_position == m_text.size())
                    break;
                c = m_text[m_position++];
            }
            text += c;
        }
        return {Token::Kind::Malformed, {}};
    }

    std::string_view m_text;
    std::size_t m_position = 0;
};

class ListParser
{
public:
    explicit ListParser(std::string_view value)
        : m_lexer(value)
    {
        advance();
    }

    core::Result<std::vector<Address>> parse()
    {
        bool inGroup = false;
        while (m_token.kind != Token::Kind::End) {
            if (m_token.isSpecial(',')) { // empty entries are obsolete but allowed
                advance();
                continue;
            }
            if (m_token.isSpecial(';') && inGroup) {
                inGroup = false;
                advance();
                continue;
            }
            const auto words = collectWords();
            if (m_token.isSpecial(':') && !inGroup && !words.empty()) {
                inGroup = true;
                advance();
                continue;
            }
            auto address = m_token.isSpecial('<') ? angleAddress() : addressSpec(words);
            if (!address)
                return tl::unexpected(address.error());
            if (m_addresses.size() == maxAddresses)
                return core::fail(core::ErrorKind::InvalidInput, "the address list is too long");
            m_addresses.push_back(std::move(*address));
            const bool ended = m_token.kind == Token::Kind::End || m_token.isSpecial(',') ||
                               (inGroup && m_token.isSpecial(';'));
            if (!ended)
                return malformed("something follows an address");
        }
        if (m_addresses.empty())
            return malformed("it holds no address");
        return std::move(m_addresses);
    }

private:
    void advance() { m_token = m_lexer.next(); }

    static tl::unexpected<core::Error> malformed(std::string why)
    {
        return core::fail(core::ErrorKind::InvalidInput, "the address field cannot be understood",
                          std::move(why));
    }

    /// A display name, a group's name or a local part: words and dots.
    std::vector<Token> collectWords()
    {
        std::vector<Token> words;
        while (m_token.kind == Token::Kind::Atom || m_token.kind == Token::Kind::Quoted ||
               m_token.isSpecial('.')) {
            words.push_back(m_token);
            advance();
        }
        return words;
    }

    core::Result<Address> angleAddress()
    {
        advance();                                              // '<'
        if (m_token.isSpecial('@') || m_token.isSpecial(',')) { // a route, RFC 5322 §4.4
            while (m_token.kind != Token::Kind::End && m_token.kind != Token::Kind::Malformed &&
                   !m_token.isSpecial(':') && !m_token.isSpecial('>'))
                advance();
            if (!m_token.isSpecial(':'))
                return malformed("a source route has no end");
            advance();
        }
        auto address = addressSpec(collectWords());
        if (!address)
            return address;
        if (!m_token.isSpecial('>'))
            return malformed("a > is missing");
        advance();
        return address;
    }

    core::Result<Address> addressSpec(const std::vector<Token>& words)
    {
        if (!m_token.isSpecial('@') || words.empty())
            return malformed("an address has no @");
        advance();
        std::string localPart;
        bool quoted = false;
        bool expectWord = true;
        for (const Token& word : words) {
            const bool isDot = word.isSpecial('.');
            if (isDot == expectWord)
                return malformed("the part before the @ is not valid");
            expectWord = isDot;
            localPart += word.text;
            quoted = quoted || word.kind == Token::Kind::Quoted;
        }
        if (expectWord)
            return malformed("the part before the @ is not valid");
        if (quoted)
            localPart = quote(localPart);

        std::string domain;
        if (m_token.kind == Token::Kind::Literal) {
            domain = m_token.text;
            advance();
        } else {
            while (m_token.kind == Token::Kind::Atom || m_token.isSpecial('.')) {
                const bool isDot = m_token.isSpecial('.');
                // Two atoms in a row are two words, not one domain.
                if (!isDot && !domain.empty() && domain.back() != '.')
                    break;
                domain += m_token.text;
                advance();
            }
        }
        // The strict check of the whole keeps what header and envelope accept the same.
        return parseAddress(localPart + "@" + domain);
    }

    static std::string quote(const std::string& text)
    {
        std::string quoted = "\"";
        for (const char c : text) {
            if (c == '"' || c == '\\')
                quoted += '\\';
            quoted += c;
        }
        return quoted + "\"";
    }

    Lexer m_lexer;
    Token m_token;
    std::vector<Address> m_addresses;
};

} // namespace

core::Result<std::vector<Address>> parseAddressList(std::string_view value)
{
    if (value.size() > maxListBytes)
        return core::fail(core::ErrorKind::InvalidInput, "the address field is too long",
                          "more than " + std::to_string(maxListBytes) + " bytes");
    return ListParser(value).parse();
}

} // namespace mailstead::message

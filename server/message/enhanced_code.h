// The codes in front of a reply: "550 5.1.1 text" (RFC 5321 §4.2, RFC 3463 §2).
#pragma once

#include <string>
#include <string_view>

namespace mailstead::message
{

/// A reply taken apart. Views into the reply.
struct ReplyParts {
    int code = 0; ///< 550; 0 when the text has none, as our own words ("4.4.1 cannot connect")
    /// Class, subject and detail of the enhanced code; all 0 when there is none.
    int enhancedClass = 0, subject = 0, detail = 0;
    std::string_view enhanced; ///< "5.1.1", or empty
    std::string_view text;     ///< what follows

    bool hasEnhanced() const { return enhancedClass != 0; }
    /// By the reply code, else by the enhanced code.
    bool isPermanent() const;
    bool isTemporary() const;
};

/// Total: text that begins with no code is all text.
ReplyParts replyParts(std::string_view reply);

/// "550 5.1.1 text" → "5.1.1"; empty when there is no enhanced code.
std::string enhancedCodeOf(std::string_view reply);

} // namespace mailstead::message

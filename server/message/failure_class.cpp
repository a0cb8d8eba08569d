#include "message/failure_class.h"

#include "message/address.h"
#include "message/enhanced_code.h"
#include "message/failure_words.h"

#include <algorithm>
#include <array>

namespace mailstead::message
{

namespace
{

using enum FailureClass;

constexpr std::size_t maxScanned = 1000;

enum class When { Always, Permanent, Temporary };

/// What a code says: by itself, or only when the words say nothing.
enum class Weight { Decides, Fallback };

struct CodeRule {
    int subject, first, last; ///< details from first to last
    When when;
    Weight weight;
    FailureClass result;
};

constexpr auto Decides = Weight::Decides;
constexpr auto Fallback = Weight::Fallback;

// Codes that receivers use for many things (X.7.1 above all) decide nothing here.
constexpr std::array codeRules = {
    CodeRule{1, 0, 0, When::Permanent, Fallback, UnknownMailbox},
    // 4.1.1 stands for "not verified yet" and for greylisting as well.
    CodeRule{1, 1, 1, When::Permanent, Decides, UnknownMailbox},
    CodeRule{1, 1, 1, When::Temporary, Fallback, UnknownMailbox},
    CodeRule{1, 2, 2, When::Always, Decides, DnsProblem},
    CodeRule{1, 3, 4, When::Always, Decides, UnknownMailbox},
    CodeRule{1, 6, 6, When::Always, Decides, UnknownMailbox},
    CodeRule{1, 8, 8, When::Always, Fallback, DnsProblem},
    // The null MX of RFC 7505, and an unknown recipient at Exchange Online.
    CodeRule{1, 10, 10, When::Always, Fallback, UnknownMailbox},
    // Disabled in RFC 3463, "receives too quickly" at Gmail.
    CodeRule{2, 1, 1, When::Always, Fallback, MailboxDisabled},
    CodeRule{2, 2, 2, When::Always, Decides, MailboxFull},
    CodeRule{2, 3, 3, When::Always, Decides, SizeLimit},
    CodeRule{2, 121, 122, When::Always, Decides, RateLimited},
    CodeRule{3, 1, 1, When::Always, Fallback, MailboxFull},
    CodeRule{3, 2, 2, When::Always, Fallback, ConnectionProblem},
    CodeRule{3, 3, 3, When::Always, Fallback, Content},
    CodeRule{3, 4, 4, When::Always, Decides, SizeLimit},
    // No answer in RFC 3463, an unknown recipient at Exchange Online.
    CodeRule{4, 0, 1, When::Always, Fallback, ConnectionProblem},
    CodeRule{4, 2, 2, When::Always, Decides, ConnectionProblem},
    CodeRule{4, 3, 4, When::Always, Decides, DnsProblem},
    CodeRule{4, 5, 5, When::Always, Decides, RateLimited},
    CodeRule{4, 6, 6, When::Always, Decides, Other},
    CodeRule{4, 7, 7, When::Always, Fallback, ConnectionProblem},
    CodeRule{4, 310, 312, When::Always, Decides, DnsProblem},
    CodeRule{4, 316, 317, When::Always, Decides, ConnectionProblem},
    CodeRule{5, 3, 3, When::Always, Fallback, RateLimited},
    CodeRule{6, 0, 999, When::Always, Fallback, Content},
    CodeRule{7, 0, 3, When::Always, Fallback, Policy},
    CodeRule{7, 4, 5, When::Always, Fallback, TlsRequired},
    CodeRule{7, 6, 7, When::Always, Fallback, Policy},
    CodeRule{7, 8, 8, When::Always, Decides, AuthRequired},
    CodeRule{7, 9, 9, When::Always, Fallback, AuthRequired},
    CodeRule{7, 10, 11, When::Always, Decides, TlsRequired},
    CodeRule{7, 13, 13, When::Always, Decides, MailboxDisabled},
    // The mailbox or the domain has another owner now.
    CodeRule{7, 17, 19, When::Always, Decides, UnknownMailbox},
    CodeRule{7, 20, 26, When::Always, Decides, AuthRequired},
    // Gmail numbers 27, 29 and 30 in another way than the registry.
    CodeRule{7, 27, 27, When::Always, Fallback, AuthRequired},
    CodeRule{7, 28, 28, When::Always, Decides, RateLimited},
    CodeRule{7, 29, 29, When::Always, Fallback, AuthRequired},
    CodeRule{7, 30, 30, When::Always, Fallback, TlsRequired},
    CodeRule{7, 32, 32, When::Always, Fallback, AuthRequired},
    CodeRule{7, 320, 325, When::Always, Decides, TlsRequired},
    CodeRule{7, 500, 699, When::Temporary, Decides, RateLimited},
    CodeRule{7, 508, 508, When::Always, Decides, RateLimited},
    CodeRule{7, 509, 509, When::Always, Decides, AuthRequired},
    CodeRule{7, 511, 511, When::Always, Decides, Blocklisted},
    CodeRule{7, 512, 512, When::Always, Decides, Content},
    CodeRule{7, 515, 515, When::Always, Decides, AuthRequired},
    CodeRule{7, 606, 649, When::Always, Decides, Blocklisted},
    CodeRule{7, 705, 705, When::Always, Decides, RateLimited},
    CodeRule{7, 708, 708, When::Always, Decides, Blocklisted},
    CodeRule{7, 12, 999, When::Always, Fallback, Policy},
};

const CodeRule* codeRule(const ReplyParts& parts)
{
    if (!parts.hasEnhanced())
        return nullptr;
    const auto found = std::find_if(codeRules.begin(), codeRules.end(), [&](const CodeRule& rule) {
        return rule.subject == parts.subject && rule.first <= parts.detail &&
               parts.detail <= rule.last &&
               (rule.when == When::Always || (rule.when == When::Permanent) == parts.isPermanent());
    });
    return found == codeRules.end() ? nullptr : &*found;
}

FailureClass byReplyCode(int code)
{
    switch (code) {
    case 552: // RFC 5321 §4.2.3: exceeded storage allocation
        return MailboxFull;
    case 530:
    case 535:
        return AuthRequired;
    case 523: // RFC 4468, and old servers
        return SizeLimit;
    case 556: // RFC 7504
        return DnsProblem;
    default:
        return Other;
    }
}

} // namespace

std::string_view toString(FailureClass value)
{
    switch (value) {
    case UnknownMailbox:
        return "unknown-mailbox";
    case MailboxFull:
        return "mailbox-full";
    case MailboxDisabled:
        return "mailbox-disabled";
    case Policy:
        return "policy";
    case Blocklisted:
        return "blocklisted";
    case Greylisted:
        return "greylisted";
    case RateLimited:
        return "rate-limited";
    case SizeLimit:
        return "size-limit";
    case TlsRequired:
        return "tls-required";
    case DnsProblem:
        return "dns-problem";
    case ConnectionProblem:
        return "connection-problem";
    case Content:
        return "content";
    case AuthRequired:
        return "auth-required";
    case Other:
        break;
    }
    return "other";
}

FailureClass classify(std::string_view reply)
{
    const ReplyParts parts = replyParts(reply.substr(0, maxScanned));
    const CodeRule* rule = codeRule(parts);
    if (rule && rule->weight == Weight::Decides)
        return rule->result;
    if (const auto found = classOfWords(lowerCase(parts.text), parts.isPermanent()))
        return *found;
    return rule ? rule->result : byReplyCode(parts.code);
}

} // namespace mailstead::message

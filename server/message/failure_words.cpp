#include "message/failure_words.h"

#include <algorithm>
#include <array>
#include <string>

namespace mailstead::message
{

namespace
{

using enum FailureClass;

struct Phrase {
    std::string_view words;
    FailureClass result;
};

// In this order: what is narrow stands before what is wide ("sending quota exceeded" before "quota
// exceeded", "domain does not exist" before "does not exist").
// (std::array would deduce its size by an expression that is too deep for Clang.)
constexpr auto phrases = std::to_array<Phrase>({
    // Encryption.
    Phrase{"must issue a starttls", TlsRequired},
    Phrase{"starttls is required", TlsRequired},
    Phrase{"starttls required", TlsRequired},
    Phrase{"starttls-not-supported", TlsRequired},
    Phrase{"starttls is not offered", TlsRequired},
    Phrase{"does not offer starttls", TlsRequired},
    Phrase{"requires tls", TlsRequired},
    Phrase{"require tls", TlsRequired},
    Phrase{"requiretls", TlsRequired},
    Phrase{"tls required", TlsRequired},
    Phrase{"tls is required", TlsRequired},
    Phrase{"tls connection", TlsRequired},
    Phrase{"over a tls", TlsRequired},
    Phrase{"encryption required", TlsRequired},
    Phrase{"encryption needed", TlsRequired},
    Phrase{"certificate validation failed", TlsRequired},
    Phrase{"mta-sts", TlsRequired},
    // Greylisting.
    Phrase{"greylist", Greylisted},
    Phrase{"graylist", Greylisted},
    Phrase{"grey-list", Greylisted},
    Phrase{"gray-list", Greylisted},
    Phrase{"grey list", Greylisted},
    Phrase{"gray list", Greylisted},
    Phrase{"postgrey", Greylisted},
    // Yahoo: for good, in the words of a deferral.
    Phrase{"ts03", Blocklisted},
    Phrase{"will be permanently deferred", Blocklisted},
    // Too much, too fast.
    Phrase{"receiving mail at a rate", RateLimited},
    Phrase{"receiving mail too quickly", RateLimited},
    Phrase{"unusual rate", RateLimited},
    Phrase{"unusual amount", RateLimited},
    Phrase{"rate limit", RateLimited},
    Phrase{"rate-limit", RateLimited},
    Phrase{"ratelimit", RateLimited},
    Phrase{"throttl", RateLimited},
    Phrase{"frequency limit", RateLimited},
    Phrase{"too many messages", RateLimited},
    Phrase{"too many mails", RateLimited},
    Phrase{"too many emails", RateLimited},
    Phrase{"too many same size", RateLimited},
    Phrase{"too many connections", RateLimited},
    Phrase{"too many concurrent", RateLimited},
    Phrase{"too many sessions", RateLimited},
    Phrase{"too many recipients", RateLimited},
    Phrase{"too much mail", RateLimited},
    Phrase{"concurrent connections", RateLimited},
    Phrase{"connection limit", RateLimited},
    Phrase{"connection rate", RateLimited},
    Phrase{"recipient thread limit", RateLimited},
    Phrase{"out of allow rcpt", RateLimited},
    Phrase{"sending quota", RateLimited},
    Phrase{"sending limit", RateLimited},
    Phrase{"sending too fast", RateLimited},
    Phrase{"daily user sending", RateLimited},
    Phrase{"email quota exceeded", RateLimited},
    Phrase{"unexpected volume", RateLimited},
    Phrase{"temporarily deferred", RateLimited},
    Phrase{"resources temporarily unavailable", RateLimited},
    Phrase{"server busy", RateLimited},
    Phrase{"server is busy", RateLimited},
    Phrase{"try again later, closing connection", RateLimited},
    Phrase{"access denied, please try again later", RateLimited},
    // QQ: this recipient gets too much mail just now.
    Phrase{"mailbox unavailable or access denied", RateLimited},
    Phrase{"rp-001", RateLimited},
    Phrase{"rp-002", RateLimited},
    Phrase{"rp-003", RateLimited},
    // NetEase (163, 126, yeah.net).
    Phrase{"hl:rep", RateLimited},
    Phrase{"hl:icc", RateLimited},
    Phrase{"hl:ifc", RateLimited},
    Phrase{"hl:mep", RateLimited},
    Phrase{"mi:cel", RateLimited},
    Phrase{"mi:ccl", RateLimited},
    Phrase{"mi:dmc", RateLimited},
    Phrase{"mi:sfq", RateLimited},
    Phrase{"mi:stc", RateLimited},
    Phrase{"rp:cel", RateLimited},
    Phrase{"rp:ccl", RateLimited},
    Phrase{"rp:drc", RateLimited},
    Phrase{"rp:qrc", RateLimited},
    Phrase{"rp:rcl", RateLimited},
    Phrase{"rp:trc", RateLimited},
    Phrase{"dt:rbl", Blocklisted},
    Phrase{"wm:bli", Blocklisted},
    Phrase{"wm:blu", Blocklisted},
    Phrase{"hl:ihu", Blocklisted},
    Phrase{"hl:ipb", Blocklisted},
    Phrase{"mi:spb", Blocklisted},
    Phrase{"dt:spm", Policy},
    Phrase{"dt:sum", Policy},
    // Who sends is not proven.
    Phrase{"spf", AuthRequired},
    Phrase{"sender policy framework", AuthRequired},
    Phrase{"dkim", AuthRequired},
    Phrase{"dmarc", AuthRequired},
    Phrase{"unauthenticated", AuthRequired},
    Phrase{"not authenticated", AuthRequired},
    Phrase{"authentication checks", AuthRequired},
    Phrase{"authentication level", AuthRequired},
    Phrase{"authentication required", AuthRequired},
    Phrase{"authentication is required", AuthRequired},
    Phrase{"auth error", AuthRequired},
    Phrase{"fail authentication", AuthRequired},
    Phrase{"reverse dns", AuthRequired},
    Phrase{"reverse hostname", AuthRequired},
    Phrase{"cannot find your hostname", AuthRequired},
    Phrase{"ptr record", AuthRequired},
    Phrase{"rdns", AuthRequired},
    // Lists and reputation. Domino's "not listed in" is about the recipient.
    Phrase{"not listed in", UnknownMailbox},
    Phrase{"blocklist", Blocklisted},
    Phrase{"block list", Blocklisted},
    Phrase{"blacklist", Blocklisted},
    Phrase{"black list", Blocklisted},
    Phrase{"black ip", Blocklisted},
    Phrase{"black mail address", Blocklisted},
    Phrase{"blocked using", Blocklisted},
    Phrase{"dnsbl", Blocklisted},
    Phrase{"rbl", Blocklisted},
    Phrase{"spamhaus", Blocklisted},
    Phrase{"spamcop", Blocklisted},
    Phrase{"barracudacentral", Blocklisted},
    Phrase{"listed in", Blocklisted},
    Phrase{"listed at", Blocklisted},
    Phrase{"listed by", Blocklisted},
    Phrase{"listed on", Blocklisted},
    Phrase{"banned send", Blocklisted},
    Phrase{"traffic not accepted from this ip", Blocklisted},
    Phrase{"ip is rejected", Blocklisted},
    Phrase{"ip blocked", Blocklisted},
    Phrase{"ip is blocked", Blocklisted},
    Phrase{"suspected spam ip", Blocklisted},
    Phrase{"connection denied", Blocklisted},
    Phrase{"s3140", Blocklisted},
    Phrase{"s3150", Blocklisted},
    Phrase{"bl21", Blocklisted},
    Phrase{"bl23", Blocklisted},
    Phrase{"reputation", Blocklisted},
    // Size.
    Phrase{"message size", SizeLimit},
    Phrase{"size limit", SizeLimit},
    Phrase{"mailsize limit", SizeLimit},
    Phrase{"maximum message size", SizeLimit},
    Phrase{"message too large", SizeLimit},
    Phrase{"message is too large", SizeLimit},
    Phrase{"message is too long", SizeLimit},
    Phrase{"attachment is too long", SizeLimit},
    Phrase{"too big", SizeLimit},
    // No room.
    Phrase{"mailbox full", MailboxFull},
    Phrase{"mailbox is full", MailboxFull},
    Phrase{"inbox is full", MailboxFull},
    Phrase{"over quota", MailboxFull},
    Phrase{"over the quota", MailboxFull},
    Phrase{"overquota", MailboxFull},
    Phrase{"quota exceeded", MailboxFull},
    Phrase{"quotaexceeded", MailboxFull},
    Phrase{"exceeded quota", MailboxFull},
    Phrase{"exceeded its quota", MailboxFull},
    Phrase{"exceeds quota", MailboxFull},
    Phrase{"out of storage", MailboxFull},
    Phrase{"exceeded storage", MailboxFull},
    Phrase{"insufficient storage", MailboxFull},
    Phrase{"not enough space", MailboxFull},
    Phrase{"空间不足", MailboxFull},
    // Closed mailboxes.
    Phrase{"account disabled", MailboxDisabled},
    Phrase{"account is disabled", MailboxDisabled},
    Phrase{"mailbox disabled", MailboxDisabled},
    Phrase{"mailbox is disabled", MailboxDisabled},
    Phrase{"user disabled", MailboxDisabled},
    Phrase{"has been disabled", MailboxDisabled},
    Phrase{"is disabled", MailboxDisabled},
    Phrase{"is inactive", MailboxDisabled},
    Phrase{"account inactive", MailboxDisabled},
    Phrase{"user inactive", MailboxDisabled},
    Phrase{"user suspended", MailboxDisabled},
    Phrase{"suspended", MailboxDisabled},
    Phrase{"deactivated", MailboxDisabled},
    Phrase{"not activated", MailboxDisabled},
    Phrase{"user is locked", MailboxDisabled},
    Phrase{"account is locked", MailboxDisabled},
    // Names that lead nowhere.
    Phrase{"null mx", DnsProblem},
    Phrase{"nullmx", DnsProblem},
    Phrase{"does not accept mail", DnsProblem},
    Phrase{"domain not found", DnsProblem},
    Phrase{"domain does not exist", DnsProblem},
    Phrase{"domain may not exist", DnsProblem},
    Phrase{"no such domain", DnsProblem},
    Phrase{"host not found", DnsProblem},
    Phrase{"find the recipient domain", DnsProblem},
    Phrase{"nxdomain", DnsProblem},
    Phrase{"no mx", DnsProblem},
    Phrase{"dns query", DnsProblem},
    Phrase{"dns lookup", DnsProblem},
    Phrase{"dns check", DnsProblem},
    Phrase{"dns error", DnsProblem},
    // Nobody there.
    Phrase{"user unknown", UnknownMailbox},
    Phrase{"unknown user", UnknownMailbox},
    Phrase{"unknown recipient", UnknownMailbox},
    Phrase{"unknown local", UnknownMailbox},
    Phrase{"unknown mailbox", UnknownMailbox},
    Phrase{"user not known", UnknownMailbox},
    Phrase{"user not found", UnknownMailbox},
    Phrase{"mailbox not found", UnknownMailbox},
    Phrase{"recipient not found", UnknownMailbox},
    Phrase{"recipientnotfound", UnknownMailbox},
    Phrase{"account not found", UnknownMailbox},
    Phrase{"no such", UnknownMailbox},
    Phrase{"no mailbox", UnknownMailbox},
    Phrase{"not exist", UnknownMailbox},
    Phrase{"doesn't exist", UnknownMailbox},
    Phrase{"doesn't have a", UnknownMailbox},
    Phrase{"does not have an account", UnknownMailbox},
    Phrase{"not our customer", UnknownMailbox},
    Phrase{"invalid recipient", UnknownMailbox},
    Phrase{"invalid mailbox", UnknownMailbox},
    Phrase{"invalid user", UnknownMailbox},
    Phrase{"not a valid mailbox", UnknownMailbox},
    Phrase{"not a known user", UnknownMailbox},
    Phrase{"no longer available", UnknownMailbox},
    Phrase{"unrouteable address", UnknownMailbox},
    Phrase{"unroutable address", UnknownMailbox},
    Phrase{"undeliverable address", UnknownMailbox},
    Phrase{"bad address syntax", UnknownMailbox},
    Phrase{"mailbox name not allowed", UnknownMailbox},
    Phrase{"recipient address rejected: access denied", UnknownMailbox},
    Phrase{"用户不存在", UnknownMailbox},
    // What is in it.
    Phrase{"virus", Content},
    Phrase{"malware", Content},
    Phrase{"infected", Content},
    Phrase{"potential security issue", Content},
    Phrase{"attachment", Content},
    Phrase{"rfc 5322", Content},
    Phrase{"rfc5322", Content},
    Phrase{"missing a valid message", Content},
    Phrase{"bare lf", Content},
    Phrase{"bare line", Content},
    Phrase{"bare newline", Content},
    Phrase{"stray newline", Content},
    Phrase{"malformed", Content},
    // The way there.
    Phrase{"connection refused", ConnectionProblem},
    Phrase{"connection timed out", ConnectionProblem},
    Phrase{"connection was lost", ConnectionProblem},
    Phrase{"connection reset", ConnectionProblem},
    Phrase{"lost connection", ConnectionProblem},
    Phrase{"cannot connect", ConnectionProblem},
    Phrase{"timed out", ConnectionProblem},
    Phrase{"timeout", ConnectionProblem},
    Phrase{"no route to host", ConnectionProblem},
    Phrase{"network is unreachable", ConnectionProblem},
    // House rules.
    Phrase{"spam", Policy},
    Phrase{"unsolicited", Policy},
    Phrase{"bulk mail", Policy},
    Phrase{"policy", Policy},
    Phrase{"policies", Policy},
    Phrase{"mail content denied", Policy},
    Phrase{"content reject", Policy},
    Phrase{"rejected by recipient", Policy},
    Phrase{"bounce attack", Policy},
    Phrase{"administrative prohibition", Policy},
    Phrase{"relay access", Policy},
    Phrase{"relay denied", Policy},
    Phrase{"relay not", Policy},
    Phrase{"relaying", Policy},
    Phrase{"blocked", Policy},
    Phrase{"prohibited", Policy},
    Phrase{"not permitted", Policy},
    Phrase{"access denied", Policy},
});

// For good, it means that nobody is there; for now, that the mailbox is busy (RFC 5321 §4.2.3).
constexpr std::array permanentPhrases = {
    Phrase{"mailbox unavailable", UnknownMailbox},
    Phrase{"mailbox currently unavailable", UnknownMailbox},
    Phrase{"address rejected", UnknownMailbox},
    Phrase{"recipient rejected", UnknownMailbox},
};

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool hasPhrase(std::string_view text, std::string_view phrase)
{
    for (std::size_t at = text.find(phrase); at != std::string_view::npos;
         at = text.find(phrase, at + 1)) {
        if (at == 0 || !isLetterOrDigit(text[at - 1]))
            return true;
    }
    return false;
}

/// URLs name help pages ("/answer/81126#authentication") and would be read as reasons; their host
/// stays, because it may be a blocklist's.
std::string withoutUrlPaths(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const std::size_t scheme = text.find("://");
        if (scheme == std::string_view::npos)
            break;
        const std::size_t pathStart = std::min(text.find_first_of("/?# ", scheme + 3), text.size());
        const std::size_t end = std::min(text.find(' ', pathStart), text.size());
        result += text.substr(0, pathStart);
        text.remove_prefix(end);
    }
    result += text;
    return result;
}

} // namespace

std::optional<FailureClass> classOfWords(std::string_view text, bool permanent)
{
    const std::string words = withoutUrlPaths(text);
    const auto matches = [&](const Phrase& phrase) {
        return hasPhrase(words, phrase.words);
    };
    const auto found = std::find_if(phrases.begin(), phrases.end(), matches);
    if (found != phrases.end())
        return found->result;
    if (!permanent)
        return std::nullopt;
    const auto last = std::find_if(permanentPhrases.begin(), permanentPhrases.end(), matches);
    return last == permanentPhrases.end() ? std::nullopt : std::optional(last->result);
}

} // namespace mailstead::message

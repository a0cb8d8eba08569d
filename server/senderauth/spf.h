// check_host() of RFC 7208 without I/O: says which look-ups it needs, takes their answers and goes
// on, until there is a result.
#pragma once

#include "senderauth/spf_record.h"

#include <asio/ip/address.hpp>
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mailstead::senderauth
{

enum class SpfResult { None, Neutral, Pass, Fail, SoftFail, TempError, PermError };

std::string_view toString(SpfResult result); ///< "none", "softfail", …, as in RFC 8601

enum class SpfQuestionType { A, AAAA, MX, PTR, TXT };

std::string_view toString(SpfQuestionType type); ///< "A", "AAAA", …

struct SpfQuestion {
    std::string name;
    SpfQuestionType type = SpfQuestionType::TXT;

    auto operator<=>(const SpfQuestion&) const = default;
};

/// Failed: SERVFAIL, timeout, bogus. A name that does not exist is an answer without values.
struct SpfAnswer {
    bool failed = false;
    std::vector<std::string> values; ///< addresses; names (MX in order of preference); joined texts
};

struct SpfQuery {
    asio::ip::address client;
    std::string helo;
    std::string sender;   ///< MAIL FROM without brackets; empty: postmaster@helo
    std::string receiver; ///< our name, for explanations
    std::chrono::system_clock::time_point now; ///< for explanations

    /// Nothing matches and limits do not end it (before a hundred look-ups), so that all terms are
    /// counted: what a receiver pays who is asked about a stranger.
    bool countAll = false;
    /// Asks early for what later terms will need, so that look-ups run side by side. For checks of
    /// our own records; it asks for more than a receiver must.
    bool ahead = false;
};

/// RFC 7208 §4.6.4.
inline constexpr unsigned spfMostLookups = 10;
inline constexpr unsigned spfMostVoids = 2;
inline constexpr unsigned spfMostHosts = 10; ///< of one MX or PTR answer

struct SpfStep {
    unsigned depth = 0; ///< of include and redirect
    std::string domain;
    std::string term;    ///< as in the record; "v=spf1 …" where a record begins
    std::string outcome; ///< "match", "no match: …", why it ended
};

struct SpfReport {
    SpfResult result = SpfResult::None;
    std::string mechanism;   ///< the one that decided, as written; "default" when none did
    std::string problem;     ///< of none, temperror and permerror: why
    std::string explanation; ///< of fail, when the domain gives one; hostile
    unsigned lookups = 0;    ///< terms that ask the DNS (§4.6.4)
    unsigned voids = 0;      ///< of them, look-ups that found nothing
    std::vector<SpfStep> trace;
};

/// Used from one thread.
class SpfEvaluator
{
public:
    explicit SpfEvaluator(SpfQuery query);
    ~SpfEvaluator();
    SpfEvaluator(const SpfEvaluator&) = delete;
    SpfEvaluator& operator=(const SpfEvaluator&) = delete;

    /// Goes as far as the answers reach. The look-ups that it needs next, side by side; empty when
    /// the report is there.
    std::vector<SpfQuestion> advance();

    /// The answer to a question; one that was not asked for is kept all the same.
    void answer(const SpfQuestion& question, SpfAnswer answer);

    /// The caller has waited long enough (§4.6.4: at least 20 s): the result is temperror.
    void giveUp();

    const SpfReport& report() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace mailstead::senderauth

// One pass of check_host() over what is known. Internal to senderauth.
#pragma once

#include "senderauth/spf.h"

#include <optional>
#include <set>

namespace mailstead::senderauth
{

struct SpfKnowledge {
    std::map<SpfQuestion, SpfAnswer> answers;
    std::map<std::string, core::Result<SpfRecord>> records; ///< by their text
};

class SpfRun
{
public:
    SpfRun(const SpfQuery& query, SpfKnowledge& knowledge);

    /// The result, or as much of it as is known while isPending().
    SpfReport evaluate();
    bool isPending() const { return m_pending; }
    const std::set<SpfQuestion>& missing() const { return m_missing; }

private:
    /// What a domain's record says. Pending: an answer is missing.
    struct Verdict {
        bool pending = false;
        SpfResult result = SpfResult::None;
        const SpfRecord* record = nullptr; ///< whose exp= counts
        std::string domain;                ///< whose record it is
    };
    enum class Match { No, Yes, Pending, TempError, PermError };

    Verdict checkHost(const std::string& domain, unsigned depth);
    Verdict walk(const SpfRecord& record, const std::string& domain, unsigned depth);
    Verdict follow(const SpfRecord& record, const std::string& domain, unsigned depth);
    Match matches(const SpfMechanism& mechanism, const std::string& domain, unsigned depth);
    Match matchInclude(const std::string& target, unsigned depth);
    Match matchAddress(const SpfMechanism& mechanism, const std::string& target);
    Match matchMx(const SpfMechanism& mechanism, const std::string& target);
    Match matchPtr(const std::string& target);
    Match matchExists(const std::string& target);
    bool contains(const SpfMechanism& mechanism, const std::string& address) const;
    bool inNetwork(const SpfMechanism& mechanism) const;

    /// Null while the answer is missing; it is asked for then. A name that cannot be asked for has
    /// an empty answer.
    const SpfAnswer* look(const std::string& name, SpfQuestionType type);
    const SpfRecord* recordOf(const std::string& text, std::string& problem);
    void lookAhead(const SpfRecord& record, const std::string& domain);
    void lookAheadAt(const SpfMechanism& mechanism, const std::string& name);
    bool countLookup();          ///< false when there were too many
    bool countVoid(bool isVoid); ///< likewise
    SpfQuestionType addressType() const;

    /// Names of the client that lead back to it, at most ten looked at (§5.5). Nothing while
    /// answers are missing.
    std::optional<std::vector<std::string>> validatedNames();
    /// The expanded name, or nothing while %{p} is not known.
    std::optional<std::string> target(const SpfMechanism& mechanism, const std::string& domain);
    std::optional<SpfMacroValues> values(const SpfMacroString& parts, const std::string& domain);
    std::optional<std::string> explanation(const Verdict& verdict);
    void note(unsigned depth, const std::string& domain, std::string term, std::string outcome);

    const SpfQuery& m_query;
    SpfKnowledge& m_knowledge;
    std::set<SpfQuestion> m_missing;
    bool m_pending = false;
    std::set<std::string> m_seenAhead; ///< domains
    SpfReport m_report;
    std::string m_localPart;
    std::string m_senderDomain;
    std::string m_why; ///< of the last match that is not plain yes or no
};

} // namespace mailstead::senderauth

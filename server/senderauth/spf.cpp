#include "senderauth/spf.h"

#include "core/ip_network.h"
#include "senderauth/spf_run.h"

namespace mailstead::senderauth
{

std::string_view toString(SpfResult result)
{
    switch (result) {
    case SpfResult::None:
        return "none";
    case SpfResult::Neutral:
        return "neutral";
    case SpfResult::Pass:
        return "pass";
    case SpfResult::Fail:
        return "fail";
    case SpfResult::SoftFail:
        return "softfail";
    case SpfResult::TempError:
        return "temperror";
    case SpfResult::PermError:
        break;
    }
    return "permerror";
}

std::string_view toString(SpfQuestionType type)
{
    switch (type) {
    case SpfQuestionType::A:
        return "A";
    case SpfQuestionType::AAAA:
        return "AAAA";
    case SpfQuestionType::MX:
        return "MX";
    case SpfQuestionType::PTR:
        return "PTR";
    case SpfQuestionType::TXT:
        break;
    }
    return "TXT";
}

struct SpfEvaluator::Impl {
    SpfQuery query;
    SpfKnowledge knowledge;
    SpfReport report;
    bool done = false;
};

SpfEvaluator::SpfEvaluator(SpfQuery query)
    : m_impl(std::make_unique<Impl>())
{
    query.client = core::plainAddress(query.client);
    m_impl->query = std::move(query);
}

SpfEvaluator::~SpfEvaluator() = default;

std::vector<SpfQuestion> SpfEvaluator::advance()
{
    if (m_impl->done)
        return {};
    // From the beginning with all that is known: the longest chain is short, and nothing has to be
    // kept between steps but answers and records read.
    SpfRun run(m_impl->query, m_impl->knowledge);
    m_impl->report = run.evaluate();
    m_impl->done = !run.isPending();
    if (m_impl->done)
        return {};
    return {run.missing().begin(), run.missing().end()};
}

void SpfEvaluator::answer(const SpfQuestion& question, SpfAnswer answer)
{
    m_impl->knowledge.answers[question] = std::move(answer);
}

void SpfEvaluator::giveUp()
{
    if (m_impl->done)
        return;
    m_impl->done = true;
    m_impl->report.result = SpfResult::TempError;
    m_impl->report.mechanism.clear();
    m_impl->report.problem = "the name servers took too long";
}

const SpfReport& SpfEvaluator::report() const
{
    return m_impl->report;
}

} // namespace mailstead::senderauth

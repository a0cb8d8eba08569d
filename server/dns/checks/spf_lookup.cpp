#include "dns/checks/spf_lookup.h"

#include "dns/wire.h"

#include <chrono>

namespace mailstead::dns::checks
{

namespace
{

using senderauth::SpfQuestion;
using senderauth::SpfQuestionType;

/// RFC 7208 §4.6.4 asks for 20 s at least; a check has not so long, and says "cannot tell" then.
constexpr std::chrono::seconds patience{12};

} // namespace

Type typeOf(SpfQuestionType type)
{
    switch (type) {
    case SpfQuestionType::A:
        return Type::A;
    case SpfQuestionType::AAAA:
        return Type::AAAA;
    case SpfQuestionType::MX:
        return Type::MX;
    case SpfQuestionType::PTR:
        return Type::PTR;
    case SpfQuestionType::TXT:
        break;
    }
    return Type::TXT;
}

senderauth::SpfAnswer spfAnswer(const Answer& answer, SpfQuestionType type)
{
    senderauth::SpfAnswer result;
    result.failed = answer.isTemporaryFailure();
    if (type != SpfQuestionType::MX) {
        result.values = answer.values;
        return result;
    }
    for (MailExchanger& exchanger : mailExchangers(answer))
        result.values.push_back(std::move(exchanger.host));
    return result;
}

asio::awaitable<senderauth::SpfReport> evaluateSpf(Lookups& lookups, senderauth::SpfQuery query,
                                                   std::string ownRecord)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    const std::string sender = query.sender.empty() ? query.helo : query.sender;
    const std::string domain = canonicalName(sender.substr(sender.rfind('@') + 1));
    query.ahead = true;
    senderauth::SpfEvaluator evaluator(std::move(query));
    if (!ownRecord.empty())
        evaluator.answer({domain, SpfQuestionType::TXT}, {false, {std::move(ownRecord)}});
    for (auto questions = evaluator.advance(); !questions.empty();
         questions = evaluator.advance()) {
        if (std::chrono::steady_clock::now() >= end) {
            evaluator.giveUp();
            break;
        }
        for (const SpfQuestion& question : questions)
            lookups.begin(question.name, typeOf(question.type));
        for (const SpfQuestion& question : questions) {
            const Answer answer = co_await lookups.ask(question.name, typeOf(question.type));
            evaluator.answer(question, spfAnswer(answer, question.type));
        }
    }
    co_return evaluator.report();
}

} // namespace mailstead::dns::checks

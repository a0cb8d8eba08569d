// SPF records and what their macros expand to.
#include "fuzz.h"
#include "senderauth/spf.h"

using namespace mailstead::senderauth;
using mailstead::fuzz::promise;

namespace
{

void checkDomain(const SpfMacroString& parts)
{
    SpfMacroValues values;
    values.localPart = "strong-bad";
    values.senderDomain = values.domain = "email.example.com";
    values.dottedClient = values.shownClient = "192.0.2.3";
    values.helo = "mx.example.org";
    values.validated = values.receiver = "unknown";
    values.seconds = "1700000000";
    const std::string expanded = expandSpfMacros(parts, values);
    promise(expanded.size() < 64 * 1024, "expansions are bounded");
    const std::string name = spfLookupName(expanded);
    promise(name.size() <= 253 || name.find('.') == std::string::npos || !isSpfLookupName(name),
            "long names lose labels");
}

/// Every name has this record and leads to itself: the limits must end it.
void evaluate(const std::string& record)
{
    SpfQuery query;
    query.client = asio::ip::make_address_v4("192.0.2.3");
    query.helo = "mx.example.org";
    query.sender = "strong-bad@email.example.com";
    query.ahead = record.size() % 2 == 0;
    SpfEvaluator evaluator(query);
    for (int rounds = 0;; ++rounds) {
        const auto questions = evaluator.advance();
        if (questions.empty())
            break;
        promise(rounds < 200, "an evaluation ends");
        for (const SpfQuestion& question : questions) {
            SpfAnswer answer;
            if (question.type == SpfQuestionType::TXT)
                answer.values = {record};
            else if (question.type == SpfQuestionType::MX || question.type == SpfQuestionType::PTR)
                answer.values = {question.name};
            else if (question.name.size() % 3 != 0)
                answer.values = {"192.0.2.99"};
            else
                answer.failed = question.name.size() % 2 == 0;
            evaluator.answer(question, std::move(answer));
        }
    }
    promise(evaluator.report().lookups <= spfMostLookups + 1, "look-ups are bounded");
    promise(evaluator.report().trace.size() <= 500, "the trace is bounded");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto record = parseSpfRecord(text);
    promise(!record || isSpfRecord(text), "only records are records");
    if (!record)
        return 0;
    for (const SpfMechanism& mechanism : record->mechanisms) {
        promise(mechanism.prefix4 <= 32 && mechanism.prefix6 <= 128, "prefixes fit");
        if (mechanism.domain)
            checkDomain(*mechanism.domain);
    }
    evaluate(text);
    return 0;
}

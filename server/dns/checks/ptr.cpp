// PTR of each address, held against EHLO (the hostname) and A: equal is best, forward-confirmed is
// enough, missing is not.
#include "dns/checks/context.h"
#include "dns/ptr_grade.h"

#include <algorithm>
#include <set>

namespace mailstead::dns::checks
{

namespace
{

bool contains(const std::vector<std::string>& list, const std::string& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

/// What the names lead to.
using Forward = std::map<std::string, Answer>;

Verdict judge(const WantedRecord& wanted, const std::string& address, const Answer& answer,
              const Forward& forward)
{
    const GradedPtr graded =
        gradePtr(wanted.value, address, answer.values, [&](const std::string& name) {
            const auto found = forward.find(name);
            return found != forward.end() && contains(found->second.values, address);
        });
    switch (graded.grade) {
    case PtrGrade::Equal:
        return {RecordState::Ok, "ok", graded.seen};
    case PtrGrade::ForwardConfirmed: // accepted everywhere, though equal would be better
        return {RecordState::Ok, "other-name", graded.seen};
    case PtrGrade::Generic:
        return {RecordState::Wrong, "generic", graded.seen};
    case PtrGrade::NotConfirmed:
    case PtrGrade::Other: {
        const Answer& back = forward.at(graded.seen);
        if (back.isTemporaryFailure())
            return {RecordState::Unknown, back.status == Status::Bogus ? "bogus" : "unknown",
                    graded.seen};
        return {RecordState::Wrong, "not-confirmed", graded.seen};
    }
    case PtrGrade::Missing:
    case PtrGrade::Unknown:
        break;
    }
    return {RecordState::Missing, "missing", {}};
}

asio::awaitable<void> checkOne(Context& context, std::size_t index)
{
    const WantedRecord wanted = context.wanted(index);
    std::string address;
    for (const std::string& ours : context.names.addresses) {
        if (reverseName(ours) == wanted.name)
            address = ours;
    }
    const Asked asked = co_await askEverywhere(context, wanted.name, Type::PTR);
    const Type type = address.find(':') == std::string::npos ? Type::A : Type::AAAA;
    std::set<std::string> seen;
    for (const Answer& answer : asked.raw)
        seen.insert(answer.values.begin(), answer.values.end());
    for (const std::string& name : seen)
        context.lookups.begin(name, type);
    Forward forward;
    for (const std::string& name : seen) {
        const Answer answer = co_await context.lookups.ask(name, type);
        if (answer.status == Status::Bogus)
            context.bogusNames.emplace(name, answer.why);
        forward[name] = answer;
    }
    std::vector<Verdict> verdicts;
    for (const Answer& answer : asked.raw)
        verdicts.push_back(judge(wanted, address, answer, forward));
    settle(context, index, asked, verdicts);
}

} // namespace

asio::awaitable<void> checkPtr(Context& context)
{
    co_await forEachRecord(context, "ptr", checkOne);
}

} // namespace mailstead::dns::checks

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

using Confirmed = std::map<std::string, bool>;

Verdict judge(const WantedRecord& wanted, const std::string& address, const Answer& answer,
              const Confirmed& confirmed)
{
    const GradedPtr graded =
        gradePtr(wanted.value, address, answer.values, [&confirmed](const std::string& name) {
            const auto found = confirmed.find(name);
            return found != confirmed.end() && found->second;
        });
    switch (graded.grade) {
    case PtrGrade::Equal:
        return {RecordState::Ok, "ok", graded.seen};
    case PtrGrade::ForwardConfirmed: // accepted everywhere, though equal would be better
        return {RecordState::Ok, "other-name", graded.seen};
    case PtrGrade::Generic:
        return {RecordState::Wrong, "generic", graded.seen};
    case PtrGrade::NotConfirmed:
    case PtrGrade::Other:
        return {RecordState::Wrong, "not-confirmed", graded.seen};
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
    Confirmed confirmed;
    for (const std::string& name : seen) {
        const Answer forward = co_await context.lookups.ask(name, type);
        confirmed[name] = contains(forward.values, address);
    }
    std::vector<Verdict> verdicts;
    for (const Answer& answer : asked.raw)
        verdicts.push_back(judge(wanted, address, answer, confirmed));
    settle(context, index, asked, verdicts);
}

} // namespace

asio::awaitable<void> checkPtr(Context& context)
{
    co_await forEachRecord(context, "ptr", checkOne);
}

} // namespace mailstead::dns::checks

#include "dns/caa.h"

#include "dns/tag_list.h"

namespace mailstead::dns
{

CaaProperty caaProperty(const std::string& record)
{
    const std::size_t first = record.find(' ');
    const std::size_t second = first == std::string::npos ? first : record.find(' ', first + 1);
    if (second == std::string::npos)
        return {};
    std::string value = record.substr(second + 1);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
        value = value.substr(1, value.size() - 2);
    return {lowered(record.substr(first + 1, second - first - 1)), std::move(value)};
}

bool caaPermits(const std::vector<std::string>& records, std::string_view authority, bool wildcard)
{
    const auto judge = [&](std::string_view tag, bool& present) {
        bool permitted = false;
        for (const std::string& record : records) {
            const CaaProperty property = caaProperty(record);
            if (property.tag != tag)
                continue;
            present = true;
            const auto parts = splitList(property.value, ';');
            permitted = permitted || (!parts.empty() && property.value.find(';') != 0 &&
                                      lowered(parts.front()) == authority);
        }
        return permitted;
    };
    bool present = false;
    if (wildcard) {
        const bool permitted = judge("issuewild", present);
        if (present)
            return permitted;
    }
    const bool permitted = judge("issue", present);
    return !present || permitted;
}

core::Result<void> checkCaaPermits(const std::vector<std::string>& names,
                                   const std::string& authority, Resolver& resolver)
{
    for (const std::string& name : names) {
        const bool wildcard = name.compare(0, 2, "*.") == 0;
        std::string at = wildcard ? name.substr(2) : name;
        while (at.find('.') != std::string::npos) {
            const Answer answer = resolver.ask(at, Type::CAA);
            if (answer.isTemporaryFailure())
                return core::fail(core::ErrorKind::Unavailable,
                                  "the CAA records of " + at + " cannot be looked up",
                                  std::string(toString(answer.status)),
                                  "see that every name server of the domain answers; an authority "
                                  "that gets no answer refuses");
            if (answer.exists()) {
                std::string seen;
                for (const std::string& record : answer.values)
                    seen += (seen.empty() ? "" : ", ") + record;
                if (!caaPermits(answer.values, authority, wildcard))
                    return core::fail(core::ErrorKind::Refused,
                                      "a CAA record forbids " + authority + " to certify " + name,
                                      at + " has " + seen,
                                      "add 0 issue \"" + authority + "\" to the CAA records of " +
                                          at + ", or choose another authority");
                break;
            }
            at = at.substr(at.find('.') + 1);
        }
    }
    return {};
}

} // namespace mailstead::dns

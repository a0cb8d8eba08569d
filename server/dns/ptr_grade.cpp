#include "dns/ptr_grade.h"

#include "dns/generic_name.h"

#include <algorithm>

namespace mailstead::dns
{

std::string_view toString(PtrGrade grade)
{
    switch (grade) {
    case PtrGrade::Equal:
        return "equal";
    case PtrGrade::ForwardConfirmed:
        return "forward-confirmed";
    case PtrGrade::Generic:
        return "generic";
    case PtrGrade::NotConfirmed:
        return "not-confirmed";
    case PtrGrade::Other:
        return "other";
    case PtrGrade::Missing:
        return "missing";
    case PtrGrade::Unknown:
        return "unknown";
    }
    return "unknown";
}

GradedPtr gradePtr(const std::string& wanted, const std::string& address,
                   const std::vector<std::string>& names,
                   const std::function<bool(const std::string&)>& leadsBack)
{
    if (names.empty())
        return {PtrGrade::Missing, {}};
    if (std::find(names.begin(), names.end(), wanted) != names.end())
        return {leadsBack(wanted) ? PtrGrade::Equal : PtrGrade::NotConfirmed, wanted};
    const std::string& seen = names.front();
    if (!leadsBack(seen))
        return {PtrGrade::Other, seen};
    return {isGenericName(seen, address) ? PtrGrade::Generic : PtrGrade::ForwardConfirmed, seen};
}

} // namespace mailstead::dns

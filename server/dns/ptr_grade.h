// What receivers make of the names that an address has (RFC 1912 §2.1, RFC 7601 §2.7.3 "iprev").
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::dns
{

enum class PtrGrade {
    Equal,            ///< the wanted name, which leads back to the address: the best
    ForwardConfirmed, ///< another name that leads back: accepted everywhere
    Generic,          ///< leads back, but is the hoster's own, as dial-up lines have them
    NotConfirmed,     ///< the wanted name, which does not lead back yet
    Other,            ///< another name, which does not lead back
    Missing,
    Unknown, ///< nobody could be asked
};

std::string_view toString(PtrGrade grade); ///< "equal", "forward-confirmed", …

struct GradedPtr {
    PtrGrade grade = PtrGrade::Unknown;
    std::string seen; ///< the name in question
};

/// `names` are the PTR values of the address, `leadsBack` tells of one of them whether it has the
/// address among its own. Names in lower case without the trailing dot.
GradedPtr gradePtr(const std::string& wanted, const std::string& address,
                   const std::vector<std::string>& names,
                   const std::function<bool(const std::string&)>& leadsBack);

} // namespace mailstead::dns

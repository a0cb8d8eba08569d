#include "dns/generic_name.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <fmt/format.h>

namespace mailstead::dns
{

bool isGenericName(const std::string& name, const std::string& address)
{
    std::array<unsigned char, 4> v4{};
    const std::string host = name.substr(0, name.find('.'));
    if (inet_pton(AF_INET, address.c_str(), v4.data()) == 1) {
        // The last two numbers of the address within the name, in either order.
        for (const char* separator : {"-", ".", "_"}) {
            const auto forwards = fmt::format("{}{}{}", v4[2], separator, v4[3]);
            const auto backwards = fmt::format("{}{}{}", v4[3], separator, v4[2]);
            if (name.find(forwards) != std::string::npos ||
                name.find(backwards) != std::string::npos)
                return true;
        }
    }
    for (const char* word : {"vps", "static", "dynamic", "dyn", "dhcp", "ip", "host", "client",
                             "customer", "unassigned", "server"}) {
        const std::string prefix(word);
        if (host.compare(0, prefix.size(), prefix) != 0)
            continue;
        const std::string rest = host.substr(prefix.size());
        const bool hasDigit = std::any_of(rest.begin(), rest.end(), [](unsigned char symbol) {
            return std::isdigit(symbol) != 0;
        });
        if (rest.empty() || hasDigit)
            return true;
    }
    return false;
}

} // namespace mailstead::dns

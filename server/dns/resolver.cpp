#include "dns/resolver.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <future>

namespace mailstead::dns
{

std::string_view toString(Status status)
{
    switch (status) {
    case Status::NoError:
        return "NOERROR";
    case Status::NxDomain:
        return "NXDOMAIN";
    case Status::ServFail:
        return "SERVFAIL";
    case Status::Refused:
        return "REFUSED";
    case Status::Timeout:
        return "timeout";
    case Status::Bogus:
        return "bogus (DNSSEC)";
    case Status::Other:
        break;
    }
    return "error";
}

bool Answer::isTemporaryFailure() const
{
    return status != Status::NoError && status != Status::NxDomain;
}

std::vector<MailExchanger> mailExchangers(const Answer& answer)
{
    std::vector<MailExchanger> exchangers;
    for (const std::string& value : answer.values) {
        const std::size_t space = value.find(' ');
        MailExchanger exchanger;
        const auto parsed = std::from_chars(
            value.data(), value.data() + std::min(space, value.size()), exchanger.preference);
        if (space == std::string::npos || parsed.ec != std::errc() ||
            parsed.ptr != value.data() + space)
            continue;
        exchanger.host = value.substr(space + 1);
        if (exchanger.host == ".")
            exchanger.host.clear();
        exchangers.push_back(std::move(exchanger));
    }
    std::stable_sort(exchangers.begin(), exchangers.end(), [](const auto& left, const auto& right) {
        return left.preference < right.preference;
    });
    return exchangers;
}

std::string reverseName(std::string_view address)
{
    const std::string text(address);
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1)
        return fmt::format("{}.{}.{}.{}.in-addr.arpa", bytes[3], bytes[2], bytes[1], bytes[0]);
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) {
        std::string name;
        for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte)
            name += fmt::format("{:x}.{:x}.", *byte & 0xF, *byte >> 4);
        return name + "ip6.arpa";
    }
    return {};
}

Answer Resolver::ask(const std::string& name, Type type)
{
    // Shared: the handler may come after an exception elsewhere ended the wait.
    const auto promise = std::make_shared<std::promise<Answer>>();
    auto future = promise->get_future();
    query(name, type, [promise](Answer answer) { promise->set_value(std::move(answer)); });
    return future.get();
}

} // namespace mailstead::dns

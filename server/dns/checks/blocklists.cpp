// Blocklists (RFC 5782) of addresses and domains. Whether a list answers us at all is told by its
// test entry; what it does not answer is "cannot tell", never a listing.
#include "dns/blocklist.h"
#include "dns/checks/context.h"

#include <fmt/format.h>

namespace mailstead::dns::checks
{

namespace
{

struct Entry {
    std::string list;
    std::string name;    ///< the question
    std::string test;    ///< the entry that each list has
    std::string subject; ///< an address or a domain
    bool isDomain = false;
};

asio::awaitable<void> checkOne(Context& context, Entry entry)
{
    context.lookups.begin(entry.test, Type::A);
    const Answer answer = co_await context.lookups.ask(entry.name, Type::A);
    const Answer test = co_await context.lookups.ask(entry.test, Type::A);
    const BlocklistAnswer read = readBlocklistAnswer(answer);
    Parameters parameters{{"list", entry.list},
                          {entry.isDomain ? "name" : "address", entry.subject}};
    std::vector<std::string> evidence;
    evidence.push_back(fmt::format("{}: {}", entry.name,
                                   answer.values.empty()
                                       ? std::string(toString(answer.status))
                                       : fmt::format("{}", fmt::join(answer.values, ", "))));
    const std::string purpose = entry.isDomain ? "domainlist" : "blocklist";
    if (read.kind == BlocklistAnswer::Kind::Listed) {
        const Answer text = co_await context.lookups.ask(entry.name, Type::TXT);
        if (text.exists())
            evidence.push_back(text.values.front());
        context.add(purpose, "listed", std::move(parameters), std::move(evidence));
        co_return;
    }
    std::string problem = read.problem;
    if (problem.empty() && readBlocklistAnswer(test).kind != BlocklistAnswer::Kind::Listed) {
        problem = fmt::format("its test entry is not there, so it does not answer this resolver");
        evidence.push_back(fmt::format("{}: {}", entry.test, toString(test.status)));
    }
    if (!problem.empty())
        parameters["seen"] = problem;
    context.add(purpose, problem.empty() ? "clean" : "unknown", std::move(parameters),
                std::move(evidence));
}

} // namespace

asio::awaitable<void> checkBlocklists(Context& context)
{
    std::vector<asio::awaitable<void>> jobs;
    for (const std::string& address : context.names.addresses) {
        const bool v6 = address.find(':') != std::string::npos;
        // The entries for testing are 127.0.0.2 and ::ffff:7f00:2 (RFC 5782 §5).
        const std::string test = v6 ? "::ffff:7f00:2" : "127.0.0.2";
        for (const std::string& list :
             v6 ? context.options.addressLists6 : context.options.addressLists)
            jobs.push_back(checkOne(context, {list, blocklistName(address, list),
                                              blocklistName(test, list), address, false}));
    }
    for (const DomainNames& domain : context.names.domains) {
        for (const std::string& list : context.options.domainLists)
            // Domain lists have "test" (RFC 5782 §5) or, the largest one, "dbltest.com".
            jobs.push_back(checkOne(
                context, {list, domain.name + "." + list,
                          (list.starts_with("dbl.spamhaus.") ? "dbltest.com." : "test.") + list,
                          domain.name, true}));
    }
    co_await sideBySide(std::move(jobs));
}

} // namespace mailstead::dns::checks

#include "dns/blocklist.h"

#include "core/log.h"

#include <fmt/format.h>
#include <utility>

namespace mailstead::dns
{

namespace
{

constexpr std::chrono::hours reportAgainAfter{1};

using Kind = BlocklistAnswer::Kind;

BlocklistAnswer cannotTell(std::string problem)
{
    return {Kind::CannotTell, std::move(problem)};
}

} // namespace

struct Blocklists::Lookup {
    std::string address;
    std::function<void(std::optional<Listing>)> done;
    std::size_t waiting = 0;
    bool found = false;
};

BlocklistAnswer readBlocklistAnswer(const Answer& answer)
{
    if (answer.status == Status::NxDomain)
        return {};
    if (answer.isTemporaryFailure())
        return cannotTell(fmt::format("it does not answer ({})", toString(answer.status)));
    bool listed = false;
    for (const std::string& value : answer.values) {
        // Spamhaus and others answer these to whom they do not serve.
        if (value == "127.255.255.252")
            return cannotTell("it says that its name is written wrongly; correct "
                              "protection.blocklists");
        if (value == "127.255.255.254")
            return cannotTell("it does not answer public resolvers; set resolver.forward to a "
                              "resolver of your own");
        if (value == "127.255.255.255")
            return cannotTell("it says that this server asks too much; ask its operator for an "
                              "account or take it out of protection.blocklists");
        if (!value.starts_with("127.") || value.starts_with("127.255.255."))
            return cannotTell(fmt::format("it answers {}, which no list does; the list may be "
                                          "closed or the resolver may forge answers; take it out "
                                          "of protection.blocklists",
                                          value));
        // 127.0.0.1 is what a list must never contain (RFC 5782, section 5).
        listed = listed || value != "127.0.0.1";
    }
    return {listed ? Kind::Listed : Kind::NotListed, {}};
}

std::string blocklistName(std::string_view address, std::string_view list)
{
    std::string name = reverseName(address);
    for (const std::string_view suffix : {".in-addr.arpa", ".ip6.arpa"}) {
        if (name.ends_with(suffix)) {
            name.resize(name.size() - suffix.size() + 1);
            return name.append(list);
        }
    }
    return {};
}

Blocklists::Blocklists(std::shared_ptr<Resolver> resolver, std::vector<std::string> lists,
                       std::function<TimePoint()> clock)
    : m_resolver(std::move(resolver))
    , m_lists(std::move(lists))
    , m_clock(std::move(clock))
{
}

void Blocklists::look(std::string_view address, std::function<void(std::optional<Listing>)> done)
{
    if (m_lists.empty() || m_lookups >= mostLookups || reverseName(address).empty())
        return done(std::nullopt);
    auto lookup = std::make_shared<Lookup>();
    lookup->address = address;
    lookup->done = std::move(done);
    lookup->waiting = m_lists.size();
    ++m_lookups;
    for (const std::string& list : m_lists) {
        m_resolver->query(blocklistName(address, list), Type::A,
                          [weak = weak_from_this(), lookup, &list](const Answer& answer) {
                              if (const auto self = weak.lock())
                                  self->answered(lookup, list, answer);
                          });
    }
}

void Blocklists::answered(const std::shared_ptr<Lookup>& lookup, const std::string& list,
                          const Answer& answer)
{
    --lookup->waiting;
    const BlocklistAnswer read = readBlocklistAnswer(answer);
    if (read.kind == Kind::CannotTell)
        report(list, read.problem);
    if (lookup->found)
        return;
    if (read.kind == Kind::Listed) {
        lookup->found = true;
        m_resolver->query(blocklistName(lookup->address, list), Type::TXT,
                          [weak = weak_from_this(), lookup, &list](const Answer& text) {
                              if (const auto self = weak.lock())
                                  self->finish(*lookup,
                                               Listing{list, text.exists() ? text.values.front()
                                                                           : std::string()});
                          });
    } else if (lookup->waiting == 0) {
        finish(*lookup, std::nullopt);
    }
}

void Blocklists::finish(Lookup& lookup, std::optional<Listing> listing)
{
    --m_lookups;
    std::exchange(lookup.done, {})(std::move(listing));
}

void Blocklists::report(const std::string& list, const std::string& problem)
{
    const TimePoint now = m_clock();
    const auto last = m_reported.find(list);
    if (last != m_reported.end() && now - last->second < reportAgainAfter)
        return;
    m_reported[list] = now;
    core::logWarn("dns", {},
                  fmt::format("the blocklist {} cannot tell: {}; nothing is refused because of it",
                              list, problem));
}

} // namespace mailstead::dns

// What was lately found out about the ways to other servers, so that a burst of messages for one
// domain asks the resolver once and finds a dead address once.
#pragma once

#include "delivery/connection.h"
#include "delivery/mx_lookup.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace mailstead::delivery
{

/// Answers to one kind of question. Those who ask while the first is waiting for an answer wait
/// with it. All on the io thread.
template <class Value> class LookupCache
{
public:
    using Done = std::function<void(const Value&)>;
    using Clock = std::chrono::steady_clock;

    /// `ask` is called when nothing fresh is known, with what it has to call.
    void find(const std::string& name, Done done,
              const std::function<void(std::function<void(Value)>)>& ask,
              const std::shared_ptr<void>& owner)
    {
        const auto now = Clock::now();
        if (m_entries.size() > mostEntries)
            std::erase_if(m_entries, [now](const auto& entry) {
                return entry.second.value && entry.second.until <= now;
            });
        Entry& entry = m_entries[name];
        if (entry.value && entry.until > now)
            return done(*entry.value);
        entry.waiting.push_back(std::move(done));
        if (entry.waiting.size() > 1)
            return;
        entry.value.reset();
        ask([this, name, weak = std::weak_ptr<void>(owner)](Value value) {
            const auto self = weak.lock();
            if (!self)
                return;
            Entry& answered = m_entries[name];
            answered.until = Clock::now() + value.keepFor();
            const auto waiting = std::exchange(answered.waiting, {});
            answered.value = std::move(value);
            // Whoever is told may ask again, and so change what is kept here.
            const Value copy = *answered.value;
            for (const Done& told : waiting)
                told(copy);
        });
    }

private:
    static constexpr std::size_t mostEntries = 4096;
    struct Entry {
        std::optional<Value> value;
        Clock::time_point until;
        std::vector<Done> waiting;
    };
    std::unordered_map<std::string, Entry> m_entries;
};

/// The addresses of a host, ready to be connected to.
struct HostTargets {
    std::vector<std::shared_ptr<const Target>> targets;
    AddressList list;

    std::chrono::seconds keepFor() const { return list.keepFor(); }
};

/// All on the io thread.
class RouteCache : public std::enable_shared_from_this<RouteCache>
{
public:
    RouteCache(std::shared_ptr<dns::Resolver> resolver, std::string ownName)
        : m_resolver(std::move(resolver))
        , m_ownName(std::move(ownName))
    {
    }

    /// Hosts of the same preference are shuffled for each caller.
    void hosts(const std::string& domain, std::function<void(HostList)> done);
    void targets(const std::string& host, std::uint16_t port,
                 std::function<void(const HostTargets&)> done);

    void failed(const Target& target, const std::string& reply);
    void worked(const Target& target);
    /// Why it was of no use within the last 30 s.
    std::optional<std::string> lateFailure(const Target& target);

private:
    struct Failure {
        std::string reply;
        std::chrono::steady_clock::time_point at;
    };
    const std::shared_ptr<dns::Resolver> m_resolver;
    const std::string m_ownName;
    LookupCache<HostList> m_hosts;
    LookupCache<HostTargets> m_targets;
    std::unordered_map<std::string, Failure> m_failures; ///< by Target::text
};

} // namespace mailstead::delivery

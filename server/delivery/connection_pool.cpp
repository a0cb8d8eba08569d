#include "delivery/connection_pool.h"

#include <algorithm>
#include <utility>

namespace mailstead::delivery
{

std::string poolKey(const Target& target, smtp::Flavour flavour, smtp::TlsPolicy policy,
                    bool signedIn)
{
    std::string key = target.text;
    key += flavour == smtp::Flavour::Lmtp ? " LMTP" : " SMTP";
    if (policy != smtp::TlsPolicy::Clear)
        key += policy == smtp::TlsPolicy::Verified ? " verified TLS" : " TLS";
    key += signedIn ? " AUTH" : "";
    return key;
}

std::shared_ptr<Connection> ConnectionPool::take(const std::string& key)
{
    for (;;) {
        const auto found = m_byKey.find(key);
        if (found == m_byKey.end())
            return nullptr;
        const auto connection = std::move(found->second->connection);
        m_waiting.erase(found->second);
        m_byKey.erase(found);
        if (connection->isReady())
            return connection;
        connection->leave();
    }
}

void ConnectionPool::keep(const std::string& key, std::shared_ptr<Connection> connection)
{
    connection->idle([weak = weak_from_this(), gone = connection.get()] {
        if (const auto self = weak.lock())
            self->forget(gone);
    });
    m_waiting.push_back({key, std::move(connection)});
    m_byKey.emplace(key, std::prev(m_waiting.end()));
    if (m_waiting.size() > m_most) {
        const auto oldest = m_waiting.front().connection;
        forget(oldest.get());
        oldest->leave();
    }
}

void ConnectionPool::closeAll()
{
    m_byKey.clear();
    for (const Waiting& waiting : std::exchange(m_waiting, {}))
        waiting.connection->leave();
}

void ConnectionPool::forget(const Connection* connection)
{
    const auto place =
        std::find_if(m_waiting.begin(), m_waiting.end(), [connection](const Waiting& waiting) {
            return waiting.connection.get() == connection;
        });
    if (place == m_waiting.end())
        return;
    const auto [first, last] = m_byKey.equal_range(place->key);
    for (auto at = first; at != last; ++at) {
        if (at->second == place) {
            m_byKey.erase(at);
            break;
        }
    }
    m_waiting.erase(place);
}

} // namespace mailstead::delivery

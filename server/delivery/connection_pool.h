// Connections that wait for another message to the same next hop.
#pragma once

#include "delivery/connection.h"

#include <list>
#include <memory>
#include <string>
#include <unordered_map>

namespace mailstead::delivery
{

/// What a connection can be used again for: the same address, name, protocol and TLS policy, as the
/// same user.
std::string poolKey(const Target& target, smtp::Flavour flavour, smtp::TlsPolicy policy,
                    bool signedIn = false);

/// All on the io thread.
class ConnectionPool : public std::enable_shared_from_this<ConnectionPool>
{
public:
    explicit ConnectionPool(std::size_t most)
        : m_most(most)
    {
    }

    /// The one that was used last, or none.
    std::shared_ptr<Connection> take(const std::string& key);
    /// Keeps a ready connection; the one that waits longest has to leave when there are too many.
    void keep(const std::string& key, std::shared_ptr<Connection> connection);
    void closeAll();

private:
    struct Waiting {
        std::string key;
        std::shared_ptr<Connection> connection;
    };
    using Place = std::list<Waiting>::iterator;

    void forget(const Connection* connection);

    const std::size_t m_most;
    std::list<Waiting> m_waiting; ///< the longest waiting first
    std::unordered_multimap<std::string, Place> m_byKey;
};

} // namespace mailstead::delivery

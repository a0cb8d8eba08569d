// What others say about a client's address. Implemented outside, where names can be resolved.
#pragma once

#include <asio/ip/address.hpp>
#include <functional>
#include <string>

namespace mailstead::smtp
{

struct Verdict {
    std::string list; ///< "zen.spamhaus.org"; empty: not listed, or nobody can tell
    std::string text; ///< of the list, hostile; may be empty
    bool isListed() const { return !list.empty(); }
};

class Reputation
{
public:
    virtual ~Reputation() = default;
    /// Called on the io thread; `done` too, once, perhaps at once, not after this object is gone.
    virtual void look(const asio::ip::address& address, std::function<void(Verdict)> done) = 0;
};

} // namespace mailstead::smtp

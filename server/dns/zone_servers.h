// Who is authoritative for a name.
#pragma once

#include "dns/resolver.h"

#include <atomic>
#include <map>
#include <string>
#include <vector>

namespace mailstead::dns
{

struct ZoneServer {
    std::string name;
    std::string address;

    std::string text() const { return name + " (" + address + ")"; }
};

struct Zone {
    std::string name;                ///< the apex; empty when none was found
    Status status = Status::NoError; ///< why it was not found
    std::vector<ZoneServer> servers; ///< one address each, at most 8
};

/// Finds the zone of each name: the nearest ancestor that has name servers of its own. Blocks;
/// look-ups run side by side.
std::map<std::string, Zone> findZones(const std::vector<std::string>& names, Resolver& resolver);

/// Answers of many look-ups at once, in the questions' order. Blocks; not from the io thread.
struct Question {
    std::string name;
    Type type = Type::A;
};
std::vector<Answer> askAll(const std::vector<Question>& questions, Resolver& resolver);

} // namespace mailstead::dns

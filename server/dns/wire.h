// DNS messages (RFC 1035 §4, EDNS0 RFC 6891), for questions to one particular server. What comes
// from the network is parsed with limits; compression pointers cannot loop.
#pragma once

#include "core/result.h"
#include "dns/resolver.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::dns
{

struct Reply {
    std::uint16_t id = 0;
    bool truncated = false;
    Answer answer; ///< records of the asked type at the asked name or at what it is an alias of
};

/// A query with the recursion bit as given. InvalidInput when `name` is no domain name.
core::Result<std::string> encodeQuery(std::uint16_t id, std::string_view name, Type type,
                                      bool recursive);

/// Corrupt when it is malformed, or no answer to this question.
core::Result<Reply> parseReply(std::string_view message, std::string_view name, Type type);

/// The text of one record's data (see Answer::values). `data` lies within `message`, to which
/// compression pointers refer. InvalidInput when it is malformed.
core::Result<std::string> recordText(std::string_view message, std::size_t offset,
                                     std::size_t length, Type type);

/// Lower case, without the trailing dot.
std::string canonicalName(std::string_view name);

/// Appends a name in its wire form, not compressed; the empty name is the root. InvalidInput when
/// it is no domain name, and then nothing is appended.
core::Result<void> appendName(std::string& message, std::string_view name);

/// A possibly compressed name at `offset`, which is moved behind it. InvalidInput when malformed.
core::Result<std::string> readName(std::string_view message, std::size_t& offset);

} // namespace mailstead::dns

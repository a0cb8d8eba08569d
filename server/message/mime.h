// As much of MIME (RFC 2045, 2046) as is needed to read the reports of other servers.
#pragma once

#include "core/result.h"
#include "message/header.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailstead::message
{

/// A message or a part of one. Views into the text that it was read from.
struct Entity {
    Header header;
    std::string_view body;

    /// "text/plain" in lower case, without parameters; text/plain when there is no Content-Type.
    std::string mediaType() const;
    /// A parameter of Content-Type without its quotes, at most 500 octets; empty: none.
    std::string parameter(std::string_view name) const;
    /// The body without its Content-Transfer-Encoding, with CRLF line ends. At most `maxOctets` of
    /// the encoded text are looked at. What is malformed stays as it is.
    std::string decodedBody(std::size_t maxOctets) const;
};

/// Text with CRLF line ends; InvalidInput as scanHeader().
core::Result<Entity> readEntity(std::string_view text);

/// The parts between the boundaries of a multipart; none when there is no boundary. The last one
/// may lack its end. At most `maxParts`; parts whose header cannot be read are left out.
std::vector<Entity> partsOf(const Entity& multipart, std::size_t maxParts);

/// RFC 2045 §6.7, for the body of a part and, with "_" replaced before, for encoded words.
/// Malformed sequences stay. Line ends are left as they are.
std::string fromQuotedPrintable(std::string_view text);

} // namespace mailstead::message

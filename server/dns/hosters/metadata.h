// The service that clouds offer to their machines on the link-local address 169.254.169.254.
#pragma once

#include "dns/hosters/evidence.h"
#include "http/client.h"

namespace mailstead::dns::hosters
{

inline constexpr const char* metadataUrl = "http://169.254.169.254";

/// Asks for the paths of all clouds that are known, side by side; takes no longer than `limit`.
/// Any answer may be a lie or another cloud's, so each has to have the form that only its own has;
/// at most one is believed. Nothing is sent but the documented questions. Blocking.
/// `client` takes plain HTTP; `baseUrl` is another one in tests alone.
std::optional<Evidence> askMetadata(const http::Client& client, const std::string& baseUrl,
                                    const http::Patience& patience,
                                    std::chrono::milliseconds limit);

} // namespace mailstead::dns::hosters

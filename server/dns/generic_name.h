#pragma once

#include <string>

namespace mailstead::dns
{

/// Names that hosters give by default ("vps-10.hoster.example", "static.1.2.0.192…"): receivers
/// take them for dial-up lines. `address` is the one that the name belongs to.
bool isGenericName(const std::string& name, const std::string& address);

} // namespace mailstead::dns

#pragma once

#include <string_view>

namespace mailstead::core
{

/// The program's version, from CMakeLists.txt.
inline constexpr std::string_view version = MAILSTEAD_VERSION;

} // namespace mailstead::core

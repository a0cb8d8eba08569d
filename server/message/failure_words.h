// The words by which receivers tell why they refuse. Private to this folder; see classify().
#pragma once

#include "message/failure_class.h"

#include <optional>
#include <string_view>

namespace mailstead::message
{

/// `text` in lower case; a phrase counts where it begins a word, and not in the path of a URL.
std::optional<FailureClass> classOfWords(std::string_view text, bool permanent);

} // namespace mailstead::message

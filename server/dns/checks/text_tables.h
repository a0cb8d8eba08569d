// The words of findings, by purpose and problem. Internal to checks. The console has the same in
// its own words (app/core/finding_texts.cpp); a test holds the two together.
#pragma once

#include "core/finding.h"

#include <span>
#include <string_view>

namespace mailstead::dns::checks
{

struct Text {
    std::string_view purpose; ///< empty: any
    std::string_view problem; ///< empty: any
    core::Severity severity;
    std::string_view title; ///< {name}, {type}, {wanted}, {seen} … are filled in
    std::string_view why;   ///< empty: the wanted record's own
    std::string_view fix;
};

std::span<const Text> recordTexts(); ///< of wanted records
std::span<const Text> worldTexts();  ///< of what is around them
std::span<const Text> anyTexts();    ///< when no other fits
} // namespace mailstead::dns::checks

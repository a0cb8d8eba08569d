// Texts of findings by their ids. Internal to core.
#pragma once

#include <span>

namespace mailstead::core
{

/// Patterns with {parameter} in them; null where the daemon's own text is kept.
struct FindingRow {
    const char* id; ///< "*" in the place of a record's purpose, or of its problem, fits any
    const char* title;
    const char* why;
    const char* fix;
};

/// A wanted record's reason. The first of its purpose stands for those that are not known.
struct RecordReason {
    const char* purpose;
    const char* text; ///< as the daemon says it
};

// The first that fits, and whose title can be filled, counts: the more particular ones come first.
std::span<const FindingRow> recordRows();      ///< server/dns/checks/record_texts.cpp
std::span<const FindingRow> worldRows();       ///< server/dns/checks/world_texts.cpp
std::span<const RecordReason> recordReasons(); ///< server/dns/wanted.cpp

} // namespace mailstead::core

// How envelope facts and trace events stand in columns. Private to this folder.
#pragma once

#include "queue/store.h"

namespace mailstead::queue
{

/// Column `flags` of `messages`.
std::int64_t messageFlags(const NewMessage& message);
void readMessageFlags(std::int64_t flags, StoredMessage& message);

/// Column `flags` of `recipients`.
std::int64_t rowFlags(const smtp::Notify& notify, bool delayWarned);
void readRowFlags(std::int64_t flags, Row& row);
/// True when nothing of the row stands in columns only.
bool isPlain(std::int64_t rowFlags);
inline constexpr std::int64_t delayWarnedFlag = 16;

/// Column `arrival` of `messages`: what happened before the message was queued.
std::string packEvents(const std::vector<TraceEvent>& events);
std::vector<TraceEvent> unpackEvents(std::string_view packed);

} // namespace mailstead::queue

#pragma once

#include "queue/sqlite.h"

namespace mailstead::queue
{

/// Makes or checks the tables and sets the connection's durability. False when the file is too
/// large to be read through now. Throws SqliteError.
bool prepareWriter(Database& database, const std::string& path, std::int64_t mostPages);
void prepareReader(Database& database);
/// Reads the whole file; throws SqliteError, Corrupt, with what can be done.
void checkContents(Database& database, const std::string& path);

} // namespace mailstead::queue

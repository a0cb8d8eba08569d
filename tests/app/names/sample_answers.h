// Answers of a daemon, as JSON. In a file of their own: moc does not read raw strings.
#pragma once

namespace mailstead::names::sample
{

extern const char* const providers;
extern const char* const credentials;
extern const char* const check;
extern const char* const journal;
extern const char* const nothing; ///< an answer that says no more than that
extern const char* const zones;
extern const char* const undone;
extern const char* const zoneFile;
extern const char* const domains;
extern const char* const nonsense; ///< for each method something that does not fit

} // namespace mailstead::names::sample

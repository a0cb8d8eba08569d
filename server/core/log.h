// The daemon's log: structured lines to standard error (the journal) and to a bounded ring that
// the control channel reads and follows.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::core
{

enum class LogLevel { Debug, Info, Warn, Error };

std::string_view toString(LogLevel level);

/// One line. `source` is the part that speaks: smtp-in, submission, smtp-out, lmtp, queue, dns,
/// acme, certificate, privileged, web, accounts, control, daemon. `messageId` is our id of the
/// message or empty.
struct LogLine {
    std::uint64_t sequence = 0; ///< counts from 1 since the daemon started, without gaps
    std::chrono::system_clock::time_point at;
    LogLevel level = LogLevel::Info;
    std::string source;
    std::string messageId;
    std::string text;
};

/// Writes a line. Thread-safe, does not throw. Control characters in `text` are replaced, text
/// longer than 2,000 bytes is cut. Callers never pass secrets.
void log(LogLevel level, std::string_view source, std::string_view messageId, std::string text);

inline void logInfo(std::string_view source, std::string_view messageId, std::string text)
{
    log(LogLevel::Info, source, messageId, std::move(text));
}
inline void logWarn(std::string_view source, std::string_view messageId, std::string text)
{
    log(LogLevel::Warn, source, messageId, std::move(text));
}
inline void logError(std::string_view source, std::string_view messageId, std::string text)
{
    log(LogLevel::Error, source, messageId, std::move(text));
}

/// The ring: the newest lines, at most `logRingCapacity`.
inline constexpr std::size_t logRingCapacity = 20000;

/// Copies lines with `sequence` > `after` that `wanted` accepts, oldest first, at most `limit`.
std::vector<LogLine> logLinesAfter(std::uint64_t after, std::size_t limit,
                                   const std::function<bool(const LogLine&)>& wanted);

/// The same with `sequence` < `before`, the newest `limit` of them, oldest first.
std::vector<LogLine> logLinesBefore(std::uint64_t before, std::size_t limit,
                                    const std::function<bool(const LogLine&)>& wanted);

/// Sequence number of the newest line, 0 when there is none.
std::uint64_t logNewestSequence();

/// Lines below this level are dropped. Default Info.
void setLogThreshold(LogLevel level);

/// Where lines go besides the ring: true (default) writes to standard error.
void setLogToStandardError(bool enabled);

} // namespace mailstead::core

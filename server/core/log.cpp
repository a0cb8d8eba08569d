#include "core/log.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <mutex>
#include <string>
#include <unistd.h>

namespace mailstead::core
{

namespace
{

struct Ring {
    std::mutex mutex;
    std::deque<LogLine> lines;
    std::uint64_t newest = 0;
};

Ring& ring()
{
    static Ring instance;
    return instance;
}

std::atomic<LogLevel> g_threshold{LogLevel::Info};
std::atomic<bool> g_toStandardError{true};

constexpr std::size_t longestText = 2000;

/// What a peer sends ends up here: a line must stay one line and cannot steer a terminal.
void makePrintable(std::string& text)
{
    if (text.size() > longestText) {
        text.resize(longestText);
        // Not in the middle of a UTF-8 sequence.
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U)
            text.pop_back();
        if (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80U) != 0)
            text.pop_back();
        text += "…";
    }
    for (char& c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F)
            c = '?';
    }
}

int journalPriority(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return 7;
    case LogLevel::Info:
        return 6;
    case LogLevel::Warn:
        return 4;
    case LogLevel::Error:
        return 3;
    }
    return 6;
}

void writeToStandardError(const LogLine& line)
{
    // systemd takes the level from the "<n>" prefix (sd-daemon(3)).
    std::string out = "<" + std::to_string(journalPriority(line.level)) + ">" + line.source;
    if (!line.messageId.empty())
        out += " " + line.messageId;
    out += ": " + line.text + "\n";
    // One write keeps lines of several threads apart. A closed standard error loses the copy
    // there; the ring has the line.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, out.data(), out.size());
}

} // namespace

std::string_view toString(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return "debug";
    case LogLevel::Info:
        return "info";
    case LogLevel::Warn:
        return "warn";
    case LogLevel::Error:
        return "error";
    }
    return "info";
}

void log(LogLevel level, std::string_view source, std::string_view messageId, std::string text)
{
    if (level < g_threshold.load(std::memory_order_relaxed))
        return;
    makePrintable(text);
    LogLine line;
    line.at = std::chrono::system_clock::now();
    line.level = level;
    line.source = source;
    line.messageId = messageId;
    line.text = std::move(text);
    if (g_toStandardError.load(std::memory_order_relaxed))
        writeToStandardError(line);

    Ring& r = ring();
    const std::lock_guard lock(r.mutex);
    line.sequence = ++r.newest;
    r.lines.push_back(std::move(line));
    if (r.lines.size() > logRingCapacity)
        r.lines.pop_front();
}

std::vector<LogLine> logLinesAfter(std::uint64_t after, std::size_t limit,
                                   const std::function<bool(const LogLine&)>& wanted)
{
    Ring& r = ring();
    const std::lock_guard lock(r.mutex);
    std::vector<LogLine> found;
    auto it = std::upper_bound(
        r.lines.begin(), r.lines.end(), after,
        [](std::uint64_t sequence, const LogLine& line) { return sequence < line.sequence; });
    for (; it != r.lines.end() && found.size() < limit; ++it) {
        if (!wanted || wanted(*it))
            found.push_back(*it);
    }
    return found;
}

std::vector<LogLine> logLinesBefore(std::uint64_t before, std::size_t limit,
                                    const std::function<bool(const LogLine&)>& wanted)
{
    Ring& r = ring();
    const std::lock_guard lock(r.mutex);
    std::vector<LogLine> found;
    for (auto it = r.lines.rbegin(); it != r.lines.rend() && found.size() < limit; ++it) {
        if (it->sequence < before && (!wanted || wanted(*it)))
            found.push_back(*it);
    }
    std::reverse(found.begin(), found.end());
    return found;
}

std::uint64_t logNewestSequence()
{
    Ring& r = ring();
    const std::lock_guard lock(r.mutex);
    return r.newest;
}

void setLogThreshold(LogLevel level)
{
    g_threshold = level;
}

void setLogToStandardError(bool enabled)
{
    g_toStandardError = enabled;
}

} // namespace mailstead::core

#pragma once

#include <chrono>
#include <ctime>
#include <string>

namespace mailstead::privileged
{

/// RFC 3339 in UTC, to the second.
inline std::string utcText(std::chrono::system_clock::time_point time)
{
    char text[32];
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts = {};
    ::gmtime_r(&seconds, &parts);
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

} // namespace mailstead::privileged

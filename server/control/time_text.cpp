#include "control/time_text.h"

#include <cstdio>
#include <ctime>
#include <fmt/format.h>

namespace mailstead::control
{

std::string timeText(std::chrono::system_clock::time_point time)
{
    using namespace std::chrono;
    const auto whole = floor<seconds>(time);
    const auto rest = duration_cast<milliseconds>(time - whole).count();
    const std::time_t stamp = system_clock::to_time_t(whole);
    std::tm utc = {};
    gmtime_r(&stamp, &utc);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", utc.tm_year + 1900,
                       utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec, rest);
}

core::Result<std::chrono::system_clock::time_point> parseTime(std::string_view text)
{
    const std::string copy(text.substr(0, 40));
    std::tm utc = {};
    double second = 0;
    char end = 0;
    int used = 0;
    const bool fits =
        std::sscanf(copy.c_str(), "%4d-%2d-%2dT%2d:%2d:%lf%c%n", &utc.tm_year, &utc.tm_mon,
                    &utc.tm_mday, &utc.tm_hour, &utc.tm_min, &second, &end, &used) == 7 &&
        end == 'Z' && static_cast<std::size_t>(used) == copy.size() && second >= 0 && second < 61;
    if (!fits)
        return core::fail(core::ErrorKind::InvalidInput,
                          "a time must look like 2026-11-24T10:36:02.114Z");
    utc.tm_year -= 1900;
    utc.tm_mon -= 1;
    const auto whole = std::chrono::system_clock::from_time_t(timegm(&utc));
    return whole + std::chrono::milliseconds(static_cast<std::int64_t>(second * 1000 + 0.5));
}

} // namespace mailstead::control

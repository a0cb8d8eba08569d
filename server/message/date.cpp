#include "message/date.h"

#include "message/address.h"

#include <array>
#include <cstdio>
#include <vector>

namespace mailstead::message
{

namespace
{

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

/// Words of a date: separated by white space, commas and comments.
std::vector<std::string> words(std::string_view value)
{
    constexpr std::size_t maxWords = 16;
    std::vector<std::string> result;
    std::string word;
    int depth = 0;
    for (const char c : value.substr(0, 500)) {
        if (c == '(')
            ++depth;
        const bool separates =
            depth > 0 || c == ' ' || c == '\t' || c == ',' || c == '\r' || c == '\n';
        if (c == ')' && depth > 0)
            --depth;
        if (!separates) {
            word += c;
        } else if (!word.empty()) {
            result.push_back(std::move(word));
            word.clear();
            if (result.size() == maxWords)
                return result;
        }
    }
    if (!word.empty())
        result.push_back(std::move(word));
    return result;
}

std::optional<int> number(std::string_view text, std::size_t shortest, std::size_t longest)
{
    if (text.size() < shortest || text.size() > longest)
        return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<std::chrono::seconds> timeOfDay(std::string_view text)
{
    const std::size_t first = text.find(':');
    if (first == std::string_view::npos)
        return std::nullopt;
    const std::size_t second = text.find(':', first + 1);
    const auto hour = number(text.substr(0, first), 1, 2);
    const auto minute = number(
        text.substr(first + 1, second == std::string_view::npos ? second : second - first - 1), 2,
        2);
    const auto seconds =
        second == std::string_view::npos ? std::optional(0) : number(text.substr(second + 1), 2, 2);
    if (!hour || !minute || !seconds || *hour > 23 || *minute > 59 || *seconds > 60)
        return std::nullopt;
    return std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
           std::chrono::seconds(*seconds);
}

std::optional<std::chrono::minutes> zone(std::string_view text)
{
    if (text.size() == 5 && (text[0] == '+' || text[0] == '-')) {
        const auto hours = number(text.substr(1, 2), 2, 2);
        const auto minutes = number(text.substr(3, 2), 2, 2);
        if (!hours || !minutes || *minutes > 59)
            return std::nullopt;
        const auto offset = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
        return text[0] == '-' ? -offset : offset;
    }
    struct Named {
        std::string_view name;
        int hours;
    };
    constexpr std::array<Named, 8> northAmerica = {{{"est", -5},
                                                    {"edt", -4},
                                                    {"cst", -6},
                                                    {"cdt", -5},
                                                    {"mst", -7},
                                                    {"mdt", -6},
                                                    {"pst", -8},
                                                    {"pdt", -7}}};
    const std::string lower = lowerCase(text);
    for (const Named& named : northAmerica) {
        if (lower == named.name)
            return std::chrono::hours(named.hours);
    }
    return std::chrono::minutes(0); // every other name means "unknown", RFC 5322 §4.3
}

} // namespace

std::string formatDate(std::chrono::system_clock::time_point at)
{
    using namespace std::chrono;
    constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = floor<std::chrono::days>(at);
    const year_month_day date(day);
    const hh_mm_ss time(floor<seconds>(at - day));
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02u %s %04d %02d:%02d:%02d +0000",
                  days.at(weekday(day).c_encoding()), static_cast<unsigned>(date.day()),
                  names.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text;
}

std::optional<std::chrono::system_clock::time_point> parseDate(std::string_view value)
{
    using namespace std::chrono;
    const auto parts = words(value);
    std::size_t i = 0;
    if (i < parts.size() && !number(parts[i], 1, 2)) // the day of the week says nothing new
        ++i;
    if (parts.size() < i + 4)
        return std::nullopt;
    const auto dayNumber = number(parts[i], 1, 2);
    const std::string monthName = lowerCase(parts[i + 1]);
    auto yearNumber = number(parts[i + 2], 2, 4);
    const auto time = timeOfDay(parts[i + 3]);
    const auto offset = parts.size() > i + 4 ? zone(parts[i + 4]) : minutes(0);
    unsigned monthNumber = 0;
    for (unsigned m = 0; m < months.size(); ++m) {
        if (months.at(m) == monthName)
            monthNumber = m + 1;
    }
    if (!dayNumber || monthNumber == 0 || !yearNumber || !time || !offset)
        return std::nullopt;
    if (parts[i + 2].size() == 2)
        yearNumber = *yearNumber + (*yearNumber < 50 ? 2000 : 1900);
    else if (parts[i + 2].size() == 3)
        yearNumber = *yearNumber + 1900;
    const year_month_day date(year{*yearNumber}, month{monthNumber},
                              day{static_cast<unsigned>(*dayNumber)});
    if (!date.ok())
        return std::nullopt;
    return sys_days(date) + *time - *offset;
}

} // namespace mailstead::message

// What a check saw, as the console shows it (PROTOCOL.md, "Finding").
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::core
{

enum class Severity {
    Ok,      ///< in order
    Note,    ///< worth knowing, or for a later step
    Unknown, ///< cannot tell; never shown as a warning
    Decide,  ///< the user must choose before going on
    Bad,     ///< must be put right
};

std::string_view toString(Severity severity);

/// Texts are English sentences; the console translates by `id` and `parameters`.
struct Finding {
    std::string id; ///< stable, dotted: "dns.ptr-missing"
    Severity severity = Severity::Note;
    std::string title;                 ///< a fact in one line, without a full stop
    std::vector<std::string> evidence; ///< lines as seen
    std::string why;
    std::string fix;
    std::map<std::string, std::string> parameters; ///< what the texts were made of
};

void to_json(nlohmann::json& json, const Finding& finding);

} // namespace mailstead::core

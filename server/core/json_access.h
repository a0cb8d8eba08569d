// Members of JSON that came from outside: absent or of another type is empty, never an exception.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace mailstead::core
{

inline std::string textAt(const nlohmann::json& object, const char* key)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

inline bool flagAt(const nlohmann::json& object, const char* key)
{
    if (!object.is_object())
        return false;
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

/// The texts of an array; entries of another type are left out.
inline std::vector<std::string> textsAt(const nlohmann::json& object, const char* key)
{
    std::vector<std::string> texts;
    if (!object.is_object())
        return texts;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array())
        return texts;
    for (const auto& entry : *found) {
        if (entry.is_string())
            texts.push_back(entry.get<std::string>());
    }
    return texts;
}

/// A text or a whole number as text, as identifiers are written now one way, now the other.
inline std::string idAt(const nlohmann::json& object, const char* key)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(key);
    if (found == object.end())
        return {};
    if (found->is_string())
        return found->get<std::string>();
    return found->is_number_integer() ? std::to_string(found->get<std::int64_t>()) : std::string();
}

/// A whole number, or a text of digits; `otherwise` when it is neither or negative.
inline std::uint32_t numberAt(const nlohmann::json& object, const char* key,
                              std::uint32_t otherwise = 0)
{
    const std::string text = idAt(object, key);
    if (text.empty() || text.size() > 9 ||
        text.find_first_not_of("0123456789") != std::string::npos)
        return otherwise;
    return static_cast<std::uint32_t>(std::stoul(text));
}

/// The array or object of a member; an empty one when there is none.
inline const nlohmann::json& partAt(const nlohmann::json& object, const char* key)
{
    static const nlohmann::json nothing = nlohmann::json::array();
    if (!object.is_object())
        return nothing;
    const auto found = object.find(key);
    return found != object.end() && found->is_structured() ? *found : nothing;
}

} // namespace mailstead::core

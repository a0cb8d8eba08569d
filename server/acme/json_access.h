// Members of JSON that came from outside: absent or of another type is empty, never an exception.
// Internal to acme.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace mailstead::acme
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

} // namespace mailstead::acme

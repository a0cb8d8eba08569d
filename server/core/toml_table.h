// Reading a table of a TOML file setting by setting, with the place of the first mistake. Internal
// to those who read the daemon's files.
#pragma once

#include "core/ip_network.h"
#include "core/result.h"

#ifndef TOML_EXCEPTIONS
#define TOML_EXCEPTIONS 0
#endif
#include <cstdint>
#include <fmt/format.h>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <utility>
#include <vector>

namespace mailstead::core
{

/// Reads one table of the file, remembers the first mistake and knows which keys are legitimate.
class TableReader
{
public:
    TableReader(const toml::table& table, std::string path, std::string_view fileName)
        : m_table(table)
        , m_path(std::move(path))
        , m_file(fileName)
    {
    }

    void text(std::string_view key, std::string& target)
    {
        if (const toml::node* node = find(key)) {
            if (const auto value = node->value_exact<std::string>())
                target = *value;
            else
                mistake(*node, key, "must be a text in quotes");
        }
    }

    template <class Number>
    void number(std::string_view key, Number& target, std::int64_t least, std::int64_t most)
    {
        if (const toml::node* node = find(key)) {
            const auto value = node->value_exact<std::int64_t>();
            if (value && *value >= least && *value <= most)
                target = static_cast<Number>(*value);
            else
                mistake(*node, key, fmt::format("must be a number from {} to {}", least, most));
        }
    }

    template <class Duration>
    void duration(std::string_view key, Duration& target, std::int64_t least, std::int64_t most)
    {
        std::int64_t count = target.count();
        number(key, count, least, most);
        target = Duration(count);
    }

    void texts(std::string_view key, std::vector<std::string>& target)
    {
        if (const toml::node* node = find(key)) {
            const toml::array* array = node->as_array();
            if (array == nullptr) {
                mistake(*node, key, "must be a list of texts");
                return;
            }
            target.clear();
            for (const toml::node& entry : *array) {
                const auto value = entry.value_exact<std::string>();
                if (!value) {
                    mistake(entry, key, "must be a list of texts");
                    return;
                }
                target.push_back(*value);
            }
        }
    }

    template <class Choice>
    void choice(std::string_view key, Choice& target,
                std::initializer_list<std::pair<std::string_view, Choice>> choices)
    {
        const toml::node* node = find(key);
        if (node == nullptr)
            return;
        const auto value = node->value_exact<std::string>();
        std::string names;
        for (const auto& [name, meaning] : choices) {
            if (value && *value == name) {
                target = meaning;
                return;
            }
            names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", name);
        }
        mistake(*node, key, "must be one of " + names);
    }

    void truth(std::string_view key, bool& target)
    {
        if (const toml::node* node = find(key)) {
            if (const auto value = node->value_exact<bool>())
                target = *value;
            else
                mistake(*node, key, "must be true or false");
        }
    }

    void networks(std::string_view key, std::vector<IpNetwork>& target)
    {
        std::vector<std::string> names;
        texts(key, names);
        for (const std::string& name : names) {
            if (const auto network = IpNetwork::parse(name))
                target.push_back(*network);
            else
                mistake(*m_table.get(key), key, "is wrong: " + network.error().what);
        }
    }

    /// After all keys were asked for: what nobody asked for is a mistake.
    void refuseUnknown(std::initializer_list<std::string_view> subTables)
    {
        for (const auto& [key, node] : m_table) {
            const std::string_view name = key.str();
            bool known = false;
            for (std::string_view sub : subTables)
                known = known || sub == name;
            for (const std::string& seen : m_known)
                known = known || seen == name;
            if (!known)
                mistake(node, name, "is not a setting that mailsteadd knows");
        }
    }

    void mistake(const toml::node& node, std::string_view key, std::string_view problem)
    {
        if (!m_error)
            m_error = Error{ErrorKind::InvalidInput,
                            fmt::format("{}:{}: {}{} {}", m_file, node.source().begin.line, m_path,
                                        key, problem),
                            {},
                            "correct the file, then try again"};
    }

    const std::optional<Error>& error() const { return m_error; }

private:
    const toml::node* find(std::string_view key)
    {
        m_known.emplace_back(key);
        return m_table.get(key);
    }

    const toml::table& m_table;
    std::string m_path;
    std::string_view m_file;
    std::vector<std::string> m_known;
    std::optional<Error> m_error;
};

} // namespace mailstead::core

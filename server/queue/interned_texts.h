// Texts that many rows share, each held once: senders, domains, causes. Private to this folder.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mailstead::queue
{

/// Counted references. Not thread-safe. Number 0 is the empty text and always there.
class InternedTexts
{
public:
    using Number = std::uint32_t;

    InternedTexts();

    /// Finds or adds it, and counts one user more.
    Number use(std::string_view text);
    /// One user less; the number of a text without users is given to another.
    void release(Number number);

    std::string_view text(Number number) const { return *m_entries[number].text; }
    /// Numbers are below this; some of them may be free (their text is empty then).
    std::size_t size() const { return m_entries.size(); }
    bool inUse(Number number) const { return m_entries[number].users > 0; }
    /// The number of a text that is there.
    const Number* find(std::string_view text) const;

private:
    struct Entry {
        std::unique_ptr<std::string> text;
        std::uint32_t users = 0;
    };
    std::vector<Entry> m_entries;
    std::vector<Number> m_free;
    std::unordered_map<std::string_view, Number> m_numbers; ///< keys look into m_entries
};

} // namespace mailstead::queue

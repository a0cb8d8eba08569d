// Texts of rows in little memory: subjects, local parts, replies. A million of them cost hardly
// more than their octets, and all are searched in one go. Private to this folder.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mailstead::queue
{

/// ASCII letters of either case are the same; `needle` is in lower case.
bool containsNoCase(std::string_view text, std::string_view needle);

/// Texts with counted references. The same text added soon after itself is kept once (a newsletter
/// has one subject); what comes again much later may stand twice. Not thread-safe.
class TextPool
{
public:
    using Ref = std::uint32_t; ///< 0 is the empty text and always there

    static constexpr std::size_t longest = (1U << 20U) - 1;

    TextPool();

    /// One user more. Throws std::length_error for texts above `longest`.
    Ref add(std::string_view text);
    /// One user less; the place of a text without users is given to another.
    void release(Ref ref);
    std::string_view text(Ref ref) const;

    /// Memory that texts use which have users.
    std::size_t bytes() const { return std::size_t(m_liveUnits) * unit; }
    /// What a text of this size uses.
    static std::size_t bytesFor(std::size_t size) { return std::size_t(unitsFor(size)) * unit; }

    /// Which texts have a part.
    class Found
    {
    public:
        bool contains(Ref ref) const { return ref < m_bits.size() && m_bits[ref]; }

    private:
        friend class TextPool;
        std::vector<bool> m_bits;
    };
    /// `needle` is in lower case and not empty; texts are compared without regard to the case of
    /// ASCII letters.
    Found containing(std::string_view needle) const;

private:
    // A record is a head (length, and users above it) and the text, in units of four octets; a
    // reference counts units. Records never move nor change their size, so that they can be walked
    // through; free ones of a size hang together, the next one's reference is where their text was.
    static constexpr std::size_t unit = 4;
    static constexpr std::uint32_t blockUnits = 16384;
    static constexpr std::uint32_t mostUsers = 4095;
    static constexpr std::size_t mostRemembered = std::size_t(1) << 17U;

    struct Block {
        std::unique_ptr<char[]> octets;
        std::uint32_t used = 0; ///< units
    };

    /// The rest of the hash, so that a record is looked at only when it is the wanted one.
    struct Recent {
        Ref ref = 0;
        std::uint32_t tag = 0;
    };

    static std::uint32_t unitsFor(std::size_t size)
    {
        return 1 + static_cast<std::uint32_t>(size < unit ? 1 : (size + unit - 1) / unit);
    }
    char* record(Ref ref) const
    {
        return m_blocks[ref / blockUnits].octets.get() + std::size_t(ref % blockUnits) * unit;
    }
    static std::uint32_t word(const char* at);
    static void setWord(char* at, std::uint32_t value);
    Ref place(std::uint32_t units);
    void clear();

    std::vector<Block> m_blocks;
    std::unordered_map<std::uint32_t, Ref> m_free; ///< by units
    std::vector<Recent> m_recent;                  ///< by hash: what was added last
    std::size_t m_texts = 0;
    std::size_t m_liveUnits = 0;
};

} // namespace mailstead::queue

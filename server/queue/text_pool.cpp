#include "queue/text_pool.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <stdexcept>

namespace mailstead::queue
{

namespace
{

constexpr std::uint32_t lengthBits = 20;
constexpr std::uint32_t lengthMask = (1U << lengthBits) - 1;
constexpr std::uint32_t oneUser = 1U << lengthBits;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// A number that compilers turn into single instructions.
constexpr std::size_t foldedAtOnce = 16;

} // namespace

bool containsNoCase(std::string_view text, std::string_view needle)
{
    if (needle.empty())
        return true;
    if (needle.size() > text.size())
        return false;
    const char first = needle.front();
    for (std::size_t at = 0; at + needle.size() <= text.size(); ++at) {
        if (lower(text[at]) != first)
            continue;
        std::size_t same = 1;
        while (same < needle.size() && lower(text[at + same]) == needle[same])
            ++same;
        if (same == needle.size())
            return true;
    }
    return false;
}

TextPool::TextPool()
    : m_recent(1024)
{
}

std::uint32_t TextPool::word(const char* at)
{
    std::uint32_t value = 0;
    std::memcpy(&value, at, sizeof value);
    return value;
}

void TextPool::setWord(char* at, std::uint32_t value)
{
    std::memcpy(at, &value, sizeof value);
}

TextPool::Ref TextPool::place(std::uint32_t units)
{
    if (const auto free = m_free.find(units); free != m_free.end() && free->second != 0) {
        const Ref ref = free->second;
        free->second = word(record(ref) + unit);
        return ref;
    }
    if (m_blocks.empty() || m_blocks.back().used + units > blockUnits) {
        Block block;
        block.used = m_blocks.empty() ? 1 : 0; // reference 0 is the empty text
        // A long text reaches beyond what references address; none begins there.
        const std::uint32_t size = std::max(blockUnits, units + block.used);
        block.octets = std::make_unique<char[]>(std::size_t(size) * unit + foldedAtOnce);
        m_blocks.push_back(std::move(block));
    }
    Block& block = m_blocks.back();
    const Ref ref = static_cast<Ref>(m_blocks.size() - 1) * blockUnits + block.used;
    block.used += units;
    return ref;
}

TextPool::Ref TextPool::add(std::string_view text)
{
    if (text.empty())
        return 0;
    if (text.size() > longest)
        throw std::length_error("a text of the queue is too long");
    if (m_texts > m_recent.size() && m_recent.size() < mostRemembered)
        m_recent.assign(std::min(m_recent.size() * 4, mostRemembered), {});
    const std::uint64_t hash = std::hash<std::string_view>()(text);
    const auto tag = static_cast<std::uint32_t>(hash >> 32U);
    Recent& recent = m_recent[hash & (m_recent.size() - 1)];
    if (recent.ref != 0 && recent.tag == tag) {
        char* const known = record(recent.ref);
        const std::uint32_t head = word(known);
        if (head >= oneUser && head < mostUsers * oneUser && this->text(recent.ref) == text) {
            setWord(known, head + oneUser);
            return recent.ref;
        }
    }
    const std::uint32_t units = unitsFor(text.size());
    const Ref ref = place(units);
    char* const made = record(ref);
    setWord(made, static_cast<std::uint32_t>(text.size()) + oneUser);
    std::memcpy(made + unit, text.data(), text.size());
    recent = {ref, tag};
    ++m_texts;
    m_liveUnits += units;
    return ref;
}

void TextPool::release(Ref ref)
{
    if (ref == 0)
        return;
    char* const left = record(ref);
    const std::uint32_t head = word(left) - oneUser;
    setWord(left, head);
    if (head >= oneUser)
        return;
    const std::uint32_t units = unitsFor(head);
    --m_texts;
    m_liveUnits -= units;
    if (m_texts == 0)
        return clear();
    Ref& free = m_free[units];
    setWord(left + unit, free);
    free = ref;
}

void TextPool::clear()
{
    m_blocks.clear();
    m_free.clear();
    std::fill(m_recent.begin(), m_recent.end(), Recent());
}

std::string_view TextPool::text(Ref ref) const
{
    if (ref == 0)
        return {};
    const char* const found = record(ref);
    return {found + unit, word(found) & lengthMask};
}

TextPool::Found TextPool::containing(std::string_view needle) const
{
    Found found;
    found.m_bits.assign(m_blocks.size() * blockUnits, false);
    std::vector<char> folded;
    for (std::size_t number = 0; number < m_blocks.size(); ++number) {
        const Block& block = m_blocks[number];
        const char* const octets = block.octets.get();
        const std::size_t size = std::size_t(block.used) * unit;
        folded.resize(std::max(folded.size(), size + foldedAtOnce));
        for (std::size_t at = 0; at < size; at += foldedAtOnce) {
            for (std::size_t i = 0; i < foldedAtOnce; ++i)
                folded[at + i] = lower(octets[at + i]);
        }
        // The block is searched as one text; what is found must lie within one of its records.
        const char* const end = folded.data() + size;
        std::uint32_t at = number == 0 ? 1 : 0;
        for (const char* from = folded.data(); from < end;) {
            const auto* const hit = static_cast<const char*>(
                ::memmem(from, static_cast<std::size_t>(end - from), needle.data(), needle.size()));
            if (hit == nullptr)
                break;
            const auto where = static_cast<std::size_t>(hit - folded.data());
            std::uint32_t head = word(octets + std::size_t(at) * unit);
            while (at + unitsFor(head & lengthMask) <= where / unit) {
                at += unitsFor(head & lengthMask);
                head = word(octets + std::size_t(at) * unit);
            }
            const std::size_t text = (std::size_t(at) + 1) * unit;
            if (head < oneUser || where < text ||
                where + needle.size() > text + (head & lengthMask)) {
                from = hit + 1;
                continue;
            }
            found.m_bits[number * blockUnits + at] = true;
            from = folded.data() + (std::size_t(at) + unitsFor(head & lengthMask)) * unit;
        }
    }
    return found;
}

} // namespace mailstead::queue

// A bounded table: the entry that was not used for the longest time makes room for a new one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace mailstead::smtp
{

inline std::uint64_t randomTableSeed()
{
    std::random_device device;
    return (std::uint64_t(device()) << 32) ^ device();
}

/// Values by a number. Allocates only while it grows. Pinned entries stay and keep their slot; when
/// all are pinned the table grows beyond its capacity. Not thread-safe.
template <class Value> class LruTable
{
public:
    using Slot = std::uint32_t;

    /// `seed` makes the buckets unpredictable for those who choose the keys.
    explicit LruTable(std::size_t capacity, std::uint64_t seed = randomTableSeed())
        : m_capacity(capacity)
        , m_seed(seed)
        , m_buckets(64, none)
    {
    }

    std::size_t size() const { return m_nodes.size(); }

    /// Null when there is none. A found entry counts as used. Valid until the next get() or pin().
    Value* find(std::uint64_t key)
    {
        const Slot slot = lookUp(key);
        if (slot == none)
            return nullptr;
        touch(slot);
        return &m_nodes[slot].value;
    }

    /// Makes the entry when there is none.
    Value& get(std::uint64_t key) { return m_nodes[slotOf(key)].value; }

    /// Makes the entry when there is none, and keeps it until as many unpin().
    Slot pin(std::uint64_t key)
    {
        const Slot slot = slotOf(key);
        if (m_nodes[slot].pins++ == 0)
            unlink(slot);
        return slot;
    }
    void unpin(Slot slot)
    {
        if (--m_nodes[slot].pins == 0)
            linkFirst(slot);
    }
    Value& at(Slot slot) { return m_nodes[slot].value; } ///< of a pinned entry

private:
    static constexpr Slot none = 0xFFFFFFFF;
    struct Node {
        std::uint64_t key = 0;
        Value value = {};
        std::uint32_t pins = 0;
        Slot inBucket = none; ///< next in the bucket
        Slot newer = none, older = none;
    };

    std::size_t bucketOf(std::uint64_t key) const
    {
        std::uint64_t mixed = (key ^ m_seed) * 0x9E3779B97F4A7C15ULL;
        mixed = (mixed ^ (mixed >> 32)) * (m_seed | 1);
        return (mixed ^ (mixed >> 29)) & (m_buckets.size() - 1);
    }

    Slot lookUp(std::uint64_t key) const
    {
        Slot slot = m_buckets[bucketOf(key)];
        while (slot != none && m_nodes[slot].key != key)
            slot = m_nodes[slot].inBucket;
        return slot;
    }

    Slot slotOf(std::uint64_t key)
    {
        Slot slot = lookUp(key);
        if (slot != none) {
            touch(slot);
            return slot;
        }
        if (m_nodes.size() >= m_capacity && m_oldest != none) {
            slot = m_oldest;
            unlink(slot);
            removeFromBucket(slot);
            m_nodes[slot] = Node();
        } else {
            slot = static_cast<Slot>(m_nodes.size());
            m_nodes.emplace_back();
            if (m_nodes.size() > m_buckets.size())
                rehash();
        }
        m_nodes[slot].key = key;
        putInBucket(slot);
        linkFirst(slot);
        return slot;
    }

    void putInBucket(Slot slot)
    {
        Slot& first = m_buckets[bucketOf(m_nodes[slot].key)];
        m_nodes[slot].inBucket = first;
        first = slot;
    }

    void removeFromBucket(Slot slot)
    {
        Slot* link = &m_buckets[bucketOf(m_nodes[slot].key)];
        while (*link != slot)
            link = &m_nodes[*link].inBucket;
        *link = m_nodes[slot].inBucket;
    }

    void rehash()
    {
        m_buckets.assign(m_buckets.size() * 2, none);
        for (Slot slot = 0; slot + 1 < m_nodes.size(); ++slot) // the last is not in a bucket yet
            putInBucket(slot);
    }

    void touch(Slot slot)
    {
        if (m_nodes[slot].pins == 0 && m_newest != slot) {
            unlink(slot);
            linkFirst(slot);
        }
    }

    void linkFirst(Slot slot)
    {
        m_nodes[slot].newer = none;
        m_nodes[slot].older = m_newest;
        (m_newest == none ? m_oldest : m_nodes[m_newest].newer) = slot;
        m_newest = slot;
    }

    void unlink(Slot slot)
    {
        const Node& node = m_nodes[slot];
        (node.newer == none ? m_newest : m_nodes[node.newer].older) = node.older;
        (node.older == none ? m_oldest : m_nodes[node.older].newer) = node.newer;
    }

    const std::size_t m_capacity;
    const std::uint64_t m_seed;
    std::vector<Node> m_nodes;
    std::vector<Slot> m_buckets; ///< a power of two
    Slot m_newest = none, m_oldest = none;
};

} // namespace mailstead::smtp

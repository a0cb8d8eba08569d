// A file descriptor that closes itself.
#pragma once

#include <string_view>

namespace mailstead::core
{

/// Owns a descriptor of open(2) and its relatives. Negative: none; errno then says why, as long as
/// nothing else has been called.
class Descriptor
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int get() const { return m_fd; }
    bool valid() const { return m_fd >= 0; }
    /// The caller closes it from now on.
    int release();
    /// All of it, in spite of signals; false: errno says why, and part of it may be written.
    bool writeAll(std::string_view content) const;

private:
    int m_fd;
};

} // namespace mailstead::core

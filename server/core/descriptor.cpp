#include "core/descriptor.h"

#include <cerrno>
#include <unistd.h>
#include <utility>

namespace mailstead::core
{

Descriptor::~Descriptor()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

int Descriptor::release()
{
    return std::exchange(m_fd, -1);
}

bool Descriptor::writeAll(std::string_view content) const
{
    while (!content.empty()) {
        const ssize_t written = ::write(m_fd, content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace mailstead::core

#include "http/patience.h"

#include <algorithm>
#include <thread>

namespace mailstead::http
{

core::Result<void> Patience::check() const
{
    if (cancelled && cancelled())
        return core::fail(core::ErrorKind::Cancelled, "cancelled");
    if (std::chrono::steady_clock::now() >= deadline)
        return core::fail(core::ErrorKind::Timeout, "it took too long");
    return {};
}

Patience Patience::atMost(std::chrono::milliseconds limit) const
{
    return {std::min(deadline, std::chrono::steady_clock::now() + limit), cancelled};
}

core::Result<void> Patience::sleep(std::chrono::milliseconds duration) const
{
    const auto end = std::chrono::steady_clock::now() + duration;
    while (true) {
        const auto fine = check();
        if (!fine)
            return fine;
        const auto now = std::chrono::steady_clock::now();
        if (now >= end)
            return {};
        std::this_thread::sleep_for(
            std::min(std::chrono::duration_cast<std::chrono::milliseconds>(end - now) +
                         std::chrono::milliseconds(1),
                     waitSlice));
    }
}

} // namespace mailstead::http

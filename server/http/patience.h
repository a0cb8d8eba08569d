// How long a blocking step may take and who may end it.
#pragma once

#include "core/result.h"

#include <chrono>
#include <functional>

namespace mailstead::http
{

struct Patience {
    std::chrono::steady_clock::time_point deadline;
    std::function<bool()> cancelled; ///< may be empty; asked about ten times a second

    /// An error when the time is over or the work was cancelled.
    core::Result<void> check() const;

    /// The same with an earlier deadline.
    Patience atMost(std::chrono::milliseconds limit) const;

    /// Waits; an error when that is cut short.
    core::Result<void> sleep(std::chrono::milliseconds duration) const;
};

/// How long one wait may be before check() is asked again.
inline constexpr std::chrono::milliseconds waitSlice{100};

} // namespace mailstead::http

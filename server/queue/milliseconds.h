// Times as the store keeps them: milliseconds since 1970. Private to this folder.
#pragma once

#include "queue/store.h"

namespace mailstead::queue
{

inline std::int64_t toMs(TimePoint time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}
inline TimePoint fromMs(std::int64_t ms)
{
    return TimePoint(std::chrono::milliseconds(ms));
}

} // namespace mailstead::queue

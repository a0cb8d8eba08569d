#pragma once

#include <atomic>
#include <memory>

namespace mailstead::core
{

/// Tells long work to stop. Copies share one flag; thread-safe. A default-made token is never
/// cancelled until somebody calls cancel() on it or a copy.
class CancelToken
{
public:
    CancelToken()
        : m_flag(std::make_shared<std::atomic_bool>(false))
    {
    }
    void cancel() { m_flag->store(true); }
    bool isCancelled() const { return m_flag->load(); }

private:
    std::shared_ptr<std::atomic_bool> m_flag;
};

} // namespace mailstead::core

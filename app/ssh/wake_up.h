// Interrupts the poll of a session's thread from other threads, on every platform.
#pragma once

#include <QtGlobal>

namespace mailstead::ssh
{

/// A pair of connected sockets (Windows cannot poll pipes together with sockets). wake() is
/// thread-safe and never blocks.
class WakeUp
{
public:
    WakeUp();
    ~WakeUp();
    WakeUp(const WakeUp&) = delete;
    WakeUp& operator=(const WakeUp&) = delete;

    bool isValid() const;
    void wake();
    void drain();
    /// To be polled for reading.
    qintptr descriptor() const { return m_reader; }

private:
    qintptr m_reader = -1;
    qintptr m_writer = -1;
};

} // namespace mailstead::ssh

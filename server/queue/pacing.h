// How fast mail goes to one destination: what the large providers want of a sender, and how the
// number of jobs at once follows what the destination can take.
#pragma once

#include "queue/store.h"

#include <string_view>

namespace mailstead::queue
{

/// What a destination is content with. Taken from the providers' published advice for senders and
/// kept on the careful side: a small server has nothing to gain from being fast there.
struct Pacing {
    std::size_t mostJobs = 20;              ///< at once
    std::chrono::milliseconds interval{0};  ///< between the beginnings of two jobs
    std::chrono::minutes afterThrottle{10}; ///< pause after a throttle reply
};

/// By the recipient's domain, else by the name of the MX that answered last (for domains that a
/// provider hosts), else the default. `host` may be empty.
const Pacing& pacingFor(std::string_view domain, std::string_view host);

/// Which provider takes the domain's mail, as far as is known: "gmail.com" for all that Google
/// hosts, else the domain itself. The same order as pacingFor().
std::string_view providerOf(std::string_view domain, std::string_view host);

/// What an attempt tells about its destination.
enum class Feedback {
    Good,        ///< the server took the message, or spoke about this one message
    Throttled,   ///< the server asks us to be slower
    Unreachable, ///< no connection, none that lasted, or no address
};

/// The jobs of one destination at once: grows by one with each window of successes, halves when the
/// server asks for less, and falls to one probe after a pause when nothing answers.
class Window
{
public:
    std::size_t size() const { return static_cast<std::size_t>(m_size); }
    void feed(Feedback feedback, const Pacing& pacing);
    /// Attempts in a row without an answer.
    int failures() const { return m_failures; }

private:
    double m_size = 5;
    int m_failures = 0;
};

} // namespace mailstead::queue

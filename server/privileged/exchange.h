// The two folders through which the daemon and the privileged side talk, seen from the privileged
// side. They belong to the daemon's user and may hold anything; what lies above them is root's.
#pragma once

#include "core/result.h"
#include "privileged/request.h"

#include <cstddef>
#include <functional>
#include <string>
#include <sys/types.h>

namespace mailstead::privileged
{

/// With the folders "requests" and "results".
inline constexpr const char* exchangePath = "/run/mailstead-privileged";

class Exchange
{
public:
    using Answer = std::function<core::Result<nlohmann::json>(const Request&)>;

    /// Opens both folders without following links. They must have one owner.
    static core::Result<Exchange> open(const std::string& directory);
    Exchange(Exchange&& other) noexcept;
    Exchange& operator=(Exchange&&) = delete;
    ~Exchange();

    /// The owner of the folders: the daemon.
    uid_t user() const { return m_user; }

    /// Takes every file that is there, requests or not, out of the folder, and answers those that
    /// are regular files of the owner, small enough and well-formed; the others are answered with
    /// the reason where their name allows it. Results belong to the owner, mode 0600. Returns how
    /// many requests there were. Results that nobody fetched within ten minutes are removed.
    core::Result<std::size_t> serve(const Answer& answer);

private:
    Exchange(int requests, int results, uid_t user, gid_t group);
    core::Result<Request> take(const std::string& name) const;
    core::Result<void> put(const std::string& name, const std::string& text) const;
    void removeOldResults() const;

    int m_requests, m_results;
    uid_t m_user;
    gid_t m_group;
};

} // namespace mailstead::privileged

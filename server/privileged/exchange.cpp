#include "privileged/exchange.h"

#include "core/descriptor.h"
#include "core/log.h"
#include "core/random_id.h"
#include "privileged/owned_file.h"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace mailstead::privileged
{

namespace
{

using core::Descriptor;
using core::ErrorKind;

constexpr std::size_t mostRequests = 64;
constexpr std::time_t resultsStay = 600; // seconds

/// Names in the folder, sorted; at most `most` of them, "." and ".." left out.
std::vector<std::string> namesIn(int folder, std::size_t most)
{
    std::vector<std::string> names;
    const int copy = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(copy < 0 ? nullptr : ::fdopendir(copy),
                                                     ::closedir);
    while (const dirent* entry = stream ? ::readdir(stream.get()) : nullptr) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..")
            names.push_back(name);
        if (names.size() >= most)
            break;
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

Exchange::Exchange(int requests, int results, uid_t user, gid_t group)
    : m_requests(requests)
    , m_results(results)
    , m_user(user)
    , m_group(group)
{
}

Exchange::Exchange(Exchange&& other) noexcept
    : m_requests(std::exchange(other.m_requests, -1))
    , m_results(std::exchange(other.m_results, -1))
    , m_user(other.m_user)
    , m_group(other.m_group)
{
}

Exchange::~Exchange()
{
    for (const int fd : {m_requests, m_results}) {
        if (fd >= 0)
            ::close(fd);
    }
}

core::Result<Exchange> Exchange::open(const std::string& directory)
{
    constexpr int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW;
    Descriptor requests(::open((directory + "/requests").c_str(), flags));
    Descriptor results(::open((directory + "/results").c_str(), flags));
    struct stat one = {}, other = {};
    if (!requests.valid() || !results.valid() || ::fstat(requests.get(), &one) != 0 ||
        ::fstat(results.get(), &other) != 0) {
        auto failed = core::failErrno("cannot open the folders in " + directory, errno);
        failed.value().next = "run: systemd-tmpfiles --create";
        return failed;
    }
    if (one.st_uid != other.st_uid)
        return core::fail(ErrorKind::PermissionDenied,
                          "the folders in " + directory + " have different owners", {},
                          "run: systemd-tmpfiles --create");
    return Exchange(requests.release(), results.release(), one.st_uid, one.st_gid);
}

core::Result<Request> Exchange::take(const std::string& name) const
{
    const auto text = readOwnedFile(m_requests, name, m_user, largestRequest);
    if (::unlinkat(m_requests, name.c_str(), 0) != 0 && errno != ENOENT)
        ::unlinkat(m_requests, name.c_str(), AT_REMOVEDIR);
    if (!text)
        return tl::unexpected(text.error());
    return parseRequest(*text);
}

core::Result<void> Exchange::put(const std::string& name, const std::string& text) const
{
    const std::string temporary = ".new-" + core::randomHex(8);
    const Descriptor file(::openat(m_results, temporary.c_str(),
                                   O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    // Root, or somebody who is the owner already (tests).
    const bool owned = file.valid() && ((::geteuid() != 0 && ::geteuid() == m_user) ||
                                        ::fchown(file.get(), m_user, m_group) == 0);
    if (owned && file.writeAll(text) &&
        ::renameat(m_results, temporary.c_str(), m_results, name.c_str()) == 0)
        return {};
    const int error = errno;
    ::unlinkat(m_results, temporary.c_str(), 0);
    return core::failErrno("the answer to a request cannot be written", error);
}

void Exchange::removeOldResults() const
{
    const std::time_t now = std::time(nullptr);
    for (const std::string& name : namesIn(m_results, mostRequests * 16)) {
        struct stat info = {};
        if (::fstatat(m_results, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0 &&
            info.st_mtime + resultsStay < now)
            ::unlinkat(m_results, name.c_str(), S_ISDIR(info.st_mode) ? AT_REMOVEDIR : 0);
    }
}

core::Result<std::size_t> Exchange::serve(const Answer& answer)
{
    removeOldResults();
    std::size_t count = 0;
    for (const std::string& name : namesIn(m_requests, mostRequests)) {
        const auto request = take(name);
        if (!isExchangeName(name)) {
            core::logWarn("privileged", {}, "a file that is no request was removed");
            continue;
        }
        ++count;
        const auto result = request ? answer(*request)
                                    : core::Result<nlohmann::json>(tl::unexpected(request.error()));
        if (!result)
            core::logWarn("privileged", {}, result.error().text());
        if (auto written = put(name, resultText(result)); !written)
            core::logError("privileged", {}, written.error().text());
    }
    return count;
}

} // namespace mailstead::privileged

#include "delivery/smarthost.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace mailstead::delivery
{

namespace
{

constexpr std::size_t longestPassword = 1024;

} // namespace

smtp::TlsPolicy policyOf(const core::Smarthost& smarthost)
{
    return smarthost.tls == core::Smarthost::Tls::Opportunistic ? smtp::TlsPolicy::Opportunistic
                                                                : smtp::TlsPolicy::Verified;
}

core::Result<std::shared_ptr<const smtp::Credentials>>
readCredentials(const core::Smarthost& smarthost, const std::string& stateDirectory)
{
    if (smarthost.user.empty())
        return nullptr;
    const std::string path = stateDirectory + "/" + smarthost.passwordFile;
    const auto problem = [&](const std::string& why) {
        return core::fail(core::ErrorKind::InvalidInput,
                          "the smarthost's password cannot be read from " + path, why,
                          "write it there, owned by the daemon's user, with mode 0600");
    };
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return problem(std::strerror(errno));
    struct stat status = {};
    std::array<char, longestPassword + 2> bytes{};
    const bool known = ::fstat(fd, &status) == 0;
    const bool isFile = known && S_ISREG(status.st_mode);
    const bool isPrivate = known && (status.st_mode & 0077) == 0;
    const ssize_t length = isFile && isPrivate ? ::read(fd, bytes.data(), bytes.size()) : 0;
    ::close(fd);
    if (!isFile)
        return problem("it is no file");
    if (!isPrivate)
        return problem("others may read it");
    std::string_view text(bytes.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    const bool fits = !text.empty() && text.size() <= longestPassword &&
                      text.find_first_of(std::string_view("\0\r\n", 3)) == std::string_view::npos;
    std::shared_ptr<const smtp::Credentials> credentials;
    if (fits)
        credentials = std::make_shared<const smtp::Credentials>(smarthost.user, std::string(text));
    OPENSSL_cleanse(bytes.data(), bytes.size());
    if (!fits)
        return problem("it must hold one line of at most 1024 octets");
    return credentials;
}

} // namespace mailstead::delivery

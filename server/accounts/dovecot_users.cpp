#include "accounts/dovecot_users.h"

#include "core/file.h"

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>
#include <vector>

namespace mailstead::accounts
{

std::string dovecotUsers(const Snapshot& snapshot)
{
    std::vector<std::string> lines;
    for (const auto& [address, mailbox] : snapshot.mailboxes) {
        const std::string quota = std::to_string(mailbox.limits.quotaBytes);
        // Dovecot 2.3 reads the rule, 2.4 the size; neither minds the other.
        const std::string fields = mailbox.limits.quotaBytes == 0
                                       ? std::string()
                                       : "userdb_quota_rule=*:bytes=" + quota +
                                             " userdb_quota_storage_size=" + quota + "B";
        // Who may not sign in has no password that fits, but still a quota.
        if (mailbox.enabled)
            lines.push_back(address + ":{SHA512-CRYPT}" + mailbox.passwordHash + "::::::" + fields +
                            "\n");
        else if (!fields.empty())
            lines.push_back(address + ":{SHA512-CRYPT}!::::::" + fields + "\n");
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines)
        text += line;
    return text;
}

core::Result<void> writeDovecotUsers(const std::string& directory, const Snapshot& snapshot)
{
    constexpr std::size_t maxFile = 256 * 1024 * 1024;
    const std::string path = directory + "/users";
    const std::string text = dovecotUsers(snapshot);
    struct stat info = {};
    if (::stat(path.c_str(), &info) == 0 && (info.st_mode & 07777U) == 0640) {
        const auto present = core::readFile(path, maxFile);
        if (present && *present == text)
            return {};
    }
    if (::mkdir(directory.c_str(), 0750) != 0 && errno != EEXIST)
        return core::failErrno("cannot make " + directory, errno);
    return core::writeFileAtomically(path, text, 0640);
}

} // namespace mailstead::accounts

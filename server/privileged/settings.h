// /etc/mailstead/privileged.toml: what root lets the daemon have done, and where. Written by root
// (by hand, or by the console over SSH); the daemon reads it, and can change nothing in it.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace mailstead::privileged
{

inline constexpr const char* settingsPath = "/etc/mailstead/privileged.toml";

/// How a service is brought to TLS when it is asked for its certificate.
enum class StartTls { None, Smtp, Imap, Pop3 };
std::string_view toString(StartTls kind); ///< "none", "smtp", "imap", "pop3"

/// Where the certificate is installed too.
struct Target {
    std::string name;
    std::string chainPath, keyPath;
    std::string owner, group; ///< names of /etc/passwd and /etc/group, or numbers; empty: root
    mode_t keyMode = 0600;    ///< 0600 or 0640; the chain is 0644
    std::vector<std::string> reload; ///< program and arguments, run without a shell; may be empty
    std::string address;             ///< "127.0.0.1:993", "[::1]:25"; empty: nothing is verified
    StartTls startTls = StartTls::None;
    std::string serverName; ///< for SNI; empty: the certificate's first name
};

struct Settings {
    std::set<std::string> actions;  ///< of knownActions
    std::vector<std::string> names; ///< the server's own host names, lower case
    std::vector<std::string> acmeShFolders = {"/root/.acme.sh"};
    std::string nginxProgram; ///< empty: the usual places
    std::vector<Target> targets;

    bool permits(std::string_view action) const;
};

/// "port80", "nginx", "targets", "acme-sh".
const std::vector<std::string>& knownActions();

/// Unknown keys, relative paths, names that are none and targets of the same name are errors.
core::Result<Settings> parseSettings(std::string_view toml, std::string_view fileName);

/// Also refuses a file that somebody but `owner` (and root) could have written. NotFound when it is
/// not there.
core::Result<Settings> loadSettings(const std::string& path, uid_t owner = 0);

/// The number of a user or group name, read from a file of the form of passwd(5) or group(5): a
/// static program has no name service. A number is itself.
std::optional<std::uint32_t> accountNumber(const std::string& name, const std::string& file);

/// Letters, digits, dots and hyphens, in lower case, with a dot; no wildcard.
bool isHostName(std::string_view text);

} // namespace mailstead::privileged

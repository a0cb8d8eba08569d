// What a Linux machine says about itself, read from /proc and /etc without running programs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::dns
{

struct OpenPort {
    std::uint16_t port = 0;
    std::string address; ///< "0.0.0.0", "::", …
    std::string process; ///< name of the program, empty when it cannot be told
};

struct Machine {
    std::string hostname;
    std::string systemId, systemVersion, systemName; ///< /etc/os-release
    std::string architecture;                        ///< as uname says
    std::uint64_t memoryBytes = 0;
    std::uint64_t freeBytes = 0; ///< of /var
    std::string bootId;
    std::vector<OpenPort> listening;   ///< TCP, sorted by port
    std::vector<std::string> services; ///< mail and web programs found
    std::string firewall;              ///< "none", "nftables", "ufw", "firewalld", "iptables"
    std::optional<bool> timeSynchronised;
};

Machine readMachine();

/// "pretty name" and the like from the text of os-release (os-release(5)), quotes removed.
std::string osReleaseValue(const std::string& text, const std::string& key);

/// Rows in state LISTEN of /proc/net/tcp or tcp6: port, address and inode.
struct ListenRow {
    std::uint16_t port = 0;
    std::string address;
    std::uint64_t inode = 0;
};
std::vector<ListenRow> listenRows(const std::string& text);

} // namespace mailstead::dns

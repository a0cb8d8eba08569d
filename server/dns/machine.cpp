#include "dns/machine.h"

#include "core/file.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <map>
#include <netinet/in.h>
#include <sstream>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace mailstead::dns
{

namespace fs = std::filesystem;

namespace
{

constexpr std::size_t largestFile = 4 * 1024 * 1024;

/// Files of /proc have no size, so core::readFile's limit counts what was read.
std::string contentOf(const std::string& path)
{
    return core::readFile(path, largestFile).value_or(std::string());
}

std::string firstLine(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

std::uint64_t memoryFrom(const std::string& meminfo)
{
    std::istringstream lines(meminfo);
    std::string key;
    std::uint64_t kibibytes = 0;
    while (lines >> key) {
        if (key == "MemTotal:" && lines >> kibibytes)
            return kibibytes * 1024;
        lines.ignore(1024, '\n');
    }
    return 0;
}

/// Hexadecimal words in host byte order, as the kernel prints addresses.
std::string addressFrom(std::string_view hex)
{
    std::array<unsigned char, 16> bytes{};
    if (hex.size() != 8 && hex.size() != 32)
        return {};
    for (std::size_t word = 0; word < hex.size() / 8; ++word) {
        std::uint32_t value = 0;
        const char* begin = hex.data() + word * 8;
        if (std::from_chars(begin, begin + 8, value, 16).ptr != begin + 8)
            return {};
        std::memcpy(bytes.data() + word * 4, &value, sizeof value);
    }
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(hex.size() == 8 ? AF_INET : AF_INET6, bytes.data(), text.data(), text.size());
    return text.data();
}

/// Socket inode → program, for all processes that we may look into.
std::map<std::uint64_t, std::string> programsBySocket()
{
    std::map<std::uint64_t, std::string> programs;
    std::error_code error; // processes come and go while we look
    for (fs::directory_iterator process("/proc", error), end; !error && process != end;
         process.increment(error)) {
        const std::string pid = process->path().filename();
        if (!std::all_of(pid.begin(), pid.end(),
                         [](unsigned char symbol) { return std::isdigit(symbol) != 0; }))
            continue;
        std::error_code fdError;
        for (fs::directory_iterator fd(process->path() / "fd", fdError); !fdError && fd != end;
             fd.increment(fdError)) {
            std::error_code linkError;
            const std::string target = fs::read_symlink(fd->path(), linkError);
            constexpr std::string_view prefix = "socket:[";
            if (linkError || target.compare(0, prefix.size(), prefix) != 0)
                continue;
            std::uint64_t inode = 0;
            std::from_chars(target.data() + prefix.size(), target.data() + target.size(), inode);
            programs.emplace(inode, firstLine(contentOf(process->path() / "comm")));
        }
    }
    return programs;
}

// Below /proc/self: with ProcSubset=pid, as our unit has it, /proc/net is not there.
std::vector<OpenPort> openPorts()
{
    const auto programs = programsBySocket();
    std::vector<OpenPort> ports;
    for (const char* table : {"/proc/self/net/tcp", "/proc/self/net/tcp6"}) {
        for (const ListenRow& row : listenRows(contentOf(table))) {
            const auto program = programs.find(row.inode);
            ports.push_back({row.port, row.address,
                             program == programs.end() ? std::string() : program->second});
        }
    }
    std::stable_sort(ports.begin(), ports.end(), [](const OpenPort& left, const OpenPort& right) {
        return left.port < right.port;
    });
    return ports;
}

std::vector<std::string> knownServices()
{
    struct Known {
        const char* name;
        const char* path;
    };
    constexpr std::array known{Known{"postfix", "/usr/sbin/postfix"},
                               Known{"exim4", "/usr/sbin/exim4"},
                               Known{"exim", "/usr/sbin/exim"},
                               Known{"sendmail", "/usr/sbin/sendmail.sendmail"},
                               Known{"opensmtpd", "/usr/sbin/smtpd"},
                               Known{"dovecot", "/usr/sbin/dovecot"},
                               Known{"nginx", "/usr/sbin/nginx"},
                               Known{"apache2", "/usr/sbin/apache2"},
                               Known{"httpd", "/usr/sbin/httpd"},
                               Known{"caddy", "/usr/bin/caddy"},
                               Known{"mailsteadd", "/usr/local/bin/mailsteadd"}};
    std::vector<std::string> found;
    std::error_code error;
    for (const Known& program : known) {
        if (fs::exists(program.path, error))
            found.emplace_back(program.name);
    }
    return found;
}

std::string activeFirewall()
{
    const std::string ufw = contentOf("/etc/ufw/ufw.conf");
    if (ufw.find("\nENABLED=yes") != std::string::npos)
        return "ufw";
    std::error_code error;
    if (fs::exists("/run/firewalld.pid", error) ||
        fs::exists("/run/firewalld/firewalld.pid", error))
        return "firewalld";
    if (!contentOf("/proc/self/net/ip_tables_names").empty())
        return "iptables";
    // A rule set loaded at boot: the service's start leaves its mark in the unit's state.
    if (fs::exists("/etc/nftables.conf", error) &&
        fs::exists("/etc/systemd/system/sysinit.target.wants/nftables.service", error))
        return "nftables";
    return "none";
}

std::optional<bool> clockSynchronised()
{
    timex state{};
    const int result = adjtimex(&state);
    if (result < 0)
        return std::nullopt; // containers may not look
    return result != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
}

} // namespace

std::string osReleaseValue(const std::string& text, const std::string& key)
{
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line)) {
        if (line.compare(0, key.size() + 1, key + "=") != 0)
            continue;
        std::string value = line.substr(key.size() + 1);
        if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
            value.back() == value.front())
            value = value.substr(1, value.size() - 2);
        return value.substr(0, 200);
    }
    return {};
}

std::vector<ListenRow> listenRows(const std::string& text)
{
    std::vector<ListenRow> rows;
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line) && rows.size() < 10000) {
        std::istringstream words(line);
        std::string slot, local, remote, state, queues, timer, retransmits, uid, timeout;
        std::uint64_t inode = 0;
        if (!(words >> slot >> local >> remote >> state >> queues >> timer >> retransmits >> uid >>
              timeout >> inode) ||
            state != "0A")
            continue;
        const std::size_t colon = local.find(':');
        if (colon == std::string::npos)
            continue;
        ListenRow row;
        row.address = addressFrom(std::string_view(local).substr(0, colon));
        const char* end = local.data() + local.size();
        if (row.address.empty() ||
            std::from_chars(local.data() + colon + 1, end, row.port, 16).ptr != end)
            continue;
        row.inode = inode;
        rows.push_back(std::move(row));
    }
    return rows;
}

Machine readMachine()
{
    Machine machine;
    std::array<char, 256> name{};
    if (gethostname(name.data(), name.size() - 1) == 0)
        machine.hostname = name.data();
    const std::string release = contentOf("/etc/os-release");
    machine.systemId = osReleaseValue(release, "ID");
    machine.systemVersion = osReleaseValue(release, "VERSION_ID");
    machine.systemName = osReleaseValue(release, "PRETTY_NAME");
    utsname kernel{};
    if (uname(&kernel) == 0)
        machine.architecture = kernel.machine;
    machine.memoryBytes = memoryFrom(contentOf("/proc/meminfo"));
    struct statvfs disk {
    };
    if (statvfs("/var", &disk) == 0)
        machine.freeBytes = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
    machine.bootId = firstLine(contentOf("/proc/sys/kernel/random/boot_id"));
    machine.listening = openPorts();
    machine.services = knownServices();
    machine.firewall = activeFirewall();
    machine.timeSynchronised = clockSynchronised();
    return machine;
}

} // namespace mailstead::dns

// The subcommands of mailsteadd. Each returns the exit code; errors go to standard error.
#pragma once

#include "core/result.h"

#include <string>
#include <vector>

namespace mailstead::daemon
{

inline constexpr const char* defaultConfig = "/etc/mailstead/mailsteadd.toml";
inline constexpr const char* defaultSocket = "/run/mailstead/control.sock";

int serve(const std::string& configPath);
int bridge(const std::string& socketPath);
/// The privileged side: answers what the daemon left in the exchange, as root, and ends.
int answerRequests();

struct PreflightCommand {
    std::vector<std::string> outbound; ///< empty: the usual ones
    bool json = false;
};
int preflight(const PreflightCommand& command);

struct CheckCommand {
    std::string socketPath;
    std::string purpose; ///< "dns" for all, else as in PROTOCOL.md: "spf", "dkim", …
    std::string domain;  ///< empty: all
    bool json = false;
};
int check(const CheckCommand& command);

struct CheckSpfCommand {
    std::string domain;
    std::string address;    ///< empty: the public ones of this machine
    std::string sender;     ///< empty: postmaster@domain
    std::string helo;       ///< empty: the domain
    std::string configPath; ///< for its resolver, when it is there
    bool json = false;
};
/// What a receiver makes of mail of a domain; asks no daemon.
int checkSpf(const CheckSpfCommand& command);

struct QueueCommand {
    std::string socketPath;
    std::string action;            ///< "list" or one of queue.act
    std::vector<std::string> keys; ///< message ids, or "<id>/<number>"
    std::string sender, recipient, domain, text;
    std::vector<std::string> states;
    long long olderThan = -1; ///< seconds; negative: not given
    bool all = false;
    bool dryRun = false;
    bool json = false;
};
int queueCommand(const QueueCommand& command);

struct AccountCommand {
    std::string socketPath;
    std::string action;               ///< "list", "add", "remove", "limits", "alias", "locks"
    std::string address;              ///< list: a domain, or empty for all
    std::vector<std::string> targets; ///< of an alias; none removes it
    long long quotaBytes = -1;        ///< negative: stays
    long long messagesPerDay = -1;
    long long recipientsPerDay = -1;
};
/// `add` reads the password, one line, from standard input.
int accountCommand(const AccountCommand& command);

/// "mailsteadd: what: why" and the next step.
void printError(const core::Error& error);

} // namespace mailstead::daemon

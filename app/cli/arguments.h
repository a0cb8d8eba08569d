// What the parts of the command line share. Belongs to the program, not to the library.
#pragma once

#include "cli/server.h"

#include <CLI/CLI.hpp>

namespace mailstead::cli
{

inline QString text(const std::string& bytes)
{
    return QString::fromStdString(bytes);
}

/// Options that every command that goes to a server has.
struct Common {
    std::string plan, server, key, passwordFile;
    bool acceptNewHostKey = false;
    bool json = false;

    void add(CLI::App* command)
    {
        command->add_option("--plan", plan, "Plan file (TOML) that names the server");
        command->add_option("--server", server, "user@host[:port]");
        command->add_option("--key", key, "Private key file to sign in with");
        command->add_option("--password-file", passwordFile,
                            "File whose first line is the password; else MAILSTEAD_PASSWORD, "
                            "else it is asked for");
        command->add_flag("--accept-new-host-key", acceptNewHostKey,
                          "Trust and remember the key of a server that was never met before");
        command->add_flag("--json", json, "JSON, one object a line");
    }

    ServerOptions options() const
    {
        return {text(plan), text(server), text(key), text(passwordFile), acceptNewHostKey};
    }
};

void addDns(CLI::App& app, int& exitCode);
void addCertificate(CLI::App& app, int& exitCode);

} // namespace mailstead::cli

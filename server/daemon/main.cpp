// mailsteadd: the mail daemon and the tools that speak to it.
#include "control/stdio_bridge.h"
#include "daemon/commands.h"
#include "daemon/exit_codes.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>

namespace mailstead::daemon
{

void printError(const core::Error& error)
{
    fmt::print(stderr, "mailsteadd: {}\n", error.text());
    if (!error.next.empty())
        fmt::print(stderr, "mailsteadd: what to do: {}\n", error.next);
}

int bridge(const std::string& socketPath)
{
    const auto result = control::bridgeStandardStreams(socketPath);
    if (!result)
        printError(result.error());
    return result ? exitOk : exitFailure;
}

namespace
{

void addSocket(CLI::App* command, std::string& socket)
{
    command->add_option("--socket", socket, "The daemon's control socket")->capture_default_str();
}

void addServe(CLI::App& app, int& exitCode)
{
    auto config = std::make_shared<std::string>(defaultConfig);
    CLI::App* command = app.add_subcommand("serve", "Run the daemon in the foreground");
    command->add_option("--config", *config, "Configuration file")->capture_default_str();
    command->callback([config, &exitCode] { exitCode = serve(*config); });
}

void addControl(CLI::App& app, int& exitCode)
{
    auto socket = std::make_shared<std::string>(defaultSocket);
    CLI::App* command = app.add_subcommand("control", "Connect to the control socket");
    command
        ->add_flag_function(
            "--stdio", [](std::int64_t) {}, "Copy standard input and output to the socket")
        ->required();
    addSocket(command, *socket);
    command->callback([socket, &exitCode] { exitCode = bridge(*socket); });
}

void addPrivileged(CLI::App& app, int& exitCode)
{
    app.add_subcommand("privileged",
                       "Do what the daemon asks of root and privileged.toml permits (by systemd)")
        ->callback([&exitCode] { exitCode = answerRequests(); });
}

void addPreflight(CLI::App& app, int& exitCode)
{
    auto options = std::make_shared<PreflightCommand>();
    CLI::App* command =
        app.add_subcommand("preflight", "Look at this machine before anything is installed");
    command->add_flag("--json", options->json, "One JSON object");
    command->add_option("--outbound", options->outbound,
                        "Mail domain whose servers are tried on port 25 (repeatable)");
    command->callback([options, &exitCode] { exitCode = preflight(*options); });
}

void addCheck(CLI::App& app, int& exitCode)
{
    CLI::App* group = app.add_subcommand("check", "Compare the DNS with what this server needs");
    group->require_subcommand(1);
    const std::vector<std::pair<const char*, const char*>> purposes = {
        {"dns", "All records, and what they lead to"},
        {"address", "Addresses of the hostname"},
        {"ptr", "Reverse names"},
        {"mx", "MX records"},
        {"dkim", "DKIM keys"},
        {"dmarc", "DMARC policies"}};
    for (const auto& [purpose, text] : purposes) {
        auto options = std::make_shared<CheckCommand>();
        options->purpose = purpose;
        options->socketPath = defaultSocket;
        CLI::App* command = group->add_subcommand(purpose, text);
        command->add_option("domain", options->domain, "Only this domain");
        command->add_flag("--json", options->json, "One JSON object");
        addSocket(command, options->socketPath);
        command->callback([options, &exitCode] { exitCode = check(*options); });
    }
    auto spf = std::make_shared<CheckSpfCommand>();
    spf->configPath = defaultConfig;
    CLI::App* command =
        group->add_subcommand("spf", "What receivers make of a domain's SPF record");
    command->add_option("domain", spf->domain, "The domain")->required();
    command->add_option("address", spf->address, "The sending address; this machine's if none");
    command->add_option("--sender", spf->sender, "The envelope's sender; postmaster@ if none");
    command->add_option("--helo", spf->helo, "The name in EHLO; the domain if none");
    command->add_option("--config", spf->configPath, "Whose resolver is asked")
        ->capture_default_str();
    command->add_flag("--json", spf->json, "One JSON object");
    command->callback([spf, &exitCode] { exitCode = checkSpf(*spf); });
}

void addQueue(CLI::App& app, int& exitCode)
{
    CLI::App* group = app.add_subcommand("queue", "Look at the queue and act on it");
    group->require_subcommand(1);
    const std::vector<std::pair<const char*, const char*>> actions = {
        {"list", "List what waits"},
        {"retry", "Try deferred rows now"},
        {"hold", "Stop rows until they are released"},
        {"release", "Let held rows go"},
        {"delete", "Discard rows; the sender is not told"},
        {"bounce", "Give rows up now and tell the sender"}};
    for (const auto& [action, text] : actions) {
        auto options = std::make_shared<QueueCommand>();
        options->action = action;
        options->socketPath = defaultSocket;
        CLI::App* command = group->add_subcommand(action, text);
        command->add_option("message", options->keys, "Message ids, or <id>/<number> for one row");
        command->add_option("--sender", options->sender, "Part of the sender");
        command->add_option("--recipient", options->recipient, "Part of the recipient");
        command->add_option("--domain", options->domain, "Domain of the recipient");
        command->add_option("--text", options->text, "Part of any column");
        command->add_option("--state", options->states, "Only rows in this state (repeatable)")
            ->check(CLI::IsMember({"active", "sending", "deferred", "held"}));
        command->add_option("--older-than", options->olderThan, "Seconds in the queue")
            ->check(CLI::NonNegativeNumber);
        command->add_flag("--json", options->json, "JSON, one object a line");
        if (options->action != "list") {
            command->add_flag("--all", options->all, "Every row, when nothing else is given");
            command->add_flag("--dry-run", options->dryRun, "Only say how many it would touch");
        }
        addSocket(command, options->socketPath);
        command->callback([options, &exitCode] { exitCode = queueCommand(*options); });
    }
}

void addAccount(CLI::App& app, int& exitCode)
{
    CLI::App* group = app.add_subcommand("account", "Mailboxes, aliases and their limits");
    group->require_subcommand(1);
    const std::vector<std::pair<const char*, const char*>> actions = {
        {"list", "List mailboxes and aliases"},
        {"add", "Add a mailbox; the password is read from standard input"},
        {"remove", "Remove a mailbox; its mail files stay"},
        {"alias", "Add an alias; without targets it is removed"},
        {"limits", "Set quota and daily limits; 0: the server's own"},
        {"locks", "Who has to wait after failed sign-ins"}};
    for (const auto& [action, text] : actions) {
        auto options = std::make_shared<AccountCommand>();
        options->action = action;
        options->socketPath = defaultSocket;
        CLI::App* command = group->add_subcommand(action, text);
        const std::string_view name(action);
        if (name == "list")
            command->add_option("domain", options->address, "Only this domain");
        else if (name != "locks")
            command->add_option("address", options->address, "The address")->required();
        if (name == "alias")
            command->add_option("targets", options->targets, "Where its mail goes");
        if (name == "limits") {
            command->add_option("--quota-bytes", options->quotaBytes, "Size of the mailbox");
            command->add_option("--messages", options->messagesPerDay, "Messages in 24 hours");
            command->add_option("--recipients", options->recipientsPerDay,
                                "Recipients in 24 hours");
        }
        addSocket(command, options->socketPath);
        command->callback([options, &exitCode] { exitCode = accountCommand(*options); });
    }
}

} // namespace

int run(int count, char** arguments)
{
    CLI::App app("mailsteadd, the mail daemon of Mailstead");
    app.require_subcommand(1);
    app.set_version_flag("--version", std::string("mailsteadd " MAILSTEAD_VERSION));
    int exitCode = exitOk;
    addServe(app, exitCode);
    addControl(app, exitCode);
    addPrivileged(app, exitCode);
    addPreflight(app, exitCode);
    addCheck(app, exitCode);
    addQueue(app, exitCode);
    addAccount(app, exitCode);
    app.add_subcommand("version", "Print the version")->callback([] {
        fmt::print("mailsteadd {}\n", MAILSTEAD_VERSION);
    });
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? exitOk : exitUsage;
    }
    return exitCode;
}

} // namespace mailstead::daemon

int main(int argc, char** argv)
{
    try {
        return mailstead::daemon::run(argc, argv);
    } catch (const std::exception& error) {
        // Out of memory, or a broken random generator: nothing that could be gone on with.
        std::fprintf(stderr, "mailsteadd: ended by an internal error: %s\n", error.what());
        return mailstead::daemon::exitFailure;
    }
}

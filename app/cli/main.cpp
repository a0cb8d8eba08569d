// mailstead-cli: the console's engine without a window.
#include "cli/arguments.h"
#include "cli/daemon_commands.h"
#include "cli/exit_code.h"
#include "cli/setup_command.h"
#include "cli/text.h"
#include "setup/step.h"
#include "vault/secure_memory.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QJsonArray>
#include <cstdio>
#include <memory>

namespace mailstead::cli
{

namespace
{

void addSetup(CLI::App& app, int& exitCode)
{
    struct Options {
        Common common;
        std::string from, until;
        bool dryRun = false;
        bool yes = false;
    };
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("setup", "Turn a blank server into a mail server");
    options->common.add(command);
    command->add_option("--from", options->from, "First step");
    command->add_option("--until", options->until, "Last step");
    command->add_flag("--dry-run", options->dryRun, "Only show what would change");
    command->add_flag("--yes", options->yes, "Begin without asking");
    command->footer("Steps: look, prepare, name, install, dns, certificate, mailboxes, proof.\n"
                    "Exit codes: 0 done, 1 failed, 2 wrong usage or plan, 3 a decision is needed, "
                    "4 no connection, 130 interrupted.");
    command->callback([options, &exitCode] {
        exitCode = runSetup({options->common.options(), text(options->from), text(options->until),
                             options->dryRun, options->yes},
                            Output(options->common.json));
    });
}

struct QueueArguments {
    Common common;
    std::vector<std::string> ids, keys, states;
    std::string sender, recipient, domain, reply, text;
    std::int64_t olderThan = -1;
    bool all = false;
    bool dryRun = false;
    bool yes = false;

    QJsonObject filter() const
    {
        QJsonObject filter;
        const auto list = [&](const char* key, const std::vector<std::string>& values) {
            QJsonArray array;
            for (const std::string& value : values)
                array.append(QString::fromStdString(value));
            if (!array.isEmpty())
                filter.insert(QLatin1String(key), array);
        };
        const auto one = [&](const char* key, const std::string& value) {
            if (!value.empty())
                filter.insert(QLatin1String(key), QString::fromStdString(value));
        };
        list("ids", ids);
        list("keys", keys);
        list("states", states);
        one("sender", sender);
        one("recipient", recipient);
        one("domain", domain);
        one("reply", reply);
        one("text", text);
        if (olderThan >= 0)
            filter.insert(QStringLiteral("olderThan"), qint64(olderThan));
        return filter;
    }
};

void addQueue(CLI::App& app, int& exitCode)
{
    CLI::App* group = app.add_subcommand("queue", "Look at the queue and act on it");
    group->require_subcommand(1);
    const std::pair<const char*, const char*> actions[] = {
        {"list", "List what waits"},
        {"hold", "Stop rows until they are released"},
        {"release", "Let held rows go"},
        {"retry", "Try deferred rows now"},
        {"delete", "Discard rows; the sender is not told"},
        {"bounce", "Give rows up and tell the sender"}};
    for (const auto& [action, description] : actions) {
        auto options = std::make_shared<QueueArguments>();
        const QString name = QString::fromLatin1(action);
        CLI::App* command = group->add_subcommand(action, description);
        options->common.add(command);
        command->add_option("--id", options->ids, "Message id (repeatable)");
        command->add_option("--row", options->keys, "Row: message id/number (repeatable)")
            ->excludes("--id");
        command->add_option("--state", options->states, "active, sending, deferred or held")
            ->check(CLI::IsMember({"active", "sending", "deferred", "held"}));
        command->add_option("--sender", options->sender, "Part of the sender");
        command->add_option("--recipient", options->recipient, "Part of the recipient");
        command->add_option("--domain", options->domain, "Domain of the recipient");
        command->add_option("--reply", options->reply, "Part of the last reply");
        command->add_option("--text", options->text, "Part of any column");
        command->add_option("--older-than", options->olderThan, "Seconds in the queue")
            ->check(CLI::NonNegativeNumber);
        if (name != QLatin1String("list")) {
            command->add_flag("--all", options->all, "Every row, when no filter is given");
            command->add_flag("--dry-run", options->dryRun, "Only say how many it would touch");
            command->add_flag("--yes", options->yes, "Without asking");
        }
        command->callback([options, name, &exitCode] {
            const Output output(options->common.json);
            const QJsonObject filter = options->filter();
            if (name != QLatin1String("list") && filter.isEmpty() && !options->all) {
                output.error({core::ErrorKind::InvalidInput,
                              Text::tr("No filter is given, which would touch the whole queue"),
                              {},
                              Text::tr("Give a filter, or --all if that is meant.")});
                exitCode = ExitUsage;
                return;
            }
            exitCode = runQueue(
                {options->common.options(), name, filter, options->dryRun, options->yes}, output);
        });
    }
}

void addLogs(CLI::App& app, int& exitCode)
{
    struct Options {
        Common common;
        std::vector<std::string> levels, sources;
        std::string id, text, since, until;
        int lines = 200;
        bool follow = false;
    };
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("logs", "Read the daemon's log");
    options->common.add(command);
    command->add_flag("--follow", options->follow, "Go on until Ctrl+C");
    command->add_option("--lines", options->lines, "How many of the newest lines")
        ->check(CLI::Range(1, 2000));
    command->add_option("--level", options->levels, "debug, info, warn or error (repeatable)")
        ->check(CLI::IsMember({"debug", "info", "warn", "error"}));
    command->add_option("--source", options->sources, "Part of the daemon (repeatable)");
    command->add_option("--id", options->id, "Message id");
    command->add_option("--text", options->text, "Part of the text");
    command->add_option("--since", options->since, "Time (RFC 3339)");
    command->add_option("--until", options->until, "Time (RFC 3339)");
    command->callback([options, &exitCode] {
        QJsonObject filter;
        const auto list = [&](const char* key, const std::vector<std::string>& values) {
            QJsonArray array;
            for (const std::string& value : values)
                array.append(text(value));
            if (!array.isEmpty())
                filter.insert(QLatin1String(key), array);
        };
        list("levels", options->levels);
        list("sources", options->sources);
        const std::pair<const char*, const std::string&> texts[] = {{"id", options->id},
                                                                    {"text", options->text},
                                                                    {"since", options->since},
                                                                    {"until", options->until}};
        for (const auto& [key, value] : texts) {
            if (!value.empty())
                filter.insert(QLatin1String(key), text(value));
        }
        exitCode = runLogs({options->common.options(), filter, options->lines, options->follow},
                           Output(options->common.json));
    });
}

void addCheck(CLI::App& app, int& exitCode)
{
    struct Options {
        Common common;
        bool look = false;
    };
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("check", "Check a server that is set up");
    options->common.add(command);
    command->add_flag("--look", options->look,
                      "Look at a server where nothing is installed yet; changes nothing");
    command->callback([options, &exitCode] {
        const Output output(options->common.json);
        if (!options->look) {
            exitCode = runSelfcheck(options->common.options(), output);
            return;
        }
        SetupOptions setup;
        setup.server = options->common.options();
        setup.until = toString(setup::StepId::Look);
        exitCode = runSetup(setup, output);
    });
}

} // namespace

int run(int count, char** arguments)
{
    CLI::App app("mailstead-cli sets up and runs Mailstead mail servers over SSH");
    app.require_subcommand(1);
    int exitCode = ExitOk;
    addSetup(app, exitCode);
    addQueue(app, exitCode);
    addLogs(app, exitCode);
    addDns(app, exitCode);
    addCertificate(app, exitCode);
    addCheck(app, exitCode);
    app.add_subcommand("version", "Print the version")->callback([] {
        std::printf("mailstead-cli %s\n", MAILSTEAD_VERSION);
    });
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitOk : ExitUsage;
    }
    return exitCode;
}

} // namespace mailstead::cli

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Mailstead"));
    QCoreApplication::setApplicationName(QStringLiteral("mailstead"));
    mailstead::vault::startSecureMemory();
    return mailstead::cli::run(argc, argv);
}

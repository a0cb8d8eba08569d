// The command line of dns and certificate.
#include "cli/arguments.h"
#include "cli/certificate_commands.h"
#include "cli/daemon.h"
#include "cli/daemon_commands.h"
#include "cli/exit_code.h"
#include "cli/propagation_command.h"
#include "cli/text.h"
#include "cli/zone_commands.h"
#include "names/desktop_propagation.h"
#include "names/server_propagation.h"

#include <functional>

namespace mailstead::cli
{

namespace
{

/// A command that works on the daemon's channel.
int onDaemon(const Common& common, const std::function<int(control::Client&, const Output&)>& work)
{
    const Output output(common.json);
    int exitCode = ExitOk;
    const auto daemon = openDaemon(common.options(), output, exitCode);
    return daemon ? work(*daemon->client, output) : exitCode;
}

struct ZoneArguments {
    Common common;
    std::string domain, credentials, journal;
    std::vector<std::string> choices;
    bool yes = false;

    void add(CLI::App* command)
    {
        common.add(command);
        command->add_option("domain", domain, "Mail domain")->required();
        command->add_option("--credentials", credentials,
                            "Name of stored credentials; else those that have the zone");
        command->add_option("--choice", choices,
                            "\"NAME TYPE=CHOICE\" for a record set that is to be decided about, "
                            "or skip (repeatable)");
    }

    /// Nothing when a choice makes no sense.
    std::optional<ZoneOptions> options() const
    {
        ZoneOptions result{text(domain), text(credentials), {}, yes};
        for (const std::string& choice : choices) {
            const std::size_t at = choice.rfind('=');
            if (at == std::string::npos || at == 0 || at + 1 == choice.size())
                return std::nullopt;
            result.choices.insert(text(choice.substr(0, at)), text(choice.substr(at + 1)));
        }
        return result;
    }
};

using ZoneCommand = int (*)(control::Client&, const ZoneOptions&, const Output&);

int runZone(const ZoneArguments& arguments, ZoneCommand command)
{
    const auto options = arguments.options();
    if (!options) {
        Output(arguments.common.json)
            .error({core::ErrorKind::InvalidInput,
                    Text::tr("A choice is to be given as \"NAME TYPE=CHOICE\""),
                    {},
                    {}});
        return ExitUsage;
    }
    return onDaemon(arguments.common, [&](control::Client& client, const Output& output) {
        return command(client, *options, output);
    });
}

void addZoneCommands(CLI::App* group, int& exitCode)
{
    auto preview = std::make_shared<ZoneArguments>();
    CLI::App* command = group->add_subcommand("preview", "What would be written into the zone");
    preview->add(command);
    command->callback([preview, &exitCode] { exitCode = runZone(*preview, previewZone); });

    auto apply = std::make_shared<ZoneArguments>();
    command = group->add_subcommand("apply", "Write the records through the DNS provider");
    apply->add(command);
    command->add_flag("--yes", apply->yes, "Without asking");
    command->callback([apply, &exitCode] { exitCode = runZone(*apply, applyZone); });

    auto undo = std::make_shared<ZoneArguments>();
    command = group->add_subcommand("undo", "Take back what was written");
    undo->common.add(command);
    command->add_option("journal", undo->journal, "Which change; else the newest");
    command->callback([undo, &exitCode] {
        exitCode = onDaemon(undo->common, [&](control::Client& client, const Output& output) {
            return undoZone(client, text(undo->journal), output);
        });
    });
}

void addPropagation(CLI::App* group, int& exitCode)
{
    struct Options {
        Common common;
        std::string name, type;
        std::vector<std::string> expected;
        bool here = false;
        bool follow = false;
    };
    auto options = std::make_shared<Options>();
    CLI::App* command = group->add_subcommand(
        "propagation", "Who has a record: every name server and several resolvers");
    options->common.add(command);
    command->add_option("name", options->name, "Name of the record")->required();
    command->add_option("type", options->type, "A, AAAA, MX, TXT, …")->required();
    command->add_option("--expect", options->expected,
                        "Value that it should have (repeatable); else what most name servers say");
    command->add_flag("--here", options->here,
                      "As this desktop sees it, its own resolver included");
    command->add_flag("--follow", options->follow, "Again and again, until all agree");
    command->callback([options, &exitCode] {
        names::WatchedRecord record{text(options->name), text(options->type).toUpper(), {}, {}};
        for (const std::string& value : options->expected)
            record.expected << text(value);
        if (options->here) {
            names::DesktopPropagation source;
            exitCode =
                tellPropagation(source, record, options->follow, Output(options->common.json));
            return;
        }
        const Output output(options->common.json);
        const auto daemon = openDaemon(options->common.options(), output, exitCode);
        if (!daemon)
            return;
        names::ServerPropagation source;
        source.setClient(daemon->client);
        exitCode = tellPropagation(source, record, options->follow, output);
    });
}

void addPtr(CLI::App* group, int& exitCode)
{
    struct Options {
        Common common;
        std::string set, name, credentials, ticket, undo;
        bool dryRun = false;
        bool yes = false;
    };
    auto options = std::make_shared<Options>();
    CLI::App* command =
        group->add_subcommand("ptr", "Reverse names: what they are, how to set them");
    options->common.add(command);
    command->add_option("--name", options->name, "The wanted name; else the hostname");
    command->add_option("--ticket", options->ticket, "Also the text for the hoster: en or zh")
        ->check(CLI::IsMember({"en", "zh"}));
    auto* set = command->add_option("--set", options->set, "Set the name of this address");
    auto* credentials = command->add_option("--credentials", options->credentials,
                                            "Name of stored credentials of the hoster");
    set->needs(credentials);
    command->add_option("--undo", options->undo, "Take back this change")->excludes(set);
    command->add_flag("--dry-run", options->dryRun, "Only say what would be set")->needs(set);
    command->add_flag("--yes", options->yes, "Without asking");
    command->callback([options, &exitCode] {
        const PtrOptions ptr{text(options->set),    text(options->name), text(options->credentials),
                             text(options->ticket), options->dryRun,     options->yes};
        exitCode = onDaemon(options->common, [&](control::Client& client, const Output& output) {
            if (!options->undo.empty())
                return undoPtr(client, text(options->undo), output);
            return options->set.empty() ? lookAtPtr(client, ptr, output)
                                        : setPtr(client, ptr, output);
        });
    });
}

} // namespace

void addDns(CLI::App& app, int& exitCode)
{
    struct Options {
        Common common;
        bool check = false;
        bool zoneFile = false;
    };
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("dns", "The DNS records that the server needs: list, "
                                                  "check, preview, apply, undo, propagation, ptr");
    options->common.add(command);
    command->require_subcommand(0, 1);
    command->add_flag("--check", options->check, "Ask every name server for them");
    command->add_flag("--zone-file", options->zoneFile, "As lines of a zone file");
    command->callback([options, command, &exitCode] {
        if (command->get_subcommands().empty())
            exitCode = runDns({options->common.options(), options->check, options->zoneFile},
                              Output(options->common.json));
    });

    auto check = std::make_shared<Options>();
    CLI::App* checkCommand =
        command->add_subcommand("check", "Ask every name server for the records");
    check->common.add(checkCommand);
    checkCommand->callback([check, &exitCode] {
        exitCode = runDns({check->common.options(), true, false}, Output(check->common.json));
    });
    addZoneCommands(command, exitCode);
    addPropagation(command, exitCode);
    addPtr(command, exitCode);
}

void addCertificate(CLI::App& app, int& exitCode)
{
    CLI::App* group = app.add_subcommand("certificate", "Certificates: list, request, renew");
    group->require_subcommand(1);
    auto list = std::make_shared<Common>();
    CLI::App* command = group->add_subcommand("list", "Those in use");
    list->add(command);
    command->callback([list, &exitCode] { exitCode = onDaemon(*list, listCertificates); });

    auto renew = std::make_shared<Common>();
    command = group->add_subcommand("renew", "Renew now, with the settings of the last request");
    renew->add(command);
    command->callback([renew, &exitCode] { exitCode = onDaemon(*renew, renewCertificate); });

    struct Options {
        Common common;
        std::vector<std::string> names;
        std::string email, way, webRoot, directory, keyType, caFile;
        bool agree = false;
        bool stagingFirst = false;
    };
    auto options = std::make_shared<Options>();
    command = group->add_subcommand("request", "Ask an authority for a certificate");
    options->common.add(command);
    command->add_option("--name", options->names, "Name (repeatable); else the hostname");
    command->add_option("--email", options->email, "Whom the authority warns");
    command->add_option("--way", options->way, "How the names are proven; else what fits")
        ->check(CLI::IsMember({"http", "web-root", "nginx", "tls-alpn", "dns", "dns-by-hand"}));
    command->add_option("--web-root", options->webRoot, "Folder of the web server's files");
    command->add_option("--ca-file", options->caFile,
                        "File on the server with the roots of a private authority's own TLS");
    command->add_option("--directory", options->directory, "Directory URL of the authority");
    command->add_option("--key-type", options->keyType, "Kind of key")
        ->check(CLI::IsMember({"ec-p256", "ec-p384", "rsa-2048", "rsa-3072", "rsa-4096"}));
    command->add_flag("--agree-to-terms", options->agree, "Agree to the authority's terms");
    command->add_flag("--staging-first", options->stagingFirst,
                      "Try it at the authority's test environment before");
    command->callback([options, &exitCode] {
        CertificateOptions request;
        for (const std::string& name : options->names)
            request.names << text(name);
        request.email = text(options->email);
        request.way = text(options->way);
        request.webRoot = text(options->webRoot);
        request.caFile = text(options->caFile);
        request.directory = text(options->directory);
        request.keyType = text(options->keyType);
        request.agreeToTerms = options->agree;
        request.stagingFirst = options->stagingFirst;
        exitCode = onDaemon(options->common, [&](control::Client& client, const Output& output) {
            return requestCertificate(client, request, output);
        });
    });
}

} // namespace mailstead::cli

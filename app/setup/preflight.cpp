#include "setup/preflight.h"

#include "setup/commands.h"
#include "setup/daemon_binary.h"
#include "setup/facts.h"
#include "setup/settings.h"
#include "setup/text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mailstead::setup
{

namespace
{

using core::Result;

constexpr qsizetype largestAnswer = 1024 * 1024;
constexpr qsizetype mostEntries = 500;

tl::unexpected<core::Error> malformed(const QString& why)
{
    return core::fail(core::ErrorKind::Protocol,
                      Text::tr("What the preflight on the server said cannot be understood"), why,
                      Text::tr("Update Mailstead on this computer."));
}

Result<> preflightIn(Context& context, const QString& folder, const DaemonBinary& binary)
{
    const QString program = folder + QStringLiteral("/mailsteadd");
    QFile file(binary.path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(core::ErrorKind::NotFound,
                          Text::tr("The file %1 cannot be read").arg(binary.path),
                          file.errorString());
    const auto onProgress = [&](qint64 done, qint64 total) {
        context.reporter.activity(Text::tr("Uploading the preflight"),
                                  total > 0 ? double(done) / double(total) : -1);
    };
    if (auto ok = context.host.upload(file, program, 0700, onProgress, context.cancel); !ok)
        return ok;

    context.reporter.activity(Text::tr("Looking at the server from inside"));
    ssh::RemoteCommand command;
    command.program = program;
    command.arguments = {QStringLiteral("preflight"), QStringLiteral("--json")};
    const QString proofDomain = context.settings.proofRecipient.section(u'@', -1);
    if (!context.settings.proofRecipient.isEmpty())
        command.arguments += {QStringLiteral("--outbound"), proofDomain};
    command.timeout = std::chrono::minutes(3);
    context.reporter.log(LogEntry::Kind::Command, command.display());
    const auto result = context.host.runChecked(command, {}, context.cancel);
    if (!result)
        return tl::unexpected(result.error());
    return addPreflight(context.facts, result->output);
}

} // namespace

Result<> addPreflight(Facts& facts, const QByteArray& json)
{
    if (json.size() > largestAnswer)
        return malformed(Text::tr("it is too long"));
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject())
        return malformed(parseError.errorString());
    const QJsonObject seen = document.object().value(QLatin1String("facts")).toObject();
    const QJsonArray findings = document.object().value(QLatin1String("findings")).toArray();
    const QJsonArray addresses = seen.value(QLatin1String("addresses")).toArray();
    const QJsonArray listening = seen.value(QLatin1String("listening")).toArray();
    if (findings.size() > mostEntries || addresses.size() > mostEntries ||
        listening.size() > 10 * mostEntries)
        return malformed(Text::tr("it is too long"));

    QList<core::Finding> read;
    for (const QJsonValue& value : findings) {
        auto finding = core::findingFromJson(value.toObject());
        if (!finding)
            return tl::unexpected(finding.error());
        read.append(std::move(*finding));
    }
    QList<NetworkAddress> withPtr;
    for (const QJsonValue& value : addresses) {
        const QJsonObject object = value.toObject();
        NetworkAddress entry;
        entry.address = object.value(QLatin1String("address")).toString().left(64);
        entry.family = object.value(QLatin1String("family")).toInt(4);
        entry.isPublic = object.value(QLatin1String("public")).toBool();
        const QJsonArray names = object.value(QLatin1String("ptr")).toArray();
        for (const QJsonValue& name : names) {
            if (entry.ptr.size() < 20)
                entry.ptr.append(name.toString().left(253));
        }
        withPtr.append(entry);
    }
    // ss knows as much about listeners where it is installed; else these are the only ones.
    QList<ListeningPort> ports;
    for (const QJsonValue& value : listening) {
        const QJsonObject object = value.toObject();
        ports.append({object.value(QLatin1String("address")).toString().left(64),
                      object.value(QLatin1String("port")).toInt(),
                      object.value(QLatin1String("process")).toString().left(64)});
    }
    facts.addresses = withPtr;
    if (facts.listening.isEmpty())
        facts.listening = ports;
    facts.preflightFindings = read;
    facts.preflightRead = true;
    return {};
}

Result<> runPreflight(Context& context)
{
    const auto binary =
        findDaemonBinary(context.settings.daemonDirectory, context.facts.architecture);
    if (!binary)
        return tl::unexpected(binary.error());
    // Not under /tmp, which is often mounted noexec on hardened servers.
    ssh::RemoteCommand make;
    make.program = QStringLiteral("mktemp");
    make.arguments = {QStringLiteral("-d"), QStringLiteral("/var/lib/mailstead-look.XXXXXX")};
    const auto made = context.host.runChecked(make, {}, context.cancel);
    if (!made)
        return tl::unexpected(made.error());
    const QString folder = QString::fromUtf8(made->output.trimmed());
    if (!folder.startsWith(QLatin1String("/var/lib/mailstead-look.")) || folder.size() > 64)
        return malformed(folder.left(100));

    const Result<> looked = preflightIn(context, folder, *binary);
    ssh::RemoteCommand remove;
    remove.program = QStringLiteral("rm");
    remove.arguments = {QStringLiteral("-rf"), QStringLiteral("--"), folder};
    // Without the caller's token: also what was cancelled is cleaned up.
    const auto removed = context.host.runChecked(remove);
    if (!looked)
        return looked;
    if (!removed)
        return tl::unexpected(removed.error());
    return {};
}

} // namespace mailstead::setup

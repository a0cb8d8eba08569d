#include "setup/privileged_settings.h"

#include "setup/commands.h"
#include "setup/text.h"

#include <QBuffer>
#include <string>
#include <string_view>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace mailstead::setup
{

namespace
{

using core::ErrorKind;
using core::Result;

constexpr qint64 largestFile = 256 * 1024;
constexpr qsizetype mostTargets = 16;

QString textOf(const toml::table& table, const char* key)
{
    const auto value = table[key].value<std::string_view>();
    return value ? QString::fromUtf8(value->data(), qsizetype(value->size())) : QString();
}

QStringList textsOf(const toml::table& table, const char* key)
{
    QStringList texts;
    if (const toml::array* array = table[key].as_array()) {
        for (const toml::node& entry : *array) {
            if (const auto value = entry.value<std::string_view>())
                texts.append(QString::fromUtf8(value->data(), qsizetype(value->size())));
        }
    }
    return texts;
}

/// A TOML basic string.
QByteArray quoted(const QString& text)
{
    QByteArray safe;
    for (const char c : text.toUtf8()) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            safe += QByteArray("\\") + c;
        else if (code < 0x20 || code == 0x7f)
            safe += "\\u" + QByteArray::number(code, 16).rightJustified(4, '0');
        else
            safe += c;
    }
    return '"' + safe + '"';
}

QByteArray quotedList(const QStringList& texts)
{
    QByteArrayList words;
    for (const QString& text : texts)
        words.append(quoted(text));
    return '[' + words.join(", ") + ']';
}

QByteArray blockOf(const InstallTarget& target)
{
    QByteArray text = "[[target]]\n";
    const auto line = [&text](const char* key, const QString& value) {
        if (!value.isEmpty())
            text += QByteArray(key) + " = " + quoted(value) + '\n';
    };
    line("name", target.name);
    line("chain", target.chain);
    line("key", target.key);
    line("owner", target.owner);
    line("group", target.group);
    line("key-mode", target.keyMode);
    if (!target.reload.isEmpty())
        text += "reload = " + quotedList(target.reload) + '\n';
    line("service", target.service);
    line("starttls", target.startTls);
    line("server-name", target.serverName);
    return text;
}

} // namespace

Result<PrivilegedSettings> PrivilegedSettings::parse(const QByteArray& text)
{
    PrivilegedSettings settings;
    if (auto read = settings.become(text); !read)
        return tl::unexpected(read.error());
    return settings;
}

Result<> PrivilegedSettings::become(const QByteArray& text)
{
    const toml::parse_result parsed =
        toml::parse(std::string_view(text.constData(), std::size_t(text.size())));
    if (!parsed)
        return core::fail(
            ErrorKind::Protocol, Text::tr("The file %1 cannot be read").arg(privilegedConfig),
            Text::tr("Line %1: %2")
                .arg(parsed.error().source().begin.line)
                .arg(QString::fromUtf8(parsed.error().description().data(),
                                       qsizetype(parsed.error().description().size()))),
            Text::tr("Correct the file on the server, as root."));
    const toml::table& root = parsed.table();
    PrivilegedSettings read;
    read.m_text = text;
    read.m_names = textsOf(root, "names");
    read.m_actions = textsOf(root, "actions");
    if (const toml::array* array = root["target"].as_array()) {
        for (const toml::node& entry : *array) {
            const toml::table* table = entry.as_table();
            if (table == nullptr)
                continue;
            InstallTarget target;
            target.name = textOf(*table, "name");
            target.chain = textOf(*table, "chain");
            target.key = textOf(*table, "key");
            target.owner = textOf(*table, "owner");
            target.group = textOf(*table, "group");
            target.keyMode = (*table)["key-mode"] ? textOf(*table, "key-mode") : target.keyMode;
            target.reload = textsOf(*table, "reload");
            target.service = textOf(*table, "service");
            target.startTls = (*table)["starttls"] ? textOf(*table, "starttls") : target.startTls;
            target.serverName = textOf(*table, "server-name");
            read.m_targets.append(target);
            read.m_targetLines.append(int(table->source().begin.line));
        }
    }
    *this = read;
    return {};
}

Result<> PrivilegedSettings::addTarget(const InstallTarget& target)
{
    if (const auto problem = target.problem())
        return core::fail(ErrorKind::InvalidInput, problem->what, {}, problem->next);
    for (const InstallTarget& other : m_targets) {
        if (other.name == target.name)
            return core::fail(ErrorKind::AlreadyExists,
                              Text::tr("There is a service called %1 already").arg(target.name), {},
                              Text::tr("Choose another name."));
    }
    if (m_targets.size() >= mostTargets)
        return core::fail(ErrorKind::InvalidInput,
                          Text::tr("There are %1 services already").arg(mostTargets), {},
                          Text::tr("Remove one first."));
    QByteArray text = m_text;
    if (!text.isEmpty() && !text.endsWith('\n'))
        text += '\n';
    return become(text + '\n' + blockOf(target));
}

Result<> PrivilegedSettings::removeTarget(const QString& name)
{
    for (qsizetype i = 0; i < m_targets.size(); ++i) {
        if (m_targets[i].name != name)
            continue;
        QByteArrayList lines = m_text.split('\n');
        const qsizetype begin = m_targetLines[i] - 1;
        // Up to the next table; comments and blank lines before that are its own.
        qsizetype end = begin + 1;
        while (end < lines.size() && !lines[end].trimmed().startsWith('['))
            ++end;
        while (end > begin + 1 && end < lines.size() &&
               (lines[end - 1].trimmed().isEmpty() || lines[end - 1].trimmed().startsWith('#')))
            --end;
        lines.erase(lines.begin() + begin, lines.begin() + end);
        QByteArray text = lines.join('\n');
        while (text.endsWith("\n\n"))
            text.chop(1);
        PrivilegedSettings before = *this;
        if (auto read = become(text); !read)
            return read;
        if (m_targets.size() == before.m_targets.size() - 1)
            return {};
        // Written in a way that lines do not show, such as an inline table.
        *this = before;
        return core::fail(ErrorKind::Refused, Text::tr("The lines of %1 were not found").arg(name),
                          {}, Text::tr("Remove it by hand from %1.").arg(privilegedConfig));
    }
    return core::fail(ErrorKind::NotFound, Text::tr("There is no service called %1").arg(name));
}

Result<> PrivilegedSettings::setList(const char* key, const QStringList& values)
{
    const QByteArray line = QByteArray(key) + " = " + quotedList(values);
    QByteArrayList lines = m_text.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QByteArray start = lines[i].trimmed();
        if (start.startsWith('['))
            break; // a table: the keys of the top are over
        if (!start.startsWith(key) || !start.mid(qstrlen(key)).trimmed().startsWith('='))
            continue;
        if (!start.endsWith(']'))
            return core::fail(ErrorKind::Refused,
                              Text::tr("%1 is written on several lines").arg(QLatin1String(key)),
                              {}, Text::tr("Change it by hand in %1.").arg(privilegedConfig));
        lines[i] = line;
        return become(lines.join('\n'));
    }
    return become(line + '\n' + m_text);
}

Result<> PrivilegedSettings::addName(const QString& name)
{
    const QString lower = name.toLower();
    if (m_names.contains(lower))
        return {};
    return setList("names", m_names + QStringList{lower});
}

Result<> PrivilegedSettings::setActions(const QStringList& actions)
{
    return setList("actions", actions);
}

Result<PrivilegedSettings> readPrivilegedSettings(ssh::Host& host, const core::CancelToken& cancel)
{
    const auto text = readRemoteFile(host, privilegedConfig, largestFile, cancel);
    if (!text)
        return tl::unexpected(text.error());
    if (!*text)
        return core::fail(ErrorKind::NotFound,
                          Text::tr("The server has no file %1").arg(privilegedConfig), {},
                          Text::tr("Run the step “%1” first.").arg(title(StepId::Install)));
    return PrivilegedSettings::parse(**text);
}

Result<> writePrivilegedSettings(ssh::Host& host, const PrivilegedSettings& before,
                                 const PrivilegedSettings& after, const core::CancelToken& cancel)
{
    const auto now = readRemoteFile(host, privilegedConfig, largestFile, cancel);
    if (!now)
        return tl::unexpected(now.error());
    if (now->value_or(QByteArray()) != before.text())
        return core::fail(ErrorKind::Refused,
                          Text::tr("Somebody else changed %1 meanwhile").arg(privilegedConfig), {},
                          Text::tr("Look at it again, then repeat the change."));
    QBuffer source;
    source.setData(after.text());
    source.open(QIODevice::ReadOnly);
    if (auto ok = host.upload(source, privilegedConfig, 0644, {}, cancel); !ok)
        return ok;
    ssh::RemoteCommand owner;
    owner.program = QStringLiteral("chown");
    owner.arguments = {QStringLiteral("--"), QStringLiteral("root:root"), privilegedConfig};
    const auto done = host.runChecked(owner, {}, cancel);
    return done ? Result<>() : tl::unexpected(done.error());
}

} // namespace mailstead::setup

#include "setup/plan_file.h"

#include "setup/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace mailstead::setup
{

namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;

constexpr qint64 largestPlan = 256 * 1024;
constexpr qint64 largestSecret = 4096;

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

Error mistakeAt(const QString& path, unsigned line, const QString& problem)
{
    return {ErrorKind::InvalidInput,
            QStringLiteral("%1:%2: %3").arg(path).arg(line).arg(problem),
            {},
            Text::tr("Correct the plan file and run the command again.")};
}

/// One table of the plan; remembers the first mistake and which keys are known.
class Section
{
public:
    Section(const toml::table& root, const char* name, const QString& path)
        : m_name(QLatin1String(name))
        , m_path(path)
    {
        const toml::node* node = root.get(name);
        if (node == nullptr)
            return;
        m_table = node->as_table();
        if (m_table == nullptr)
            mistake(*node, Text::tr("%1 must be a table").arg(m_name));
    }

    void value(const char* key, QString& target)
    {
        const toml::node* node = find(key);
        if (node == nullptr)
            return;
        if (const auto found = node->value_exact<std::string>())
            target = text(*found);
        else
            mistake(*node, Text::tr("%1 must be a text in quotes").arg(named(key)));
    }

    void value(const char* key, bool& target)
    {
        const toml::node* node = find(key);
        if (node == nullptr)
            return;
        if (const auto found = node->value_exact<bool>())
            target = *found;
        else
            mistake(*node, Text::tr("%1 must be true or false").arg(named(key)));
    }

    void number(const char* key, std::int64_t least, std::int64_t most,
                std::optional<std::int64_t>& target)
    {
        const toml::node* node = find(key);
        if (node == nullptr)
            return;
        const auto found = node->value_exact<std::int64_t>();
        if (found && *found >= least && *found <= most)
            target = *found;
        else
            mistake(
                *node,
                Text::tr("%1 must be a number from %2 to %3").arg(named(key)).arg(least).arg(most));
    }

    void values(const char* key, QStringList& target)
    {
        const toml::node* node = find(key);
        if (node == nullptr)
            return;
        const toml::array* array = node->as_array();
        if (array == nullptr || array->size() > 64) {
            mistake(*node, Text::tr("%1 must be a list of texts").arg(named(key)));
            return;
        }
        for (const toml::node& entry : *array) {
            if (const auto found = entry.value_exact<std::string>())
                target.append(text(*found));
            else
                mistake(entry, Text::tr("%1 must be a list of texts").arg(named(key)));
        }
    }

    /// All keys are free, all values texts.
    void map(QMap<QString, QString>& target)
    {
        if (m_table == nullptr)
            return;
        for (const auto& [key, node] : *m_table) {
            if (const auto found = node.value_exact<std::string>())
                target.insert(text(key.str()), text(*found));
            else
                mistake(node, Text::tr("%1 must be a text in quotes").arg(named(key.data())));
        }
    }

    void refuseUnknown()
    {
        if (m_table == nullptr)
            return;
        for (const auto& [key, node] : *m_table) {
            bool known = false;
            for (const std::string& each : m_known)
                known = known || each == key.str();
            if (!known)
                mistake(node, Text::tr("%1 is not a key of a plan").arg(named(key.data())));
        }
    }

    unsigned lineOf(const char* key) const
    {
        const toml::node* node = m_table != nullptr ? m_table->get(key) : nullptr;
        return node != nullptr ? node->source().begin.line : 1;
    }

    const std::optional<Error>& error() const { return m_error; }

private:
    QString named(const char* key) const { return m_name + u'.' + QString::fromUtf8(key); }

    const toml::node* find(const char* key)
    {
        m_known.emplace_back(key);
        return m_table != nullptr ? m_table->get(key) : nullptr;
    }

    void mistake(const toml::node& node, const QString& problem)
    {
        if (!m_error)
            m_error = mistakeAt(m_path, node.source().begin.line, problem);
    }

    QString m_name;
    QString m_path;
    const toml::table* m_table = nullptr;
    std::vector<std::string> m_known;
    std::optional<Error> m_error;
};

class Parser
{
public:
    Parser(const toml::table& root, const QString& path)
        : m_root(root)
        , m_path(path)
        , m_folder(QFileInfo(path).absoluteDir())
    {
        m_plan.path = path;
    }

    Result<PlanFile> parse()
    {
        for (const auto& [key, node] : m_root) {
            static constexpr std::string_view known[] = {"server", "mail",  "certificate",
                                                         "dns",    "proof", "decisions"};
            bool found = false;
            for (std::string_view each : known)
                found = found || each == key.str();
            if (!found)
                return tl::unexpected(
                    mistakeAt(m_path, node.source().begin.line,
                              Text::tr("%1 is not a section of a plan").arg(text(key.str()))));
        }
        for (const auto part : {&Parser::server, &Parser::mail, &Parser::certificate, &Parser::dns,
                                &Parser::proof, &Parser::decisions}) {
            if (auto ok = (this->*part)(); !ok)
                return tl::unexpected(ok.error());
        }
        return m_plan;
    }

private:
    QString resolved(const QString& path) const
    {
        return path.isEmpty() ? path : QDir::cleanPath(m_folder.absoluteFilePath(path));
    }

    static Result<> finish(Section& section)
    {
        section.refuseUnknown();
        if (section.error())
            return tl::unexpected(*section.error());
        return {};
    }

    Result<> secret(Section& section, const char* key, const QString& file, vault::Secret& target)
    {
        if (file.isEmpty())
            return {};
        auto read = readSecretFile(resolved(file));
        if (!read)
            return tl::unexpected(mistakeAt(m_path, section.lineOf(key), read.error().text()));
        target = *read;
        return {};
    }

    Result<> server()
    {
        Section section(m_root, "server", m_path);
        std::optional<std::int64_t> port;
        QString keyFile, passwordFile, passphraseFile;
        section.value("address", m_plan.address);
        section.number("port", 1, 65535, port);
        section.value("user", m_plan.user);
        section.value("password_file", passwordFile);
        section.value("key_file", keyFile);
        section.value("key_passphrase_file", passphraseFile);
        section.value("host_key", m_plan.hostKey);
        section.value("daemon_directory", m_plan.settings.daemonDirectory);
        if (auto ok = finish(section); !ok)
            return ok;
        m_plan.port = static_cast<int>(port.value_or(22));
        m_plan.keyFile = resolved(keyFile);
        m_plan.settings.daemonDirectory = resolved(m_plan.settings.daemonDirectory);
        if (m_plan.address.isEmpty())
            return tl::unexpected(mistakeAt(m_path, 1, Text::tr("server.address is missing")));
        if (!m_plan.hostKey.isEmpty() && !m_plan.hostKey.startsWith(QLatin1String("SHA256:")))
            return tl::unexpected(
                mistakeAt(m_path, section.lineOf("host_key"),
                          Text::tr("server.host_key must begin with SHA256:, as ssh-keygen -l "
                                   "prints it")));
        if (auto ok = secret(section, "password_file", passwordFile, m_plan.password); !ok)
            return ok;
        return secret(section, "key_passphrase_file", passphraseFile, m_plan.keyPassphrase);
    }

    Result<> mail()
    {
        Section section(m_root, "mail", m_path);
        QString passwordFile;
        section.value("hostname", m_plan.settings.hostname);
        section.value("domain", m_plan.settings.domain);
        section.value("mailbox", m_plan.settings.mailbox);
        section.value("mailbox_password_file", passwordFile);
        section.value("change_password", m_plan.settings.changeMailboxPassword);
        if (auto ok = finish(section); !ok)
            return ok;
        return secret(section, "mailbox_password_file", passwordFile,
                      m_plan.settings.mailboxPassword);
    }

    Result<> certificate()
    {
        Section section(m_root, "certificate", m_path);
        section.value("directory", m_plan.settings.acmeDirectory);
        section.value("email", m_plan.settings.acmeEmail);
        section.value("agree_to_terms", m_plan.settings.agreeToTerms);
        section.value("ca_file", m_plan.settings.acmeCaFile);
        m_plan.settings.acmeCaFile = resolved(m_plan.settings.acmeCaFile);
        return finish(section);
    }

    Result<> dns()
    {
        Section section(m_root, "dns", m_path);
        std::optional<std::int64_t> minutes;
        section.values("resolvers", m_plan.settings.resolvers);
        section.value("trust_anchor_file", m_plan.settings.trustAnchorFile);
        section.number("wait_minutes", 0, 7 * 24 * 60, minutes);
        section.values("hook", m_plan.dnsHook);
        if (auto ok = finish(section); !ok)
            return ok;
        m_plan.settings.trustAnchorFile = resolved(m_plan.settings.trustAnchorFile);
        if (minutes)
            m_plan.settings.dnsWaitLimit = std::chrono::minutes(*minutes);
        // A bare name is looked for in PATH.
        if (!m_plan.dnsHook.isEmpty() && m_plan.dnsHook.first().contains(u'/'))
            m_plan.dnsHook.first() = resolved(m_plan.dnsHook.first());
        return {};
    }

    Result<> proof()
    {
        Section section(m_root, "proof", m_path);
        std::optional<std::int64_t> minutes;
        section.value("recipient", m_plan.settings.proofRecipient);
        section.number("wait_minutes", 0, 24 * 60, minutes);
        section.value("skip", m_plan.settings.skipProof);
        if (auto ok = finish(section); !ok)
            return ok;
        if (minutes) {
            m_plan.settings.deliveryWaitLimit = std::chrono::minutes(*minutes);
            m_plan.settings.replyWaitLimit = std::chrono::minutes(*minutes);
        }
        return {};
    }

    Result<> decisions()
    {
        Section section(m_root, "decisions", m_path);
        section.map(m_plan.settings.decisions);
        if (section.error())
            return tl::unexpected(*section.error());
        return {};
    }

    const toml::table& m_root;
    QString m_path;
    QDir m_folder;
    PlanFile m_plan;
};

} // namespace

Result<vault::Secret> readSecretFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(ErrorKind::NotFound, Text::tr("The file %1 cannot be read").arg(path),
                          file.errorString());
    QByteArray line = file.readLine(largestSecret + 2);
    if (line.size() > largestSecret) {
        line.fill('\0');
        return core::fail(
            ErrorKind::InvalidInput,
            Text::tr("The first line of the file %1 is too long for a password").arg(path));
    }
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return core::fail(ErrorKind::InvalidInput,
                          Text::tr("There is no password in the file %1").arg(path));
    vault::Secret secret(line);
    line.fill('\0');
    return secret;
}

Result<PlanFile> parsePlan(const QByteArray& bytes, const QString& path)
{
    if (bytes.size() > largestPlan)
        return core::fail(ErrorKind::InvalidInput, Text::tr("The plan %1 is too large").arg(path));
    const toml::parse_result parsed =
        toml::parse(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    if (!parsed)
        return tl::unexpected(mistakeAt(path, parsed.error().source().begin.line,
                                        text(parsed.error().description())));
    return Parser(parsed.table(), path).parse();
}

Result<PlanFile> loadPlan(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(ErrorKind::NotFound, Text::tr("The plan %1 cannot be read").arg(path),
                          file.errorString(), Text::tr("Name an existing plan file."));
    return parsePlan(file.read(largestPlan + 1), path);
}

} // namespace mailstead::setup

#include "cli/dns_hook.h"

#include "cli/text.h"
#include "setup/dns_records.h"

#include <QJsonDocument>

namespace mailstead::cli
{

DnsHook::DnsHook(QStringList command, QObject* parent)
    : QObject(parent)
    , m_command(std::move(command))
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    connect(&m_process, &QProcess::finished, this, [this](int exitCode) {
        const QStringList lines =
            QString::fromUtf8(m_process.readAll().left(64 * 1024)).split(u'\n', Qt::SkipEmptyParts);
        for (const QString& line : lines)
            emit said(line);
        if (exitCode != 0 || m_process.exitStatus() != QProcess::NormalExit) {
            m_done.clear(); // tried again when the records are told the next time
            emit said(Text::tr("The hook ended with exit code %1").arg(exitCode));
        }
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            emit said(Text::tr("The hook %1 cannot be run: %2")
                          .arg(m_command.first(), m_process.errorString()));
    });
}

DnsHook::~DnsHook()
{
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
}

void DnsHook::make(const QList<setup::WantedRecord>& records)
{
    if (m_command.isEmpty() || m_process.state() != QProcess::NotRunning)
        return;
    QList<setup::WantedRecord> wanted;
    QStringList names;
    for (const setup::WantedRecord& record : records) {
        const QString name = QStringLiteral("%1 %2 %3").arg(record.type, record.name, record.value);
        if (record.state == QLatin1String("ok") || m_done.contains(name))
            continue;
        wanted.append(record);
        names.append(name);
    }
    if (wanted.isEmpty())
        return;
    m_done += names;
    m_process.start(m_command.first(), m_command.mid(1));
    m_process.write(QJsonDocument(setup::recordsToJson(wanted)).toJson(QJsonDocument::Compact));
    m_process.closeWriteChannel();
}

} // namespace mailstead::cli

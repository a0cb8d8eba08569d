// The program that makes the wanted records, in place of a person.
#pragma once

#include "setup/step.h"

#include <QObject>
#include <QProcess>
#include <QStringList>

namespace mailstead::cli
{

/// Runs the hook with the wanted records as a JSON array on its standard input, once for each
/// set of records. Lives in the main thread.
class DnsHook : public QObject
{
    Q_OBJECT
public:
    explicit DnsHook(QStringList command, QObject* parent = nullptr);
    ~DnsHook() override;

    void make(const QList<setup::WantedRecord>& records);

signals:
    /// One line of what it said, or that it failed.
    void said(const QString& line);

private:
    QStringList m_command;
    QStringList m_done; ///< what it was given already
    QProcess m_process;
};

} // namespace mailstead::cli

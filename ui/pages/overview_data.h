// What the overview is made of, read from the daemon in one go.
#pragma once

#include "control/client.h"
#include "control/log_line.h"
#include "control/queue_row.h"
#include "core/finding.h"

#include <QDateTime>
#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>

namespace mailstead::pages
{

struct OverviewCertificate {
    QStringList names;
    QString issuer;
    QDateTime notAfter; ///< UTC
    QDateTime renewAt;
    bool temporary = false;
    QString lastError;
};

struct OverviewMessage {
    QString id, sender, recipient, outcome, subject;
    QDateTime at; ///< UTC
};

/// Parts that could not be read are empty; `error` is that of the first.
struct OverviewData {
    bool known = false;
    QString hostname, version;
    QDateTime startedAt;
    QStringList listeners; ///< ports: "25", …
    int domains = 0, mailboxes = 0;
    qint64 freeBytes = -1;
    control::QueueCounts counts;
    QList<OverviewCertificate> certificates;
    QList<core::Finding> findings;
    QList<control::LogLine> problems;    ///< newest first
    QList<OverviewMessage> lastMessages; ///< newest first
    std::optional<core::Error> error;
    QDateTime readAt;
};

/// Asks all methods at once; changed() comes when the last has answered. UI thread.
class OverviewReader : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void setClient(std::shared_ptr<control::Client> client);
    /// A reading under way is not started again.
    void read();
    const OverviewData& data() const { return m_data; }

signals:
    void changed();

private:
    void ask(const QString& method, const QJsonObject& parameters,
             void (OverviewReader::*take)(const QJsonObject&));
    void takeStatus(const QJsonObject& result);
    void takeCounts(const QJsonObject& result);
    void takeCertificates(const QJsonObject& result);
    void takeFindings(const QJsonObject& result);
    void takeProblems(const QJsonObject& result);
    void takeHistory(const QJsonObject& result);

    std::shared_ptr<control::Client> m_client;
    OverviewData m_data, m_next;
    int m_pending = 0;
    int m_generation = 0; ///< answers of an earlier client are dropped
};

} // namespace mailstead::pages

// One piece of work on the certificates: its progress, its live log, how it ended. UI thread.
#pragma once

#include "certificates/certificate.h"
#include "certificates/request_draft.h"
#include "control/client.h"

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

namespace mailstead::certificates
{

/// A line of the live log.
struct WorkLine {
    enum class Kind {
        Call,  ///< what was asked of the daemon, without secrets
        Step,  ///< what the daemon says it does
        Done,  ///< how it ended well
        Error, ///< what went wrong
    };
    QDateTime at; ///< UTC
    Kind kind = Kind::Step;
    QString text;
};

/// The daemon goes on when the client is gone: it alone holds the order. Only one piece of work
/// runs at a time.
class CertificateWork : public QObject
{
    Q_OBJECT
public:
    enum class Kind { None, Request, Renew, Install, Revoke, TakeOver };

    explicit CertificateWork(QObject* parent = nullptr);

    /// Another client ends the work here with an error; the daemon cancels what that client asked.
    void setClient(std::shared_ptr<control::Client> client);

    // Each does nothing while something runs, or without a client.
    void request(const RequestDraft& draft, const Authority* authority);
    void renew(Way keptWay);
    void install(const QByteArray& chainPem, const vault::Secret& keyPem);
    void revoke(RevocationReason reason, bool replace);
    /// One that acme.sh keeps on the server; `id` of FoundCertificate.
    void takeOver(const QString& id, const QString& domain);
    void stop(); ///< asks the daemon to cancel; finished() comes when it has

    bool isRunning() const { return m_running; }
    bool isStopping() const { return m_stopping; }
    Kind kind() const { return m_kind; } ///< of what runs, or ran last
    QString step() const { return m_step; }
    double fraction() const { return m_fraction; } ///< 0…1, or -1
    QDateTime startedAt() const { return m_startedAt; }

    /// Of the last piece of work; empty before its end and after a good one.
    const std::optional<core::Error>& error() const { return m_error; }
    const std::optional<Issued>& issued() const { return m_issued; }
    /// Forgets how the last one ended.
    void dismiss();

    /// What has to be made by hand now; asked for while a request by Way::DnsByHand runs.
    const QList<ManualRecord>& records() const { return m_records; }
    /// Records of a request that was given up lie in the daemon too.
    void readRecords();
    void setRecordsInterval(std::chrono::milliseconds interval); ///< 3 s unless set

signals:
    void lineAdded(const mailstead::certificates::WorkLine& line);
    void progressed();
    void started();
    void finished(); ///< error() or issued() tell how
    void recordsChanged();

private:
    void start(Kind kind, const QString& method, const QJsonObject& parameters,
               const QString& shown, bool recordsByHand);
    void take(Kind kind, const core::Result<QJsonObject>& answer);
    void end(std::optional<core::Error> error);
    void addLine(WorkLine::Kind kind, const QString& text);
    void forgetRecords();
    void setRecords(const QList<ManualRecord>& records);

    std::shared_ptr<control::Client> m_client;
    Kind m_kind = Kind::None;
    bool m_running = false, m_stopping = false, m_readingRecords = false;
    qint64 m_request = -1;
    int m_generation = 0; ///< answers to earlier work are dropped
    int m_look = 0;       ///< the same of looks at the records
    QString m_step;
    double m_fraction = -1;
    QDateTime m_startedAt;
    std::optional<core::Error> m_error;
    std::optional<Issued> m_issued;
    QList<ManualRecord> m_records;
    QTimer m_recordsTimer;
};

} // namespace mailstead::certificates

Q_DECLARE_METATYPE(mailstead::certificates::WorkLine)

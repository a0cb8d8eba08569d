#include "certificates/certificate_work.h"

#include <QLocale>
#include <QUrl>

namespace mailstead::certificates
{

namespace
{

constexpr auto recordsInterval = std::chrono::seconds(3);

} // namespace

CertificateWork::CertificateWork(QObject* parent)
    : QObject(parent)
{
    m_recordsTimer.setInterval(recordsInterval);
    connect(&m_recordsTimer, &QTimer::timeout, this, &CertificateWork::readRecords);
}

void CertificateWork::setClient(std::shared_ptr<control::Client> client)
{
    if (client == m_client)
        return;
    m_client = std::move(client);
    ++m_generation;
    if (m_running)
        end(core::Error{core::ErrorKind::Unreachable,
                        tr("The connection ended while the daemon was at work"),
                        {},
                        tr("See below whether a new certificate is in use, else start again; an "
                           "order that was begun is taken up where it stands.")});
    forgetRecords();
}

void CertificateWork::request(const RequestDraft& draft, const Authority* authority)
{
    start(Kind::Request, QStringLiteral("certificate.request"), draft.toJson(authority),
          QStringLiteral("certificate.request %1 %2 %3")
              .arg(draft.names.join(QLatin1Char(' ')), QUrl(draft.directory).host(),
                   toString(draft.way)),
          draft.way == Way::DnsByHand);
}

void CertificateWork::renew(Way keptWay)
{
    start(Kind::Renew, QStringLiteral("certificate.renew"), {}, QStringLiteral("certificate.renew"),
          keptWay == Way::DnsByHand);
}

void CertificateWork::install(const QByteArray& chainPem, const vault::Secret& keyPem)
{
    start(Kind::Install, QStringLiteral("certificate.install"),
          {{QStringLiteral("chain"), QString::fromLatin1(chainPem)},
           {QStringLiteral("key"), QString::fromLatin1(keyPem.data(), keyPem.size())}},
          QStringLiteral("certificate.install"), false);
}

void CertificateWork::revoke(RevocationReason reason, bool replace)
{
    start(Kind::Revoke, QStringLiteral("certificate.revoke"),
          {{QStringLiteral("reason"), toString(reason)}, {QStringLiteral("replace"), replace}},
          QStringLiteral("certificate.revoke %1").arg(toString(reason)), false);
}

void CertificateWork::takeOver(const QString& id, const QString& domain)
{
    start(Kind::TakeOver, QStringLiteral("certificate.takeOver"), {{QStringLiteral("id"), id}},
          QStringLiteral("certificate.takeOver %1").arg(domain), false);
}

void CertificateWork::start(Kind kind, const QString& method, const QJsonObject& parameters,
                            const QString& shown, bool recordsByHand)
{
    if (!m_client || m_running)
        return;
    m_kind = kind;
    m_running = true;
    m_stopping = false;
    m_step.clear();
    m_fraction = -1;
    m_error.reset();
    m_issued.reset();
    m_startedAt = QDateTime::currentDateTimeUtc();
    const int generation = ++m_generation;
    emit started();
    addLine(WorkLine::Kind::Call, shown);
    m_request = m_client->callAsync(
        method, parameters, this,
        [this, generation, kind](const core::Result<QJsonObject>& answer) {
            if (generation == m_generation)
                take(kind, answer);
        },
        [this, generation](const QString& text, double fraction) {
            if (generation != m_generation)
                return;
            m_fraction = fraction;
            if (text != m_step) {
                m_step = text;
                addLine(WorkLine::Kind::Step, text);
            }
            emit progressed();
        });
    if (recordsByHand) {
        m_recordsTimer.start();
        readRecords();
    }
}

void CertificateWork::take(Kind kind, const core::Result<QJsonObject>& answer)
{
    if (!answer) {
        end(answer.error());
        return;
    }
    if (kind == Kind::Revoke) {
        addLine(WorkLine::Kind::Done, tr("The certificate was revoked"));
        end(std::nullopt);
        return;
    }
    auto issued = issuedFromJson(*answer);
    if (!issued) {
        end(issued.error());
        return;
    }
    m_issued = std::move(*issued);
    addLine(WorkLine::Kind::Done,
            tr("In use now: issued by %1, valid until %2")
                .arg(m_issued->issuer,
                     QLocale().toString(m_issued->notAfter.toLocalTime(), QLocale::ShortFormat)));
    end(std::nullopt);
}

void CertificateWork::end(std::optional<core::Error> error)
{
    m_recordsTimer.stop();
    m_running = false;
    m_request = -1;
    if (error) {
        addLine(WorkLine::Kind::Error, error->text());
        if (!error->next.isEmpty())
            addLine(WorkLine::Kind::Error, error->next);
        // Who stopped it himself need not be told that something went wrong.
        if (!(m_stopping && error->kind == core::ErrorKind::Cancelled))
            m_error = std::move(error);
    } else {
        forgetRecords();
    }
    m_stopping = false;
    emit progressed();
    emit finished();
}

void CertificateWork::stop()
{
    if (!m_running || m_stopping || !m_client)
        return;
    m_stopping = true;
    m_client->cancel(m_request);
    emit progressed();
}

void CertificateWork::dismiss()
{
    m_error.reset();
    m_issued.reset();
    emit progressed();
}

void CertificateWork::setRecordsInterval(std::chrono::milliseconds interval)
{
    m_recordsTimer.setInterval(interval);
}

void CertificateWork::readRecords()
{
    if (!m_client || m_readingRecords)
        return;
    m_readingRecords = true;
    const int look = m_look;
    m_client->callAsync(QStringLiteral("certificate.manual"), {}, this,
                        [this, look](const core::Result<QJsonObject>& answer) {
                            if (look != m_look)
                                return;
                            m_readingRecords = false;
                            // A failure of one look is nothing: the next one comes in a moment.
                            if (const auto records = answer.and_then(manualRecordsFromJson))
                                setRecords(*records);
                        });
}

void CertificateWork::forgetRecords()
{
    ++m_look; // an answer that is under way tells of what was
    m_readingRecords = false;
    setRecords({});
}

void CertificateWork::setRecords(const QList<ManualRecord>& records)
{
    if (records == m_records)
        return;
    m_records = records;
    emit recordsChanged();
}

void CertificateWork::addLine(WorkLine::Kind kind, const QString& text)
{
    emit lineAdded({QDateTime::currentDateTimeUtc(), kind, text});
}

} // namespace mailstead::certificates

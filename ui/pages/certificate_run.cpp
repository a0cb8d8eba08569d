#include "pages/certificate_run.h"

#include "pages/arrival_view.h"
#include "pages/setup_log.h"
#include "pages/work_row.h"
#include "setup/certificate_way.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/log_source.h"
#include "widgets/log_view.h"
#include "widgets/notices.h"
#include "widgets/records_view.h"

#include <QVBoxLayout>

namespace mailstead::pages
{

using certificates::CertificateWork;
using certificates::WorkLine;
using style::TypeRole;
using widgets::TextColor;

namespace
{

widgets::LogLine toLogLine(const WorkLine& line)
{
    widgets::LogLine drawn;
    drawn.at = line.at;
    drawn.text = line.text;
    switch (line.kind) {
    case WorkLine::Kind::Call:
        drawn.level = widgets::LogLevel::Command;
        break;
    case WorkLine::Kind::Step:
        drawn.level = widgets::LogLevel::Output;
        break;
    case WorkLine::Kind::Done:
        drawn.level = widgets::LogLevel::Note;
        break;
    case WorkLine::Kind::Error:
        drawn.level = widgets::LogLevel::Warning;
        break;
    }
    return drawn;
}

} // namespace

CertificateRun::CertificateRun(CertificateWork* work, QWidget* parent)
    : QWidget(parent)
    , m_work(work)
    , m_row(new WorkRow)
    , m_error(new widgets::ErrorBanner)
    , m_byHand(new widgets::Label(TypeRole::Body, TextColor::Secondary))
    , m_records(new widgets::RecordsView)
    , m_arrival(new ArrivalView)
    , m_log(new SetupLog)
    , m_lines(new widgets::LogBuffer(this))
{
    setObjectName(QStringLiteral("certificateRun"));
    m_error->setObjectName(QStringLiteral("certificateWorkError"));
    m_records->setObjectName(QStringLiteral("certificateRecords"));
    m_byHand->setWordWrap(true);
    m_log->setSource(m_lines);
    m_log->view()->setFixedHeight(180);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_error, m_row, m_byHand, m_records, m_arrival, m_log})
        layout->addWidget(widget);

    connect(m_work, &CertificateWork::started, m_lines, &widgets::LogBuffer::clear);
    connect(m_work, &CertificateWork::started, this, &CertificateRun::showWork);
    connect(m_work, &CertificateWork::progressed, this, &CertificateRun::showWork);
    connect(m_work, &CertificateWork::finished, this, &CertificateRun::showWork);
    connect(m_work, &CertificateWork::recordsChanged, this, &CertificateRun::showRecords);
    connect(m_work, &CertificateWork::lineAdded, m_lines,
            [this](const WorkLine& line) { m_lines->append(toLogLine(line)); });
    connect(m_records, &widgets::RecordsView::copied, this, &CertificateRun::copied);
    connect(m_error, &widgets::ErrorBanner::closed, m_work, &CertificateWork::dismiss);
    retranslate();
    showWork();
    showRecords();
}

QString CertificateRun::title() const
{
    switch (m_work->kind()) {
    case CertificateWork::Kind::Request:
        return tr("Requesting a certificate for %1").arg(m_name);
    case CertificateWork::Kind::Renew:
        return tr("Renewing the certificate of %1").arg(m_name);
    case CertificateWork::Kind::Install:
        return tr("Installing a certificate");
    case CertificateWork::Kind::Revoke:
        return tr("Revoking the certificate of %1").arg(m_name);
    case CertificateWork::Kind::TakeOver:
        return tr("Taking over the certificate of %1").arg(m_name);
    case CertificateWork::Kind::None:
        break;
    }
    return {};
}

void CertificateRun::showWork()
{
    // The row of the setup says it all: spinner, what is done, for how long, how far.
    setup::StepStatus status;
    status.id = setup::StepId::Certificate;
    status.startedAt = m_work->startedAt();
    status.progress = m_work->fraction();
    if (m_work->isRunning()) {
        status.state = setup::StepState::Running;
        status.activity = m_work->isStopping()       ? tr("Stopping")
                          : m_work->step().isEmpty() ? title()
                                                     : m_work->step();
    } else if (m_work->issued()) {
        status.state = setup::StepState::Done;
        status.activity = tr("In use: the certificate of %1").arg(m_work->issued()->issuer);
    }
    m_row->setStatus(status);
    const QString error =
        m_work->error() ? m_work->error()->text() + m_work->error()->next : QString();
    if (error != m_shownError) {
        m_shownError = error;
        if (error.isEmpty()) {
            m_error->clear();
        } else {
            m_error->setError(*m_work->error());
            m_error->setClosable(true);
            widgets::Button* again = m_error->addButton(tr("Try again"));
            again->setObjectName(QStringLiteral("certificateRetry"));
            connect(again, &QAbstractButton::clicked, this, &CertificateRun::retryRequested);
        }
    }
    m_log->setVisible(m_lines->count() > 0 || m_work->isRunning());
    setVisible(m_work->isRunning() || m_work->issued() || m_work->error() ||
               !m_work->records().isEmpty());
}

void CertificateRun::showRecords()
{
    const auto records = setup::wantedRecords(m_work->records());
    m_byHand->setVisible(!records.isEmpty());
    m_records->setVisible(!records.isEmpty());
    m_records->setRecords(records);
    m_arrival->setRecords(records);
    showWork();
}

void CertificateRun::clear()
{
    m_work->dismiss();
    m_lines->clear();
}

void CertificateRun::retranslate()
{
    m_byHand->setText(
        tr("Make these records at your DNS provider. Each name server is asked every few seconds; "
           "it goes on by itself when all of them have the records. You may leave this page."));
    m_shownError.clear();
    showWork();
}

} // namespace mailstead::pages

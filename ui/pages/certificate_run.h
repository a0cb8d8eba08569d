// The work on a certificate while it runs and after it: what it does, the records to make, the log.
#pragma once

#include "certificates/certificate_work.h"
#include <QWidget>

namespace mailstead::widgets
{
class ErrorBanner;
class Label;
class LogBuffer;
class RecordsView;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class ArrivalView;
class SetupLog;
class WorkRow;

class CertificateRun : public QWidget
{
    Q_OBJECT
public:
    /// `work` outlives the view.
    explicit CertificateRun(certificates::CertificateWork* work, QWidget* parent = nullptr);
    /// "Requesting a certificate for mail.example.org", for the status bar.
    QString title() const;
    /// Of what runs, for the title.
    void setName(const QString& name) { m_name = name; }
    void clear(); ///< of another server
    void retranslate();

signals:
    void retryRequested();
    void copied(const QString& what);

private:
    void showWork();
    void showRecords();

    certificates::CertificateWork* m_work;
    QString m_name;
    WorkRow* m_row;
    widgets::ErrorBanner* m_error;
    widgets::Label* m_byHand;
    widgets::RecordsView* m_records;
    ArrivalView* m_arrival;
    SetupLog* m_log;
    widgets::LogBuffer* m_lines;
    QString m_shownError;
};

} // namespace mailstead::pages

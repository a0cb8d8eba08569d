// The certificates of a server: what is in use and until when, what the ports serve, how it is
// renewed, and getting another one.
#pragma once

#include "certificates/certificate_work.h"
#include "certificates/certificates_model.h"
#include "certificates/found_certificates.h"
#include "certificates/served_ports.h"
#include "certificates/targets.h"
#include "pages/daemon_page.h"

class QAction;
class QBoxLayout;
class QTimer;

namespace mailstead::widgets
{
class Button;
class ErrorBanner;
class IconButton;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class CertificateForm;
class CertificateRun;
class CertificateSummary;
class ChainCard;
class FoundCard;
class InstallSheet;
class RenewalCard;
class RevokeSheet;
class ServedCard;
class TargetsCard;

class CertificatePage : public DaemonPage
{
    Q_OBJECT
public:
    explicit CertificatePage(QWidget* parent = nullptr);
    ~CertificatePage() override;

    void setSession(session::ServerSession* session) override;
    QString id() const override { return QStringLiteral("certificates"); }
    QString title() const override;
    QString iconName() const override { return QStringLiteral("certificate"); }
    QString summary() const override;
    QWidget* headerActions() override;
    void refresh() override;
    PageBadge badge() const override;
    RunningWork work() const override;
    void stopWork() override;
    QList<QAction*> commands() const override;

    certificates::CertificatesModel* model() const { return m_model; }
    certificates::CertificateWork* certificateWork() const { return m_work; }
    CertificateForm* form() const { return m_form; }
    TargetsCard* targetsCard() const { return m_targetsCard; }

protected:
    void clientChanged(const std::shared_ptr<control::Client>& client) override;
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void buildActions();
    void connectParts();
    void connectOthers();
    void showAll();
    void showTrouble();
    void showWork();
    void arrange();
    void onFinished();
    void lookForOthers(bool again);
    void renew();
    void request();
    void askForForm();
    void exportChain();
    void saveChain(const QString& path);
    void copyFingerprint();

    certificates::CertificatesModel* m_model;
    certificates::CertificateWork* m_work;
    certificates::ServedPorts* m_served;
    certificates::TargetsModel* m_targets;
    certificates::FoundCertificates* m_found;
    QTimer* m_timer;

    QWidget* m_actions; ///< of the header
    widgets::Button* m_renew;
    widgets::IconButton* m_more;
    QAction *m_renewAction, *m_exportAction, *m_copyAction, *m_installAction, *m_revokeAction;

    widgets::ErrorBanner *m_error, *m_trouble;
    RevokeSheet* m_revoke;
    InstallSheet* m_install;
    CertificateRun* m_run;
    widgets::EmptyState* m_none;
    CertificateSummary* m_summaryCard;
    ServedCard* m_servedCard;
    ChainCard* m_chainCard;
    RenewalCard* m_renewalCard;
    TargetsCard* m_targetsCard;
    FoundCard* m_foundCard;
    CertificateForm* m_form;
    QBoxLayout *m_columns, *m_pair;
    QWidget *m_facts, *m_left;
    QString m_shownTrouble; ///< a button must not vanish under the mouse
    bool m_asking = false;  ///< the form is open though there is no certificate yet
};

} // namespace mailstead::pages

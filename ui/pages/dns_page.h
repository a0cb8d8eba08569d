// The DNS of the mail domains: what is so, what would change, writing it, and its way to everybody.
#pragma once

#include "pages/daemon_page.h"

class QHBoxLayout;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace mailstead::names
{
class DomainCheck;
class DomainList;
} // namespace mailstead::names

namespace mailstead::outside
{
class ServerPorts;
}

namespace mailstead::hosters
{
class PtrModel;
}

namespace mailstead::widgets
{
class Button;
class ChoiceControl;
class ErrorBanner;
class FindingList;
class FindingTicks;
class IconTile;
class Label;
class RecordsView;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class DnsJournalView;
class DnsPropagationView;
class DnsZoneWriter;
class PtrCard;

/// Asks only while it is looked at.
class DnsPage : public DaemonPage
{
    Q_OBJECT
public:
    explicit DnsPage(QWidget* parent = nullptr);
    ~DnsPage() override;

    QString id() const override { return QStringLiteral("dns"); }
    QString title() const override;
    QString iconName() const override { return QStringLiteral("dns"); }
    QString summary() const override;
    QWidget* headerActions() override;
    PageBadge badge() const override;
    RunningWork work() const override;
    void stopWork() override;
    void refresh() override;
    /// A domain's name shows that domain.
    void applyFilter(const QString& filter) override;
    QList<QAction*> commands() const override;

    names::DomainCheck* check() const { return m_check; }
    DnsZoneWriter* writer() const { return m_writer; }
    PtrCard* reverseNames() const { return m_reverse; }

protected:
    void clientChanged(const std::shared_ptr<control::Client>& client) override;
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* buildBody();
    void buildHead();
    void connectParts();
    void placeReverseNames();
    void showDomains();
    void applyDomain();
    void showCheck();
    void showSentence();
    void showFindings();
    void showRecords();
    void watchMissing();
    void saveZoneFile();
    QString shownDomain() const;
    /// The daemon's, and what this desktop sees of the ports.
    QList<core::Finding> findings() const;

    names::DomainList* m_domains;
    names::DomainCheck* m_check;
    hosters::PtrModel* m_names; ///< of the addresses
    outside::ServerPorts* m_ports;
    bool m_looking = false;   ///< the page is shown
    QPointer<QWidget> m_head; ///< the window may own it
    widgets::ChoiceControl* m_choice;
    widgets::Button *m_again, *m_zoneFile, *m_watch;
    QAction *m_againAction, *m_zoneFileAction;
    QStackedWidget* m_stack;
    widgets::IconTile* m_tile;
    widgets::Label *m_sentence, *m_detail;
    widgets::ErrorBanner* m_error;
    DnsZoneWriter* m_writer;
    widgets::FindingList* m_findings;
    DnsPropagationView* m_arriving;
    QHBoxLayout* m_beside;
    PtrCard* m_reverse; ///< beside the records on their way
    widgets::RecordsView* m_records;
    widgets::FindingTicks* m_ticks;
    DnsJournalView* m_journal;
};

} // namespace mailstead::pages

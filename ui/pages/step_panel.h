// What one step of the setup shows: verdict, findings, what will change, records, live log.
#pragma once

#include "setup/settings.h"
#include "setup/step.h"

#include <QWidget>

#include <memory>

class QHBoxLayout;

namespace mailstead::control
{
class Client;
}

namespace mailstead::hosters
{
class PtrModel;
}

namespace mailstead::widgets
{
class Card;
class ErrorBanner;
class FindingList;
class FindingTicks;
class IconTile;
class InlineSheet;
class Label;
class LogLineSource;
class PlanView;
class RecordsView;
class StateBadge;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class ArrivalView;
class DnsZoneWriter;
class PtrCard;
class SetupLog;
class WayChooser;
class WorkRow;

class StepPanel : public QWidget
{
    Q_OBJECT
public:
    explicit StepPanel(QWidget* parent = nullptr);

    void setStep(const setup::StepStatus& status, const setup::Settings& settings);
    void setRecords(const QList<setup::WantedRecord>& records);
    /// The daemon that is being set up, once it runs: with it the records can be written at the DNS
    /// provider, and the addresses' names looked at. Null: they are made by hand.
    void setDaemon(const std::shared_ptr<control::Client>& client);
    DnsZoneWriter* writer() const { return m_writer; }
    void setLogSource(widgets::LogLineSource* source);
    /// A calm word about the connection ("being tried again"); "" for none.
    void setConnectionNote(const QString& what, const QString& why);
    SetupLog* log() const { return m_log; }
    const setup::StepStatus& status() const { return m_status; }

signals:
    void decided(const QString& findingId, const QString& decision);
    void retryRequested();
    void undoRequested(); ///< confirmed by the user
    void previewRequested();
    void copied(const QString& what);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showHeading();
    void showFindings();
    bool showsRecords() const;
    void showWays();
    void showPlan();
    void showError();
    void showWriter();
    void askUndo();
    void retranslate();

    setup::StepStatus m_status;
    setup::Settings m_settings;
    std::shared_ptr<control::Client> m_daemon;
    QString m_shownError;
    widgets::IconTile* m_tile;
    widgets::Label *m_heading, *m_lead;
    QWidget* m_badgeBox; ///< hidden where there is no room: the cards say the same
    QHBoxLayout* m_badges;
    QList<widgets::StateBadge*> m_badgeWidgets;
    widgets::ErrorBanner *m_error, *m_connection;
    widgets::InlineSheet* m_sheet;
    WorkRow* m_work;
    widgets::FindingList* m_findings;
    widgets::FindingTicks* m_ticks;
    widgets::Card* m_wayCard;
    WayChooser* m_ways; ///< of the Certificate step
    bool m_fillingWays = false;
    widgets::PlanView* m_plan;
    DnsZoneWriter* m_writer;
    hosters::PtrModel* m_names; ///< of the addresses
    PtrCard* m_reverse;
    widgets::RecordsView* m_records;
    ArrivalView* m_arrival;
    SetupLog* m_log;
};

} // namespace mailstead::pages

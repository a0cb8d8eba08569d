// The queue: what waits, what has finished, and what is remembered for mail to come.
#pragma once

#include "pages/daemon_page.h"

class QStackedWidget;

namespace mailstead::control
{
class QueueModel;
}

namespace mailstead::widgets
{
class ErrorBanner;
class SegmentedControl;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class HistoryView;
class HoldRulesView;
class QueueTableModel;
class SuppressionView;
class WaitingView;

class QueuePage : public DaemonPage
{
    Q_OBJECT
public:
    enum Tab { Waiting, Finished, Suppressed, HoldRules, TabCount };

    explicit QueuePage(QWidget* parent = nullptr);
    ~QueuePage() override;

    QString id() const override { return QStringLiteral("queue"); }
    QString title() const override;
    QString iconName() const override { return QStringLiteral("queue"); }
    QString summary() const override;
    QWidget* headerActions() override;
    PageBadge badge() const override;
    void focusFilter() override;
    void refresh() override;
    /// Shows what waits, by that filter.
    void applyFilter(const QString& filter) override;
    QList<QAction*> commands() const override;

    Tab tab() const;
    void setTab(Tab tab);
    control::QueueModel* model() const;
    QueueTableModel* tableModel() const;

protected:
    void clientChanged(const std::shared_ptr<control::Client>& client) override;
    void retranslate() override;

private:
    void build();
    void connectViews();
    void showTab();
    void showCounts();
    void showLog(const QString& messageId);

    QPointer<widgets::SegmentedControl> m_tabs; ///< the window may own it
    widgets::ErrorBanner* m_error;              ///< what the lists beside the queue could not do
    QStackedWidget* m_views;
    WaitingView* m_waiting;
    HistoryView* m_history;
    SuppressionView* m_suppressed;
    HoldRulesView* m_rules;
};

} // namespace mailstead::pages

// The daemon's log, live: filtered on the daemon, followed or held still.
#pragma once

#include "control/log_model.h"
#include "pages/daemon_page.h"

class QStackedWidget;

namespace mailstead::widgets
{
class Button;
class EmptyState;
class ErrorBanner;
class FilterField;
class IconButton;
class Label;
class LogView;
class SegmentedControl;
class StateBadge;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class LogModelSource;

class LogsPage : public DaemonPage
{
    Q_OBJECT
public:
    explicit LogsPage(QWidget* parent = nullptr);
    ~LogsPage() override;

    QString id() const override { return QStringLiteral("logs"); }
    QString title() const override;
    QString iconName() const override { return QStringLiteral("log"); }
    QString summary() const override;
    QWidget* headerActions() override { return m_header; }
    void focusFilter() override;
    void refresh() override;
    void applyFilter(const QString& filter) override;

    control::LogModel* model() const { return m_model; }
    widgets::LogView* view() const { return m_view; }
    bool isPaused() const { return m_model->isPaused(); }
    /// While paused nothing moves; resuming goes to the end.
    void setPaused(bool paused);

protected:
    void clientChanged(const std::shared_ptr<control::Client>& client) override;
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void buildHeader();
    void onFilterChanged();
    void onModelState();
    void showFollowing();
    void showBody();
    void showDetail(int line);
    void placePill();
    void filterById(const QString& messageId);
    static QList<control::LogLevel> levelsOf(int segment);

    control::LogModel* m_model;
    LogModelSource* m_source;
    QPointer<QWidget> m_header; ///< the window may own it
    widgets::StateBadge* m_badge;
    widgets::Button* m_follow;
    widgets::FilterField* m_filter;
    widgets::SegmentedControl* m_levels;
    widgets::ErrorBanner* m_error;
    widgets::LogView* m_view;
    widgets::Button* m_pill; ///< "38 new lines", over the view
    widgets::EmptyState* m_nothing;
    QStackedWidget* m_body;
    class LogDetail* m_detail;
};

} // namespace mailstead::pages

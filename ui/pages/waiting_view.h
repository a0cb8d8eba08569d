// The queue: what waits, why, and what can be done about it.
#pragma once

#include "control/queue_model.h"
#include "pages/daemon_page.h"

class QMenu;
class QSplitter;
class QStackedWidget;

namespace mailstead::widgets
{
class ActionBar;
class EmptyState;
class ErrorBanner;
class FilterField;
class IconButton;
class InlineSheet;
class Label;
class TableView;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class QueueActions;
class QueueInspector;
class QueueTableModel;
struct QueueTarget;

class QueuePage : public DaemonPage
{
    Q_OBJECT
public:
    explicit QueuePage(QWidget* parent = nullptr);
    ~QueuePage() override;

    QString id() const override { return QStringLiteral("queue"); }
    QString title() const override;
    QString iconName() const override { return QStringLiteral("queue"); }
    QString summary() const override;
    PageBadge badge() const override;
    void focusFilter() override;
    void refresh() override;
    void applyFilter(const QString& filter) override;
    QList<QAction*> commands() const override { return m_actionList; }

    control::QueueModel* model() const { return m_model; }
    QueueTableModel* tableModel() const { return m_table; }

protected:
    void clientChanged(const std::shared_ptr<control::Client>& client) override;
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void buildActions();
    void connectTable();
    void onFilterChanged();
    void onChecksChanged();
    void onModelState();
    void onKey(int key, Qt::KeyboardModifiers modifiers);
    void request(control::QueueAction action);
    QueueTarget target() const;
    void showInspector(const QModelIndex& index);
    void updateInspector();
    void closeInspector();
    void showContextMenu(const QPoint& where);
    void showHits();
    void showBody();
    void updateActions();
    void layOutInspector();
    void sizeColumns();

    control::QueueModel* m_model;
    QueueTableModel* m_table;
    QueueActions* m_actions;
    QList<QAction*> m_actionList; ///< retry, hold, release, bounce, delete
    QString m_inspected;          ///< key of the row in the inspector
    int m_sizedFor = -1;          ///< width of the table that the columns were made for

    widgets::FilterField* m_filter;
    widgets::Label* m_filterProblem;
    widgets::ErrorBanner* m_error;
    widgets::ActionBar* m_bar;
    widgets::InlineSheet* m_sheet;
    widgets::TableView* m_view;
    widgets::EmptyState* m_nothing;
    QStackedWidget* m_body;
    QSplitter* m_splitter;
    QueueInspector* m_inspector;
};

} // namespace mailstead::pages

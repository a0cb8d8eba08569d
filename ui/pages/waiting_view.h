// What waits in the queue: flat or in groups, why, and what can be done about it.
#pragma once

#include "control/queue_groups.h"
#include "control/queue_model.h"

#include <QWidget>

class QMenu;
class QStackedWidget;

namespace mailstead::widgets
{
class ActionBar;
class Button;
class EmptyState;
class ErrorBanner;
class FilterField;
class InlineSheet;
class Label;
class SegmentedControl;
class TableView;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class FieldSheet;
class GroupsView;
class InspectedView;
class QueueActions;
class QueueInspector;
class QueueTableModel;
struct QueueTarget;

class WaitingView : public QWidget
{
    Q_OBJECT
public:
    explicit WaitingView(QWidget* parent = nullptr);
    ~WaitingView() override;

    void setClient(const std::shared_ptr<control::Client>& client);
    void focusFilter();
    void refresh();
    void applyFilter(const QString& filter);
    QList<QAction*> commands() const { return m_actionList; }
    control::QueueModel* model() const { return m_model; }
    QueueTableModel* tableModel() const { return m_table; }

signals:
    void summaryChanged();
    void badgeChanged();
    void openPage(const QString& id, const QString& filter = {});
    void done(const QString& title, const QString& detail = {},
              const std::function<void()>& undo = {});

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildActions();
    void connectParts();
    void connectTable();
    void connectGroups();
    void onFilterChanged();
    void onChecksChanged();
    void onModelState();
    void onKey(int key, Qt::KeyboardModifiers modifiers);
    void request(control::QueueAction action);
    void requestAll(control::QueueAction action);
    void setForm(int form); ///< 0: the flat list, else a grouping
    void openGroup(const QString& key);
    QueueTarget target() const;
    void showInspector(const QModelIndex& index);
    void updateInspector();
    void closeInspector();
    void showContextMenu(const QPoint& where);
    void showHits();
    void showBody();
    void showError(const core::Error& error);
    void updateActions();
    void sizeColumns();
    void fitHead();
    void retranslate();

    control::QueueModel* m_model;
    QueueTableModel* m_table;
    QueueActions* m_actions;
    QList<QAction*> m_actionList; ///< retry, hold, release, route, bounce, delete
    QList<QAction*> m_allActions; ///< the same for all that match
    QString m_inspected;          ///< key of the row in the inspector
    int m_sizedFor = -1;          ///< width of the table that the columns were made for

    widgets::FilterField* m_filter;
    widgets::Button* m_all; ///< its menu acts on all that match
    widgets::SegmentedControl* m_form;
    widgets::Label* m_filterProblem;
    widgets::ErrorBanner* m_error;
    widgets::ActionBar* m_bar;
    widgets::InlineSheet* m_sheet;
    FieldSheet* m_route;
    widgets::TableView* m_view;
    widgets::EmptyState* m_nothing;
    QStackedWidget* m_body;
    InspectedView* m_splitter;
    QueueInspector* m_inspector;
    GroupsView* m_groups;
};

} // namespace mailstead::pages

// The queue by destination, cause or sender: groups at the left, the one that is chosen beside.
#pragma once

#include "control/queue_groups.h"

#include <QWidget>

class QListView;

namespace mailstead::widgets
{
class Label;
class Meter;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class GroupInspector;
class InspectedView;

class GroupsView : public QWidget
{
    Q_OBJECT
public:
    explicit GroupsView(QWidget* parent = nullptr);
    ~GroupsView() override;

    control::QueueGroupModel* model() const { return m_model; }
    void setGrouping(control::QueueGrouping grouping);
    /// The group that is chosen, "" also for none: see hasChoice().
    QString chosenKey() const { return m_chosen; }
    bool hasChoice() const { return m_hasChoice; }
    void focusList();

signals:
    /// Its messages are wanted in the flat list.
    void groupOpened(const QString& key);
    void actionRequested(mailstead::control::QueueAction action, const QString& key);
    void copied(const QString& what);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void choose(const QModelIndex& index);
    void closeDetails();
    void showHead();
    void showDetails();

    control::QueueGroupModel* m_model;
    widgets::Meter* m_shares;
    widgets::Label *m_count, *m_oldest, *m_number;
    QListView* m_list;
    GroupInspector* m_details;
    InspectedView* m_split;
    QString m_chosen;
    bool m_hasChoice = false;
};

} // namespace mailstead::pages

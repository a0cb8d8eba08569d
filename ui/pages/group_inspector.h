// One group of the queue: what it is about, and what can be done to all of it.
#pragma once

#include "control/queue_groups.h"
#include "widgets/card.h"

class QGridLayout;
class QScrollArea;

namespace mailstead::widgets
{
class Button;
class IconButton;
class Label;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class GroupInspector : public widgets::Card
{
    Q_OBJECT
public:
    explicit GroupInspector(QWidget* parent = nullptr);
    void set(control::QueueGrouping grouping, const control::QueueGroup& group);

signals:
    void showRequested();
    void actionRequested(mailstead::control::QueueAction action);
    void copied(const QString& what);
    void closeRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Deed {
        control::QueueAction action;
        widgets::Label* sentence;
        widgets::Button* button;
    };
    void build();
    void fill();
    void fillWords();
    void fillDeeds();
    static QString destinationSentence(const control::DestinationState& state);
    QString deedSentence(control::QueueAction action) const;
    qint64 deedCount(control::QueueAction action) const;

    control::QueueGrouping m_grouping = control::QueueGrouping::Cause;
    control::QueueGroup m_group;
    widgets::IconButton *m_copy, *m_close;
    QScrollArea* m_scroll;
    widgets::Label *m_title, *m_remark, *m_reply, *m_meaningHead, *m_meaning, *m_doHead;
    QFrame* m_inset;
    widgets::Button* m_show;
    QGridLayout* m_grid;
    QList<Deed> m_deeds;
};

} // namespace mailstead::pages

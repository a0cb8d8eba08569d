// Records on their way: one row a record, one column a server, live until all agree.
#pragma once

#include "names/propagation.h"
#include "names/zone_plan.h"
#include "widgets/card.h"

#include <QDateTime>

namespace mailstead::widgets
{
class Button;
class Label;
class SegmentedControl;
class Spinner;
class TableView;
} // namespace mailstead::widgets

namespace mailstead::pages
{

/// Hidden while nothing was watched.
class DnsPropagationView : public widgets::Card
{
    Q_OBJECT
public:
    explicit DnsPropagationView(QWidget* parent = nullptr);
    names::PropagationModel* model() const { return m_model; }
    /// Watches what was just written: `rows` are those it was written from.
    void watchWritten(const QList<names::ZoneChange>& rows, const QString& zone);
    /// Watches what somebody makes by hand.
    void watchWanted(const QList<names::WatchedRecord>& records);

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void showState();
    void layOut();
    void retranslate();

    names::PropagationModel* m_model;
    widgets::TableView* m_table;
    widgets::Spinner* m_spinner;
    widgets::Label *m_agree, *m_problem;
    widgets::SegmentedControl* m_from;
    widgets::Button* m_stop;
    QDateTime m_writtenAt; ///< invalid: made by hand
};

} // namespace mailstead::pages

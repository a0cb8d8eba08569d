// One row of what would change in a zone: check box, kind, type, name, values, why; choices below
// where somebody has to decide.
#pragma once

#include "names/zone_plan.h"

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QCheckBox;
class QGridLayout;
class QVBoxLayout;

namespace mailstead::widgets
{
class ElidedLabel;
class Label;
class StateBadge;
class ValueDiff;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class DnsPlanRow : public QWidget
{
    Q_OBJECT
public:
    explicit DnsPlanRow(QWidget* parent = nullptr);
    void set(const names::PlanRow& row, const QString& zone, bool enabled);
    QCheckBox* checkBox() const { return m_check; }
    /// The choice of that id; null when there is none.
    QAbstractButton* choice(const QString& id) const;

signals:
    void tickedByUser(bool ticked);
    void chosenByUser(const QString& choice);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void showChoices();
    void arrange();

    names::PlanRow m_row;
    QString m_zone;
    bool m_enabled = true;
    int m_narrow = -1;
    QCheckBox* m_check;
    widgets::StateBadge* m_kind;
    widgets::Label *m_type, *m_why, *m_size;
    widgets::ElidedLabel* m_name;
    widgets::ValueDiff* m_values;
    QGridLayout* m_grid;
    QWidget* m_choices;
    QVBoxLayout* m_choiceLayout;
    QButtonGroup* m_group;
    QStringList m_choiceIds;
};

} // namespace mailstead::pages

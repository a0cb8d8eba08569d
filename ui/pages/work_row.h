// One line about work on the server: what runs and for how long, or how it ended.
#pragma once

#include "setup/step.h"

#include <QFrame>

class QTimer;

namespace mailstead::widgets
{
class Button;
class ElidedLabel;
class IconLabel;
class Label;
class Meter;
class Spinner;
} // namespace mailstead::widgets

namespace mailstead::pages
{

/// Shown while a step runs (spinner, activity, time, bar) and after it (tick, result, Undo).
class WorkRow : public QFrame
{
    Q_OBJECT
public:
    explicit WorkRow(QWidget* parent = nullptr);
    void setStatus(const setup::StepStatus& status);
    widgets::Button* undoButton() const { return m_undo; }

signals:
    void undoRequested();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showTime();
    void retranslate();

    setup::StepStatus m_status;
    widgets::Spinner* m_spinner;
    widgets::IconLabel* m_icon;
    widgets::ElidedLabel* m_text;
    widgets::Label* m_time;
    widgets::Meter* m_meter;
    widgets::Button* m_undo;
    QTimer* m_clock;
};

} // namespace mailstead::pages

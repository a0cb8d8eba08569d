// The line of the log that was chosen, in full, with what can be done from it.
#pragma once

#include "control/log_line.h"
#include "widgets/card.h"

namespace mailstead::widgets
{
class Button;
class IconButton;
class IconLabel;
class Label;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class LogDetail : public widgets::Card
{
    Q_OBJECT
public:
    explicit LogDetail(QWidget* parent = nullptr);
    void setLine(const control::LogLine& line);

signals:
    void onlyMessage(const QString& messageId);
    void onlySource(const QString& source);
    void openMessage(const QString& messageId);
    void closeRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    control::LogLine m_line;
    widgets::IconLabel* m_icon;
    widgets::Button *m_message, *m_only, *m_sourceOnly;
    widgets::IconButton* m_close;
    widgets::Label* m_text;
};

} // namespace mailstead::pages

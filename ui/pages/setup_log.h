// The live log of one step of the setup, in a card that can be folded.
#pragma once

#include "setup/step.h"
#include "widgets/card.h"
#include "widgets/log_source.h"

namespace mailstead::widgets
{
class IconButton;
class LogView;
class StateBadge;
} // namespace mailstead::widgets

namespace mailstead::pages
{

/// A line of the setup as the log view draws it.
widgets::LogLine toLogLine(const setup::LogEntry& entry);

class SetupLog : public widgets::Card
{
    Q_OBJECT
public:
    explicit SetupLog(QWidget* parent = nullptr);

    /// The lines to show, not owned; null for none.
    void setSource(widgets::LogLineSource* source);
    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    widgets::LogView* view() const { return m_view; }

signals:
    void foldedChanged(bool folded);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showFollowing();
    void copyAll();
    void retranslate();

    widgets::LogView* m_view;
    widgets::StateBadge* m_badge;
    widgets::IconButton *m_follow, *m_copy, *m_fold;
    bool m_folded = false;
};

} // namespace mailstead::pages

// What was written into zones, the newest first, and taking it back.
#pragma once

#include "names/zone_journal.h"
#include "widgets/card.h"

namespace mailstead::widgets
{
class Button;
class InlineSheet;
class TableView;
} // namespace mailstead::widgets

namespace mailstead::pages
{

/// Hidden while nothing was written.
class DnsJournalView : public widgets::Card
{
    Q_OBJECT
public:
    explicit DnsJournalView(names::ZoneJournal* journal, QWidget* parent = nullptr);
    void setUndoEnabled(bool enabled);

signals:
    void undoRequested(const QString& journal); ///< confirmed by the user

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void showRows();
    void ask();
    names::JournalEntry chosen() const;
    void retranslate();

    names::ZoneJournal* m_journal;
    QString m_asked; ///< the entry that the sheet asks about
    bool m_enabled = true;
    widgets::TableView* m_table;
    widgets::Button* m_undo;
    widgets::InlineSheet* m_sheet;
};

} // namespace mailstead::pages

// What a page of the main window is. Pages live in ui/pages, one instance each; the window gives
// them the server to show and draws their header.
#pragma once

#include "style/tokens.h"

#include <QKeySequence>
#include <QList>
#include <QWidget>
#include <functional>

class QAction;

namespace mailstead::session
{
class ServerSession;
}

namespace mailstead::widgets
{

/// Work that a page is doing on the server, for the status bar.
struct RunningWork {
    QString title;          ///< "Naming mail.example.net"; empty: nothing runs
    QString detail;         ///< "waiting for the restart, 14 s"
    double progress = -1;   ///< 0…1, or -1 when it cannot be told
    bool stoppable = false; ///< the bar shows Stop and calls stopWork()
    bool isRunning() const { return !title.isEmpty(); }
};

/// The count beside the page's name in the navigation.
struct PageBadge {
    QString text; ///< "214", "4/9"; empty: none
    style::Tone tone = style::Tone::Neutral;
    bool operator==(const PageBadge&) const = default;
};

class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(QWidget* parent = nullptr);

    /// Stable: "queue". Used by the navigation, settings, openPage() and tests.
    virtual QString id() const = 0;
    virtual QString title() const = 0; ///< translated, for navigation and header
    virtual QString iconName() const = 0;

    /// The sentence beside the title in the header; emit summaryChanged() when it changes.
    virtual QString summary() const { return {}; }
    /// Put at the right of the header while the page is shown; made by the page, which keeps it
    /// alive (the window reparents it). Null: none.
    virtual QWidget* headerActions() { return nullptr; }
    /// True when the page draws its own heading and padding (Setup, Overview); then no header.
    virtual bool hasOwnHeader() const { return false; }
    /// Height of the bar of buttons at the page's foot, which toasts must not cover.
    virtual int footHeight() const { return 0; }
    /// The page looks at a server only while it is connected? False (Setup): it is shown anyway.
    virtual bool needsConnection() const { return true; }

    /// The server to show, or null. Called before the page is first shown and at each switch; the
    /// session stays alive until the next call.
    virtual void setSession(session::ServerSession* session) = 0;

    virtual void focusFilter() {} ///< key `/`
    virtual void refresh() {}     ///< key F5
    virtual PageBadge badge() const { return {}; }
    virtual RunningWork work() const { return {}; }
    virtual void stopWork() {} ///< "after this command"
    /// For the command palette: text, icon and shortcut of each are shown.
    virtual QList<QAction*> commands() const { return {}; }

signals:
    void summaryChanged();
    void badgeChanged();
    void workChanged();
    /// Asks the window to show another page with a filter in that page's own form; "" keeps it.
    void openPage(const QString& id, const QString& filter = {});
    /// Something that the user just did, for a toast. With `undo`, a button is shown and the
    /// function called when it is pressed.
    void done(const QString& title, const QString& detail = {},
              const std::function<void()>& undo = {});

public:
    /// Called through openPage() of another page.
    virtual void applyFilter(const QString& filter) { Q_UNUSED(filter) }

protected:
    /// Sets every text again: called at a language change. Call it from the constructor as well.
    virtual void retranslate() {}
    void changeEvent(QEvent* event) override;
};

} // namespace mailstead::widgets

namespace mailstead::pages
{
using widgets::Page;
using widgets::PageBadge;
using widgets::RunningWork;
} // namespace mailstead::pages

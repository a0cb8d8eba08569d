// The one window: servers, this server, its pages, the status bar (LOOK §2).
#pragma once

#include "main/language.h"
#include "main/preferences.h"
#include "session/server_list_model.h"
#include "widgets/page.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>

class QActionGroup;
class QSplitter;

namespace mailstead::widgets
{
class CommandPalette;
class EmptyState;
class ToastStack;
struct PaletteEntry;
} // namespace mailstead::widgets

namespace mailstead::main
{

class ConnectDialog;
class PageArea;
class ServerColumn;
class ServerPanel;
class StatusBar;

/// Makes the pages of one server, in the order of the navigation.
using PageFactory = std::function<QList<widgets::Page*>(QWidget* parent)>;

/// Each server that was looked at has pages of its own, so that work there goes on while another
/// server is shown. UI thread only.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// `preferences` and `language` must outlive the window. Without a factory: the program's
    /// pages.
    MainWindow(Preferences* preferences, LanguageSwitch* language, PageFactory factory = {});
    ~MainWindow() override;

    session::ServerListModel* servers() const { return m_servers; }
    session::ServerSession* currentSession() const { return m_session; }
    widgets::Page* currentPage() const;
    QList<widgets::Page*> pages() const; ///< of the current server
    widgets::Page* page(const QString& id) const;
    widgets::ToastStack* toasts() const { return m_toasts; }
    ConnectDialog* connectDialog() const;

    void chooseServer(const QUuid& id);
    void choosePage(const QString& id, const QString& filter = {});
    /// Opens the connect dialog for a new server or for one that is there.
    ConnectDialog* openConnectDialog(const QUuid& id = {});
    /// Adds the server of a plan file (setup/plan_file.h), connects and fills the setup's form.
    core::Result<> openPlan(const QString& path);
    void openPalette();
    void setLanguage(Language language);
    void setTheme(style::ThemeChoice theme);

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Actions;
    struct ServerPages {
        QPointer<session::ServerSession> session;
        QList<widgets::Page*> pages;
        widgets::Page* current = nullptr;
    };

    void build();
    void buildActions();
    void retranslate();
    void restore();
    ServerPages& pagesOf(session::ServerSession* session);
    void showPage(widgets::Page* page);
    void followSession();
    void onConnected(const vault::ServerProfile& profile, const session::Credentials& credentials,
                     const QString& trustedFingerprint);
    QUuid keep(const vault::ServerProfile& profile);
    void showWork();
    void showConnection();
    void updateListForm();
    void updateSettingsMenu();
    void stopWork();
    void removeServer(const QUuid& id);
    void showServerMenu(const QUuid& id, const QPoint& position);
    void nextServer(int step);
    void nextPane(int step);
    void showAbout();
    QList<widgets::PaletteEntry> paletteEntries() const;
    widgets::Page* workingPage() const;

    Preferences* m_preferences;
    LanguageSwitch* m_language;
    PageFactory m_factory;
    session::ServerListModel* m_servers;
    QPointer<session::ServerSession> m_session;
    QPointer<ConnectDialog> m_dialog;
    QHash<QUuid, ServerPages> m_pages;
    QHash<QUuid, QString> m_trustedOnce; ///< fingerprints that the dialog was told to trust once
    QUuid m_asked; ///< server whose want of a password or a key was answered with the dialog

    QSplitter* m_splitter;
    ServerPanel* m_panel;
    ServerColumn* m_column;
    PageArea* m_area;
    StatusBar* m_status;
    widgets::EmptyState* m_welcome;
    widgets::CommandPalette* m_palette;
    widgets::ToastStack* m_toasts;
    std::unique_ptr<Actions> m_actions;
};

} // namespace mailstead::main

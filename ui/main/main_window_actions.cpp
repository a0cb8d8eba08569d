// Menus, shortcuts, the palette: all that can be done, by name.
#include "main/main_window_actions.h"

#include "main/connect_dialog.h"
#include "main/page_area.h"
#include "main/server_column.h"
#include "main/server_panel.h"
#include "style/icons.h"
#include "widgets/command_palette.h"
#include "widgets/notices.h"

#include <QApplication>
#include <QListView>
#include <QMenuBar>
#include <QMessageBox>

namespace mailstead::main
{

namespace
{

constexpr int pageShortcuts = 9;

QAction* make(QMainWindow* window, const char* icon, const QKeySequence& keys = {})
{
    auto* action = new QAction(window);
    action->setIcon(style::icon(QLatin1String(icon), style::Tint::Menu));
    action->setShortcut(keys);
    window->addAction(action);
    return action;
}

} // namespace

void MainWindow::buildActions()
{
    Actions& a = *m_actions;
    a.add = make(this, "plus", QKeySequence(Qt::CTRL | Qt::Key_N));
    a.connect = make(this, "connect");
    a.disconnect = make(this, "disconnect");
    a.quit = make(this, "close", QKeySequence::Quit);
    a.palette = make(this, "search", QKeySequence(Qt::CTRL | Qt::Key_K));
    a.filter = make(this, "filter", QKeySequence(Qt::Key_Slash));
    a.refresh = make(this, "retry", QKeySequence(Qt::Key_F5));
    a.stop = make(this, "stop", QKeySequence(Qt::CTRL | Qt::Key_Period));
    a.nextServer = make(this, "server", QKeySequence(Qt::CTRL | Qt::Key_Tab));
    a.previousServer = make(this, "server", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab));
    a.nextPane = make(this, "sidebar", QKeySequence(Qt::Key_F6));
    a.previousPane = make(this, "sidebar", QKeySequence(Qt::SHIFT | Qt::Key_F6));
    a.serverList = make(this, "sidebar");
    a.serverList->setCheckable(true);
    a.reducedMotion = make(this, "pause");
    a.reducedMotion->setCheckable(true);
    a.reducedMotion->setChecked(m_preferences->reducedMotion());
    a.about = make(this, "info");
    a.about->setMenuRole(QAction::AboutRole);

    connect(a.add, &QAction::triggered, this, [this] { openConnectDialog(); });
    connect(a.connect, &QAction::triggered, this, [this] {
        m_asked = {};
        if (m_session)
            m_session->connectToServer();
    });
    connect(a.disconnect, &QAction::triggered, this, [this] {
        if (m_session)
            m_session->disconnectFromServer();
    });
    connect(a.quit, &QAction::triggered, this, &QWidget::close);
    connect(a.palette, &QAction::triggered, this, &MainWindow::openPalette);
    connect(a.filter, &QAction::triggered, this, [this] {
        if (currentPage())
            currentPage()->focusFilter();
    });
    connect(a.refresh, &QAction::triggered, this, [this] {
        if (currentPage())
            currentPage()->refresh();
    });
    connect(a.stop, &QAction::triggered, this, &MainWindow::stopWork);
    connect(a.nextServer, &QAction::triggered, this, [this] { nextServer(1); });
    connect(a.previousServer, &QAction::triggered, this, [this] { nextServer(-1); });
    connect(a.nextPane, &QAction::triggered, this, [this] { nextPane(1); });
    connect(a.previousPane, &QAction::triggered, this, [this] { nextPane(-1); });
    connect(a.serverList, &QAction::triggered, this, [this](bool list) {
        m_preferences->setServerListForm(list ? 1 : 2);
        updateListForm();
    });
    connect(a.reducedMotion, &QAction::triggered, this, [this](bool reduced) {
        m_preferences->setReducedMotion(reduced);
        style::Theme::instance().setReducedMotion(reduced);
    });
    connect(a.about, &QAction::triggered, this, &MainWindow::showAbout);

    for (int i = 0; i < pageShortcuts; ++i) {
        auto* action = new QAction(this);
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)));
        addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { showPage(pages().value(i)); });
        a.pages.append(action);
    }
    a.languages = new QActionGroup(this);
    for (Language language : {Language::System, Language::Chinese, Language::English}) {
        auto* action = new QAction(a.languages);
        action->setCheckable(true);
        action->setData(static_cast<int>(language));
        action->setChecked(m_language->choice() == language);
        connect(action, &QAction::triggered, this, [this, language] { setLanguage(language); });
    }
    a.themes = new QActionGroup(this);
    for (style::ThemeChoice theme :
         {style::ThemeChoice::System, style::ThemeChoice::Light, style::ThemeChoice::Dark}) {
        auto* action = new QAction(a.themes);
        action->setCheckable(true);
        action->setData(static_cast<int>(theme));
        action->setChecked(style::Theme::instance().choice() == theme);
        connect(action, &QAction::triggered, this, [this, theme] { setTheme(theme); });
    }

    a.serverMenu = menuBar()->addMenu(QString());
    a.serverMenu->addActions({a.add});
    a.serverMenu->addSeparator();
    a.serverMenu->addActions({a.connect, a.disconnect});
    a.serverMenu->addSeparator();
    a.serverMenu->addActions({a.nextServer, a.previousServer});
    a.serverMenu->addSeparator();
    a.serverMenu->addAction(a.quit);
    a.goMenu = menuBar()->addMenu(QString());
    a.goMenu->addAction(a.palette);
    a.goMenu->addSeparator();
    a.goMenu->addActions(a.pages);
    a.goMenu->addSeparator();
    a.goMenu->addActions({a.filter, a.refresh, a.stop, a.nextPane, a.previousPane});
    a.viewMenu = menuBar()->addMenu(QString());
    a.themeMenu =
        a.viewMenu->addMenu(style::icon(QStringLiteral("theme"), style::Tint::Menu), QString());
    a.themeMenu->addActions(a.themes->actions());
    a.languageMenu =
        a.viewMenu->addMenu(style::icon(QStringLiteral("language"), style::Tint::Menu), QString());
    a.languageMenu->addActions(a.languages->actions());
    a.viewMenu->addSeparator();
    a.viewMenu->addActions({a.serverList, a.reducedMotion});
    a.helpMenu = menuBar()->addMenu(QString());
    a.helpMenu->addAction(a.about);
    // The same behind the button at the foot of the server list.
    m_panel->settingsMenu()->addMenu(a.themeMenu);
    m_panel->settingsMenu()->addMenu(a.languageMenu);
    m_panel->settingsMenu()->addSeparator();
    m_panel->settingsMenu()->addActions({a.serverList, a.reducedMotion, a.about});
}

void MainWindow::retranslate()
{
    Actions& a = *m_actions;
    setWindowTitle(m_session ? tr("Mailstead — %1").arg(m_session->profile().title())
                             : tr("Mailstead"));
    m_welcome->set(QStringLiteral("server"), tr("Add your first server"),
                   tr("You need the address of a VPS and its root password. Mailstead looks first "
                      "and changes nothing before you have seen what it would change."),
                   tr("Add a server"), QStringLiteral("plus"));
    a.serverMenu->setTitle(tr("&Server"));
    a.goMenu->setTitle(tr("&Go"));
    a.viewMenu->setTitle(tr("&View"));
    a.helpMenu->setTitle(tr("&Help"));
    a.themeMenu->setTitle(tr("Colours"));
    a.languageMenu->setTitle(tr("Language"));
    a.add->setText(tr("Add a server…"));
    a.connect->setText(tr("Connect"));
    a.disconnect->setText(tr("Disconnect"));
    a.quit->setText(tr("Quit"));
    a.palette->setText(tr("Search or run…"));
    a.filter->setText(tr("Filter this page"));
    a.refresh->setText(tr("Look again"));
    a.stop->setText(tr("Stop the running work"));
    a.nextServer->setText(tr("Next server"));
    a.previousServer->setText(tr("Previous server"));
    a.nextPane->setText(tr("Next pane"));
    a.previousPane->setText(tr("Previous pane"));
    a.serverList->setText(tr("Server list with names"));
    a.reducedMotion->setText(tr("Reduce motion"));
    a.about->setText(tr("About Mailstead"));
    const QStringList languages{tr("As the system"), QStringLiteral("中文"),
                                QStringLiteral("English")};
    const QStringList themes{tr("As the system"), tr("Light"), tr("Dark")};
    for (int i = 0; i < 3; ++i) {
        a.languages->actions().at(i)->setText(languages.at(i));
        a.themes->actions().at(i)->setText(themes.at(i));
    }
    updateSettingsMenu();
}

void MainWindow::updateSettingsMenu()
{
    Actions& a = *m_actions;
    const QList<widgets::Page*> shown = pages();
    for (int i = 0; i < pageShortcuts; ++i) {
        QAction* action = a.pages.at(i);
        const widgets::Page* page = shown.value(i);
        action->setVisible(page);
        action->setEnabled(page);
        if (!page)
            continue;
        action->setText(page->title());
        action->setIcon(style::icon(page->iconName(), style::Tint::Menu));
    }
    const bool idle = m_session && (m_session->state() == session::State::Disconnected ||
                                    m_session->state() == session::State::Failed ||
                                    m_session->state() == session::State::NeedsPassword);
    a.connect->setEnabled(idle);
    a.disconnect->setEnabled(m_session && !idle);
    a.filter->setEnabled(m_session);
    a.refresh->setEnabled(m_session);
    a.nextServer->setEnabled(m_servers->rowCount() > 1);
    a.previousServer->setEnabled(m_servers->rowCount() > 1);
}

void MainWindow::setLanguage(Language language)
{
    m_preferences->setLanguage(language);
    m_language->apply(language);
    for (QAction* action : m_actions->languages->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(language));
}

void MainWindow::setTheme(style::ThemeChoice theme)
{
    m_preferences->setTheme(theme);
    style::Theme::instance().setChoice(theme);
    for (QAction* action : m_actions->themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(theme));
}

void MainWindow::nextServer(int step)
{
    const int count = m_servers->rowCount();
    if (count == 0)
        return;
    const int row = m_session ? m_servers->indexOf(m_session->profile().id).row() : 0;
    const QModelIndex next = m_servers->index((row + step + count) % count);
    chooseServer(next.data(session::ServerListModel::IdRole).toUuid());
}

void MainWindow::nextPane(int step)
{
    QList<QWidget*> panes{m_panel->list()};
    if (m_column->isVisible())
        panes << m_column->nav();
    panes << m_area;
    int current = 0;
    for (int i = 0; i < panes.size(); ++i) {
        const QWidget* focused = QApplication::focusWidget();
        if (focused && (focused == panes.at(i) || panes.at(i)->isAncestorOf(focused)))
            current = i;
    }
    QWidget* next = panes.at((current + step + static_cast<int>(panes.size())) %
                             static_cast<int>(panes.size()));
    if (next != m_area) {
        next->setFocus(Qt::TabFocusReason);
        return;
    }
    // The first control of the page that takes the keyboard.
    for (QWidget* widget = m_area->nextInFocusChain(); widget && widget != m_area;
         widget = widget->nextInFocusChain()) {
        if (m_area->isAncestorOf(widget) && widget->isVisible() && widget->isEnabled() &&
            (widget->focusPolicy() & Qt::TabFocus)) {
            widget->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void MainWindow::openPalette()
{
    m_palette->open(paletteEntries(), tr("Type what you want to open or do"));
}

QList<widgets::PaletteEntry> MainWindow::paletteEntries() const
{
    QList<widgets::PaletteEntry> entries;
    auto* self = const_cast<MainWindow*>(this);
    const QString server = tr("Server");
    for (widgets::Page* page : pages()) {
        const QPointer<widgets::Page> target(page);
        entries.append(
            {page->title(), page->iconName(), tr("Page"), {}, page->id(), [self, target] {
                 self->showPage(target);
             }});
        for (QAction* action : page->commands()) {
            const QPointer<QAction> command(action);
            entries.append({action->text(),
                            action->property("iconName").toString(),
                            page->title(),
                            action->shortcut().toString(QKeySequence::NativeText),
                            {},
                            [self, target, command] {
                                self->showPage(target);
                                if (command)
                                    command->trigger();
                            }});
        }
    }
    for (int row = 0; row < m_servers->rowCount(); ++row) {
        const QModelIndex index = m_servers->index(row);
        const QUuid id = index.data(session::ServerListModel::IdRole).toUuid();
        entries.append({index.data(session::ServerListModel::TitleRole).toString(),
                        QStringLiteral("server"),
                        server,
                        {},
                        index.data(session::ServerListModel::AddressRole).toString(),
                        [self, id] {
                            self->chooseServer(id);
                        }});
    }
    const Actions& a = *m_actions;
    const QList<std::pair<QAction*, const char*>> commands{{a.add, "plus"},
                                                           {a.connect, "connect"},
                                                           {a.disconnect, "disconnect"},
                                                           {a.refresh, "retry"},
                                                           {a.stop, "stop"},
                                                           {a.serverList, "sidebar"},
                                                           {a.reducedMotion, "pause"},
                                                           {a.about, "info"},
                                                           {a.quit, "close"}};
    for (const auto& [action, icon] : commands) {
        if (action->isEnabled())
            entries.append({action->text(),
                            QLatin1String(icon),
                            tr("Command"),
                            action->shortcut().toString(QKeySequence::NativeText),
                            {},
                            [command = action] {
                                command->trigger();
                            }});
    }
    for (QAction* action : a.themes->actions())
        entries.append({tr("Colours: %1").arg(action->text()),
                        QStringLiteral("theme"),
                        tr("Setting"),
                        {},
                        {},
                        [action] {
                            action->trigger();
                        }});
    for (QAction* action : a.languages->actions())
        entries.append({tr("Language: %1").arg(action->text()),
                        QStringLiteral("language"),
                        tr("Setting"),
                        {},
                        QStringLiteral("language 语言"),
                        [action] {
                            action->trigger();
                        }});
    return entries;
}

void MainWindow::showAbout()
{
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Mailstead"));
    box->setIconPixmap(style::applicationIcon().pixmap(48, 48));
    box->setText(tr("Mailstead %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        tr("Turns a server of your own into a mail server whose mail is accepted.\n\nFree software "
           "under the Apache licence 2.0. Built on Qt %1, QCA, libssh and OpenSSL.")
            .arg(QLatin1String(qVersion())));
    box->open();
}

} // namespace mailstead::main

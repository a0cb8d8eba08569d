#include "main/main_window.h"

#include "main/connect_dialog.h"
#include "main/main_window_actions.h"
#include "main/page_area.h"
#include "main/page_list.h"
#include "main/server_column.h"
#include "main/server_panel.h"
#include "style/icons.h"
#include "widgets/button.h"
#include "widgets/command_palette.h"
#include "widgets/notices.h"

#include <QCloseEvent>
#include <QListView>
#include <QMenuBar>
#include <QSplitter>
#include <QVBoxLayout>

namespace mailstead::main
{

using session::State;

MainWindow::MainWindow(Preferences* preferences, LanguageSwitch* language, PageFactory factory)
    : m_preferences(preferences)
    , m_language(language)
    , m_factory(factory ? std::move(factory) : PageFactory(makePages))
    , m_servers(new session::ServerListModel(this, preferences->profilesPath(),
                                             preferences->knownHostsPath()))
    , m_actions(std::make_unique<Actions>())
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(1024, 680);
    resize(1440, 900);
    build();
    buildActions();
    retranslate();
    const core::Result<> loaded = m_servers->load();
    if (!loaded)
        m_area->banner()->setError(loaded.error());
    connect(m_servers, &QAbstractItemModel::rowsInserted, this, &MainWindow::updateListForm);
    connect(m_servers, &QAbstractItemModel::rowsRemoved, this, &MainWindow::updateListForm);
    connect(m_servers, &QAbstractItemModel::modelReset, this, &MainWindow::updateListForm);
    restore();
}

MainWindow::~MainWindow()
{
    // Pages hold on to sessions; the model that owns these goes with our children, later, when
    // nothing of ours may be called any more.
    for (int row = 0; row < m_servers->rowCount(); ++row)
        m_servers->sessionAt(row)->disconnect(this);
    if (m_dialog) {
        m_dialog->disconnect(this);
        delete m_dialog;
    }
    for (const ServerPages& entry : std::as_const(m_pages))
        qDeleteAll(entry.pages);
    m_pages.clear();
}

void MainWindow::build()
{
    auto* center = new QWidget(this);
    auto* column = new QVBoxLayout(center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_splitter = new QSplitter(Qt::Horizontal, center);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_panel = new ServerPanel(m_servers, m_splitter);
    m_column = new ServerColumn(m_splitter);
    m_area = new PageArea(m_splitter);
    m_splitter->addWidget(m_panel);
    m_splitter->addWidget(m_column);
    m_splitter->addWidget(m_area);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setStretchFactor(2, 1);
    m_splitter->setSizes({style::sizes().serverList, style::sizes().strip, 1000});
    column->addWidget(m_splitter, 1);
    m_status = new StatusBar(center);
    column->addWidget(m_status);
    setCentralWidget(center);

    m_welcome = new widgets::EmptyState;
    m_welcome->setObjectName(QStringLiteral("welcome"));
    m_welcome->setPrimary(true);
    m_area->addPage(m_welcome);
    m_palette = new widgets::CommandPalette(this);
    m_toasts = new widgets::ToastStack(this, style::sizes().statusBar);

    connect(m_welcome, &widgets::EmptyState::triggered, this, [this] { openConnectDialog(); });
    connect(m_panel, &ServerPanel::serverChosen, this, &MainWindow::chooseServer);
    connect(m_panel, &ServerPanel::addRequested, this, [this] { openConnectDialog(); });
    connect(m_panel, &ServerPanel::searchRequested, this, &MainWindow::openPalette);
    connect(m_panel, &ServerPanel::menuRequested, this, &MainWindow::showServerMenu);
    connect(m_panel, &ServerPanel::railToggled, this, [this] {
        m_preferences->setServerListForm(m_panel->isRail() ? 1 : 2);
        updateListForm();
    });
    connect(m_column, &ServerColumn::pageChosen, this,
            [this](int row) { showPage(pages().value(row)); });
    connect(m_status, &StatusBar::stopRequested, this, &MainWindow::stopWork);
    connect(m_status, &StatusBar::workActivated, this, [this] {
        widgets::Page* working = workingPage();
        if (!working)
            return;
        for (auto it = m_pages.cbegin(); it != m_pages.cend(); ++it) {
            if (it->pages.contains(working))
                chooseServer(it.key());
        }
        showPage(working);
    });
}

void MainWindow::restore()
{
    const QByteArray geometry = m_preferences->geometry();
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    updateListForm();
    m_splitter->restoreState(m_preferences->splitter());
    QUuid last = m_preferences->lastServer();
    if (!m_servers->session(last))
        last = m_servers->rowCount() > 0
                   ? m_servers->index(0).data(session::ServerListModel::IdRole).toUuid()
                   : QUuid();
    chooseServer(last);
}

void MainWindow::updateListForm()
{
    const int form = m_preferences->serverListForm();
    const bool few = m_servers->rowCount() < 2;
    // By hand, else by the number of servers; a narrow window has only room for the rail.
    const bool rail = form == 2 || (form == 0 && few) || width() < 1200;
    if (rail != m_panel->isRail()) {
        m_panel->setRail(rail);
        QList<int> sizes = m_splitter->sizes();
        const int wanted = rail ? style::sizes().serverRail : style::sizes().serverList;
        sizes[2] += sizes.at(0) - wanted;
        sizes[0] = wanted;
        m_splitter->setSizes(sizes);
    }
    m_actions->serverList->setChecked(!rail);
    if (m_servers->rowCount() == 0)
        chooseServer({});
}

MainWindow::ServerPages& MainWindow::pagesOf(session::ServerSession* session)
{
    ServerPages& entry = m_pages[session->profile().id];
    if (!entry.pages.isEmpty())
        return entry;
    entry.session = session;
    entry.pages = m_factory(nullptr);
    for (widgets::Page* page : std::as_const(entry.pages)) {
        m_area->addPage(page);
        page->setSession(session);
        connect(page, &widgets::Page::workChanged, this, &MainWindow::showWork);
        connect(page, &widgets::Page::openPage, this, &MainWindow::choosePage);
        connect(page, &widgets::Page::done, this,
                [this](const QString& title, const QString& detail,
                       const std::function<void()>& undo) { m_toasts->show(title, detail, undo); });
    }
    const QString wanted = m_preferences->lastPage(session->profile().id);
    for (widgets::Page* page : std::as_const(entry.pages)) {
        if (page->id() == wanted)
            entry.current = page;
    }
    if (!entry.current) {
        // A new server begins with its setup.
        for (widgets::Page* page : std::as_const(entry.pages)) {
            if (page->id() == QLatin1String("setup"))
                entry.current = page;
        }
    }
    if (!entry.current && !entry.pages.isEmpty())
        entry.current = entry.pages.first();
    connect(session, &session::ServerSession::stateChanged, this, &MainWindow::followSession);
    connect(session, &session::ServerSession::latencyChanged, this, &MainWindow::showConnection);
    connect(session, &session::ServerSession::daemonStateChanged, this,
            &MainWindow::showConnection);
    const QUuid id = session->profile().id;
    connect(session, &QObject::destroyed, this, [this, id] {
        for (widgets::Page* page : m_pages.take(id).pages)
            page->deleteLater();
    });
    return entry;
}

QList<widgets::Page*> MainWindow::pages() const
{
    return m_session ? m_pages.value(m_session->profile().id).pages : QList<widgets::Page*>();
}

widgets::Page* MainWindow::currentPage() const
{
    return m_area->page();
}

widgets::Page* MainWindow::page(const QString& id) const
{
    for (widgets::Page* page : pages()) {
        if (page->id() == id)
            return page;
    }
    return nullptr;
}

ConnectDialog* MainWindow::connectDialog() const
{
    return m_dialog;
}

void MainWindow::chooseServer(const QUuid& id)
{
    session::ServerSession* session = m_servers->session(id);
    if (session && m_column->isHidden()) {
        // A pane that was hidden comes back at its smallest, not at its size.
        m_column->show();
        const int list = m_panel->isRail() ? style::sizes().serverRail : style::sizes().serverList;
        const int strip = style::sizes().strip;
        if (m_preferences->splitter().isEmpty())
            m_splitter->setSizes({list, strip, std::max(400, width() - list - strip - 2)});
    }
    m_column->setVisible(session);
    m_panel->setCurrent(m_servers->indexOf(id));
    if (!session) {
        m_session = nullptr;
        m_column->setSession(nullptr);
        m_area->showPlain(m_welcome);
        showWork();
        showConnection();
        retranslate();
        return;
    }
    if (m_session == session)
        return;
    m_session = session;
    m_preferences->setLastServer(id);
    ServerPages& entry = pagesOf(session);
    m_column->setSession(session);
    m_column->setPages(entry.pages);
    showPage(entry.current);
    showWork();
    showConnection();
    retranslate();
}

void MainWindow::choosePage(const QString& id, const QString& filter)
{
    widgets::Page* wanted = page(id);
    if (!wanted)
        return;
    showPage(wanted);
    if (!filter.isEmpty())
        wanted->applyFilter(filter);
}

void MainWindow::showPage(widgets::Page* page)
{
    if (!page || !m_session)
        return;
    ServerPages& entry = m_pages[m_session->profile().id];
    const int row = static_cast<int>(entry.pages.indexOf(page));
    if (row < 0)
        return;
    entry.current = page;
    m_preferences->setLastPage(m_session->profile().id, page->id());
    m_area->showPage(page);
    m_toasts->setBottomMargin(style::sizes().statusBar + page->footHeight());
    m_column->setCurrentPage(row);
    updateSettingsMenu();
}

widgets::Page* MainWindow::workingPage() const
{
    for (widgets::Page* page : pages()) {
        if (page->work().isRunning())
            return page;
    }
    // Work on another server is found again from here too.
    for (const ServerPages& entry : m_pages) {
        for (widgets::Page* page : entry.pages) {
            if (page->work().isRunning())
                return page;
        }
    }
    return nullptr;
}

void MainWindow::showWork()
{
    const widgets::Page* working = workingPage();
    m_status->setWork(working ? working->work() : widgets::RunningWork());
    m_actions->stop->setEnabled(working && working->work().stoppable);
}

void MainWindow::stopWork()
{
    if (widgets::Page* working = workingPage())
        working->stopWork();
}

void MainWindow::showConnection()
{
    if (!m_session)
        return m_status->setConnection({}, style::Tone::Neutral, {}, style::Tone::Neutral);
    const State state = m_session->state();
    const bool connected = state == State::Connected;
    QString ssh = session::stateText(state);
    style::Tone tone = style::Tone::Neutral;
    if (connected) {
        tone = style::Tone::Ok;
        ssh = m_session->latency() >= 0 ? tr("SSH %1 ms").arg(m_session->latency())
                                        : tr("SSH connected");
    } else if (state == State::Reconnecting || state == State::NeedsPassword) {
        tone = style::Tone::Warn;
    } else if (state == State::Failed || state == State::HostKeyChanged) {
        tone = style::Tone::Bad;
    }
    QString channel;
    style::Tone channelTone = style::Tone::Neutral;
    if (connected) {
        channel = session::daemonStateText(m_session->daemonState());
        if (m_session->daemonState() == session::DaemonState::Running)
            channelTone = style::Tone::Ok;
        else if (m_session->daemonState() == session::DaemonState::Stopped)
            channelTone = style::Tone::Bad;
    }
    m_status->setConnection(ssh, tone, channel, channelTone);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_preferences->setWindow(saveGeometry(), m_splitter->saveState());
    m_preferences->sync();
    if (m_dialog)
        m_dialog->close();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showWork();
        showConnection();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    if (m_actions->serverList)
        updateListForm();
}

} // namespace mailstead::main

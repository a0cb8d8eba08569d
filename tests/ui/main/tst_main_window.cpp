// The window: opens, keeps servers and settings, changes language and colours while it runs.
#include "main/connect_dialog.h"
#include "main/main_window.h"
#include "widgets/command_palette.h"

#include <QAbstractButton>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

using namespace mailstead;
using namespace mailstead::main;

namespace
{

class PlainPage : public widgets::Page
{
public:
    PlainPage(const char* id, QWidget* parent)
        : Page(parent)
        , m_id(QLatin1String(id))
    {
    }
    QString id() const override { return m_id; }
    QString title() const override { return m_id.toUpper(); }
    QString iconName() const override { return QStringLiteral("queue"); }
    QString summary() const override { return QStringLiteral("summary of ") + m_id; }
    void setSession(session::ServerSession* session) override { shown = session; }
    void focusFilter() override { ++filtered; }
    void refresh() override { ++refreshed; }
    widgets::RunningWork work() const override { return running; }
    void stopWork() override { ++stopped; }
    void applyFilter(const QString& wanted) override { filter = wanted; }

    session::ServerSession* shown = nullptr;
    widgets::RunningWork running;
    QString filter;
    int filtered = 0, refreshed = 0, stopped = 0;

private:
    QString m_id;
};

QList<widgets::Page*> plainPages(QWidget* parent)
{
    return {new PlainPage("overview", parent), new PlainPage("setup", parent),
            new PlainPage("queue", parent)};
}

vault::ServerProfile profile(const char* name)
{
    vault::ServerProfile made;
    made.name = QLatin1String(name);
    made.address = QStringLiteral("127.0.0.1");
    return made;
}

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

    QCA::Initializer m_crypto;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<LanguageSwitch> m_language;
    std::unique_ptr<MainWindow> m_window;

    void open()
    {
        m_window.reset();
        m_preferences = std::make_unique<Preferences>(m_folder->path());
        m_window = std::make_unique<MainWindow>(m_preferences.get(), m_language.get(), plainPages);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    QString title() { return m_window->findChild<QLabel*>(QStringLiteral("pageTitle"))->text(); }
    PlainPage* page(const char* id)
    {
        return static_cast<PlainPage*>(m_window->page(QLatin1String(id)));
    }

private slots:
    void initTestCase() { style::Theme::instance().install(style::ThemeChoice::Light); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_language = std::make_unique<LanguageSwitch>();
        m_language->apply(Language::English);
        open();
    }

    void cleanup() { m_window.reset(); }

    void welcomesAndAsksForAServer()
    {
        QVERIFY(!m_window->currentSession());
        auto* welcome = m_window->findChild<QWidget*>(QStringLiteral("welcome"));
        QVERIFY(welcome->isVisible());
        QTest::mouseClick(welcome->findChild<QAbstractButton*>(), Qt::LeftButton);
        QVERIFY(m_window->connectDialog());
        QVERIFY(!m_window->connectDialog()->isModal());
    }

    void unreachableServerIsSaidAndSaved()
    {
        // A port of our own that nothing answers on any more.
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const quint16 port = server.serverPort();
        server.close();
        ConnectDialog* dialog = m_window->openConnectDialog();
        dialog->findChild<QLineEdit*>(QStringLiteral("address"))
            ->setText(QStringLiteral("127.0.0.1"));
        dialog->findChild<QLineEdit*>(QStringLiteral("port"))->setText(QString::number(port));
        dialog->findChild<QLineEdit*>(QStringLiteral("name"))->setText(QStringLiteral("vps"));
        QTest::mouseClick(dialog->findChild<QAbstractButton*>(QStringLiteral("connect")),
                          Qt::LeftButton);
        auto* save = dialog->findChild<QAbstractButton*>(QStringLiteral("save"));
        QTRY_VERIFY_WITH_TIMEOUT(save->isVisible(), 30'000);
        QTest::mouseClick(save, Qt::LeftButton);
        QCOMPARE(m_window->servers()->rowCount(), 1);
        QVERIFY(m_window->currentSession());
        QCOMPARE(m_window->currentPage()->id(), QStringLiteral("setup")); // where one begins
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Mailstead — vps"));
    }

    void remembersServerAndPage()
    {
        const QUuid first = *m_window->servers()->put(profile("first"));
        const QUuid second = *m_window->servers()->put(profile("second"));
        m_window->chooseServer(first);
        m_window->choosePage(QStringLiteral("queue"), QStringLiteral("to:a"));
        QCOMPARE(page("queue")->filter, QStringLiteral("to:a"));
        QCOMPARE(page("queue")->shown, m_window->currentSession());
        m_window->chooseServer(second);
        QCOMPARE(title(), QStringLiteral("SETUP"));
        m_window->chooseServer(first);
        QCOMPARE(title(), QStringLiteral("QUEUE"));
        m_window->close();
        open();
        QCOMPARE(m_window->currentSession()->profile().id, first);
        QCOMPARE(title(), QStringLiteral("QUEUE"));
    }

    void shortcutsReachThePage()
    {
        m_window->chooseServer(*m_window->servers()->put(profile("first")));
        m_window->activateWindow();
        QTRY_VERIFY(m_window->isActiveWindow());
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(title(), QStringLiteral("QUEUE"));
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QCOMPARE(page("queue")->refreshed, 1);
        QTest::keyClick(m_window.get(), Qt::Key_Slash);
        QCOMPARE(page("queue")->filtered, 1);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto* palette = m_window->findChild<widgets::CommandPalette*>();
        QVERIFY(palette->isVisible());
        QTest::keyClicks(palette->edit(), QStringLiteral("overview"));
        QTest::keyClick(palette->edit(), Qt::Key_Return);
        QCOMPARE(title(), QStringLiteral("OVERVIEW"));
    }

    void workIsInTheStatusBarAndCanBeStopped()
    {
        m_window->chooseServer(*m_window->servers()->put(profile("first")));
        PlainPage* setup = page("setup");
        setup->running = {QStringLiteral("Naming first"), QStringLiteral("14 s"), 0.5, true};
        emit setup->workChanged();
        auto* text = m_window->findChild<QLabel*>(QStringLiteral("workTitle"));
        QCOMPARE(text->text(), QStringLiteral("Naming first"));
        // It goes on, and is seen, while another server is looked at.
        m_window->chooseServer(*m_window->servers()->put(profile("second")));
        QCOMPARE(text->text(), QStringLiteral("Naming first"));
        QTest::mouseClick(m_window->findChild<QAbstractButton*>(QStringLiteral("stopWork")),
                          Qt::LeftButton);
        QCOMPARE(setup->stopped, 1);
        setup->running = {};
        emit setup->workChanged();
        QCOMPARE(text->text(), QStringLiteral("Nothing running"));
    }

    void languageChangesWhileItRuns()
    {
        m_window->chooseServer(*m_window->servers()->put(profile("first")));
        auto* text = m_window->findChild<QLabel*>(QStringLiteral("workTitle"));
        QCOMPARE(text->text(), QStringLiteral("Nothing running"));
        m_window->setLanguage(Language::Chinese);
        QTRY_COMPARE(text->text(), QStringLiteral("没有进行中的任务"));
        QVERIFY(style::Theme::instance().isChinese());
        QVERIFY(Preferences(m_folder->path()).language() == Language::Chinese);
        m_window->setLanguage(Language::English);
        QTRY_COMPARE(text->text(), QStringLiteral("Nothing running"));
    }

    void coloursChangeWhileItRuns()
    {
        m_window->setTheme(style::ThemeChoice::Dark);
        QVERIFY(style::Theme::instance().isDark());
        QCOMPARE(m_window->palette().color(QPalette::Window), style::colors().bg.page);
        QVERIFY(Preferences(m_folder->path()).theme() == style::ThemeChoice::Dark);
        m_window->setTheme(style::ThemeChoice::Light);
        QVERIFY(!style::Theme::instance().isDark());
    }

    void everyControlHasAName()
    {
        m_window->chooseServer(*m_window->servers()->put(profile("first")));
        const QList<QAbstractButton*> buttons = m_window->findChildren<QAbstractButton*>();
        for (const QAbstractButton* button : buttons) {
            if (!button->isVisible() || button->objectName().startsWith(QLatin1String("qt_")))
                continue;
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
                     qPrintable(button->objectName() + QLatin1Char(' ') +
                                QLatin1String(button->metaObject()->className())));
        }
        for (const QAbstractItemView* view : m_window->findChildren<QAbstractItemView*>()) {
            if (view->isVisible())
                QVERIFY(!view->accessibleName().isEmpty());
        }
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"

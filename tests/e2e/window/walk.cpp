// The whole journey by clicks, against a real VPS. Run by tst_window inside the sandbox's network,
// on an X server; what it needs to know comes in the environment.
#include "main/connect_dialog.h"
#include "pages/queue_page.h"
#include "pages/queue_table_model.h"
#include "pictures.h"
#include "vault/secure_memory.h"
#include "widgets/finding_card.h"
#include "widgets/records_view.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace mailstead;

namespace
{

QString environment(const char* name)
{
    return qEnvironmentVariable(name);
}

} // namespace

class WindowWalk : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void addsTheServer();
    void walksTheSetup();
    void holdsAndReleases();
    void showsTheLog();
    void takesPictures();
    void cleanupTestCase();

private:
    template <class Widget> Widget* find(const char* name)
    {
        auto* widget = m_window->findChild<Widget*>(QLatin1String(name));
        if (!widget)
            qWarning("there is no %s", name);
        return widget;
    }
    void click(const char* name)
    {
        auto* button = find<QAbstractButton>(name);
        QVERIFY(button);
        QVERIFY2(button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void type(QWidget* parent, const char* name, const QString& text)
    {
        auto* field = parent->findChild<QLineEdit*>(QLatin1String(name));
        QVERIFY2(field && field->isVisible(), name);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
        QCOMPARE(field->text(), text);
    }
    void picture(const char* name)
    {
        QVERIFY(e2e::savePicture(*m_window, environment("WALK_PICTURES"), QLatin1String(name)));
    }
    /// Makes the wanted records, as the person does at the provider's page and the hoster's.
    void makeRecords();
    control::QueueRow onlyRow();

    QTemporaryDir m_folder;
    std::unique_ptr<main::Preferences> m_preferences;
    main::LanguageSwitch m_language;
    std::unique_ptr<main::MainWindow> m_window;
    bool m_recordsMade = false;
};

void WindowWalk::initTestCase()
{
    vault::startSecureMemory();
    QCoreApplication::setOrganizationName(QStringLiteral("Mailstead"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    style::Theme::instance().install(style::ThemeChoice::Light);
    m_language.apply(main::Language::English);
    m_preferences = std::make_unique<main::Preferences>(m_folder.path());
    m_window = std::make_unique<main::MainWindow>(m_preferences.get(), &m_language);
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    picture("walk-1-empty");
}

void WindowWalk::addsTheServer()
{
    auto* welcome = find<QWidget>("welcome");
    QVERIFY(welcome && welcome->isVisible());
    QTest::mouseClick(welcome->findChild<QAbstractButton*>(), Qt::LeftButton);
    main::ConnectDialog* dialog = m_window->connectDialog();
    QVERIFY(dialog);
    type(dialog, "address", environment("WALK_ADDRESS"));
    type(dialog, "name", QStringLiteral("Harbour"));
    type(dialog, "password", environment("WALK_PASSWORD"));
    const auto button = [&](const char* name) {
        return dialog->findChild<QAbstractButton*>(QLatin1String(name));
    };
    QTest::mouseClick(button("connect"), Qt::LeftButton);

    // The key is shown; it is compared with what the server's owner knows.
    auto* compare = dialog->findChild<QLineEdit*>(QStringLiteral("compare"));
    QVERIFY(compare);
    QTRY_VERIFY_WITH_TIMEOUT(compare->isVisible(), 30000);
    QTest::keyClicks(compare, environment("WALK_FINGERPRINT"));
    QVERIFY(dialog->grab().save(environment("WALK_PICTURES") + QStringLiteral("/walk-2-key.png")));
    QTRY_VERIFY(button("connect")->isEnabled());
    QTest::mouseClick(button("connect"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->currentSession() &&
                                 m_window->currentSession()->state() == session::State::Connected,
                             30000);
}

void WindowWalk::makeRecords()
{
    auto* view = find<widgets::RecordsView>("setupRecords");
    if (m_recordsMade || !view || view->records().isEmpty())
        return;
    m_recordsMade = true;
    QJsonArray records;
    for (const setup::WantedRecord& record : view->records())
        records.append(QJsonObject{{QStringLiteral("name"), record.name},
                                   {QStringLiteral("type"), record.type},
                                   {QStringLiteral("value"), record.value},
                                   {QStringLiteral("ttl"), record.ttl}});
    picture("walk-4-dns");
    QProcess provider;
    provider.start(environment("WALK_SANDBOX"),
                   {QStringLiteral("records"), environment("WALK_NAME")});
    QVERIFY(provider.waitForStarted());
    provider.write(QJsonDocument(records).toJson(QJsonDocument::Compact));
    provider.closeWriteChannel();
    QVERIFY(provider.waitForFinished(60000));
    QCOMPARE(provider.exitCode(), 0);
}

void WindowWalk::walksTheSetup()
{
    m_window->choosePage(QStringLiteral("setup"));
    auto* domain = find<QLineEdit>("setupDomain");
    QVERIFY(domain);
    QTRY_VERIFY(domain->isVisible());
    type(m_window.get(), "setupDomain", QStringLiteral("harbour.test"));
    QCOMPARE(find<QLineEdit>("setupHostname")->text(), QStringLiteral("mail.harbour.test"));
    type(m_window.get(), "setupMailbox", QStringLiteral("anna@harbour.test"));
    type(m_window.get(), "setupPassword", environment("WALK_MAILBOX_PASSWORD"));
    type(m_window.get(), "setupProofRecipient", environment("WALK_ECHO"));
    find<QCheckBox>("setupTerms")->setFocus();
    QTest::keyClick(find<QCheckBox>("setupTerms"), Qt::Key_Space);
    QVERIFY(find<QCheckBox>("setupTerms")->isChecked());
    click("setupAdvanced");
    QTRY_VERIFY(find<QLineEdit>("setupDaemonDirectory")->isVisible());
    type(m_window.get(), "setupAcmeDirectory", environment("WALK_ACME_DIRECTORY"));
    type(m_window.get(), "setupAcmeCaFile", environment("WALK_ACME_CA"));
    type(m_window.get(), "setupResolvers", environment("WALK_RESOLVER"));
    type(m_window.get(), "setupTrustAnchor", environment("WALK_TRUST_ANCHOR"));
    type(m_window.get(), "setupDaemonDirectory", environment("MAILSTEAD_DAEMON_DIR"));
    QTRY_VERIFY_WITH_TIMEOUT(find<QAbstractButton>("setupRunAll")->isEnabled(), 60000);
    picture("walk-3-form");
    click("setupRunAll");
    QTRY_VERIFY2(!find<QLineEdit>("setupDomain")->isVisible(), "the form refuses an answer");

    auto* finished = find<QWidget>("setupFinished");
    auto* error = find<QWidget>("setupError");
    QVERIFY(finished && error);
    const bool ended = QTest::qWaitFor(
        [&] {
            makeRecords();
            return finished->isVisible() || error->isVisible();
        },
        600 * 1000);
    picture(finished->isVisible() ? "walk-5-finished" : "walk-5-failed");
    QString told;
    for (const QLabel* label : error->findChildren<QLabel*>())
        told += label->text() + QLatin1Char('\n');
    QVERIFY2(ended && finished->isVisible(), qPrintable(told));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->currentSession()->client() != nullptr, 30000);
}

control::QueueRow WindowWalk::onlyRow()
{
    auto* page = qobject_cast<pages::QueuePage*>(m_window->page(QStringLiteral("queue")));
    const QModelIndex index = page->tableModel()->index(0, 1);
    return index.data(control::QueueModel::RowRole).value<control::QueueRow>();
}

void WindowWalk::holdsAndReleases()
{
    bool sent = false;
    m_window->currentSession()->client()->callAsync(
        QStringLiteral("message.send"),
        {{QStringLiteral("from"), QStringLiteral("anna@harbour.test")},
         {QStringLiteral("to"), QStringLiteral("anyone@dead.test")},
         {QStringLiteral("subject"), QStringLiteral("To a host that does not answer")},
         {QStringLiteral("text"), QStringLiteral("Will wait.")}},
        this, [&](const core::Result<QJsonObject>& answer) { sent = bool(answer); });
    QTRY_VERIFY_WITH_TIMEOUT(sent, 30000);

    m_window->choosePage(QStringLiteral("queue"));
    auto* page = qobject_cast<pages::QueuePage*>(m_window->page(QStringLiteral("queue")));
    QTRY_COMPARE_WITH_TIMEOUT(page->tableModel()->rowCount(), 1, 60000);
    QTRY_VERIFY_WITH_TIMEOUT(onlyRow().state == control::QueueState::Deferred, 60000);
    QCOMPARE(onlyRow().recipient, QStringLiteral("anyone@dead.test"));
    QVERIFY(!onlyRow().lastReply.isEmpty());
    picture("walk-6-queue");

    auto* table = find<QAbstractItemView>("queueTable");
    QVERIFY(table);
    table->setFocus();
    table->setCurrentIndex(page->tableModel()->index(0, 1));
    QTest::keyClick(table, Qt::Key_H);
    QTRY_VERIFY_WITH_TIMEOUT(onlyRow().state == control::QueueState::Held, 30000);
    picture("walk-7-held");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_L);
    QTRY_VERIFY_WITH_TIMEOUT(onlyRow().state != control::QueueState::Held, 30000);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    QTest::qWait(800); // the inspector slides in; for the picture only
    picture("walk-8-inspector");
}

void WindowWalk::showsTheLog()
{
    m_window->choosePage(QStringLiteral("logs"));
    auto* view = find<QWidget>("logsView");
    QVERIFY(view);
    QTRY_VERIFY_WITH_TIMEOUT(view->isVisible(), 30000);
}

void WindowWalk::takesPictures()
{
    QCOMPARE(e2e::savePages(*m_window, environment("WALK_PICTURES")), 24);
}

void WindowWalk::cleanupTestCase()
{
    m_window.reset();
}

QTEST_MAIN(WindowWalk)
#include "walk.moc"

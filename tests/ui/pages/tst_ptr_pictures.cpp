// Pictures of the card of reverse names, in both themes and languages, as a column and wide,
// written to <build>/screenshots/pages. Only that nothing needs more room is judged here.
#include "../../app/hosters/sample.h"
#include "fake_daemon.h"
#include "page_test.h"
#include "pages/ptr_address_view.h"
#include "pages/ptr_card.h"
#include "style/theme.h"

#include <QApplication>
#include <QDir>
#include <QTranslator>
#include <QVBoxLayout>

using namespace mailstead;
using namespace mailstead::pages;
using Part = PtrAddressView::Part;

class TestPtrPictures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        style::Theme::instance().install(style::ThemeChoice::Light);
        style::Theme::instance().setReducedMotion(true);
        QVERIFY(QDir().mkpath(QStringLiteral(MAILSTEAD_BINARY_DIR "/screenshots/pages")));
        // Built with the program; without them the pictures are in English without plurals.
        (void)m_chinese.load(
            QStringLiteral(MAILSTEAD_BINARY_DIR "/translations/mailstead_zh_CN.qm"));
        (void)m_english.load(QStringLiteral(MAILSTEAD_BINARY_DIR "/translations/mailstead_en.qm"));
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("chinese");
        QTest::newRow("light.en") << false << false;
        QTest::newRow("light.zh_CN") << false << true;
        QTest::newRow("dark.en") << true << false;
        QTest::newRow("dark.zh_CN") << true << true;
    }

    void pictures()
    {
        QFETCH(bool, dark);
        QFETCH(bool, chinese);
        auto& theme = style::Theme::instance();
        theme.setChoice(dark ? style::ThemeChoice::Dark : style::ThemeChoice::Light);
        QCoreApplication::removeTranslator(&m_chinese);
        QCoreApplication::removeTranslator(&m_english);
        QCoreApplication::installTranslator(chinese ? &m_chinese : &m_english);
        theme.setChinese(chinese);

        const auto daemon = std::make_shared<FakeDaemon>();
        const QString v4 = QStringLiteral("203.0.113.10");
        QJsonObject first = test::addressJson(v4);
        first.insert(QStringLiteral("steps"), steps(v4));
        daemon->setAnswer(QStringLiteral("dns.ptr"),
                          {{QStringLiteral("addresses"),
                            QJsonArray{first, test::addressJson(QStringLiteral("2001:db8:10::10"),
                                                                QStringLiteral("equal"))}}});
        daemon->setAnswer(QStringLiteral("dns.hosters"), test::hostersJson());
        daemon->setAnswer(QStringLiteral("dns.ptrJournal"),
                          {{QStringLiteral("entries"), QJsonArray()}});
        QJsonObject change = test::changeJson(false);
        change.insert(QStringLiteral("before"),
                      QStringLiteral("static.10.113.0.203.clients.your-server.de"));
        daemon->setAnswer(QStringLiteral("dns.setPtr"), change);
        const auto client = connectToFake(daemon);
        QVERIFY(client);
        hosters::PtrModel model;
        PtrCard card;
        card.setModel(&model);
        model.setClient(client);
        QTRY_VERIFY(card.view(v4));
        QTRY_VERIFY(model.interfaceOf(QStringLiteral("hetzner-cloud")));
        PtrAddressView* view = card.view(v4);
        shoot(card, "ptr");
        view->open(Part::Steps);
        shoot(card, "ptr-steps");
        view->open(Part::Ticket);
        shoot(card, "ptr-ticket");
        view->open(Part::Api);
        shoot(card, "ptr-api");
        find<QAbstractButton>(view, "ptrPreview")->click();
        QTRY_VERIFY(!find<QWidget>(view, "ptrApply")->isHidden());
        shoot(card, "ptr-preview");
        find<QAbstractButton>(view, "ptrOthers")->click();
        shoot(card, "ptr-credentials");
        card.setParent(nullptr);
    }

private:
    static QJsonArray steps(const QString& address)
    {
        const QString name = QStringLiteral("mail.example.org");
        return {
            test::stepJson(QStringLiteral("forward-first"),
                           {{QStringLiteral("name"), name},
                            {QStringLiteral("address"), address},
                            {QStringLiteral("type"), QStringLiteral("A")}}),
            test::stepJson(QStringLiteral("sign-in"),
                           {{QStringLiteral("url"), QStringLiteral("https://panel.example/")},
                            {QStringLiteral("hoster"), QStringLiteral("Hetzner Cloud")}}),
            test::stepJson(QStringLiteral("choose"),
                           {{QStringLiteral("path"),
                             QStringLiteral("Servers → Networking → … → Edit Reverse DNS")}}),
            test::stepJson(QStringLiteral("enter-name"),
                           {{QStringLiteral("name"), name}, {QStringLiteral("address"), address}}),
            test::stepJson(QStringLiteral("wait"))};
    }

    void shoot(PtrCard& card, const char* name)
    {
        for (const int width : {820, 320}) {
            QWidget frame;
            frame.setAutoFillBackground(true);
            QPalette colors = frame.palette();
            colors.setColor(QPalette::Window, style::colors().bg.page);
            frame.setPalette(colors);
            auto* layout = new QVBoxLayout(&frame);
            layout->setContentsMargins(16, 16, 16, 16);
            layout->addWidget(&card);
            layout->addStretch();
            frame.resize(width + 32, 100);
            card.show();
            frame.show();
            QVERIFY(QTest::qWaitForWindowExposed(&frame));
            QTest::qWait(50); // layouts settle from the inside out
            frame.resize(width + 32, layout->heightForWidth(width + 32));
            QTest::qWait(50);
            const QPixmap picture = frame.grab();
            const int needed = card.minimumSizeHint().width();
            card.setParent(nullptr);
            QVERIFY2(
                needed <= width,
                qPrintable(QStringLiteral("%1 needs %2 px").arg(QLatin1String(name)).arg(needed)));
            QVERIFY(
                picture.save(QStringLiteral(MAILSTEAD_BINARY_DIR "/screenshots/pages/%1.%2.%3.png")
                                 .arg(QLatin1String(name), QLatin1String(QTest::currentDataTag()))
                                 .arg(width)));
        }
    }

    QTranslator m_chinese, m_english;
};

QTEST_MAIN(TestPtrPictures)
#include "tst_ptr_pictures.moc"

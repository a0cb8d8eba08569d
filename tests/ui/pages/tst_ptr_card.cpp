// The card of reverse names, pressed as people press it, over a daemon in memory.
#include "../../app/hosters/sample.h"
#include "fake_daemon.h"
#include "page_test.h"
#include "pages/ptr_address_view.h"
#include "pages/ptr_card.h"
#include "style/theme.h"
#include "widgets/segmented_control.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>

using namespace mailstead;
using namespace mailstead::pages;
using Part = PtrAddressView::Part;

namespace
{

const QString v4 = QStringLiteral("192.0.2.1");
const QString v6 = QStringLiteral("2001:db8::1");

QJsonObject addresses(const QList<QJsonObject>& list)
{
    QJsonArray array;
    for (const QJsonObject& one : list)
        array.append(one);
    return {{QStringLiteral("name"), QStringLiteral("mail.example.org")},
            {QStringLiteral("addresses"), array}};
}

QJsonObject with(QJsonObject object, const char* key, const QJsonValue& value)
{
    object.insert(QLatin1String(key), value);
    return object;
}

QJsonObject journal(bool undone)
{
    return {{QStringLiteral("entries"),
             QJsonArray{QJsonObject{{QStringLiteral("journal"), QStringLiteral("j1")},
                                    {QStringLiteral("at"), QStringLiteral("2026-11-24T10:00:00Z")},
                                    {QStringLiteral("address"), v4},
                                    {QStringLiteral("before"), QStringLiteral("old.example")},
                                    {QStringLiteral("after"), QStringLiteral("mail.example.org")},
                                    {QStringLiteral("undone"), undone}}}}};
}

QString textOf(QWidget* root, const char* name)
{
    auto* label = find<QLabel>(root, name);
    return label ? label->text() : QString();
}

} // namespace

class TestPtrCard : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        style::Theme::instance().install(style::ThemeChoice::Light);
        style::Theme::instance().setReducedMotion(true);
    }

    void init()
    {
        m_daemon = std::make_shared<FakeDaemon>();
        m_daemon->setAnswer(
            QStringLiteral("dns.ptr"),
            addresses({test::addressJson(v4), test::addressJson(v6, QStringLiteral("equal"))}));
        m_daemon->setAnswer(QStringLiteral("dns.hosters"), test::hostersJson());
        m_daemon->setAnswer(QStringLiteral("dns.ptrJournal"),
                            {{QStringLiteral("entries"), QJsonArray()}});
        m_client = connectToFake(m_daemon);
        QVERIFY(m_client);
        m_model = std::make_unique<hosters::PtrModel>();
        m_card = std::make_unique<PtrCard>();
        m_card->setModel(m_model.get());
        m_card->resize(700, 900);
        m_card->show();
        m_model->setClient(m_client);
        QTRY_VERIFY(m_card->view(v4));
        QTRY_VERIFY(m_model->interfaceOf(QStringLiteral("hetzner-cloud")));
    }

    void cleanup()
    {
        m_card.reset();
        m_model.reset();
        m_client.reset();
    }

    void saysWhatIsSo()
    {
        QVERIFY(m_card->summary().contains(u'1') && m_card->summary().contains(u'2'));
        QVERIFY(textOf(m_card->view(v4), "ptrSentence").contains(v4));
        QVERIFY(!find<QWidget>(m_card->view(v6), "ptrShowSteps")->isVisible());
        QVERIFY(find<QWidget>(m_card->view(v4), "ptrShowSteps")->isVisible());
    }

    void stepsOpenAndShut()
    {
        PtrAddressView* view = m_card->view(v4);
        QVERIFY(press(view, "ptrShowSteps"));
        QVERIFY(view->openPart() == Part::Steps);
        QCOMPARE(view->findChildren<QLabel*>(QStringLiteral("ptrStep")).size(), 3);
        QVERIFY(find<QWidget>(view, "ptrPort25")->isVisible());
        QVERIFY(press(view, "ptrShowTicket"));
        QVERIFY(view->openPart() == Part::Ticket);
        QVERIFY(!find<QWidget>(view, "ptrSteps")->isVisible());
        QVERIFY(press(view, "ptrShowTicket"));
        QVERIFY(view->openPart() == Part::None);
    }

    void ticketIsCopied()
    {
        PtrAddressView* view = m_card->view(v4);
        QVERIFY(press(view, "ptrShowTicket"));
        QVERIFY(press(view, "ptrTicketCopy"));
        const QString english = QGuiApplication::clipboard()->text();
        QVERIFY(english.contains(v4) && english.contains(QLatin1String("mail.example.org")));
        find<widgets::SegmentedControl>(view, "ptrTicketLanguage")->setCurrent(1);
        QVERIFY(press(view, "ptrTicketCopy"));
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("反向解析")));
        QVERIFY(press(view, "ptrTicketCopySubject"));
        QVERIFY(QGuiApplication::clipboard()->text().contains(v4));
        // A new look keeps the language that was chosen, and what is open.
        m_model->refresh();
        QTRY_COMPARE(m_daemon->calls().filter(QStringLiteral("dns.ptrJournal")).size(), 2);
        QVERIFY(view == m_card->view(v4) && view->openPart() == Part::Ticket);
        QVERIFY(textOf(view, "ptrTicketText").contains(QStringLiteral("反向解析")));
    }

    void anotherHoster()
    {
        PtrAddressView* view = m_card->view(v4);
        QVERIFY(press(view, "ptrShowSteps"));
        auto* other = find<QComboBox>(view, "ptrOther");
        QCOMPARE(other->count(), 3); // as found, and two
        const QJsonObject racknerd = test::hosterJson(
            QStringLiteral("racknerd"), QStringLiteral("RackNerd"), QStringLiteral("ticket"));
        QJsonObject chosen = with(test::addressJson(v4), "hoster", racknerd);
        chosen = with(chosen, "chosen", true);
        m_daemon->setAnswer(QStringLiteral("dns.ptr"), addresses({chosen}));
        other->setCurrentIndex(other->findText(QStringLiteral("RackNerd")));
        emit other->activated(other->currentIndex());
        QTRY_VERIFY(textOf(view, "ptrHoster").contains(QLatin1String("RackNerd")));
        QCOMPARE(other->currentText(), QStringLiteral("RackNerd"));
        QVERIFY(!find<QWidget>(view, "ptrShowApi")->isVisible());
        QVERIFY(!m_card->view(v6)); // its row is gone
    }

    void storesCredentialsPreviewsSetsAndUndoes()
    {
        m_daemon->setAnswer(QStringLiteral("dns.ptr"),
                            addresses({with(test::addressJson(v4), "credentials", QJsonArray())}));
        m_model->refresh();
        QTRY_VERIFY(m_card->view(v4)->address().credentials.isEmpty());
        m_daemon->setAnswer(QStringLiteral("dns.setHosterCredentials"),
                            {{QStringLiteral("done"), true}});
        m_daemon->setAnswer(QStringLiteral("dns.setPtr"), test::changeJson(false));
        PtrAddressView* view = m_card->view(v4);
        QVERIFY(press(view, "ptrShowApi"));
        QVERIFY(press(view, "ptrStore"));
        QVERIFY(!textOf(view, "ptrField_tokenBelow").isEmpty()); // a token is needed
        QVERIFY(type(view, "ptrField_token", QStringLiteral("secret")));
        auto* token = find<QLineEdit>(view, "ptrField_token");
        QVERIFY(token->echoMode() == QLineEdit::Password);
        QVERIFY(press(view, "ptrStore"));
        QTRY_VERIFY(find<QWidget>(view, "ptrApply")->isVisible());
        QVERIFY(token->text().isEmpty()); // not kept in the window
        QVERIFY(textOf(view, "ptrBefore").contains(QLatin1String("your-server.de")));
        QVERIFY(textOf(view, "ptrAfter").contains(QLatin1String("mail.example.org")));

        m_daemon->setAnswer(QStringLiteral("dns.setPtr"), test::changeJson(true));
        m_daemon->setAnswer(QStringLiteral("dns.ptrJournal"), journal(false));
        m_daemon->setAnswer(QStringLiteral("dns.ptr"),
                            addresses({test::addressJson(v4, QStringLiteral("equal"))}));
        QVERIFY(press(view, "ptrApply"));
        QTRY_VERIFY(find<QWidget>(view, "ptrUndo")->isVisible());
        QTRY_VERIFY(view->address().isGood());
        QVERIFY(find<QWidget>(view, "ptrUndo")->isVisible());

        m_daemon->setAnswer(QStringLiteral("dns.undoPtr"), test::changeJson(true));
        m_daemon->setAnswer(QStringLiteral("dns.ptrJournal"), journal(true));
        m_daemon->setAnswer(QStringLiteral("dns.ptr"), addresses({test::addressJson(v4)}));
        QVERIFY(press(view, "ptrUndo"));
        QTRY_VERIFY(!view->address().isGood());
        QTRY_VERIFY(find<QWidget>(view, "ptrPreview")->isVisible());
        QVERIFY(!find<QWidget>(view, "ptrUndo")->isVisible());
    }

    void refusesBeforeTheNameLeadsHere()
    {
        QJsonObject change = with(test::changeJson(false), "forward", false);
        change = with(change, "leadsTo", QJsonArray{QStringLiteral("192.0.2.77")});
        m_daemon->setAnswer(QStringLiteral("dns.setPtr"), change);
        PtrAddressView* view = m_card->view(v4);
        QVERIFY(press(view, "ptrShowApi"));
        QVERIFY(press(view, "ptrPreview"));
        QTRY_VERIFY(find<QWidget>(view, "ptrApply")->isVisible());
        QVERIFY(!find<QWidget>(view, "ptrApply")->isEnabled());
        QVERIFY(textOf(view, "ptrRemark").contains(QLatin1String("192.0.2.77"))); // and why
    }

    void errorsAreShownInPlace()
    {
        m_daemon->setFailure(QStringLiteral("dns.setPtr"), QStringLiteral("the hoster says no"));
        PtrAddressView* view = m_card->view(v4);
        QVERIFY(press(view, "ptrShowApi"));
        QVERIFY(press(view, "ptrPreview"));
        QTRY_VERIFY(find<QWidget>(view, "ptrApiError")->isVisible());
        QVERIFY(find<QWidget>(view, "ptrPreview")->isVisible()); // to try again
        m_daemon->setFailure(QStringLiteral("dns.ptr"), QStringLiteral("broken"));
        QVERIFY(press(m_card.get(), "ptrAgain"));
        QTRY_VERIFY(find<QWidget>(m_card.get(), "ptrError")->isVisible());
        m_daemon->setFailure(QStringLiteral("dns.ptr"), QString());
        QVERIFY(press(m_card.get(), "ptrAgain"));
        QTRY_VERIFY(!find<QWidget>(m_card.get(), "ptrError")->isVisible());
    }

    void fitsAColumn()
    {
        for (const char* part : {"ptrShowSteps", "ptrShowTicket", "ptrShowApi"}) {
            QVERIFY(press(m_card->view(v4), part));
            QVERIFY2(m_card->minimumSizeHint().width() <= 320, part);
        }
    }

private:
    std::shared_ptr<FakeDaemon> m_daemon;
    std::shared_ptr<control::Client> m_client;
    std::unique_ptr<hosters::PtrModel> m_model;
    std::unique_ptr<PtrCard> m_card;
};

QTEST_MAIN(TestPtrCard)
#include "tst_ptr_card.moc"

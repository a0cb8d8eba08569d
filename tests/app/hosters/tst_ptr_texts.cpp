// Reading what the daemon says about reverse names, and the words for it.
#include "hosters/texts.h"
#include "sample.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::hosters;

namespace
{

core::Result<QList<Address>> read(const QJsonObject& address)
{
    return addressesFromJson({{QStringLiteral("addresses"), QJsonArray{address}}});
}

QJsonObject with(QJsonObject object, const char* key, const QJsonValue& value)
{
    object.insert(QLatin1String(key), value);
    return object;
}

} // namespace

class TestPtrTexts : public QObject
{
    Q_OBJECT

private slots:
    void reads()
    {
        const auto list = read(test::addressJson());
        QVERIFY2(list, qPrintable(list ? QString() : list.error().text()));
        const Address& one = list->first();
        QCOMPARE(one.address, QStringLiteral("192.0.2.1"));
        QVERIFY(one.grade == Grade::Missing && !one.isGood());
        QCOMPARE(one.hoster->label, QStringLiteral("Hetzner Cloud"));
        QVERIFY(one.hoster->port25 == Port25::OnRequest);
        QCOMPARE(one.credentials, QStringList{QStringLiteral("home")});
        const auto unknown = read(with(test::addressJson(), "hoster", QJsonValue()));
        QVERIFY(unknown && !unknown->first().hoster);
        const auto all = hostersFromJson(test::hostersJson());
        QVERIFY(all && all->interfaces.first().fields.first().secret);
        QVERIFY(changeFromJson(test::changeJson(true))->changed);
    }

    void refusesWhatDoesNotFit()
    {
        for (const QJsonObject& wrong :
             {with(test::addressJson(), "grade", QStringLiteral("splendid")),
              with(test::addressJson(), "address", 7), with(test::addressJson(), "steps", 7),
              with(test::addressJson(), "hoster", QJsonObject()),
              with(test::addressJson(), "wanted", QString(400, QLatin1Char('a')))}) {
            const auto list = read(wrong);
            QVERIFY(!list && list.error().kind == core::ErrorKind::Protocol);
        }
        QVERIFY(!addressesFromJson({}));
        QVERIFY(!changeFromJson({}));
    }

    void linksAreHttps()
    {
        QJsonObject hoster = test::addressJson().value(QLatin1String("hoster")).toObject();
        hoster.insert(QStringLiteral("url"), QStringLiteral("javascript:alert(1)"));
        QVERIFY(read(with(test::addressJson(), "hoster", hoster))->first().hoster->url.isEmpty());
    }

    void everyGradeHasASentence_data()
    {
        QTest::addColumn<bool>("good");
        QTest::newRow("equal") << true;
        QTest::newRow("forward-confirmed") << true;
        for (const char* grade : {"generic", "not-confirmed", "other", "missing", "unknown"})
            QTest::newRow(grade) << false;
    }

    void everyGradeHasASentence()
    {
        QFETCH(bool, good);
        const QString grade = QString::fromLatin1(QTest::currentDataTag());
        const Address one = read(test::addressJson(QStringLiteral("192.0.2.1"), grade))->first();
        QCOMPARE(toString(one.grade), grade);
        QCOMPARE(one.isGood(), good);
        const QString sentence = stateSentence(one);
        QVERIFY(sentence.contains(QLatin1String("192.0.2.1")) && sentence.endsWith(u'.'));
        QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
    }

    void everyStepHasWords_data()
    {
        QTest::addColumn<QStringList>("parameters");
        const auto row = [](const char* id, const QStringList& parameters) {
            QTest::newRow(id) << parameters;
        };
        const QString name = QStringLiteral("name"), address = QStringLiteral("address"),
                      url = QStringLiteral("url"), hoster = QStringLiteral("hoster");
        row("forward-first", {name, address, QStringLiteral("type")});
        row("open-ticket", {url});
        row("sign-in", {url, hoster});
        row("elastic-address", {});
        row("verify-domain", {name});
        row("choose", {QStringLiteral("path")});
        row("enter-name", {name, address});
        row("rename-server", {name});
        row("fill-form", {name, address});
        row("run-command", {QStringLiteral("command")});
        row("send-ticket", {});
        row("impossible", {hoster});
        row("wait", {});
    }

    void everyStepHasWords()
    {
        QFETCH(QStringList, parameters);
        QJsonObject given;
        for (const QString& parameter : parameters)
            given.insert(parameter, QStringLiteral("<%1>").arg(parameter));
        const QJsonObject step =
            test::stepJson(QString::fromLatin1(QTest::currentDataTag()), given);
        const Address one = read(with(test::addressJson(), "steps", QJsonArray{step}))->first();
        QCOMPARE(stepTexts(one).size(), 1);
        const QString text = stepTexts(one).first();
        for (const QString& parameter : parameters)
            QVERIFY2(text.contains(QStringLiteral("<%1>").arg(parameter)), qPrintable(text));
        QVERIFY2(!text.contains(QLatin1String("%")), qPrintable(text));
    }

    void unknownStepsAreLeftOut()
    {
        QCOMPARE(stepTexts(read(test::addressJson())->first()).size(), 3);
    }

    void tickets()
    {
        const Address one = read(test::addressJson())->first();
        for (const TicketLanguage language : {TicketLanguage::English, TicketLanguage::Chinese}) {
            const Ticket ticket = ticketFor(one, language);
            QVERIFY(ticket.subject.contains(one.address));
            QVERIFY(ticket.text.contains(one.address) && ticket.text.contains(one.wanted));
            QVERIFY(ticket.text.contains(QLatin1String("25"))); // opens it on request only
            QVERIFY2(!ticket.text.contains(u'%'), qPrintable(ticket.text));
        }
        QVERIFY(ticketFor(one, TicketLanguage::Chinese).text.contains(QStringLiteral("反向解析")));
        const Address nobody = read(with(test::addressJson(), "hoster", QJsonValue()))->first();
        QVERIFY(
            !ticketFor(nobody, TicketLanguage::English).text.contains(QLatin1String("port 25")));
        QVERIFY(ticketLanguage(one) == TicketLanguage::English);
        const QJsonObject aliyun = test::hosterJson(
            QStringLiteral("aliyun"), QStringLiteral("Alibaba Cloud"), QStringLiteral("ticket"));
        QVERIFY(ticketLanguage(read(with(test::addressJson(), "hoster", aliyun))->first()) ==
                TicketLanguage::Chinese);
        // A name with a percent sign of its own is no placeholder.
        Address odd = one;
        odd.wanted = QStringLiteral("a%1.example");
        QVERIFY(ticketFor(odd, TicketLanguage::English).text.contains(odd.wanted));
    }

    void saysHowSureItIs()
    {
        Address one = read(test::addressJson())->first();
        QStringList sentences;
        for (const Confidence confidence :
             {Confidence::Certain, Confidence::Likely, Confidence::Possible}) {
            one.confidence = confidence;
            sentences << hosterSentence(one);
        }
        one.chosen = true;
        sentences << hosterSentence(one);
        one.hoster.reset();
        sentences << hosterSentence(one);
        QCOMPARE(QSet<QString>(sentences.cbegin(), sentences.cend()).size(), 5);
        QCOMPARE(evidenceLines(read(test::addressJson())->first()).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPtrTexts)
#include "tst_ptr_texts.moc"

// Where a name leads, of what several servers say.
#include "dns/check.h"

#include <QTest>

using namespace mailstead::dns;

class LeadsHereTest : public QObject
{
    Q_OBJECT

private slots:
    void sights_data();
    void sights();
};

void LeadsHereTest::sights_data()
{
    QTest::addColumn<QStringList>("servers"); // addresses, "=alias", "?" failed, "-" nothing
    QTest::addColumn<int>("leads");
    QTest::addColumn<QString>("alias");
    const auto row = [](const char* name, const QStringList& servers, Leads leads,
                        const char* alias = "") {
        QTest::newRow(name) << servers << int(leads) << QString::fromLatin1(alias);
    };
    const auto list = [](const char* text) {
        return QString::fromLatin1(text).split(QLatin1Char('|'));
    };
    row("all agree", list("192.0.2.1|192.0.2.1 2001:db8::1|192.0.2.1"), Leads::Here);
    row("one elsewhere", list("192.0.2.1|192.0.2.9"), Leads::Elsewhere);
    row("one address of two elsewhere", list("192.0.2.1 192.0.2.9"), Leads::Elsewhere);
    row("one lacks it", list("192.0.2.1|-"), Leads::Elsewhere);
    row("one is silent", list("192.0.2.1|?"), Leads::Unknown);
    row("silent and elsewhere", list("?|192.0.2.9"), Leads::Elsewhere);
    row("all silent", list("?|?"), Leads::Unknown);
    row("nobody to ask", {}, Leads::Unknown);
    row("alias within the zone", list("=mail.example.org 192.0.2.1|192.0.2.1"), Leads::Here);
    row("alias into another zone", list("=mail.example.net|192.0.2.1"), Leads::Here,
        "mail.example.net");
    row("alias whose target is elsewhere", list("=mail.example.net|192.0.2.9"), Leads::Elsewhere,
        "mail.example.net");
}

void LeadsHereTest::sights()
{
    QFETCH(QStringList, servers);
    QFETCH(int, leads);
    QFETCH(QString, alias);
    std::vector<NameSight> sights;
    for (const QString& server : servers) {
        NameSight sight;
        for (const QString& word : server.split(QLatin1Char(' '))) {
            if (word.startsWith(QLatin1Char('=')))
                sight.alias = word.mid(1).toStdString();
            else if (word == QLatin1String("?"))
                sight.failed = true;
            else if (word != QLatin1String("-"))
                sight.addresses.push_back(word.toStdString());
        }
        sights.push_back(sight);
    }
    std::set<std::string> aliases;
    QCOMPARE(int(whereItLeads(sights, {"192.0.2.1", "2001:db8::1"}, aliases)), leads);
    const std::set<std::string> wanted =
        alias.isEmpty() ? std::set<std::string>() : std::set{alias.toStdString()};
    QVERIFY(aliases == wanted);
}

QTEST_GUILESS_MAIN(LeadsHereTest)
#include "tst_leads_here.moc"

// The wanted records of dns.wanted and dns.check, and the forms in which people need them.
#include "names/provider.h"
#include "names/wanted_record.h"

#include <QTest>

using namespace mailstead;
using namespace mailstead::names;

namespace
{

QString text(const char* latin)
{
    return QString::fromLatin1(latin);
}

WantedRecord withForm(const char* type, const QJsonObject& form)
{
    const QJsonObject record{{text("name"), text("example.org")},
                             {text("type"), text(type)},
                             {text("value"), text("value")},
                             {text("form"), form}};
    const auto records = wantedRecordsFromJson({{text("records"), QJsonArray{record}}});
    return records ? records->first() : WantedRecord();
}

Provider provider(NameForm names, bool quotes)
{
    Provider provider;
    provider.names = names;
    provider.quotesText = quotes;
    return provider;
}

QStringList texts(const QList<FormPart>& parts)
{
    QStringList list;
    for (const FormPart& part : parts)
        list.append(part.text);
    return list;
}

} // namespace

class TestWantedRecord : public QObject
{
    Q_OBJECT

private slots:
    void fitsTheProvidersPage()
    {
        const WantedRecord txt = withForm("TXT", {{text("relativeName"), text("@")},
                                                  {text("absoluteName"), text("example.org.")},
                                                  {text("plain"), text("v=spf1 mx -all")},
                                                  {text("split"), text("\"v=spf1 mx -all\"")}});
        const Provider at = provider(NameForm::RelativeAt, false);
        const Provider empty = provider(NameForm::RelativeEmpty, true);
        const Provider full = provider(NameForm::Full, true);
        QCOMPARE(texts(formParts(txt, &at)), (QStringList{text("@"), text("v=spf1 mx -all")}));
        QCOMPARE(texts(formParts(txt, &empty)),
                 (QStringList{QString(), text("\"v=spf1 mx -all\"")}));
        QCOMPARE(texts(formParts(txt, &full)),
                 (QStringList{text("example.org"), text("\"v=spf1 mx -all\"")}));
        QCOMPARE(texts(formParts(txt, nullptr)), (QStringList{text("@"), text("v=spf1 mx -all")}));

        // Numbers have fields of their own; quotes are for TXT alone.
        const WantedRecord srv = withForm("SRV", {{text("relativeName"), text("_imaps._tcp")},
                                                  {text("plain"), text("mail.example.org")},
                                                  {text("split"), text("\"no\"")},
                                                  {text("priority"), 0},
                                                  {text("weight"), 1},
                                                  {text("port"), 993}});
        const QList<FormPart> parts = formParts(srv, &empty);
        QCOMPARE(texts(parts), (QStringList{text("_imaps._tcp"), text("mail.example.org"),
                                            text("0"), text("1"), text("993")}));
        QVERIFY(parts.at(2).kind == FormPart::Kind::Priority);
        QVERIFY(parts.at(4).kind == FormPart::Kind::Port);
        const WantedRecord caa = withForm("CAA", {{text("relativeName"), text("mail")},
                                                  {text("plain"), text("letsencrypt.org")},
                                                  {text("flags"), 0},
                                                  {text("tag"), text("issue")},
                                                  {text("port"), 70000}});
        QCOMPARE(texts(formParts(caa, &at)),
                 (QStringList{text("mail"), text("letsencrypt.org"), text("0"), text("issue")}));

        // A daemon that sends no form.
        QCOMPARE(texts(formParts(withForm("A", {}), &full)),
                 (QStringList{text("example.org"), text("value")}));
    }
};

QTEST_GUILESS_MAIN(TestWantedRecord)
#include "tst_wanted_record.moc"

#include "dns/dmarc_merge.h"
#include "dns/spf_merge.h"
#include "dns/zone_change.h"
#include "zone_lines.h"

#include <QTest>

using namespace mailstead::dns;

class ZoneChangeTest : public QObject
{
    Q_OBJECT

private slots:
    void plans_data();
    void plans();
    void spf_data();
    void spf();
    void spfStaysWithinTheLimit();
    void dmarc_data();
    void dmarc();
    void nothingOfOthersIsTouched();
    void planningTwiceChangesNothing();
    void ttls();
    void undo_data();
    void undo();
};

namespace
{

const char* const ourSpf = "spf example.org TXT v=spf1 mx -all";
const char* const ourMx = "mx example.org MX 10 mail.example.org";
const char* const ourA = "address mail.example.org A 192.0.2.1";

QByteArray actions(const std::vector<PlannedChange>& plan)
{
    QList<QByteArray> result;
    for (const PlannedChange& row : plan)
        result << QByteArray(toString(row.action).data()) + " " +
                      QByteArray::fromStdString(row.reason);
    return result.join('\n');
}

} // namespace

void ZoneChangeTest::plans_data()
{
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QByteArray>("present");
    QTest::addColumn<QByteArray>("choices"); // "key=choice" a line
    QTest::addColumn<QByteArray>("actions"); // "action reason" a line
    QTest::addColumn<QByteArray>("after");   // the whole zone
    const auto row = [](const char* name, const QByteArray& wanted, const QByteArray& present,
                        const QByteArray& choices, const QByteArray& plan,
                        const QByteArray& after) {
        QTest::newRow(name) << wanted << present << choices << plan << after;
    };

    row("new record", ourA, "", "", "add new", "mail.example.org A 192.0.2.1");
    row("right already", ourA, "mail.example.org A 192.0.2.1", "", "keep right",
        "mail.example.org A 192.0.2.1");
    row("other address", ourA, "mail.example.org A 192.0.2.9", "", "change address-differs",
        "mail.example.org A 192.0.2.1");
    row("skipped", ourA, "mail.example.org A 192.0.2.9", "mail.example.org A=skip", "keep skipped",
        "mail.example.org A 192.0.2.9");
    row("skipped new one", ourA, "", "mail.example.org A=skip", "keep skipped", "");
    row("proxied", ourA, "mail.example.org PROXIED-A 192.0.2.1", "", "change proxied",
        "mail.example.org A 192.0.2.1");
    row("web site at the apex", "address example.org A 192.0.2.1", "example.org A 192.0.2.9", "",
        "decide address-of-others", "example.org A 192.0.2.9");
    row("web site given up", "address example.org A 192.0.2.1", "example.org A 192.0.2.9",
        "example.org A=replace", "change address-differs", "example.org A 192.0.2.1");
    row("web site kept", "address example.org A 192.0.2.1", "example.org A 192.0.2.9",
        "example.org A=keep", "keep address-of-others", "example.org A 192.0.2.9");
    row("AAAA of another machine", ourA, "mail.example.org AAAA 2001:db8::9", "",
        "add new\ndecide address-of-another-machine",
        "mail.example.org A 192.0.2.1\nmail.example.org AAAA 2001:db8::9");
    row("AAAA of another machine removed", ourA, "mail.example.org AAAA 2001:db8::9",
        "mail.example.org AAAA=remove", "add new\nremove address-of-another-machine",
        "mail.example.org A 192.0.2.1");

    row("no MX yet", ourMx, "", "", "add new", "example.org MX 10 mail.example.org");
    row("our MX with another preference", ourMx, "example.org MX 5 mail.example.org", "",
        "keep right", "example.org MX 5 mail.example.org");
    row("null MX", ourMx, "example.org MX 0 .", "", "change mx-null",
        "example.org MX 10 mail.example.org");
    const QByteArray google =
        "example.org MX 1 aspmx.l.google.com\nexample.org MX 5 alt1.google.com";
    row("MX of another provider", ourMx, google, "", "decide mx-of-others", google);
    row("MX replaced", ourMx, google, "example.org MX=replace", "change mx-of-others",
        "example.org MX 10 mail.example.org");
    row("MX beside", ourMx, google, "example.org MX=beside", "change mx-of-others",
        "example.org MX 1 aspmx.l.google.com\nexample.org MX 10 mail.example.org\n"
        "example.org MX 5 alt1.google.com");
    row("MX kept", ourMx, google, "example.org MX=keep", "keep mx-of-others", google);
    row("ours and another", ourMx,
        "example.org MX 10 mail.example.org\nexample.org MX 20 backup.example.net", "",
        "decide mx-of-others",
        "example.org MX 10 mail.example.org\nexample.org MX 20 backup.example.net");

    row("alias in the way", ourA, "mail.example.org CNAME ghs.example.net", "",
        "decide alias-in-the-way", "mail.example.org CNAME ghs.example.net");
    row("alias replaced", ourA, "mail.example.org CNAME ghs.example.net",
        "mail.example.org A=replace", "add alias-in-the-way", "mail.example.org A 192.0.2.1");
    row("alias kept", ourA, "mail.example.org CNAME ghs.example.net", "mail.example.org A=keep",
        "keep alias-in-the-way", "mail.example.org CNAME ghs.example.net");
    row("one alias in the way of two",
        "address mail.example.org A 192.0.2.1\n"
        "address mail.example.org AAAA 2001:db8::1",
        "mail.example.org CNAME ghs.example.net",
        "mail.example.org A=replace\nmail.example.org AAAA=replace",
        "add alias-in-the-way\nadd alias-in-the-way",
        "mail.example.org A 192.0.2.1\nmail.example.org AAAA 2001:db8::1");
    row("wanted alias", "autoconfig autoconfig.example.org CNAME mail.example.org",
        "autoconfig.example.org A 192.0.2.7", "", "decide alias-in-the-way",
        "autoconfig.example.org A 192.0.2.7");
    row("alias differs", "autoconfig autoconfig.example.org CNAME mail.example.org",
        "autoconfig.example.org CNAME other.example.net", "", "change differs",
        "autoconfig.example.org CNAME mail.example.org");

    row("SPF beside verification", ourSpf, "example.org TXT google-site-verification=abc", "",
        "change added-beside",
        "example.org TXT google-site-verification=abc\nexample.org TXT v=spf1 mx -all");
    row("SPF merged", ourSpf,
        "example.org TXT v=spf1 include:_spf.example.net ~all\n"
        "example.org TXT other",
        "", "change spf-merged",
        "example.org TXT other\nexample.org TXT v=spf1 include:_spf.example.net mx ~all");
    row("two SPF", ourSpf,
        "example.org TXT v=spf1 a -all\nexample.org TXT v=spf1 ip4:192.0.2.7 ~all", "",
        "change spf-joined", "example.org TXT v=spf1 a ip4:192.0.2.7 mx ~all");
    row("SPF right", ourSpf, "example.org TXT v=spf1 a mx ~all", "", "keep right",
        "example.org TXT v=spf1 a mx ~all");

    const QByteArray dmarc = "dmarc _dmarc.example.org TXT v=DMARC1; p=quarantine; "
                             "rua=mailto:postmaster@example.org";
    row("no DMARC", dmarc, "", "", "add new",
        "_dmarc.example.org TXT v=DMARC1; p=quarantine; rua=mailto:postmaster@example.org");
    row("DMARC kept", dmarc, "_dmarc.example.org TXT v=DMARC1; p=none; rua=mailto:x@example.net",
        "", "keep right", "_dmarc.example.org TXT v=DMARC1; p=none; rua=mailto:x@example.net");
    row("two DMARC", dmarc,
        "_dmarc.example.org TXT v=DMARC1; p=reject\n"
        "_dmarc.example.org TXT v=DMARC1; p=none; rua=mailto:x@example.net\n"
        "_dmarc.example.org TXT hello",
        "", "change dmarc-joined",
        "_dmarc.example.org TXT hello\n"
        "_dmarc.example.org TXT v=DMARC1; p=none; rua=mailto:x@example.net");

    row("DKIM key differs", "dkim s._domainkey.example.org TXT v=DKIM1; k=rsa; p=NEW",
        "s._domainkey.example.org TXT v=DKIM1; k=rsa; p=OLD\n"
        "t._domainkey.example.org TXT v=DKIM1; k=rsa; p=FOREIGN",
        "", "change differs",
        "s._domainkey.example.org TXT v=DKIM1; k=rsa; p=NEW\n"
        "t._domainkey.example.org TXT v=DKIM1; k=rsa; p=FOREIGN");
    row("MTA-STS id", "mta-sts _mta-sts.example.org TXT v=STSv1; id=2",
        "_mta-sts.example.org TXT v=STSv1; id=1\n_mta-sts.example.org TXT note", "",
        "change differs", "_mta-sts.example.org TXT note\n_mta-sts.example.org TXT v=STSv1; id=2");

    const QByteArray caa = "caa example.org CAA 0 issue \"letsencrypt.org\"";
    row("CAA new", caa, "", "", "add new", "example.org CAA 0 issue \"letsencrypt.org\"");
    row("CAA extended", caa,
        "example.org CAA 0 issue \"digicert.com\"\n"
        "example.org CAA 0 iodef \"mailto:x@example.org\"",
        "", "change caa-extended",
        "example.org CAA 0 iodef \"mailto:x@example.org\"\n"
        "example.org CAA 0 issue \"digicert.com\"\nexample.org CAA 0 issue \"letsencrypt.org\"");
    row("CAA forbids all", caa, "example.org CAA 0 issue \";\"", "", "change caa-extended",
        "example.org CAA 0 issue \";\"\nexample.org CAA 0 issue \"letsencrypt.org\"");
    row("CAA permits", caa,
        "example.org CAA 0 issue \"LetsEncrypt.org; validationmethods=http-01\"", "",
        "keep caa-permits",
        "example.org CAA 0 issue \"LetsEncrypt.org; validationmethods=http-01\"");
    row("CAA restricts nothing", caa, "example.org CAA 0 iodef \"mailto:x@example.org\"", "",
        "keep caa-permits", "example.org CAA 0 iodef \"mailto:x@example.org\"");

    row("SRV", "srv _imaps._tcp.example.org SRV 0 1 993 mail.example.org",
        "_imaps._tcp.example.org SRV 5 0 993 imap.example.net", "", "change differs",
        "_imaps._tcp.example.org SRV 0 1 993 mail.example.org");
    row("TLSA unsupported", "tlsa _25._tcp.mail.example.org TLSA 3 1 1 abcd", "", "",
        "unsupported type-unsupported", "");
    row("another zone and PTR",
        QByteArray(ourA) + "\nmx other.example MX 10 mail.example.org\n"
                           "ptr 1.2.0.192.in-addr.arpa PTR mail.example.org",
        "", "", "add new", "mail.example.org A 192.0.2.1");
}

void ZoneChangeTest::plans()
{
    QFETCH(QByteArray, wanted);
    QFETCH(QByteArray, present);
    QFETCH(QByteArray, choices);
    QFETCH(QByteArray, actions);
    QFETCH(QByteArray, after);
    PlanOptions options;
    options.zone = "example.org";
    options.types = {"A", "AAAA", "MX", "TXT", "CNAME", "CAA", "SRV"};
    for (const QByteArray& line : choices.split('\n')) {
        const int equals = int(line.lastIndexOf('='));
        if (equals > 0)
            options.choices[line.left(equals).toStdString()] = line.mid(equals + 1).toStdString();
    }
    const auto zone = zonelines::sets(present);
    const auto plan = planZone(zonelines::wanted(wanted), zone, options);
    QCOMPARE(::actions(plan), actions);
    QCOMPARE(zonelines::lines(zonelines::applied(zone, changesOf(plan))), after);
    for (const PlannedChange& row : plan) {
        QVERIFY(!row.text.empty());
        QCOMPARE(row.choices.empty(), row.action != Action::Decide);
    }
    // And back.
    std::vector<std::string> refused;
    const auto now = zonelines::applied(zone, changesOf(plan));
    const auto undone = zonelines::applied(now, undoOf(changesOf(plan), now, refused));
    QVERIFY(refused.empty());
    QCOMPARE(zonelines::lines(undone), zonelines::lines(zone));
}

void ZoneChangeTest::spf_data()
{
    QTest::addColumn<QByteArray>("present"); // a record a line
    QTest::addColumn<QByteArray>("merged");
    QTest::addColumn<int>("lookups");
    const auto row = [](const char* name, const char* present, const char* merged, int lookups) {
        QTest::newRow(name) << QByteArray(present) << QByteArray(merged) << lookups;
    };
    row("none", "", "v=spf1 mx -all", 1);
    row("soft stays soft", "v=spf1 include:a.example ~all", "v=spf1 include:a.example mx ~all", 2);
    row("qualifier and case", "v=spf1 +MX ~all", "v=spf1 +MX ~all", 1);
    row("our address listed", "v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 -all",
        "v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 -all", 0);
    row("only one of our addresses", "v=spf1 ip4:192.0.2.1 -all", "v=spf1 ip4:192.0.2.1 mx -all",
        1);
    row("forbidden is not permitted", "v=spf1 -mx ip4:192.0.2.9 -all",
        "v=spf1 -mx ip4:192.0.2.9 mx -all", 2);
    row("nobody sends", "v=spf1 -all", "v=spf1 mx -all", 1);
    row("everybody may", "v=spf1 a +all", "v=spf1 a mx -all", 2);
    row("no policy", "v=spf1 a", "v=spf1 a mx -all", 2);
    row("redirect", "v=spf1 redirect=_spf.example.net", "v=spf1 mx redirect=_spf.example.net", 2);
    row("modifier", "v=spf1 a exp=why.example.net -all", "v=spf1 a mx -all exp=why.example.net", 2);
    row("joined", "v=spf1 a include:x.example -all\nv=spf1 A mx ~all",
        "v=spf1 a include:x.example mx ~all", 3);
    row("joined with redirect", "v=spf1 redirect=r.example\nv=spf1 a -all",
        "v=spf1 a include:r.example mx -all", 3);
    row("spaces", "v=spf1   a   ~all", "v=spf1 a mx ~all", 2);
}

void ZoneChangeTest::spf()
{
    QFETCH(QByteArray, present);
    QFETCH(QByteArray, merged);
    QFETCH(int, lookups);
    std::vector<std::string> records;
    for (const QByteArray& line : present.split('\n')) {
        if (!line.isEmpty())
            records.push_back(line.toStdString());
    }
    const SpfMerge merge = mergeSpf(records, "v=spf1 mx -all", {"192.0.2.1", "2001:db8::1"});
    QCOMPARE(QByteArray::fromStdString(merge.record), merged);
    QCOMPARE(merge.lookups, lookups);
    QCOMPARE(merge.changed, records.size() != 1 || merge.record != records.front());
    const SpfMerge again = mergeSpf({merge.record}, "v=spf1 mx -all", {"192.0.2.1", "2001:db8::1"});
    QVERIFY(!again.changed);
}

void ZoneChangeTest::spfStaysWithinTheLimit()
{
    std::string record = "v=spf1";
    for (int i = 0; i < 10; ++i)
        record += " include:i" + std::to_string(i) + ".example";
    record += " ~all";
    SpfMerge merge = mergeSpf({record}, "v=spf1 mx -all", {"192.0.2.1", "2001:db8::1"});
    QVERIFY(merge.addresses);
    QCOMPARE(merge.lookups, 10);
    QVERIFY(merge.record.ends_with(" ip4:192.0.2.1 ip6:2001:db8::1 ~all"));
    QVERIFY(!mergeSpf({merge.record}, "v=spf1 mx -all", {"192.0.2.1", "2001:db8::1"}).changed);

    // What an included domain asks for counts as well.
    const auto nested = [](const std::string& domain) {
        return domain == "big.example" ? 9 : 0;
    };
    merge = mergeSpf({"v=spf1 include:big.example -all"}, "v=spf1 mx -all", {"192.0.2.1"}, nested);
    QCOMPARE(merge.record, std::string("v=spf1 include:big.example ip4:192.0.2.1 -all"));
    // Over the limit already: said, not hidden.
    merge =
        mergeSpf({"v=spf1 include:big.example a -all"}, "v=spf1 mx -all", {"192.0.2.1"}, nested);
    QCOMPARE(merge.lookups, 11);
}

void ZoneChangeTest::dmarc_data()
{
    QTest::addColumn<QByteArray>("present");
    QTest::addColumn<QByteArray>("merged");
    const auto row = [](const char* name, const char* present, const char* merged) {
        QTest::newRow(name) << QByteArray(present) << QByteArray(merged);
    };
    row("none", "", "v=DMARC1; p=quarantine; rua=mailto:p@example.org");
    row("reports added", "v=DMARC1;p=reject", "v=DMARC1; p=reject; rua=mailto:p@example.org");
    row("reports kept", "v=DMARC1; p=reject; rua=mailto:a@b.example",
        "v=DMARC1; p=reject; rua=mailto:a@b.example");
    row("joined",
        "v=DMARC1; p=reject; rua=mailto:a@b.example\nv=DMARC1; p=quarantine; "
        "rua=mailto:c@b.example; adkim=s",
        "v=DMARC1; p=quarantine; rua=mailto:a@b.example,mailto:c@b.example; adkim=s");
}

void ZoneChangeTest::dmarc()
{
    QFETCH(QByteArray, present);
    QFETCH(QByteArray, merged);
    std::vector<std::string> records;
    for (const QByteArray& line : present.split('\n')) {
        if (!line.isEmpty())
            records.push_back(line.toStdString());
    }
    const std::string ours = "v=DMARC1; p=quarantine; rua=mailto:p@example.org";
    const DmarcMerge merge = mergeDmarc(records, ours);
    QCOMPARE(QByteArray::fromStdString(merge.record), merged);
    QVERIFY(!mergeDmarc({merge.record}, ours).changed);
    QVERIFY(!isDmarc("v=DMARC10; p=none"));
    QVERIFY(isDmarc("v = DMARC1 ; p=none"));
}

namespace
{

const QByteArray everything = "address mail.example.org A 192.0.2.1\n"
                              "mx example.org MX 10 mail.example.org\n"
                              "spf example.org TXT v=spf1 mx -all\n"
                              "dkim s._domainkey.example.org TXT v=DKIM1; p=A\n"
                              "dmarc _dmarc.example.org TXT v=DMARC1; p=none\n"
                              "caa example.org CAA 0 issue \"letsencrypt.org\"";

const QByteArray somebodysZone = "example.org A 192.0.2.80\n"
                                 "example.org NS ns1.example.net\n"
                                 "example.org TXT google-site-verification=abc\n"
                                 "example.org CAA 0 issuewild \";\"\n"
                                 "www.example.org CNAME example.org\n"
                                 "shop.example.org A 192.0.2.81\n"
                                 "_sip._tcp.example.org SRV 0 1 5060 sip.example.net\n"
                                 "old._domainkey.example.org TXT v=DKIM1; p=B";

} // namespace

void ZoneChangeTest::nothingOfOthersIsTouched()
{
    PlanOptions options;
    options.zone = "example.org";
    const auto zone = zonelines::sets(somebodysZone);
    const auto plan = planZone(zonelines::wanted(everything), zone, options);
    const QByteArray after = zonelines::lines(zonelines::applied(zone, changesOf(plan)));
    for (const QByteArray& line : somebodysZone.split('\n'))
        QVERIFY2(after.split('\n').contains(line), line.constData());
}

void ZoneChangeTest::planningTwiceChangesNothing()
{
    PlanOptions options;
    options.zone = "example.org";
    auto zone = zonelines::sets(somebodysZone);
    zone =
        zonelines::applied(zone, changesOf(planZone(zonelines::wanted(everything), zone, options)));
    QVERIFY(changesOf(planZone(zonelines::wanted(everything), zone, options)).empty());
}

void ZoneChangeTest::ttls()
{
    PlanOptions options;
    options.zone = "example.org";
    options.minTtl = 7200;
    auto plan = planZone(zonelines::wanted(ourA), {}, options);
    QCOMPARE(plan.front().after.ttl, 7200U);
    auto zone = zonelines::sets("mail.example.org A 192.0.2.9");
    zone.front().ttl = 600;
    plan = planZone(zonelines::wanted(ourA), zone, options);
    QCOMPARE(plan.front().after.ttl, 600U);
}

void ZoneChangeTest::undo_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("undone");
    QTest::addColumn<int>("refused");
    const auto row = [](const char* name, const char* before, const char* after, const char* now,
                        const char* undone, int refused) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QByteArray(now)
                            << QByteArray(undone) << refused;
    };
    row("added", "", "a.example.org A 192.0.2.1", "a.example.org A 192.0.2.1", "", 0);
    row("somebody changed it", "a.example.org A 192.0.2.2", "a.example.org A 192.0.2.1",
        "a.example.org A 192.0.2.3", "a.example.org A 192.0.2.3", 1);
    row("somebody removed it", "a.example.org A 192.0.2.2", "a.example.org A 192.0.2.1", "", "", 1);
    row("somebody added to it", "example.org TXT v=spf1 a -all", "example.org TXT v=spf1 a mx -all",
        "example.org TXT v=spf1 a mx -all\nexample.org TXT theirs",
        "example.org TXT theirs\nexample.org TXT v=spf1 a -all", 0);
    row("somebody put it back", "example.org TXT v=spf1 a -all", "example.org TXT v=spf1 a mx -all",
        "example.org TXT v=spf1 a -all", "example.org TXT v=spf1 a -all", 1);
    row("removed", "a.example.org AAAA 2001:db8::1", "", "", "a.example.org AAAA 2001:db8::1", 0);
    row("proxy", "a.example.org PROXIED-A 192.0.2.1", "a.example.org A 192.0.2.1",
        "a.example.org A 192.0.2.1", "a.example.org PROXIED-A 192.0.2.1", 0);
}

void ZoneChangeTest::undo()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, now);
    QFETCH(QByteArray, undone);
    QFETCH(int, refused);
    const auto sets = [](const QByteArray& text) {
        return zonelines::sets(text);
    };
    const RecordSet known = before.isEmpty() ? sets(after).front() : sets(before).front();
    const SetChange change{findSet(sets(before), known.name, known.type),
                           findSet(sets(after), known.name, known.type)};
    std::vector<std::string> keys;
    const auto changes = undoOf({change}, sets(now), keys);
    QCOMPARE(int(keys.size()), refused);
    QCOMPARE(zonelines::lines(zonelines::applied(sets(now), changes)), undone);
}

QTEST_GUILESS_MAIN(ZoneChangeTest)
#include "tst_zone_change.moc"

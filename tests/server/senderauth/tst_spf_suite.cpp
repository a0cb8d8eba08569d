// The public test suite of RFC 7208 (openspf), in full, by the daemon's evaluator. The suite is not
// in this tree: packaging/dependencies fetches it.
#include "spf_zone.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <algorithm>

using namespace mailstead::senderauth;

namespace
{

/// The suite is YAML; Python turns it into JSON. Octets above 127 stand for themselves (Latin-1).
constexpr const char* converter =
    "import json, sys, yaml\n"
    "print(json.dumps(list(yaml.safe_load_all(open(sys.argv[1], encoding='latin-1')))))\n";

QString suitePath()
{
    const QString own = qEnvironmentVariable("MAILSTEAD_SPF_SUITE");
    if (!own.isEmpty())
        return own;
    const QString cache =
        qEnvironmentVariable("MAILSTEAD_CACHE_DIR", QStringLiteral("/var/cache/mailstead"));
    for (const QString& path :
         {cache + QStringLiteral("/spf-suite/rfc7208-tests.yml"),
          QDir::homePath() + QStringLiteral("/.cache/mailstead/spf-suite/rfc7208-tests.yml")}) {
        if (QFileInfo::exists(path))
            return path;
    }
    return {};
}

std::string octets(const QString& text)
{
    return text.toLatin1().toStdString();
}

std::string nameOf(const QString& text)
{
    std::string name = octets(text.toLower());
    if (name.ends_with('.'))
        name.pop_back();
    return name;
}

/// One string, or several that are joined.
std::string joined(const QJsonValue& value)
{
    if (!value.isArray())
        return octets(value.toString());
    std::string text;
    for (const QJsonValue& part : value.toArray())
        text += octets(part.toString());
    return text;
}

/// Addresses as a resolver writes them.
std::string addressText(const QJsonValue& value)
{
    return asio::ip::make_address(value.toString().toStdString()).to_string();
}

void addRecord(SpfZone::Host& host, const QString& type, const QJsonValue& value,
               std::vector<std::pair<int, std::string>>& exchangers, bool& textGiven)
{
    if (type == QLatin1String("A"))
        host.records[SpfQuestionType::A].push_back(addressText(value));
    else if (type == QLatin1String("AAAA"))
        host.records[SpfQuestionType::AAAA].push_back(addressText(value));
    else if (type == QLatin1String("PTR"))
        host.records[SpfQuestionType::PTR].push_back(nameOf(value.toString()));
    else if (type == QLatin1String("CNAME"))
        host.alias = nameOf(value.toString());
    else if (type == QLatin1String("MX"))
        exchangers.emplace_back(value[0].toInt(), nameOf(value[1].toString()));
    else if (type == QLatin1String("TXT"))
        textGiven = true;
    if (type == QLatin1String("TXT") && value.toString() != QLatin1String("NONE"))
        host.records[SpfQuestionType::TXT].push_back(joined(value));
}

SpfZone zoneFrom(const QJsonObject& data)
{
    SpfZone zone;
    for (auto entry = data.begin(); entry != data.end(); ++entry) {
        SpfZone::Host& host = zone.hosts[nameOf(entry.key())];
        std::vector<std::pair<int, std::string>> exchangers;
        std::vector<std::string> spf;
        bool textGiven = false;
        for (const QJsonValue& item : entry.value().toArray()) {
            if (item.isString()) {
                host.timesOut = true; // "TIMEOUT"
                continue;
            }
            const QJsonObject record = item.toObject();
            const QString type = record.begin().key();
            if (type == QLatin1String("SPF"))
                spf.push_back(joined(record.begin().value()));
            else
                addRecord(host, type, record.begin().value(), exchangers, textGiven);
        }
        std::stable_sort(
            exchangers.begin(), exchangers.end(),
            [](const auto& left, const auto& right) { return left.first < right.first; });
        for (auto& exchanger : exchangers)
            host.records[SpfQuestionType::MX].push_back(std::move(exchanger.second));
        // Records of the abandoned type 99 stand for TXT ones where there are none of those.
        if (!textGiven && !spf.empty())
            host.records[SpfQuestionType::TXT] = std::move(spf);
    }
    return zone;
}

} // namespace

class SpfSuiteTest : public QObject
{
    Q_OBJECT

private slots:
    void suite();
};

void SpfSuiteTest::suite()
{
    const QString path = suitePath();
    if (path.isEmpty())
        QSKIP("The RFC 7208 test suite is not on this machine: run packaging/dependencies, or set "
              "MAILSTEAD_SPF_SUITE to its rfc7208-tests.yml");
    QProcess python;
    python.start(QStringLiteral("python3"),
                 {QStringLiteral("-c"), QString::fromLatin1(converter), path});
    QVERIFY2(python.waitForFinished(60000) && python.exitCode() == 0,
             python.readAllStandardError().constData());
    const QJsonArray scenarios = QJsonDocument::fromJson(python.readAllStandardOutput()).array();
    QVERIFY(!scenarios.isEmpty());

    int passed = 0;
    QStringList failures;
    for (const QJsonValue& one : scenarios) {
        const QJsonObject scenario = one.toObject();
        const QString section = scenario[QStringLiteral("description")].toString();
        const SpfZone zone = zoneFrom(scenario[QStringLiteral("zonedata")].toObject());
        const QJsonObject tests = scenario[QStringLiteral("tests")].toObject();
        int sectionPassed = 0;
        for (auto test = tests.begin(); test != tests.end(); ++test) {
            const QJsonObject fields = test.value().toObject();
            SpfQuery query;
            query.client =
                asio::ip::make_address(fields[QStringLiteral("host")].toString().toStdString());
            query.helo = octets(fields[QStringLiteral("helo")].toString());
            query.sender = octets(fields[QStringLiteral("mailfrom")].toString());
            const SpfReport report = zone.evaluate(query);
            const QJsonValue expected = fields[QStringLiteral("result")];
            const QJsonArray allowed =
                expected.isArray() ? expected.toArray() : QJsonArray{expected};
            const QString got = QString::fromStdString(std::string(toString(report.result)));
            bool good = allowed.contains(got);
            const QString explanation = fields[QStringLiteral("explanation")].toString();
            const QString given = QString::fromStdString(report.explanation);
            if (!explanation.isEmpty())
                good = good && (explanation == QLatin1String("DEFAULT") ? given.isEmpty()
                                                                        : given == explanation);
            if (good)
                ++sectionPassed;
            else
                failures << QStringLiteral("%1 / %2: %3 (%4) \"%5\"")
                                .arg(section, test.key(), got,
                                     QString::fromStdString(report.problem), given);
        }
        passed += sectionPassed;
        qInfo().noquote()
            << QStringLiteral("%1: %2 of %3").arg(section).arg(sectionPassed).arg(tests.size());
    }
    qInfo().noquote()
        << QStringLiteral("RFC 7208 suite: %1 passed, %2 failed").arg(passed).arg(failures.size());
    QVERIFY2(failures.isEmpty(), qPrintable(failures.join(QLatin1Char('\n'))));
    QVERIFY(passed >= 200);
}

QTEST_GUILESS_MAIN(SpfSuiteTest)
#include "tst_spf_suite.moc"

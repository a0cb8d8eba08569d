// The settings that the installer writes must be settings that the daemon reads.
#include "core/config.h"

#include <QFile>
#include <QtTest>

using namespace mailstead;

class TemplateTest : public QObject
{
    Q_OBJECT

private slots:
    void templateIsTheDefaults()
    {
        QFile file(QStringLiteral(MAILSTEAD_SOURCE_DIR "/resources/server/mailsteadd.toml.in"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        std::string text = file.readAll().toStdString();
        const std::string placeholder = "@HOSTNAME@";
        text.replace(text.find(placeholder), placeholder.size(), "mail.example.org");
        const auto config = core::parseConfig(text, "mailsteadd.toml.in");
        QVERIFY2(config, config ? "" : config.error().text().c_str());
        const core::Config defaults;
        QCOMPARE(config->hostname, std::string("mail.example.org"));
        QCOMPARE(config->stateDirectory, defaults.stateDirectory);
        QCOMPARE(config->controlSocket, defaults.controlSocket);
        QCOMPARE(config->lmtpTarget, defaults.lmtpTarget);
        QCOMPARE(config->maxMessageBytes, defaults.maxMessageBytes);
        QCOMPARE(config->maxRecipients, defaults.maxRecipients);
        QCOMPARE(config->maxConnections, defaults.maxConnections);
        QCOMPARE(config->minFreeBytes, defaults.minFreeBytes);
        QVERIFY(config->retryFirst == defaults.retryFirst);
        QVERIFY(config->retryLongest == defaults.retryLongest);
        QVERIFY(config->giveUpAfter == defaults.giveUpAfter);
        QCOMPARE(config->deliveryPort, defaults.deliveryPort);
        QVERIFY(config->ipv6Sending == defaults.ipv6Sending);
        QVERIFY(config->smarthost.host.empty());
        QVERIFY(config->maildir.empty());
        QCOMPARE(config->acmeHttpPort, defaults.acmeHttpPort);
        QCOMPARE(config->listeners.size(), std::size_t(3));
        QVERIFY(config->webListeners == defaults.webListeners);
        QVERIFY(config->resolvers.empty());
    }
};

QTEST_GUILESS_MAIN(TemplateTest)
#include "tst_template.moc"

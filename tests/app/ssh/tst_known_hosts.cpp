// Host keys and the file that remembers them, held against ssh-keygen.
#include "ssh/known_hosts.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace mailstead;
using ssh::HostKey;
using ssh::KnownHosts;

class TestKnownHosts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const QString& name : {QStringLiteral("one"), QStringLiteral("two")}) {
            QProcess keygen;
            keygen.start(QStringLiteral("ssh-keygen"),
                         {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                          QStringLiteral("-N"), QString(), QStringLiteral("-f"),
                          m_folder.filePath(name)});
            if (!keygen.waitForFinished() || keygen.exitCode() != 0) {
                QSKIP("ssh-keygen is not installed");
            }
        }
        m_one = keyOf(QStringLiteral("one"));
        m_two = keyOf(QStringLiteral("two"));
    }

    void init() { m_path = m_folder.filePath(QStringLiteral("known_%1").arg(++m_count)); }

    void agreesWithSshKeygen()
    {
        QProcess keygen;
        keygen.start(QStringLiteral("ssh-keygen"), {QStringLiteral("-lv"), QStringLiteral("-f"),
                                                    m_folder.filePath(QStringLiteral("one.pub"))});
        QVERIFY(keygen.waitForFinished());
        const QString said = QString::fromUtf8(keygen.readAll());
        QVERIFY(said.contains(m_one.fingerprint));
        QVERIFY2(said.contains(m_one.randomArt), qPrintable(said + m_one.randomArt));
    }

    void remembersByHostAndPort()
    {
        KnownHosts hosts(m_path);
        QVERIFY(match(hosts, QStringLiteral("a.org"), 22, m_one) == KnownHosts::Match::Unknown);
        QVERIFY(hosts.remember(QStringLiteral("A.org"), 22, m_one));
        QVERIFY(hosts.remember(QStringLiteral("a.org"), 22, m_one)); // once is enough
        QVERIFY(hosts.remember(QStringLiteral("a.org"), 2222, m_two));
        QVERIFY(match(hosts, QStringLiteral("a.org"), 22, m_one) == KnownHosts::Match::Known);
        QVERIFY(match(hosts, QStringLiteral("a.org"), 22, m_two) == KnownHosts::Match::Changed);
        QVERIFY(match(hosts, QStringLiteral("a.org"), 2222, m_two) == KnownHosts::Match::Known);
        QVERIFY(match(hosts, QStringLiteral("b.org"), 22, m_one) == KnownHosts::Match::Unknown);
        QCOMPARE(*hosts.algorithms(QStringLiteral("a.org"), 22),
                 QStringList{QStringLiteral("ssh-ed25519")});
        QCOMPARE(text().count('\n'), 2);
        QVERIFY(text().contains("\n[a.org]:2222 ssh-ed25519 "));
        QVERIFY(!(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther)));

        QVERIFY(hosts.forget(QStringLiteral("a.org"), 22));
        QVERIFY(match(hosts, QStringLiteral("a.org"), 22, m_two) == KnownHosts::Match::Unknown);
        QVERIFY(match(hosts, QStringLiteral("a.org"), 2222, m_two) == KnownHosts::Match::Known);
    }

    void readsWhatOpenSshWrites()
    {
        const QByteArray key = "ssh-ed25519 " + m_one.blob.toBase64();
        write("# a comment\n\nx.org,y.org " + key + " comment here\n" + "broken line\n" +
              "z.org ssh-ed25519 !!!!\n" + "z.org ssh-rsa " + m_one.blob.toBase64() + "\n" +
              "@cert-authority *.org " + key + "\n");
        QProcess keygen;
        keygen.start(QStringLiteral("ssh-keygen"),
                     {QStringLiteral("-H"), QStringLiteral("-f"), m_path});
        QVERIFY(keygen.waitForFinished());
        KnownHosts hosts(m_path);
        QVERIFY(match(hosts, QStringLiteral("y.org"), 22, m_one) == KnownHosts::Match::Known);
        QVERIFY(match(hosts, QStringLiteral("z.org"), 22, m_one) == KnownHosts::Match::Unknown);
        const QByteArray before = text();
        QVERIFY(hosts.remember(QStringLiteral("n.org"), 22, m_two));
        QVERIFY(text().startsWith(before)); // everything else is kept
    }

    void refusesRevokedKeys()
    {
        write("@revoked * ssh-ed25519 " + m_one.blob.toBase64() + "\na.org ssh-ed25519 " +
              m_one.blob.toBase64() + "\n");
        KnownHosts hosts(m_path);
        QVERIFY(match(hosts, QStringLiteral("a.org"), 22, m_one) == KnownHosts::Match::Revoked);
    }

    void takesNoMalformedKey()
    {
        QVERIFY(HostKey::fromBlob({}).isEmpty());
        QVERIFY(HostKey::fromBlob("abc").isEmpty());
        QVERIFY(HostKey::fromBlob(QByteArray("\xff\xff\xff\xff", 4)).isEmpty());
        QVERIFY(HostKey::fromBlob(QByteArray("\0\0\0\3a\nb", 7)).isEmpty());
    }

    void neverTakesAnUnreadableFileForAnEmptyOne()
    {
        write(QByteArray(5 * 1024 * 1024, '#')); // over the limit
        KnownHosts hosts(m_path);
        QVERIFY(!hosts.find(QStringLiteral("a.org"), 22, m_one));
        QVERIFY(!hosts.remember(QStringLiteral("a.org"), 22, m_one));
    }

private:
    HostKey keyOf(const QString& name) const
    {
        QFile file(m_folder.filePath(name + QStringLiteral(".pub")));
        return file.open(QIODevice::ReadOnly)
                   ? HostKey::fromBlob(QByteArray::fromBase64(file.readAll().split(' ').value(1)))
                   : HostKey();
    }

    static KnownHosts::Match match(const KnownHosts& hosts, const QString& address, int port,
                                   const HostKey& key)
    {
        const auto found = hosts.find(address, port, key);
        return found ? found->match : KnownHosts::Match::Revoked;
    }

    void write(const QByteArray& bytes) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QByteArray text() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    QString m_path;
    int m_count = 0;
    HostKey m_one;
    HostKey m_two;
};

QTEST_GUILESS_MAIN(TestKnownHosts)

#include "tst_known_hosts.moc"

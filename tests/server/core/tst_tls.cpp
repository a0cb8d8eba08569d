// Whose name a certificate is for.
#include "core/tls.h"

#include <QtTest>

using namespace mailstead::core;

class TlsTest : public QObject
{
    Q_OBJECT

private slots:
    void certificateCoversNames()
    {
        QVERIFY(certificateCovers({"mail.example.org"}, "mail.example.org"));
        QVERIFY(certificateCovers({"other.net", "*.example.org"}, "mail.example.org"));
        // A wildcard stands for one label, and never for none (RFC 6125 §6.4.3).
        QVERIFY(!certificateCovers({"*.example.org"}, "a.b.example.org"));
        QVERIFY(!certificateCovers({"*.example.org"}, "example.org"));
        QVERIFY(!certificateCovers({"mail.example.org"}, "mail.example.net"));
        QVERIFY(!certificateCovers({}, "mail.example.org"));
        QVERIFY(!certificateCovers({""}, ""));
        QVERIFY(!certificateCovers({"*"}, "localhost"));
    }
};

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"

// What one client can make a session hold, outside of the budget for content: every allocation of
// the program is counted while hostile input is fed in blocks as large as the driver reads.
#include "house.h"
#include "smtp/receiving_session.h"

#include <QtTest>
#include <cstdlib>
#include <malloc.h>
#include <new>

namespace
{

// Of the thread that tests: Qt Test has another one, which watches it.
thread_local std::size_t live = 0, peak = 0;

void* counted(std::size_t size)
{
    void* memory = std::malloc(size);
    if (memory == nullptr)
        throw std::bad_alloc();
    live += malloc_usable_size(memory);
    peak = std::max(peak, live);
    return memory;
}

void uncounted(void* memory)
{
    live -= malloc_usable_size(memory); // 0 for null
    std::free(memory);
}

} // namespace

void* operator new(std::size_t size)
{
    return counted(size);
}
void operator delete(void* memory) noexcept
{
    uncounted(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    uncounted(memory);
}

using namespace mailstead;
using namespace mailstead::smtp;

/// All but nobody have a mailbox.
class Everybody final : public Directory
{
public:
    RecipientKind recipient(std::string_view address) const override
    {
        return address.starts_with("nobody@") ? RecipientKind::Unknown : RecipientKind::Mailbox;
    }
    std::vector<std::string> expand(std::string_view) const override { return {}; }
    bool isLocalDomain(std::string_view) const override { return true; }
    bool maySendAs(std::string_view, std::string_view) const override { return true; }
    void verifyPassword(std::string, std::string, std::function<void(LoginAnswer)>) override {}
};

class SessionMemory : public QObject
{
    Q_OBJECT

private slots:
    void isBounded_data();
    void isBounded();
};

void SessionMemory::isBounded_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("repeated");
    const QByteArray hello = "EHLO client.example.net\r\n";
    const QByteArray domain = (QByteArray(60, 'd') + ".").repeated(2) + "example.org";
    const QByteArray mail = hello + "MAIL FROM:<" + QByteArray(60, 'x') + "@" + domain + ">\r\n";
    QTest::newRow("line without an end") << QByteArray() << QByteArray("x");
    QTest::newRow("help") << QByteArray() << QByteArray("HELP\r\n");
    QTest::newRow("hello") << QByteArray() << hello;
    QTest::newRow("errors") << QByteArray() << QByteArray("X\r\n");
    QTest::newRow("transactions begun") << hello << QByteArray("MAIL FROM:<>\r\nRSET\r\n");
    QTest::newRow("recipients refused") << mail << QByteArray("RCPT TO:<nobody@example.org>\r\n");
    QTest::newRow("recipients accepted") << mail << QByteArray("RCPT TO:<#@a.org>\r\n");
    QTest::newRow("long recipients") << mail << "RCPT TO:<#@" + domain + ">\r\n";
    QTest::newRow("recipients with parameters")
        << mail
        << "RCPT TO:<#@" + domain + "> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;" +
               QByteArray(60, 'y') + "@" + domain + "\r\n";
    QTest::newRow("recipients put off") << mail << QByteArray("RCPT TO:<#@a.org>\r\n");
    QTest::newRow("behind a message that is being taken")
        << mail + "RCPT TO:<ada@example.org>\r\nDATA\r\nhi\r\n.\r\n"
        << QByteArray("NOOP\r\n");
    QTest::newRow("behind a recipient who waits for a verdict")
        << mail + "RCPT TO:<ada@example.org>\r\n"
        << QByteArray("RCPT TO:<x@example.org>\r\n");
}

void SessionMemory::isBounded()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, repeated);
    constexpr qsizetype block = 16384; // what the driver reads at a time
    QByteArray hostile = before;
    for (int number = 0; hostile.size() < 20 * block; ++number)
        hostile += QByteArray(repeated).replace("#", QByteArray::number(number));
    const bool waits = QByteArray(QTest::currentDataTag()).contains("waits");
    Everybody house;
    test::Heap heap;
    core::Protection protection;
    protection.recipientsPerHour = QByteArray(QTest::currentDataTag()).contains("put off") ? 1 : 0;
    const auto guard = std::make_shared<Guard>(protection);
    Guest guest = std::move(*guard->admit(asio::ip::make_address("192.0.2.1")));

    const std::size_t start = live;
    peak = live;
    ReceivingSettings settings;
    settings.hostname = "mail.example.org";
    settings.clientAddress = "192.0.2.1";
    settings.guest = &guest;
    settings.verdictExpected = waits;
    ReceivingSession session(settings, house, heap);
    session.start();
    ReceivingStep step;
    for (qsizetype at = 0; at + block <= hostile.size(); at += block) {
        step = {};
        step = session.feed(std::string_view(hostile.constData() + at, block));
        if (at == 0 && before.contains("MAIL"))
            QVERIFY(step.output.find("Sender ok") != std::string::npos);
        // The driver reads nothing while something is waited for.
        if (!std::holds_alternative<std::monostate>(step.action))
            break;
    }
    const std::size_t held = peak - start;
    qInfo("%s: %zu KiB at most", QTest::currentDataTag(), held / 1024);
    QVERIFY2(held <= sessionMemory, qPrintable(QString::number(held)));
}

QTEST_GUILESS_MAIN(SessionMemory)
#include "tst_session_memory.moc"

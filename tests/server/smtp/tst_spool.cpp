// Large contents: what is held in memory, what becomes of the files, and disks that fail.
#include "house.h"
#include "smtp/receiving_session.h"
#include "smtp/spool.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mailstead;
using namespace mailstead::smtp;

namespace
{

const std::string hello = "EHLO client.example.net\r\nMAIL FROM:<x@example.net>\r\n"
                          "RCPT TO:<ada@example.org>\r\n";

/// Lines that differ, so that a lost or swapped piece shows.
std::string largeText(std::size_t size)
{
    std::string text = "Subject: large\r\n\r\n";
    for (std::size_t line = 0; text.size() < size; ++line)
        text += "line " + std::to_string(line) + " of a large message\r\n";
    return text;
}

/// Fails at the Nth operation.
class FailingSpool final : public Spool
{
public:
    FailingSpool(std::shared_ptr<Spool> real, int operations, core::ErrorKind kind)
        : m_real(std::move(real))
        , m_left(operations)
        , m_kind(kind)
    {
    }
    core::Result<std::unique_ptr<SpoolWriter>> create() override
    {
        if (m_left-- <= 0)
            return core::fail(m_kind, "the disk said no");
        auto writer = m_real->create();
        if (!writer)
            return writer;
        return std::make_unique<Writer>(*this, std::move(*writer));
    }
    bool failed() const { return m_left < 0; }

private:
    class Writer final : public SpoolWriter
    {
    public:
        Writer(FailingSpool& spool, std::unique_ptr<SpoolWriter> real)
            : m_spool(spool)
            , m_real(std::move(real))
        {
        }
        core::Result<void> append(std::string_view bytes) override
        {
            if (m_spool.m_left-- <= 0)
                return core::fail(m_spool.m_kind, "the disk said no");
            return m_real->append(bytes);
        }
        core::Result<std::shared_ptr<SpoolFile>> finish() override
        {
            if (m_spool.m_left-- <= 0)
                return core::fail(m_spool.m_kind, "the disk said no");
            return m_real->finish();
        }

    private:
        FailingSpool& m_spool;
        std::unique_ptr<SpoolWriter> m_real;
    };

    std::shared_ptr<Spool> m_real;
    int m_left;
    core::ErrorKind m_kind;
};

} // namespace

class SpoolTest : public QObject
{
    Q_OBJECT

private slots:
    void filesAreOurs();
    void linksAreNoDirectory();
    void largeMessage_data();
    void largeMessage();
    void smallMessageMakesNoFile();
    void abandonedMessageLeavesNothing();
    void hugeHeaderIsRefused();
    void failuresAreSaid();
    void memoryIsBounded();

private:
    ReceivingSettings settings()
    {
        ReceivingSettings settings;
        settings.hostname = "mail.example.org";
        settings.spool = openSpool(path()).value();
        return settings;
    }
    std::string path() const { return m_folder.filePath(QStringLiteral("spool")).toStdString(); }
    QStringList files() const
    {
        return QDir(QString::fromStdString(path())).entryList(QDir::Files | QDir::Hidden);
    }

    QTemporaryDir m_folder;
    test::House m_house;
    test::Heap m_heap;
};

void SpoolTest::filesAreOurs()
{
    const auto spool = openSpool(path());
    QVERIFY(spool.has_value());
    QVERIFY(QFile::permissions(QString::fromStdString(path())) ==
            (QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadUser |
             QFile::WriteUser | QFile::ExeUser));
    std::shared_ptr<SpoolFile> file;
    {
        auto writer = (*spool)->create().value();
        QVERIFY(writer->append("some ").has_value());
        QVERIFY(writer->append(std::string(100000, 'x')).has_value());
        file = writer->finish().value();
    }
    QCOMPARE(files().size(), 1);
    QVERIFY(files().first().endsWith(QLatin1String(".content")));
    const QString name = QString::fromStdString(file->path());
    QVERIFY(QFile::permissions(name) ==
            (QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser));
    QCOMPARE(file->size(), std::uint64_t(100005));
    QCOMPARE(*Content({}, file).whole(), "some " + std::string(100000, 'x'));
    file.reset();
    QCOMPARE(files(), QStringList());
    {
        auto writer = (*spool)->create().value();
        QVERIFY(writer->append("abandoned").has_value());
        QCOMPARE(files().size(), 1);
    }
    QCOMPARE(files(), QStringList());
}

void SpoolTest::linksAreNoDirectory()
{
    const QString link = m_folder.filePath(QStringLiteral("link"));
    QVERIFY(QFile::link(m_folder.path(), link));
    QVERIFY(!openSpool(link.toStdString()).has_value());
    QVERIFY(!openSpool(m_folder.filePath(QStringLiteral("no/such")).toStdString()).has_value());
}

void SpoolTest::largeMessage_data()
{
    QTest::addColumn<quint64>("size");
    QTest::addColumn<quint64>("piece");
    QTest::addColumn<bool>("chunks");
    for (const quint64 size : {131070ULL, 131072ULL, 131074ULL, 1000000ULL}) {
        for (const quint64 piece : {quint64(1) << 40U, quint64(16384), quint64(4099), quint64(1)}) {
            if (piece == 1 && size == 1000000)
                continue; // octets one by one take their time
            QTest::addRow("DATA %llu in %llu", size, piece) << size << piece << false;
            QTest::addRow("BDAT %llu in %llu", size, piece) << size << piece << true;
        }
    }
}

void SpoolTest::largeMessage()
{
    QFETCH(quint64, size);
    QFETCH(quint64, piece);
    QFETCH(bool, chunks);
    const std::string text = largeText(size);
    const std::string bytes =
        chunks ? hello + "BDAT " + std::to_string(text.size()) + " LAST\r\n" + text
               : hello + "DATA\r\n" + text + ".\r\n";
    ReceivingSession session(settings(), m_house, m_heap);
    session.start();
    ReceivingStep step;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        step = session.feed(std::string_view(bytes).substr(at, static_cast<std::size_t>(piece)));
    auto* take = std::get_if<TakeMessage>(&step.action);
    QVERIFY(take != nullptr);
    const Content& content = take->content;
    QCOMPARE(content.size(), std::uint64_t(text.size()));
    QCOMPARE(content.isInMemory(), text.size() <= Content::largestInMemory);
    QVERIFY(*content.whole() == text);
    QCOMPARE(*content.header(), std::string("Subject: large\r\n\r\n"));
    QVERIFY(!take->envelope.eightBit);
    QCOMPARE(files().size(), content.isInMemory() ? 0 : 1);
    step = {};
    QCOMPARE(files(), QStringList());
}

void SpoolTest::smallMessageMakesNoFile()
{
    ReceivingSession session(settings(), m_house, m_heap);
    session.start();
    session.feed(hello + "DATA\r\n" + std::string(Content::largestInMemory, 'x'));
    QCOMPARE(files(), QStringList());
    session.feed("y");
    // A header that never ends makes none either.
    QCOMPARE(files(), QStringList());
}

void SpoolTest::abandonedMessageLeavesNothing()
{
    for (const char* const begin : {"DATA\r\n", "BDAT 300000\r\n"}) {
        {
            ReceivingSession session(settings(), m_house, m_heap);
            session.start();
            session.feed(hello + begin + largeText(200000));
            QCOMPARE(files().size(), 1);
        }
        QCOMPARE(files(), QStringList());
        ReceivingSession late(settings(), m_house, m_heap);
        late.start();
        late.feed(hello + begin + largeText(200000));
        QCOMPARE(files().size(), 1);
        late.timedOut();
        QCOMPARE(files(), QStringList());
    }
    // RSET between chunks, and a bare LF behind what is on the disk.
    const std::string text = largeText(200000);
    ReceivingSession session(settings(), m_house, m_heap);
    session.start();
    session.feed(hello + "BDAT " + std::to_string(text.size()) + "\r\n" + text);
    QCOMPARE(files().size(), 1);
    QCOMPARE(session.feed("RSET\r\n").output, std::string("250 2.0.0 Ok\r\n"));
    QCOMPARE(files(), QStringList());
    session.feed(hello + "DATA\r\n" + text);
    QCOMPARE(files().size(), 1);
    session.feed("\n");
    QCOMPARE(files(), QStringList());
    QCOMPARE(session.feed("\r\n.\r\n").output,
             std::string("554 5.6.0 The message has a bare LF: lines end with CRLF\r\n"));
}

void SpoolTest::hugeHeaderIsRefused()
{
    const std::string field = "X-Field: " + std::string(900, 'x') + "\r\n";
    std::string header;
    while (header.size() <= Content::largestInMemory)
        header += field;
    ReceivingSession session(settings(), m_house, m_heap);
    session.start();
    QVERIFY(session.feed(hello + "DATA\r\n" + header + "\r\nbody\r\n.\r\n")
                .output.ends_with("552 5.3.4 The header section is larger than 128 KiB\r\n"));
    QCOMPARE(files(), QStringList());
    QCOMPARE(session.feed("NOOP\r\n").output, std::string("250 2.0.0 Ok\r\n"));
}

void SpoolTest::failuresAreSaid()
{
    const std::string bytes = hello + "DATA\r\n" + largeText(400000) + ".\r\nNOOP\r\n";
    for (const auto kind : {core::ErrorKind::NoSpace, core::ErrorKind::Internal}) {
        const std::string reply =
            kind == core::ErrorKind::NoSpace
                ? "452 4.3.1 No space for mail now, try again later\r\n250 2.0.0 Ok\r\n"
                : "451 4.3.0 The message could not be stored, try again later\r\n250 2.0.0 Ok\r\n";
        int operations = 0;
        for (;; ++operations) {
            auto with = settings();
            const auto spool = std::make_shared<FailingSpool>(with.spool, operations, kind);
            with.spool = spool;
            ReceivingSession session(with, m_house, m_heap);
            session.start();
            std::string output;
            ReceivingStep step;
            for (std::size_t at = 0; at < bytes.size(); at += 65536) {
                step = session.feed(std::string_view(bytes).substr(at, 65536));
                output += step.output;
            }
            if (!spool->failed()) {
                QVERIFY(std::holds_alternative<TakeMessage>(step.action));
                break;
            }
            QVERIFY(output.ends_with(reply));
            QCOMPARE(files(), QStringList());
        }
        QVERIFY(operations > 4);
    }
}

void SpoolTest::memoryIsBounded()
{
    auto with = settings();
    with.budget = std::make_shared<ContentBudget>(300000);
    ReceivingSession session(with, m_house, m_heap);
    session.start();
    session.feed(hello + "DATA\r\nSubject: x\r\n\r\n");
    const std::string line = std::string(900, 'x') + "\r\n";
    for (int i = 0; i < 5000; ++i)
        session.feed(line);
    QVERIFY(with.budget->used() <= Content::largestInMemory + 65536);
    ReceivingStep step = session.feed(".\r\n");
    QVERIFY(std::holds_alternative<TakeMessage>(step.action));
    QVERIFY(std::get<TakeMessage>(step.action).content.size() > 4000000);
    QVERIFY(session.messageTaken({}).output.starts_with("250 "));
    QCOMPARE(with.budget->used(), std::uint64_t(0));
}

QTEST_GUILESS_MAIN(SpoolTest)
#include "tst_spool.moc"

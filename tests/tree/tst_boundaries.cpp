// The tree keeps its shape: who may include whom, and where text that people read is made.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

class TestBoundaries : public QObject
{
    Q_OBJECT
private slots:
    void includesStayWithinTheirLayer_data();
    void includesStayWithinTheirLayer();
    void foldersAreOnTheMap_data();
    void foldersAreOnTheMap();
    void systemSpecificCodeIsNamed();
};

namespace
{

struct SourceFile {
    QString path; ///< relative to the tree
    QString text;
};

QList<SourceFile> sources(const QString& layer)
{
    const QDir root(QStringLiteral(MAILSTEAD_SOURCE_DIR));
    QList<SourceFile> files;
    QDirIterator walk(root.filePath(layer), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                      QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        files.append({root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
    }
    return files;
}

/// "path: include" of every include that the pattern matches.
QStringList includesMatching(const QString& layer, const QString& pattern)
{
    const QRegularExpression include(
        QStringLiteral("^\\s*#\\s*include\\s*[<\"](%1)[>\"]").arg(pattern),
        QRegularExpression::MultilineOption);
    QStringList found;
    for (const SourceFile& file : sources(layer)) {
        auto matches = include.globalMatch(file.text);
        while (matches.hasNext())
            found.append(file.path + QStringLiteral(": ") + matches.next().captured(1));
    }
    return found;
}

} // namespace

void TestBoundaries::includesStayWithinTheirLayer_data()
{
    QTest::addColumn<QString>("layer");
    QTest::addColumn<QString>("forbidden");
    QTest::newRow("no Qt in the daemon") << "server"
                                         << "Q[A-Z]\\w*|Qt\\w*/.*";
    QTest::newRow("no widgets in the engine")
        << "app"
        << "QtWidgets.*|QtGui.*|QWidget|QApplication|QGuiApplication|Q\\w*(Dialog|Window|Button|"
           "Layout|Edit|Label|View|Painter|Palette|Icon|Pixmap|Color|Font)";
    QTest::newRow("the engine knows no page") << "app"
                                              << "(style|widgets|pages|main|accessibility)/.*";
    QTest::newRow("the window does not do SSH itself") << "ui"
                                                       << "libssh/.*";
}

void TestBoundaries::includesStayWithinTheirLayer()
{
    QFETCH(QString, layer);
    QFETCH(QString, forbidden);
    QVERIFY2(!sources(layer).isEmpty(), "no source was read");
    QCOMPARE(includesMatching(layer, forbidden), QStringList());
}

void TestBoundaries::foldersAreOnTheMap_data()
{
    QTest::addColumn<QString>("layer");
    for (const char* layer : {"server", "app", "ui"})
        QTest::newRow(layer) << QString::fromLatin1(layer);
}

void TestBoundaries::foldersAreOnTheMap()
{
    QFETCH(QString, layer);
    QFile map(QStringLiteral(MAILSTEAD_SOURCE_DIR "/ARCHITECTURE.md"));
    QVERIFY(map.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(map.readAll());
    const QDir folder(QStringLiteral(MAILSTEAD_SOURCE_DIR "/") + layer);
    for (const QString& name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY2(text.contains(QStringLiteral("| %1 |").arg(name)),
                 qPrintable(QStringLiteral("%1/%2 is not in ARCHITECTURE.md").arg(layer, name)));
}

void TestBoundaries::systemSpecificCodeIsNamed()
{
    // The console builds on Windows and macOS too: a file that uses a system's own interface has
    // a branch for the others, and does nothing else.
    const QString pattern = QStringLiteral("unistd\\.h|termios\\.h|poll\\.h|sys/.*|signal\\.h|"
                                           "csignal|pwd\\.h|netdb\\.h|arpa/.*");
    QStringList lacking;
    for (const QString& layer : {QStringLiteral("app"), QStringLiteral("ui")}) {
        QStringList special;
        for (const QString& line : includesMatching(layer, pattern))
            special.append(line.section(QLatin1Char(':'), 0, 0));
        for (const SourceFile& file : sources(layer)) {
            if (!special.contains(file.path))
                continue;
            if (!file.text.contains(QLatin1String("_WIN32")) &&
                !file.text.contains(QLatin1String("Q_OS_WIN")))
                lacking.append(file.path);
            QVERIFY2(file.text.count(QLatin1Char('\n')) < 200, qPrintable(file.path));
        }
    }
    QCOMPARE(lacking, QStringList());
}

QTEST_GUILESS_MAIN(TestBoundaries)
#include "tst_boundaries.moc"

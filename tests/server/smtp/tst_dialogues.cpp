// Every file data/*.dialogue, fed line by line, octet by octet and in blocks.
#include "dialogue.h"

#include <QDir>
#include <QTest>

using namespace mailstead::smtp::test;

class Dialogues : public QObject
{
    Q_OBJECT

private slots:
    void dialogue_data();
    void dialogue();
    void secretsAreNotNoted_data() { dialogue_data(); }
    void secretsAreNotNoted();
};

Q_DECLARE_METATYPE(Feeding)

void Dialogues::dialogue_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<Feeding>("feeding");
    const QDir folder(QStringLiteral(MAILSTEAD_TEST_DATA));
    const QStringList files = folder.entryList({QStringLiteral("*.dialogue")}, QDir::Files);
    QVERIFY2(files.size() >= 15, "the dialogue files are missing");
    for (const QString& file : files) {
        const QByteArray name = file.toLatin1();
        QTest::addRow("%s, lines", name.constData()) << folder.filePath(file) << Feeding::Lines;
        QTest::addRow("%s, octets", name.constData()) << folder.filePath(file) << Feeding::Octets;
        QTest::addRow("%s, blocks", name.constData()) << folder.filePath(file) << Feeding::Blocks;
    }
}

void Dialogues::dialogue()
{
    QFETCH(QString, file);
    QFETCH(Feeding, feeding);
    Dialogue dialogue;
    const QString problem = dialogue.load(file);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const QString difference = dialogue.run(feeding);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void Dialogues::secretsAreNotNoted()
{
    QFETCH(QString, file);
    QFETCH(Feeding, feeding);
    Dialogue dialogue;
    QVERIFY(dialogue.load(file).isEmpty());
    dialogue.run(feeding);
    for (const QByteArray& note : dialogue.notes()) {
        QVERIFY2(!note.contains("lovelace"), note.constData());
        QVERIFY2(!note.contains("wrong-secret"), note.constData());
        QVERIFY2(!note.contains("bG92ZWxhY2U"), note.constData());
    }
}

QTEST_GUILESS_MAIN(Dialogues)
#include "tst_dialogues.moc"

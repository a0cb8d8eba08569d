// The tokens are what the look promises: all there, and readable.
#include "style/icons.h"
#include "style/theme.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QPalette>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace mailstead::style;

class TokensTest : public QObject
{
    Q_OBJECT

    static QColor named(const Tokens& tokens, bool dark, QString path)
    {
        path.remove(QStringLiteral(" (graphic)"));
        if (path == QLatin1String("focus ring"))
            path = QStringLiteral("accent.text");
        path.replace(QLatin1Char('['), QLatin1Char('.')).remove(QLatin1Char(']'));
        return tokens.color(dark, path);
    }

private slots:
    void contrastIsAsClaimedAndEnough_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void contrastIsAsClaimedAndEnough()
    {
        QFETCH(bool, dark);
        const Tokens& tokens = Tokens::instance();
        const QList<Tokens::ContrastClaim> claims = tokens.contrastClaims(dark);
        QVERIFY(claims.size() > 80);
        for (const Tokens::ContrastClaim& claim : claims) {
            const QStringList pair = claim.pair.split(QStringLiteral(" on "));
            QCOMPARE(pair.size(), 2);
            const QColor front = named(tokens, dark, pair.at(0));
            const QColor back = named(tokens, dark, pair.at(1));
            QVERIFY2(front.isValid() && back.isValid(), qPrintable(claim.pair));
            const double measured = contrast(front, back);
            QVERIFY2(std::abs(measured - claim.measured) < 0.02, qPrintable(claim.pair));
            QVERIFY2(measured >= claim.needed, qPrintable(claim.pair));
        }
    }

    void contrastOfKnownPairs()
    {
        QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    }

    void alphaIsConverted()
    {
        // #1A1D230D in the file: alpha last.
        QCOMPARE(Tokens::instance().colors(false).overlay.hover, QColor(0x1A, 0x1D, 0x23, 0x0D));
    }

    void missingTokenIsNamed()
    {
        QFile file(QStringLiteral(":/style/tokens.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray json = file.readAll();
        json.replace("\"terminal\": \"#FBFBFC\"", "\"nothing\": \"#FBFBFC\"");
        Tokens tokens;
        QString error;
        QVERIFY(!tokens.parse(json, &error));
        QVERIFY2(error.contains(QStringLiteral("bg.terminal")), qPrintable(error));
        QVERIFY(!tokens.parse("[1]", &error));
    }

    void styleSheetIsExpandedInBothThemes()
    {
        Theme& theme = Theme::instance();
        theme.install(ThemeChoice::Light);
        const QString light = theme.styleSheet();
        QVERIFY(!light.contains(QStringLiteral("{{")));
        QVERIFY(light.contains(QStringLiteral("#4355c7"), Qt::CaseInsensitive));
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setChoice(ThemeChoice::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(theme.isDark());
        QVERIFY(theme.styleSheet() != light);
        QCOMPARE(qApp->palette().color(QPalette::Window), theme.colors().bg.page);
    }

    void templateHasNoColourOfItsOwn()
    {
        QFile file(QStringLiteral(":/style/mailstead.qss"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression literal(QStringLiteral(":[^;{]*#[0-9A-Fa-f]{3,8}\\b"));
        QVERIFY(!literal.match(QString::fromUtf8(file.readAll())).hasMatch());
    }

    void chineseHasItsOwnSizes()
    {
        Theme& theme = Theme::instance();
        theme.setChinese(false);
        QCOMPARE(theme.font(TypeRole::Caption).pixelSize(), 11);
        theme.setChinese(true);
        QCOMPARE(theme.font(TypeRole::Caption).pixelSize(), 12);
        QCOMPARE(theme.font(TypeRole::Heading).letterSpacing(), 0.0);
        theme.setChinese(false);
    }

    void reducedMotionStopsTime()
    {
        Theme& theme = Theme::instance();
        QCOMPARE(theme.duration(160), 160);
        theme.setReducedMotion(true);
        QCOMPARE(theme.duration(160), 0);
        theme.setReducedMotion(false);
    }

    void everyIconDrawsInItsColour()
    {
        const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
        QVERIFY(files.size() > 60);
        for (const QString& file : files) {
            const QString name = file.chopped(4);
            QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            paintIcon(&painter, QRectF(0, 0, 40, 40), name, Qt::red);
            painter.end();
            bool drawn = false;
            for (int y = 0; y < 40 && !drawn; ++y) {
                for (int x = 0; x < 40 && !drawn; ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    drawn = pixel.alpha() == 255 &&
                            (pixel == Qt::red || name == QLatin1String("mailstead-mark"));
                }
            }
            QVERIFY2(drawn, qPrintable(name));
        }
    }

    void iconFollowsTheTheme()
    {
        Theme& theme = Theme::instance();
        theme.install(ThemeChoice::Light);
        const QIcon made = icon(QStringLiteral("stop"), Tint::Primary);
        const QImage light = made.pixmap(32, 32).toImage();
        theme.setChoice(ThemeChoice::Dark);
        QVERIFY(made.pixmap(32, 32).toImage() != light);
        QVERIFY(made.pixmap(32, 32, QIcon::Disabled).toImage() != made.pixmap(32, 32).toImage());
    }
};

QTEST_MAIN(TokensTest)
#include "tst_tokens.moc"

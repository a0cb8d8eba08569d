// The design tokens of resources/style/tokens.json as typed values. UI thread only.
#pragma once

#include <QColor>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

namespace mailstead::style
{

/// What a coloured thing says. Neutral is "nothing special" and also "cannot tell".
enum class Tone { Neutral, Accent, Ok, Info, Warn, Bad };

/// The four colours of one tone: text and icons, fill of marks and meters, soft ground, its border.
struct ToneColors {
    QColor text, fill, soft, softBorder;
};

/// All colours of one theme (light or dark).
struct Colors {
    struct {
        QColor window, strip, page, card, inset, raised, terminal, tooltip;
    } bg;
    struct {
        QColor hover, pressed, drop, scrim; ///< translucent
    } overlay;
    struct {
        QColor primary, secondary, tertiary, disabled, onAccent, onTooltip;
    } text;
    struct {
        QColor subtle, normal, strong, control;
    } border;
    struct {
        QColor text, fill, fillHover, fillPressed, soft, softBorder, onSoft;
    } accent;
    ToneColors ok, info, warn, bad, neutral;
    struct {
        QColor addBg, addText, delBg, delText, changeBg;
    } diff;
    struct {
        QList<QColor> series;
        QColor received, delivered, deferred, bounced, grid, axis;
        qreal fillAlpha = 0.1;
    } chart;
    QList<QColor> heatRamp, heatText; ///< seven steps, 0 is "none"
    QList<QColor> terminalAnsi;       ///< sixteen

    /// Accent's `text` is its onSoft where it stands on a soft ground: see onSoft().
    ToneColors tone(Tone tone) const;
    /// Text colour on the soft ground of a tone.
    QColor onSoft(Tone tone) const;
};

/// One line of `type.scale`.
struct TypeSize {
    int px = 13;
    int line = 20; ///< line height in px
    int weight = 400;
    int cjkPx = 13; ///< size where the language is Chinese
};

struct Families {
    QStringList ui, uiCjk, mono, monoCjk; ///< of the platform the program runs on
};

/// Lengths in device-independent pixels.
struct Sizes {
    int serverList = 200, serverListMin = 168, serverListMax = 320, serverRail = 56;
    int strip = 216, stripMin = 184, stripMax = 280;
    int statusBar = 28, pageHeader = 56, pagePadding = 24, pagePaddingSetup = 40;
    int stepper = 236, inspector = 372, contentMaxGuide = 820;
    int rowLog = 20, rowTree = 26, rowTable = 30, rowTableComfort = 36, rowNav = 32, rowServer = 44;
    int rowMenu = 28;
    int controlSmall = 24, controlMedium = 30, controlLarge = 36;
    int checkBox = 16, hitTarget = 28, scrollBar = 10, splitterGrab = 7, meter = 4, dot = 8;
    int radiusSm = 4, radiusMd = 6, radiusLg = 8, radiusXl = 10;
    int focusWidth = 2, focusOffset = 1;
};

/// Durations in milliseconds.
struct Motion {
    int fast = 90, normal = 160, slow = 240, spinnerTurn = 900, liveBatch = 100;
    int toast = 6000, undoWindow = 10000;
};

enum class TypeRole {
    Caption,
    Small,
    Body,
    BodyStrong,
    Guide,
    Title,
    Heading,
    Figure,
    Display,
    Mono,
    MonoTerminal,
};

/// Everything of tokens.json, parsed once.
class Tokens
{
public:
    /// The embedded file. A broken file is a broken build: the program ends with a message.
    static const Tokens& instance();

    /// Reads a token file; `error` says what is missing when the result is false. For tests.
    bool parse(const QByteArray& json, QString* error);

    const Colors& colors(bool dark) const { return dark ? m_dark : m_light; }
    const TypeSize& type(TypeRole role) const { return m_type[static_cast<int>(role)]; }
    const Families& families() const { return m_families; }
    const Sizes& sizes() const { return m_sizes; }
    const Motion& motion() const { return m_motion; }
    /// Any token by its path, for the style sheet template: "bg.window", "chart.series.0".
    QColor color(bool dark, const QString& path) const;
    /// "text.primary on bg.page" → {measured, needed}, as the file claims.
    struct ContrastClaim {
        QString pair;
        double measured = 0, needed = 0;
    };
    QList<ContrastClaim> contrastClaims(bool dark) const;

private:
    QJsonObject m_root;
    Colors m_light, m_dark;
    TypeSize m_type[11];
    Families m_families;
    Sizes m_sizes;
    Motion m_motion;
};

/// WCAG 2.1 contrast of two opaque colours, 1…21.
double contrast(const QColor& a, const QColor& b);

} // namespace mailstead::style

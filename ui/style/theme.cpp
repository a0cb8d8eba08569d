#include "style/theme.h"

#include "style/focus_frame.h"
#include "style/proxy_style.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>
#include <QRegularExpression>
#include <QStyleHints>
#include <QToolTip>

namespace mailstead::style
{

namespace
{

QString cssColor(const QColor& color)
{
    if (color.alpha() == 255)
        return color.name(QColor::HexRgb);
    return QStringLiteral("rgba(%1, %2, %3, %4)")
        .arg(color.red())
        .arg(color.green())
        .arg(color.blue())
        .arg(color.alpha());
}

bool isMono(TypeRole role)
{
    return role == TypeRole::Mono || role == TypeRole::MonoTerminal;
}

/// Only families that are there, so that Qt does not look for the others at each text run.
QStringList present(const QStringList& wanted)
{
    QStringList found;
    for (const QString& family : wanted) {
        if (QFontDatabase::hasFamily(family))
            found.append(family);
    }
    return found;
}

const Families& families()
{
    static const Families known = [] {
        const Families& wanted = Tokens::instance().families();
        Families found;
        found.ui = present(wanted.ui);
        if (found.ui.isEmpty()) // what the desktop sets; macOS hides its own system font's name
            found.ui = {QFontDatabase::systemFont(QFontDatabase::GeneralFont).family()};
        found.uiCjk = present(wanted.uiCjk);
        found.mono = present(wanted.mono);
        if (found.mono.isEmpty())
            found.mono = {QFontDatabase::systemFont(QFontDatabase::FixedFont).family()};
        found.monoCjk = present(wanted.monoCjk);
        return found;
    }();
    return known;
}

QPalette paletteOf(const Colors& c)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor& normal, const QColor& disabled) {
        palette.setColor(QPalette::Active, role, normal);
        palette.setColor(QPalette::Inactive, role, normal);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, c.bg.page, c.bg.page);
    set(QPalette::WindowText, c.text.primary, c.text.disabled);
    set(QPalette::Base, c.bg.card, c.bg.inset);
    set(QPalette::AlternateBase, c.bg.inset, c.bg.inset);
    set(QPalette::Text, c.text.primary, c.text.disabled);
    set(QPalette::Button, c.bg.raised, c.bg.inset);
    set(QPalette::ButtonText, c.text.primary, c.text.disabled);
    set(QPalette::BrightText, c.bad.text, c.text.disabled);
    set(QPalette::PlaceholderText, c.text.tertiary, c.text.disabled);
    set(QPalette::ToolTipBase, c.bg.tooltip, c.bg.tooltip);
    set(QPalette::ToolTipText, c.text.onTooltip, c.text.onTooltip);
    set(QPalette::Highlight, c.accent.fill, c.neutral.fill);
    set(QPalette::HighlightedText, c.text.onAccent, c.text.onAccent);
    set(QPalette::Link, c.accent.text, c.text.disabled);
    set(QPalette::LinkVisited, c.accent.text, c.text.disabled);
    set(QPalette::Light, c.bg.raised, c.bg.raised);
    set(QPalette::Midlight, c.border.subtle, c.border.subtle);
    set(QPalette::Mid, c.border.normal, c.border.normal);
    set(QPalette::Dark, c.border.strong, c.border.strong);
    set(QPalette::Shadow, c.overlay.scrim, c.overlay.scrim);
    return palette;
}

} // namespace

Theme& Theme::instance()
{
    static Theme* theme = nullptr;
    if (!theme) {
        theme = new Theme(qApp);
        QObject::connect(theme, &QObject::destroyed, theme, [] { theme = nullptr; });
    }
    return *theme;
}

Theme::Theme(QObject* parent)
    : QObject(parent)
{
}

void Theme::install(ThemeChoice choice)
{
    m_choice = choice;
    if (!m_installed) {
        m_installed = true;
        QApplication::setStyle(new ProxyStyle);
        installFocusFrame(qApp);
        qApp->installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
            if (m_choice == ThemeChoice::System)
                apply();
        });
#endif
    }
    apply();
}

void Theme::setChoice(ThemeChoice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    apply();
}

bool Theme::systemIsDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // Qt 6.4 tells it only by the platform's palette, which ours covers: lift it for a look.
    const QPalette ours = QGuiApplication::palette();
    QGuiApplication::setPalette(QPalette());
    const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    QGuiApplication::setPalette(ours);
    return dark;
#endif
}

void Theme::apply()
{
    m_dark = m_choice == ThemeChoice::System ? systemIsDark() : m_choice == ThemeChoice::Dark;
    const QPalette palette = paletteOf(colors());
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    QApplication::setFont(font(TypeRole::Body));
    QApplication::setFont(font(TypeRole::Small), "QToolTip");
    QApplication::setFont(font(TypeRole::Small, 500), "QHeaderView");
    qApp->setStyleSheet(styleSheet());
    emit changed();
}

QFont Theme::font(TypeRole role) const
{
    return font(role, Tokens::instance().type(role).weight);
}

QFont Theme::font(TypeRole role, int weight) const
{
    const TypeSize& size = Tokens::instance().type(role);
    const Families& f = families();
    QFont font;
    font.setFamilies(isMono(role) ? f.mono + f.monoCjk : f.ui + f.uiCjk);
    font.setPixelSize(m_chinese ? size.cjkPx : size.px);
    font.setWeight(static_cast<QFont::Weight>(weight));
    if (isMono(role)) {
        font.setStyleHint(QFont::Monospace);
        font.setFixedPitch(true);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
        font.setFeature("calt", 0); // "->" in a log is two characters
#else
        font.setStyleStrategy(QFont::PreferNoShaping);
#endif
    } else {
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
        font.setFeature("tnum", 1);
#endif
        if (!m_chinese && size.px >= 20)
            font.setLetterSpacing(QFont::AbsoluteSpacing, size.px >= 26 ? -0.4 : -0.2);
    }
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

int Theme::lineHeight(TypeRole role) const
{
    return Tokens::instance().type(role).line;
}

void Theme::setChinese(bool chinese)
{
    if (m_chinese == chinese)
        return;
    m_chinese = chinese;
    if (m_installed)
        apply();
}

int Theme::duration(int milliseconds) const
{
    return m_reducedMotion ? 0 : milliseconds;
}

void Theme::setReducedMotion(bool reduced)
{
    if (m_reducedMotion == reduced)
        return;
    m_reducedMotion = reduced;
    emit changed();
}

QString Theme::styleSheet() const
{
    QFile file(QStringLiteral(":/style/mailstead.qss"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The embedded style sheet cannot be read: %s", qPrintable(file.errorString()));
    const QString source = QString::fromUtf8(file.readAll());
    static const QRegularExpression placeholder(QStringLiteral("\\{\\{([A-Za-z0-9.]+)\\}\\}"));
    QString sheet;
    qsizetype end = 0;
    for (auto it = placeholder.globalMatch(source); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        sheet += QStringView(source).mid(end, match.capturedStart() - end);
        const QColor color = Tokens::instance().color(m_dark, match.captured(1));
        if (!color.isValid())
            qFatal("The style sheet names an unknown token: %s", qPrintable(match.captured(1)));
        sheet += cssColor(color);
        end = match.capturedEnd();
    }
    sheet += QStringView(source).mid(end);
    return sheet;
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    // The desktop changed its colours (Qt before 6.5 says no more than that).
    if (watched == qApp && event->type() == QEvent::ThemeChange &&
        m_choice == ThemeChoice::System && systemIsDark() != m_dark)
        apply();
    return QObject::eventFilter(watched, event);
}

} // namespace mailstead::style

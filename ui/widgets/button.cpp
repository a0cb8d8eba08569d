#include "widgets/button.h"

#include "style/paint.h"

#include <QEvent>
#include <QStyleOptionButton>
#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace mailstead::widgets
{

using style::Tint;

namespace
{

QString kindName(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Primary:
        return QStringLiteral("primary");
    case ButtonKind::Quiet:
        return QStringLiteral("quiet");
    case ButtonKind::Danger:
        return QStringLiteral("danger");
    case ButtonKind::DangerSolid:
        return QStringLiteral("dangerSolid");
    case ButtonKind::Link:
        return QStringLiteral("link");
    case ButtonKind::Normal:
        break;
    }
    return QStringLiteral("normal");
}

int heightOf(ButtonSize size)
{
    switch (size) {
    case ButtonSize::Small:
        return style::sizes().controlSmall;
    case ButtonSize::Large:
        return style::sizes().controlLarge;
    case ButtonSize::Medium:
        break;
    }
    return style::sizes().controlMedium;
}

int paddingOf(ButtonSize size, ButtonKind kind)
{
    if (kind == ButtonKind::Link)
        return 2;
    return size == ButtonSize::Small ? 8 : size == ButtonSize::Large ? 18 : 12;
}

QFont fontOf(ButtonSize size)
{
    const auto role = size == ButtonSize::Small   ? style::TypeRole::Small
                      : size == ButtonSize::Large ? style::TypeRole::Guide
                                                  : style::TypeRole::Body;
    return style::Theme::instance().font(role, 500);
}

Tint tintOf(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Primary:
        return Tint::OnAccent;
    case ButtonKind::Quiet:
        return Tint::Secondary;
    case ButtonKind::Danger:
    case ButtonKind::DangerSolid:
        return Tint::Bad;
    case ButtonKind::Link:
        return Tint::Accent;
    case ButtonKind::Normal:
        break;
    }
    return Tint::Primary;
}

constexpr int iconGap = 6;

} // namespace

Button::Button(QWidget* parent, ButtonKind kind, ButtonSize size)
    : Button(QString(), QString(), kind, parent, size)
{
}

Button::Button(const QString& text, const QString& icon, ButtonKind kind, QWidget* parent,
               ButtonSize size)
    : QPushButton(text, parent)
    , m_kind(kind)
    , m_size(size)
    , m_iconName(icon)
{
    setProperty("kind", kindName(kind));
    setProperty("size",
                size == ButtonSize::Small ? QStringLiteral("small") : QStringLiteral("other"));
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(kind == ButtonKind::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    updateIcon();
    connect(&style::Theme::instance(), &style::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Button::setKind(ButtonKind kind)
{
    if (m_kind == kind)
        return;
    m_kind = kind;
    setProperty("kind", kindName(kind));
    style()->unpolish(this);
    style()->polish(this);
    updateIcon();
}

void Button::setIconName(const QString& name)
{
    m_iconName = name;
    updateIcon();
    updateGeometry();
}

void Button::updateIcon()
{
    setIcon(style::icon(m_iconName, tintOf(m_kind)));
    update();
}

QSize Button::sizeHint() const
{
    int width = QFontMetrics(fontOf(m_size)).size(Qt::TextShowMnemonic, text()).width() +
                2 * paddingOf(m_size, m_kind) + 2;
    if (!m_iconName.isEmpty())
        width += 16 + (text().isEmpty() ? 0 : iconGap);
    if (menu())
        width += 18;
    return {width, heightOf(m_size)};
}

QSize Button::minimumSizeHint() const
{
    return sizeHint();
}

void Button::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = {};
    option.features &= ~QStyleOptionButton::HasMenu;
    painter.drawControl(QStyle::CE_PushButtonBevel, option);

    const QColor ink = isEnabled() ? style::color(tintOf(m_kind)) : style::color(Tint::Disabled);
    QFont font = fontOf(m_size);
    if (m_kind == ButtonKind::Link)
        font.setUnderline(underMouse() && isEnabled());
    painter.setFont(font);
    painter.setPen(ink);
    const int padding = paddingOf(m_size, m_kind);
    const int iconSize = m_size == ButtonSize::Small ? 14 : 16;
    const int iconWidth = m_iconName.isEmpty() ? 0 : iconSize + (text().isEmpty() ? 0 : iconGap);
    const int menuWidth = menu() ? 18 : 0;
    const int room = width() - 2 * padding - iconWidth - menuWidth;
    QString shown = text();
    const QFontMetrics metrics(font);
    int textWidth = metrics.size(Qt::TextShowMnemonic, shown).width();
    if (textWidth > room + 2) {
        shown = metrics.elidedText(shown, Qt::ElideRight, room);
        textWidth = room;
    }
    const bool centered = m_kind != ButtonKind::Link;
    int left = centered ? (width() - iconWidth - textWidth - menuWidth) / 2 : padding;
    if (!m_iconName.isEmpty()) {
        style::paintIcon(&painter, QRectF(left, (height() - iconSize) / 2.0, iconSize, iconSize),
                         m_iconName, ink);
        left += iconWidth;
    }
    painter.drawText(QRect(left, 0, textWidth + 2, height()),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, shown);
    if (menu())
        style::paintIcon(&painter, QRectF(left + textWidth + 4, (height() - 14) / 2.0, 14, 14),
                         QStringLiteral("chevron-down"), ink);
}

IconButton::IconButton(const QString& icon, QWidget* parent, int iconSize)
    : QToolButton(parent)
    , m_iconName(icon)
    , m_iconSize(iconSize)
{
    setProperty("kind", QStringLiteral("icon"));
    setFixedSize(style::sizes().hitTarget, style::sizes().hitTarget);
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(QToolButton::InstantPopup);
    connect(&style::Theme::instance(), &style::Theme::changed, this, qOverload<>(&QWidget::update));
}

void IconButton::setIconName(const QString& name)
{
    m_iconName = name;
    update();
}

void IconButton::setTint(style::Tint tint)
{
    m_tint = tint;
    update();
}

void IconButton::setLabel(const QString& label, const QKeySequence& shortcut)
{
    setAccessibleName(label);
    const QString keys = shortcut.toString(QKeySequence::NativeText);
    setToolTip(keys.isEmpty() ? label : QStringLiteral("%1 (%2)").arg(label, keys));
}

void IconButton::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.icon = {};
    option.text.clear();
    option.features &= ~(QStyleOptionToolButton::HasMenu | QStyleOptionToolButton::Menu);
    option.subControls = QStyle::SC_ToolButton;
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    const QColor ink = !isEnabled()  ? style::color(Tint::Disabled)
                       : isChecked() ? style::color(Tint::Primary)
                                     : style::color(m_tint);
    style::paintIcon(
        &painter,
        QRectF((width() - m_iconSize) / 2.0, (height() - m_iconSize) / 2.0, m_iconSize, m_iconSize),
        m_iconName, ink);
}

} // namespace mailstead::widgets

#include "main/server_delegate.h"

#include "session/server_list_model.h"
#include "style/icons.h"
#include "style/paint.h"

#include <QAbstractItemView>

namespace mailstead::main
{

using Model = session::ServerListModel;
using style::TypeRole;

namespace
{

constexpr int headingHeight = 32, tileSize = 36, tileRow = 42, separator = 13;

bool startsGroup(const QModelIndex& index)
{
    const QString group = index.data(Model::GroupRole).toString();
    if (index.row() == 0)
        return !group.isEmpty();
    return group != index.siblingAtRow(index.row() - 1).data(Model::GroupRole).toString();
}

/// Two signs for the tile: the first letters of two words or labels; a number in the first of them
/// ("mx2.example.org") tells more than the second.
QString initials(const QString& title)
{
    QString letters;
    bool start = true, first = true;
    for (QChar c : title) {
        if (!c.isLetterOrNumber()) {
            start = true;
            first = first && letters.isEmpty();
            continue;
        }
        if (letters.size() < 2 && (start || (first && c.isDigit())))
            letters += c.toUpper();
        start = false;
    }
    if (letters.size() < 2 && title.size() > 1)
        letters = title.left(2).toUpper();
    return letters;
}

bool ringWanted(const QStyleOptionViewItem& option)
{
    return (option.state & QStyle::State_HasFocus) && option.widget &&
           option.widget->property("keyboardFocus").toBool();
}

} // namespace

ServerDot serverDot(const QModelIndex& server)
{
    const auto severity = static_cast<core::Severity>(server.data(Model::SeverityRole).toInt());
    switch (static_cast<session::State>(server.data(Model::StateRole).toInt())) {
    case session::State::Connected:
        if (severity == core::Severity::Bad)
            return {style::Tone::Bad, false};
        if (severity == core::Severity::Decide)
            return {style::Tone::Warn, false};
        return {style::Tone::Ok, false};
    case session::State::Connecting:
    case session::State::HostKeyUnknown:
        return {style::Tone::Info, false};
    case session::State::Reconnecting:
    case session::State::NeedsPassword:
        return {style::Tone::Warn, false};
    case session::State::HostKeyChanged:
    case session::State::Failed:
        return {style::Tone::Bad, false};
    case session::State::Disconnected:
        break;
    }
    return {style::Tone::Neutral, true};
}

QSize ServerDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    if (m_rail)
        return {tileSize, tileRow + (startsGroup(index) && index.row() > 0 ? separator : 0)};
    return {120, style::sizes().rowServer + (startsGroup(index) ? headingHeight : 0)};
}

void ServerDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    painter->save();
    if (m_rail)
        paintTile(painter, option, index);
    else
        paintRow(painter, option, index);
    painter->restore();
}

void ServerDelegate::paintRow(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const style::Colors& c = style::colors();
    const style::Theme& theme = style::Theme::instance();
    QRect rect = option.rect;
    if (startsGroup(index)) {
        painter->setFont(theme.font(TypeRole::Caption, 500));
        painter->setPen(c.text.tertiary);
        const QString group = index.data(Model::GroupRole).toString();
        painter->drawText(QRect(rect.left() + 8, rect.top() + 6, rect.width() - 12, 26),
                          Qt::AlignVCenter | Qt::TextSingleLine,
                          group.isEmpty() ? tr("Others") : group);
        rect.setTop(rect.top() + headingHeight);
    }
    const bool selected = option.state & QStyle::State_Selected;
    if (selected && theme.isDark())
        style::paintRounded(painter, rect, 6, c.neutral.soft);
    else if (selected)
        style::paintRounded(painter, rect, 6, c.bg.page, c.border.normal);
    else if (option.state & QStyle::State_MouseOver)
        style::paintRounded(painter, rect, 6, c.overlay.hover);
    const ServerDot dot = serverDot(index);
    style::paintDot(painter, QPointF(rect.left() + 12, rect.center().y() + 0.5), dot.tone,
                    dot.hollow);
    const int left = rect.left() + 25, room = rect.right() - 8 - left;
    painter->setFont(theme.font(TypeRole::Body, 500));
    painter->setPen(c.text.primary);
    painter->drawText(QRect(left, rect.top() + 5, room, 18), Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(index.data(Model::TitleRole).toString(),
                                                        Qt::ElideRight, room));
    QFont mono = theme.font(TypeRole::Mono);
    mono.setPixelSize(11);
    painter->setFont(mono);
    painter->setPen(c.text.tertiary);
    painter->drawText(QRect(left, rect.top() + 23, room, 15), Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(index.data(Model::AddressRole).toString(),
                                                        Qt::ElideMiddle, room));
    if (ringWanted(option))
        style::paintRounded(painter, rect, 6, {}, c.accent.text);
}

void ServerDelegate::paintTile(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const style::Colors& c = style::colors();
    const style::Theme& theme = style::Theme::instance();
    QRect rect = option.rect;
    if (startsGroup(index) && index.row() > 0) {
        painter->fillRect(QRect(rect.center().x() - 12, rect.top() + 4, 24, 1), c.border.strong);
        rect.setTop(rect.top() + separator);
    }
    const QRect tile(rect.center().x() - tileSize / 2 + 1, rect.top() + 1, tileSize, tileSize);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected && !theme.isDark())
        style::paintRounded(painter, tile, 8, c.bg.page, c.border.strong);
    else
        style::paintRounded(painter, tile, 8,
                            selected                                   ? c.neutral.soft
                            : (option.state & QStyle::State_MouseOver) ? c.overlay.pressed
                                                                       : c.overlay.hover);
    painter->setFont(theme.font(TypeRole::Small, 600));
    painter->setPen(selected ? c.text.primary : c.text.secondary);
    painter->drawText(tile, Qt::AlignCenter, initials(index.data(Model::TitleRole).toString()));
    const ServerDot dot = serverDot(index);
    const QPointF center(tile.right() - 1, tile.bottom() - 1);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(c.bg.window);
    painter->drawEllipse(center, 6, 6);
    style::paintDot(painter, center, dot.tone, dot.hollow);
    if (ringWanted(option))
        style::paintRounded(painter, tile, 8, {}, c.accent.text);
}

} // namespace mailstead::main

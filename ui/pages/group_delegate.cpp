#include "pages/group_delegate.h"

#include "control/queue_model.h"
#include "pages/queue_cause.h"
#include "style/icons.h"
#include "style/paint.h"

#include <QLocale>
#include <QPainter>

namespace mailstead::pages
{

using control::QueueGroup;
using control::QueueGrouping;
using style::Tone;
using style::TypeRole;

bool GroupWords::isPaused(const control::DestinationState& state)
{
    return state.pausedUntil.isValid() && state.pausedUntil > QDateTime::currentDateTimeUtc();
}

QString GroupWords::sending(const control::DestinationState& state)
{
    if (isPaused(state)) {
        const qint64 left = QDateTime::currentDateTimeUtc().secsTo(state.pausedUntil);
        return tr("Paused until %1, %2 to go")
            .arg(QLocale().toString(state.pausedUntil.toLocalTime().time(),
                                    QStringLiteral("HH:mm:ss")),
                 control::ageText(left));
    }
    if (state.isLocal)
        return tr("Delivered on this server");
    return tr("%1 of %2 connections in use")
        .arg(QLocale().toString(state.running), QLocale().toString(state.window));
}

QString GroupWords::counts(const control::QueueCounts& counts)
{
    QStringList parts;
    const auto add = [&parts](qint64 count, const QString& text) {
        if (count > 0)
            parts << text.arg(QLocale().toString(count));
    };
    add(counts.sending, tr("%1 going out"));
    add(counts.active, tr("%1 waiting"));
    add(counts.deferred, tr("%1 deferred"));
    add(counts.held, tr("%1 held"));
    return parts.join(QStringLiteral(" · "));
}

GroupWords GroupWords::of(QueueGrouping grouping, const QueueGroup& group)
{
    GroupWords words;
    words.sub = counts(group.counts);
    switch (grouping) {
    case QueueGrouping::Destination:
        words.icon = QStringLiteral("domain");
        words.title = group.key;
        if (group.destination) {
            const bool paused = isPaused(*group.destination);
            words.sub = sending(*group.destination) + QStringLiteral(" · ") + words.sub;
            words.icon = paused ? QStringLiteral("pause") : words.icon;
            words.tone = paused ? Tone::Warn : Tone::Neutral;
        }
        break;
    case QueueGrouping::Cause: {
        const QueueCause::Kind kind = QueueCause::kind(group.key);
        words.icon = QueueCause::icon(kind);
        words.title = QueueCause::title(kind);
        words.tone = QueueCause::isBad(kind)                ? Tone::Bad
                     : kind == QueueCause::Kind::NotTried   ? Tone::Info
                     : kind == QueueCause::Kind::Greylisted ? Tone::Info
                                                            : Tone::Warn;
        if (!group.key.isEmpty()) {
            words.sub = group.key;
            words.subIsMono = true;
        }
        break;
    }
    case QueueGrouping::Sender:
        words.icon = group.key.isEmpty() ? QStringLiteral("bounce") : QStringLiteral("account");
        words.title = group.key.isEmpty() ? tr("Notices of this server (no sender)") : group.key;
        break;
    }
    return words;
}

QSize GroupDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {option.rect.width(), rowHeight};
}

void GroupDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const style::Theme& theme = style::Theme::instance();
    const style::Colors& colors = theme.colors();
    const auto group = index.data(control::QueueGroupModel::GroupRole).value<QueueGroup>();
    const GroupWords words = GroupWords::of(
        QueueGrouping(index.data(control::QueueGroupModel::GroupingRole).toInt()), group);
    const QRect rect = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        style::paintRounded(painter, QRectF(rect).adjusted(0, 0, 0, -1), style::sizes().radiusLg,
                            colors.accent.soft);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        style::paintRounded(painter, QRectF(rect).adjusted(0, 0, 0, -1), style::sizes().radiusLg,
                            colors.overlay.hover);
    if (!selected)
        style::paintHairline(painter, rect.adjusted(sidePadding, 0, -sidePadding, 0),
                             colors.border.subtle);

    const QRectF tile(rect.left() + sidePadding, rect.center().y() - 15, 32, 32);
    style::paintRounded(painter, tile, 8, colors.tone(words.tone).soft);
    style::paintIcon(painter, tile.adjusted(7, 7, -7, -7), words.icon, colors.onSoft(words.tone));

    const int right = rect.right() - sidePadding;
    const int left = rect.left() + sidePadding + 32 + 12;
    const int width = std::max(40, right - countWidth - ageWidth - 8 - left);
    painter->setFont(theme.font(TypeRole::BodyStrong));
    painter->setPen(colors.text.primary);
    painter->drawText(QRect(left, rect.top() + 11, width, 22), Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(words.title, Qt::ElideMiddle, width));
    painter->setFont(theme.font(words.subIsMono ? TypeRole::Mono : TypeRole::Small));
    painter->setPen(selected ? colors.text.secondary : colors.text.tertiary);
    painter->drawText(QRect(left, rect.top() + 33, width, 20), Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(words.sub, Qt::ElideRight, width));

    painter->setFont(theme.font(TypeRole::Body));
    painter->setPen(colors.text.secondary);
    painter->drawText(QRect(right - countWidth - ageWidth, rect.top(), ageWidth, rect.height()),
                      Qt::AlignVCenter | Qt::AlignRight,
                      group.counts.oldest < 0 ? QString() : control::ageText(group.counts.oldest));
    QFont figures = theme.font(TypeRole::Title, 600);
    figures.setPixelSize(18);
    painter->setFont(figures);
    painter->setPen(colors.text.primary);
    painter->drawText(QRect(right - countWidth, rect.top(), countWidth, rect.height()),
                      Qt::AlignVCenter | Qt::AlignRight, QLocale().toString(group.counts.total));
    if (option.state.testFlag(QStyle::State_HasFocus))
        style::paintRounded(painter, QRectF(rect).adjusted(1, 1, -1, -2), style::sizes().radiusLg,
                            {}, colors.accent.text);
    painter->restore();
}

} // namespace mailstead::pages

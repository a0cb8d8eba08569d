// A row of the queue by destination, cause or sender (LOOK §3, cause row).
#pragma once

#include "control/queue_groups.h"
#include "style/tokens.h"

#include <QCoreApplication>
#include <QStyledItemDelegate>

namespace mailstead::pages
{

/// The words of a group, for the row and for its details.
struct GroupWords {
    Q_DECLARE_TR_FUNCTIONS(mailstead::pages::GroupWords)
public:
    static GroupWords of(control::QueueGrouping grouping, const control::QueueGroup& group);
    /// "58 deferred · 12 held", the states that there are.
    static QString counts(const control::QueueCounts& counts);
    /// "Paused until 10:42:10", "2 of 4 connections in use", "" for nothing known.
    static QString sending(const control::DestinationState& state);
    static bool isPaused(const control::DestinationState& state);

    QString icon, title, sub;
    bool subIsMono = false;
    style::Tone tone = style::Tone::Neutral;
};

class GroupDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int rowHeight = 64;
    static constexpr int countWidth = 72, ageWidth = 88, sidePadding = 12;

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace mailstead::pages

#pragma once

#include "style/tokens.h"

#include <QStyledItemDelegate>

namespace mailstead::main
{

/// State dot of a server: tone, and hollow where there is no connection.
struct ServerDot {
    style::Tone tone = style::Tone::Neutral;
    bool hollow = true;
};
ServerDot serverDot(const QModelIndex& server);

/// Rows of 44 px with the group's heading above the first of each group; or tiles of 36 px.
class ServerDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setRail(bool rail) { m_rail = rail; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintRow(QPainter* painter, const QStyleOptionViewItem& option,
                  const QModelIndex& index) const;
    void paintTile(QPainter* painter, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const;

    bool m_rail = false;
};

} // namespace mailstead::main

// Tables as LOOK §3 wants them, over any model.
#pragma once

#include "style/tokens.h"

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>

class QHBoxLayout;

namespace mailstead::widgets
{

class Button;
class Label;

/// Roles that a model may answer for the delegate.
enum CellRole {
    BadgeToneRole = Qt::UserRole + 1000, ///< int(style::Tone): the text is drawn as a badge
    MonoRole,                            ///< bool: monospaced
    TextToneRole,                        ///< int(style::Tone) for the text
    SecondaryRole,                       ///< bool: secondary text colour
    ElideRole,                           ///< int(Qt::TextElideMode), right by default
    IconRole,                            ///< QString: an icon before the text
    SubTextRole,                         ///< QString: after the text, tertiary
};

class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// Rows of 30 (36 when comfortable), hairlines, hover, whole rows selected. When the model's
/// column `checkColumn` is checkable it is drawn as a check box column of 30 px whose heading
/// checks or unchecks all; Space toggles the rows selected.
class TableView : public QTableView
{
    Q_OBJECT
public:
    explicit TableView(QWidget* parent = nullptr);
    void setComfortable(bool comfortable);
    void setCheckColumn(int column); ///< -1: none
    int checkColumn() const { return m_checkColumn; }
    /// For the check box in the heading: none, some or all.
    void setHeaderCheckState(Qt::CheckState state);
    Qt::CheckState headerCheckState() const { return m_headerCheck; }
    int hoveredRow() const { return m_hovered; }

signals:
    void rowActivated(const QModelIndex& index); ///< Enter or double click
    void headerCheckToggled(Qt::CheckState wanted);
    /// Single letters while the list has the focus (R, H, L, B, Delete, …), for the page.
    void keyCommand(int key, Qt::KeyboardModifiers modifiers);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void toggle(const QModelIndex& index);
    void toggleSelected();
    int m_checkColumn = -1, m_hovered = -1;
    Qt::CheckState m_headerCheck = Qt::Unchecked;
};

/// Above the heading while something is ticked: "3 selected · Select all 72 that match" and the
/// actions, which fold into "More" when there is no room.
class ActionBar : public QFrame
{
    Q_OBJECT
public:
    explicit ActionBar(QWidget* parent = nullptr);
    /// `selected` of `matching`; the link is shown while they differ.
    void setCounts(qint64 selected, qint64 matching);
    void addAction(QAction* action, bool danger = false, const QString& icon = {});
    QSize minimumSizeHint() const override;

signals:
    void selectAllRequested();
    void clearRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void fold();

    qint64 m_selected = 0, m_matching = 0;
    Label* m_count;
    Button* m_all;
    QHBoxLayout* m_actionsLayout;
    struct Entry {
        QAction* action;
        Button* button;
        bool danger;
    };
    QList<Entry> m_entries;
    Button* m_more;
};

} // namespace mailstead::widgets

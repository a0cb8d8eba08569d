// The story of one message as a line of events (LOOK §3, trace node).
#pragma once

#include "control/trace.h"
#include "style/tokens.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

namespace mailstead::pages
{

/// Oldest event first; a planned attempt, if there is one, stands at the end.
class TraceModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        TimeRole = Qt::UserRole + 1, ///< text
        TextRole,                    ///< the daemon's words
        BadgesRole,                  ///< QStringList: host and address, TLS
        ReplyRole,                   ///< of the other server
        IconRole,
        ToneRole,   ///< int of style::Tone
        FutureRole, ///< bool
    };
    using QAbstractListModel::QAbstractListModel;

    void setTrace(const control::Trace& trace);
    void setNextAttempt(const QDateTime& at, int number); ///< invalid: none is planned
    const control::Trace& trace() const { return m_trace; }
    QString plainText() const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    QVariant futureData(int role) const;
    QString titleOf(const control::TraceEvent& event) const;

    control::Trace m_trace;
    QDateTime m_next;
    int m_nextNumber = 0;
};

class TraceDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    /// Lays out and, with a painter, draws; returns the height.
    int layOut(QPainter* painter, const QRect& rect, const QModelIndex& index, bool selected) const;
};

/// As high as its rows: put it into a scroll area.
class TraceView : public QListView
{
    Q_OBJECT
public:
    explicit TraceView(QWidget* parent = nullptr);
    TraceModel* traceModel() const { return m_model; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fitHeight();

    TraceModel* m_model;
};

} // namespace mailstead::pages

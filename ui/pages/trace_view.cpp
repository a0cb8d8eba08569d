#include "pages/trace_view.h"

#include "style/icons.h"
#include "style/paint.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QTextLayout>
#include <QtMath>

namespace mailstead::pages
{

using control::TraceEvent;
using style::Tone;
using style::TypeRole;

namespace
{

constexpr int circle = 28;
constexpr int textLeft = circle + 12;
constexpr int gap = 14; ///< between two events

const char* iconOf(TraceEvent::Kind kind)
{
    switch (kind) {
    case TraceEvent::Kind::Received:
        return "download";
    case TraceEvent::Kind::Checks:
    case TraceEvent::Kind::Signed:
        return "shield-check";
    case TraceEvent::Kind::Queued:
        return "queue";
    case TraceEvent::Kind::Attempt:
        return "send";
    case TraceEvent::Kind::Delivered:
        return "check";
    case TraceEvent::Kind::Deferred:
        return "clock";
    case TraceEvent::Kind::Bounced:
        return "bounce";
    case TraceEvent::Kind::Refused:
        return "error";
    case TraceEvent::Kind::Rerouted:
        return "route";
    case TraceEvent::Kind::Held:
        return "hold";
    case TraceEvent::Kind::Released:
        return "release";
    case TraceEvent::Kind::Deleted:
        return "delete";
    case TraceEvent::Kind::Other:
        break;
    }
    return "info";
}

Tone toneOf(TraceEvent::Kind kind)
{
    switch (kind) {
    case TraceEvent::Kind::Received:
    case TraceEvent::Kind::Checks:
    case TraceEvent::Kind::Signed:
    case TraceEvent::Kind::Queued:
    case TraceEvent::Kind::Delivered:
        return Tone::Ok;
    case TraceEvent::Kind::Attempt:
    case TraceEvent::Kind::Released:
    case TraceEvent::Kind::Rerouted:
        return Tone::Accent;
    case TraceEvent::Kind::Deferred:
        return Tone::Warn;
    case TraceEvent::Kind::Bounced:
    case TraceEvent::Kind::Refused:
        return Tone::Bad;
    default:
        return Tone::Neutral;
    }
}

/// Broken between words, and inside one only where it does not fit on a line.
const QTextOption& wrapping()
{
    static const QTextOption option = [] {
        QTextOption made(Qt::AlignLeft | Qt::AlignTop);
        made.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        return made;
    }();
    return option;
}

int wrappedHeight(const QString& text, const QFont& font, int width)
{
    QTextLayout layout(text, font);
    layout.setTextOption(wrapping());
    layout.beginLayout();
    qreal height = 0;
    for (QTextLine line = layout.createLine(); line.isValid() && height < 600;
         line = layout.createLine()) {
        line.setLineWidth(width);
        height += line.height();
    }
    layout.endLayout();
    return qCeil(height);
}

} // namespace

void TraceModel::setTrace(const control::Trace& trace)
{
    beginResetModel();
    m_trace = trace;
    endResetModel();
}

void TraceModel::setNextAttempt(const QDateTime& at, int number)
{
    if (m_next == at && m_nextNumber == number)
        return;
    beginResetModel();
    m_next = at;
    m_nextNumber = number;
    endResetModel();
}

void TraceModel::retranslate()
{
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1));
}

int TraceModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return int(m_trace.events.size()) + (m_next.isValid() ? 1 : 0);
}

QString TraceModel::titleOf(const TraceEvent& event) const
{
    const QString what = control::kindText(event.kind);
    // Whom it is about is said only where a message has several recipients.
    if (event.recipient.isEmpty() || m_trace.recipients.size() < 2)
        return what;
    return tr("%1: %2").arg(what, event.recipient);
}

QVariant TraceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (index.row() >= m_trace.events.size())
        return futureData(role);
    const TraceEvent& event = m_trace.events.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(event);
    case TimeRole:
        return QLocale().toString(event.at.toLocalTime(), QStringLiteral("HH:mm:ss.zzz"));
    case Qt::ToolTipRole:
        return QLocale().toString(event.at.toLocalTime(), QLocale::LongFormat);
    case TextRole:
        return event.text;
    case BadgesRole: {
        QStringList badges;
        const QString host =
            QStringList{event.host, event.address}.join(QLatin1Char(' ')).trimmed();
        if (!host.isEmpty())
            badges << host;
        if (!event.tls.isEmpty())
            badges << event.tls;
        return badges;
    }
    case ReplyRole:
        return event.reply;
    case IconRole:
        return QString::fromLatin1(iconOf(event.kind));
    case ToneRole:
        return int(toneOf(event.kind));
    case FutureRole:
        return false;
    case Qt::AccessibleTextRole:
        return QStringList{titleOf(event), event.text, event.host, event.tls, event.reply}.join(
            QLatin1String(", "));
    }
    return {};
}

QVariant TraceModel::futureData(int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return tr("Try %1").arg(m_nextNumber);
    case TimeRole:
        return QLocale().toString(m_next.toLocalTime(), QStringLiteral("HH:mm:ss"));
    case IconRole:
        return QStringLiteral("retry");
    case ToneRole:
        return int(Tone::Neutral);
    case FutureRole:
        return true;
    }
    return {};
}

QString TraceModel::plainText() const
{
    QString text;
    for (const TraceEvent& event : m_trace.events) {
        QStringList parts{event.at.toString(Qt::ISODateWithMs), titleOf(event)};
        for (const QString& part :
             {event.text, event.host, event.address, event.tls, event.reply}) {
            if (!part.isEmpty())
                parts << part;
        }
        text += parts.join(QStringLiteral("  ")) + QLatin1Char('\n');
        for (const QString& line : event.dialogue)
            text += QStringLiteral("    ") + line + QLatin1Char('\n');
    }
    return text;
}

int TraceDelegate::layOut(QPainter* painter, const QRect& rect, const QModelIndex& index,
                          bool selected) const
{
    const style::Theme& theme = style::Theme::instance();
    const style::Colors& colors = theme.colors();
    const bool future = index.data(TraceModel::FutureRole).toBool();
    const int left = rect.left() + textLeft;
    const int width = std::max(60, rect.width() - textLeft - 4);
    int y = rect.top() + 4;

    const QFont titleFont = theme.font(TypeRole::Body, 500);
    const QFont smallFont = theme.font(TypeRole::Small);
    const QFont monoFont = theme.font(TypeRole::Mono);
    const QString time = index.data(TraceModel::TimeRole).toString();
    const int timeWidth = QFontMetrics(smallFont).horizontalAdvance(time);
    if (painter) {
        painter->setFont(titleFont);
        painter->setPen(future     ? colors.text.secondary
                        : selected ? colors.accent.text
                                   : colors.text.primary);
        const QString title = QFontMetrics(titleFont).elidedText(
            index.data().toString(), Qt::ElideMiddle, width - timeWidth - 12);
        painter->drawText(QRect(left, y, width - timeWidth - 12, 20),
                          Qt::AlignLeft | Qt::AlignVCenter, title);
        painter->setFont(smallFont);
        painter->setPen(colors.text.tertiary);
        painter->drawText(QRect(left, y, width, 20), Qt::AlignRight | Qt::AlignVCenter, time);
    }
    y += 21;

    const QString text = index.data(TraceModel::TextRole).toString();
    if (!text.isEmpty()) {
        const int height = wrappedHeight(text, smallFont, width);
        if (painter) {
            painter->setFont(smallFont);
            painter->setPen(colors.text.secondary);
            painter->drawText(QRectF(left, y, width, height + 2), text, wrapping());
        }
        y += height + 4;
    }

    int x = left;
    bool anyBadge = false;
    for (const QString& badge : index.data(TraceModel::BadgesRole).toStringList()) {
        const QString shown = QFontMetrics(theme.font(TypeRole::Small, 500))
                                  .elidedText(badge, Qt::ElideMiddle, width - 16);
        const int badgeWidth = style::badgeWidth(shown, false);
        if (x > left && x + badgeWidth > left + width) {
            x = left;
            y += 24;
        }
        if (painter)
            style::paintBadge(painter, QPoint(x, y + 1), shown,
                              badge.startsWith(QLatin1String("TLS")) ? Tone::Ok : Tone::Neutral);
        x += badgeWidth + 6;
        anyBadge = true;
    }
    if (anyBadge)
        y += 25;

    const QString reply = index.data(TraceModel::ReplyRole).toString();
    if (!reply.isEmpty()) {
        const QRect box(left, y + 1, width, wrappedHeight(reply, monoFont, width - 20) + 10);
        if (painter) {
            style::paintRounded(painter, box, style::sizes().radiusMd, colors.bg.inset,
                                colors.border.subtle);
            painter->setFont(monoFont);
            painter->setPen(colors.text.secondary);
            painter->drawText(QRectF(box.adjusted(10, 5, -10, -4)), reply, wrapping());
        }
        y = box.bottom() + 3;
    }
    return std::max(y - rect.top(), circle) + gap;
}

void TraceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    painter->save();
    const style::Colors& colors = style::colors();
    const bool future = index.data(TraceModel::FutureRole).toBool();
    const auto tone = Tone(index.data(TraceModel::ToneRole).toInt());
    const QRect rect = option.rect;
    const QRectF dot(rect.left() + 1, rect.top() + 1, circle - 2, circle - 2);

    painter->setRenderHint(QPainter::Antialiasing);
    const bool last = index.row() == index.model()->rowCount() - 1;
    if (!last) {
        const QModelIndex next = index.sibling(index.row() + 1, 0);
        QPen line(colors.border.strong, 1.5);
        if (next.data(TraceModel::FutureRole).toBool())
            line.setStyle(Qt::DashLine);
        painter->setPen(line);
        const qreal x = dot.center().x();
        painter->drawLine(QPointF(x, dot.bottom() + 2), QPointF(x, rect.bottom()));
    }
    if (future) {
        painter->setPen(QPen(colors.border.strong, 1.5, Qt::DashLine));
        painter->setBrush(Qt::NoBrush);
    } else {
        painter->setPen(Qt::NoPen);
        painter->setBrush(tone == Tone::Accent ? colors.accent.soft : colors.tone(tone).soft);
    }
    painter->drawEllipse(dot);
    style::paintIcon(painter, QRectF(dot.center().x() - 8, dot.center().y() - 8, 16, 16),
                     index.data(TraceModel::IconRole).toString(),
                     future ? colors.text.tertiary : colors.onSoft(tone));
    const bool selected = option.state.testFlag(QStyle::State_Selected) &&
                          option.state.testFlag(QStyle::State_HasFocus);
    layOut(painter, rect, index, selected);
    painter->restore();
}

QSize TraceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* view = qobject_cast<const QListView*>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    return {width, layOut(nullptr, QRect(0, 0, width, 0), index, false)};
}

TraceView::TraceView(QWidget* parent)
    : QListView(parent)
    , m_model(new TraceModel(this))
{
    setObjectName(QStringLiteral("traceView"));
    setModel(m_model);
    setItemDelegate(new TraceDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setResizeMode(QListView::Adjust);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TraceView::fitHeight);
    connect(&style::Theme::instance(), &style::Theme::changed, this, [this] {
        scheduleDelayedItemsLayout();
        fitHeight();
        viewport()->update();
    });
    setAccessibleName(tr("What happened to this message"));
}

QSize TraceView::sizeHint() const
{
    int height = 2;
    QStyleOptionViewItem option;
    option.widget = this;
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += itemDelegate()->sizeHint(option, m_model->index(row)).height();
    return {260, height};
}

QSize TraceView::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void TraceView::fitHeight()
{
    setFixedHeight(sizeHint().height());
}

void TraceView::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        scheduleDelayedItemsLayout();
        fitHeight();
    }
}

void TraceView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("What happened to this message"));
        m_model->retranslate();
        scheduleDelayedItemsLayout();
    }
    QListView::changeEvent(event);
}

void TraceView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(m_model->plainText());
        return;
    }
    QListView::keyPressEvent(event);
}

} // namespace mailstead::pages

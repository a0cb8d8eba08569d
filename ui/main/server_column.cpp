#include "main/server_column.h"

#include "main/vitals_strip.h"
#include "session/server_list_model.h"
#include "style/icons.h"
#include "style/paint.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QClipboard>
#include <QEvent>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace mailstead::main
{

using style::TypeRole;
using widgets::TextColor;

namespace
{

class NavDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {160, style::sizes().rowNav + 1};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const style::Colors& c = style::colors();
        const QRect rect = option.rect.adjusted(0, 0, 0, -1);
        const bool selected = option.state & QStyle::State_Selected;
        if (selected)
            style::paintRounded(painter, rect, 6, c.accent.soft);
        else if (option.state & QStyle::State_MouseOver)
            style::paintRounded(painter, rect, 6, c.overlay.hover);
        const QColor ink = selected ? c.accent.onSoft : c.text.secondary;
        style::paintIcon(painter, QRectF(rect.left() + 8, rect.top() + 7, 18, 18),
                         index.data(NavModel::IconRole).toString(), ink);
        int right = rect.right() - 8;
        const QString badge = index.data(NavModel::BadgeRole).toString();
        if (!badge.isEmpty())
            right -= style::paintCountPill(
                         painter, QPoint(right, rect.center().y() + 1), badge,
                         static_cast<style::Tone>(index.data(NavModel::ToneRole).toInt())) +
                     6;
        painter->setFont(style::Theme::instance().font(TypeRole::Body, selected ? 600 : 400));
        painter->setPen(ink);
        const int left = rect.left() + 36;
        painter->drawText(QRect(left, rect.top(), right - left, rect.height()),
                          Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            right - left));
        if ((option.state & QStyle::State_HasFocus) && option.widget &&
            option.widget->property("keyboardFocus").toBool())
            style::paintRounded(painter, rect, 6, {}, c.accent.text);
    }
};

style::Tone stateTone(session::State state)
{
    switch (state) {
    case session::State::Connected:
        return style::Tone::Ok;
    case session::State::Connecting:
    case session::State::HostKeyUnknown:
        return style::Tone::Info;
    case session::State::Reconnecting:
    case session::State::NeedsPassword:
        return style::Tone::Warn;
    case session::State::HostKeyChanged:
    case session::State::Failed:
        return style::Tone::Bad;
    case session::State::Disconnected:
        break;
    }
    return style::Tone::Neutral;
}

} // namespace

void NavModel::setPages(const QList<widgets::Page*>& pages)
{
    beginResetModel();
    m_pages = QList<QPointer<widgets::Page>>(pages.begin(), pages.end());
    endResetModel();
}

void NavModel::refresh()
{
    if (!m_pages.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

int NavModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_pages.size());
}

QVariant NavModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const widgets::Page* page = m_pages.at(index.row());
    if (!page)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return page->title();
    case IconRole:
        return page->iconName();
    case BadgeRole:
    case Qt::AccessibleDescriptionRole:
        return page->badge().text;
    case ToneRole:
        return static_cast<int>(page->badge().tone);
    case Qt::ToolTipRole:
        return QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + index.row()))
            .toString(QKeySequence::NativeText);
    default:
        return {};
    }
}

ServerColumn::ServerColumn(QWidget* parent)
    : QWidget(parent)
    , m_model(new NavModel(this))
    , m_name(new widgets::ElidedLabel(TypeRole::Guide, TextColor::Primary, Qt::ElideRight, this))
    , m_address(
          new widgets::ElidedLabel(TypeRole::Mono, TextColor::Secondary, Qt::ElideMiddle, this))
    , m_copy(new widgets::IconButton(QStringLiteral("copy"), this, 14))
    , m_dot(new widgets::StateDot(this))
    , m_state(new widgets::Label(TypeRole::Small, TextColor::Secondary, this))
    , m_nav(new QListView(this))
    , m_line(new QFrame(this))
    , m_strip(new VitalsStrip(this))
    , m_vitals(new vitals::Vitals(this))
{
    setObjectName(QStringLiteral("serverColumn"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(style::sizes().stripMin);
    setMaximumWidth(style::sizes().stripMax);
    m_name->setWeight(600);
    m_state->setObjectName(QStringLiteral("connectionState"));
    m_copy->setFixedSize(24, 20);
    m_copy->setTint(style::Tint::Tertiary);
    m_nav->setObjectName(QStringLiteral("nav"));
    m_nav->setModel(m_model);
    m_nav->setItemDelegate(new NavDelegate(m_nav));
    m_nav->setUniformItemSizes(true);
    m_nav->setMouseTracking(true);
    m_nav->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_nav->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nav->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nav->installEventFilter(this);
    m_line->setProperty("kind", QStringLiteral("line"));
    m_line->setFixedHeight(1);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 12, 10, 10);
    column->setSpacing(0);
    auto* who = new QVBoxLayout;
    who->setContentsMargins(8, 0, 8, 12);
    who->setSpacing(0);
    who->addWidget(m_name);
    auto* addressRow = new QHBoxLayout;
    addressRow->setSpacing(2);
    addressRow->addWidget(m_address);
    addressRow->addWidget(m_copy);
    addressRow->addStretch(1);
    who->addLayout(addressRow);
    who->addSpacing(2);
    auto* stateRow = new QHBoxLayout;
    stateRow->setSpacing(6);
    stateRow->addWidget(m_dot);
    stateRow->addWidget(m_state, 1);
    who->addLayout(stateRow);
    column->addLayout(who);
    column->addWidget(m_nav);
    column->addSpacing(10);
    auto* lineRow = new QHBoxLayout;
    lineRow->setContentsMargins(8, 0, 8, 10);
    lineRow->addWidget(m_line);
    column->addLayout(lineRow);
    auto* stripRow = new QHBoxLayout;
    stripRow->setContentsMargins(8, 0, 8, 0);
    stripRow->addWidget(m_strip);
    column->addLayout(stripRow, 1);

    connect(m_copy, &QToolButton::clicked, this, [this] {
        if (m_session)
            QGuiApplication::clipboard()->setText(m_session->profile().address);
    });
    connect(m_nav, &QListView::clicked, this,
            [this](const QModelIndex& index) { emit pageChosen(index.row()); });
    connect(m_nav->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) {
                if (index.isValid() && m_nav->hasFocus())
                    emit pageChosen(index.row());
            });
    connect(m_vitals, &vitals::Vitals::reading, this, [this](const vitals::Reading& reading) {
        m_line->show();
        m_strip->addReading(reading);
    });
    connect(m_vitals, &vitals::Vitals::failed, this, [this] { m_strip->setStale(true); });
    retranslate();
}

void ServerColumn::setSession(session::ServerSession* session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_strip->clear();
    m_vitals->setHost(nullptr);
    if (session) {
        connect(session, &session::ServerSession::stateChanged, this, &ServerColumn::showState);
        connect(session, &session::ServerSession::latencyChanged, this,
                [this] { m_strip->addLatency(m_session->latency()); });
    }
    showState();
}

void ServerColumn::showState()
{
    m_line->setVisible(m_strip->hasReading());
    if (!m_session)
        return;
    const session::State state = m_session->state();
    m_name->setText(m_session->profile().title());
    m_address->setText(m_session->profile().address);
    m_dot->set(stateTone(state), state == session::State::Disconnected);
    m_state->setText(session::stateText(state));
    m_state->setToolTip(m_session->lastError().text().toHtmlEscaped());
    if (state == session::State::Connected) {
        m_vitals->setHost(m_session->host());
    } else if (m_strip->hasReading()) {
        m_strip->setStale(true);
    }
    if (state == session::State::Disconnected || state == session::State::Failed)
        m_vitals->setHost(nullptr);
}

void ServerColumn::setPages(const QList<widgets::Page*>& pages)
{
    m_model->setPages(pages);
    m_nav->setFixedHeight(static_cast<int>(pages.size()) * (style::sizes().rowNav + 1));
    for (widgets::Page* page : pages)
        connect(page, &widgets::Page::badgeChanged, m_model, &NavModel::refresh,
                Qt::UniqueConnection);
}

void ServerColumn::setCurrentPage(int row)
{
    m_nav->setCurrentIndex(m_model->index(row));
}

void ServerColumn::retranslate()
{
    m_copy->setLabel(tr("Copy the address"));
    m_nav->setAccessibleName(tr("Pages"));
    m_model->refresh();
    showState();
}

void ServerColumn::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool ServerColumn::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_nav && event->type() == QEvent::FocusIn) {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        m_nav->setProperty("keyboardFocus", reason == Qt::TabFocusReason ||
                                                reason == Qt::BacktabFocusReason ||
                                                reason == Qt::ShortcutFocusReason);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace mailstead::main

#include "main/server_panel.h"

#include "main/server_delegate.h"
#include "session/server_list_model.h"
#include "style/icons.h"
#include "style/paint.h"
#include "widgets/button.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QMenu>
#include <QVBoxLayout>

namespace mailstead::main
{

using widgets::IconButton;

/// "Search or run", with the shortcut at the right; opens the palette.
class SearchBox : public QAbstractButton
{
public:
    explicit SearchBox(QWidget* parent)
        : QAbstractButton(parent)
    {
        setFixedHeight(30);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setFocusPolicy(Qt::TabFocus);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const style::Colors& c = style::colors();
        const style::Theme& theme = style::Theme::instance();
        QPainter painter(this);
        style::paintRounded(&painter, rect(), 6,
                            underMouse() ? c.overlay.pressed : c.overlay.hover);
        style::paintIcon(&painter, QRectF(8, 7, 16, 16), QStringLiteral("search"), c.text.tertiary);
        painter.setFont(theme.font(style::TypeRole::Caption));
        const QString keys = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText);
        const int keyWidth = painter.fontMetrics().horizontalAdvance(keys) + 10;
        const QRect key(width() - 8 - keyWidth, 6, keyWidth, 18);
        style::paintRounded(&painter, key, 4, {}, c.border.strong);
        painter.setPen(c.text.tertiary);
        painter.drawText(key, Qt::AlignCenter, keys);
        painter.setFont(theme.font(style::TypeRole::Small));
        const int room = key.left() - 8 - 32;
        painter.drawText(QRect(32, 0, room, height()), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, room));
    }
};

ServerPanel::ServerPanel(QAbstractItemModel* servers, QWidget* parent)
    : QWidget(parent)
    , m_list(new QListView(this))
    , m_search(new SearchBox(this))
    , m_toggle(new IconButton(QStringLiteral("sidebar"), this, 20))
    , m_searchIcon(new IconButton(QStringLiteral("search"), this, 20))
    , m_add(new IconButton(QStringLiteral("plus"), this, 20))
    , m_settings(new IconButton(QStringLiteral("settings"), this, 20))
    , m_menu(new QMenu(this))
    , m_foot(new QWidget(this))
{
    setObjectName(QStringLiteral("servers"));
    setAttribute(Qt::WA_StyledBackground);
    m_list->setObjectName(QStringLiteral("serverList"));
    m_list->setModel(servers);
    m_list->setItemDelegate(new ServerDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    m_add->setObjectName(QStringLiteral("addServer"));
    m_settings->setObjectName(QStringLiteral("settings"));
    m_settings->setMenu(m_menu);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 10, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_toggle, 0, Qt::AlignHCenter);
    column->addWidget(m_searchIcon, 0, Qt::AlignHCenter);
    column->addWidget(m_search);
    column->addSpacing(4);
    column->addWidget(m_list, 1);
    column->addWidget(m_foot);
    setRail(false);

    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
        emit serverChosen(index.data(session::ServerListModel::IdRole).toUuid());
    });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) {
        emit serverChosen(index.data(session::ServerListModel::IdRole).toUuid());
    });
    connect(m_list, &QListView::customContextMenuRequested, this, [this](const QPoint& position) {
        const QModelIndex index = m_list->indexAt(position);
        if (index.isValid())
            emit menuRequested(index.data(session::ServerListModel::IdRole).toUuid(),
                               m_list->viewport()->mapToGlobal(position));
    });
    connect(m_search, &QAbstractButton::clicked, this, &ServerPanel::searchRequested);
    connect(m_searchIcon, &QToolButton::clicked, this, &ServerPanel::searchRequested);
    connect(m_toggle, &QToolButton::clicked, this, &ServerPanel::railToggled);
    connect(m_add, &QToolButton::clicked, this, &ServerPanel::addRequested);
    connect(&style::Theme::instance(), &style::Theme::changed, this,
            [this] { m_list->viewport()->update(); });
    retranslate();
}

void ServerPanel::setRail(bool rail)
{
    m_rail = rail;
    static_cast<ServerDelegate*>(m_list->itemDelegate())->setRail(rail);
    m_toggle->setVisible(rail);
    m_searchIcon->setVisible(rail);
    m_search->setVisible(!rail);
    delete m_foot->layout();
    auto* foot = new QBoxLayout(rail ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight, m_foot);
    foot->setContentsMargins(0, 4, 0, 0);
    foot->setSpacing(2);
    if (rail) {
        foot->addWidget(m_add, 0, Qt::AlignHCenter);
        foot->addWidget(m_settings, 0, Qt::AlignHCenter);
    } else {
        foot->addWidget(m_add);
        foot->addStretch(1);
        foot->addWidget(m_settings);
    }
    const style::Sizes& sizes = style::sizes();
    setMinimumWidth(rail ? sizes.serverRail : sizes.serverListMin);
    setMaximumWidth(rail ? sizes.serverRail : sizes.serverListMax);
    m_list->doItemsLayout();
    m_list->viewport()->update();
}

void ServerPanel::setCurrent(const QModelIndex& index)
{
    if (m_list->currentIndex() != index)
        m_list->setCurrentIndex(index);
}

void ServerPanel::retranslate()
{
    m_list->setAccessibleName(tr("Servers"));
    m_search->setText(tr("Search or run"));
    m_search->setAccessibleName(tr("Search or run"));
    m_toggle->setLabel(tr("Show the server list"));
    m_searchIcon->setLabel(tr("Search or run"), QKeySequence(Qt::CTRL | Qt::Key_K));
    m_add->setLabel(tr("Add a server"), QKeySequence(Qt::CTRL | Qt::Key_N));
    m_settings->setLabel(tr("Settings"));
}

bool ServerPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::FocusIn) {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        m_list->setProperty("keyboardFocus", reason == Qt::TabFocusReason ||
                                                 reason == Qt::BacktabFocusReason ||
                                                 reason == Qt::ShortcutFocusReason);
    }
    return QWidget::eventFilter(watched, event);
}

void ServerPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace mailstead::main

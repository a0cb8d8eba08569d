#include "pages/history_view.h"

#include "pages/dressed_model.h"
#include "pages/inspected_view.h"
#include "pages/listing_pane.h"
#include "pages/queue_filter.h"
#include "pages/queue_inspector.h"
#include "widgets/filter_field.h"
#include "widgets/table_view.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

namespace mailstead::pages
{

using control::HistoryModel;
using control::HistoryRow;
using control::MailOutcome;
using style::Tone;

namespace
{

Tone toneOf(MailOutcome outcome)
{
    switch (outcome) {
    case MailOutcome::Delivered:
        return Tone::Ok;
    case MailOutcome::Bounced:
        return Tone::Bad;
    case MailOutcome::Deleted:
        break;
    }
    return Tone::Neutral;
}

QVariant look(const HistoryModel* model, const QModelIndex& index, int role)
{
    const int column = index.column();
    switch (role) {
    case widgets::BadgeToneRole:
        return column == HistoryModel::OutcomeColumn
                   ? QVariant(int(toneOf(model->at(index.row()).outcome)))
                   : QVariant();
    case widgets::MonoRole:
        return column == HistoryModel::ReplyColumn;
    case widgets::SecondaryRole:
        return column == HistoryModel::SenderColumn || column == HistoryModel::ReplyColumn;
    case widgets::ElideRole:
        return int(column == HistoryModel::SenderColumn || column == HistoryModel::RecipientColumn
                       ? Qt::ElideMiddle
                       : Qt::ElideRight);
    default:
        return {};
    }
}

} // namespace

HistoryView::HistoryView(QWidget* parent)
    : QWidget(parent)
    , m_model(new HistoryModel(this))
    , m_pane(new ListingPane(
          m_model,
          new DressedModel(
              m_model,
              [this](const QModelIndex& index, int role) { return look(m_model, index, role); },
              this),
          QStringLiteral("history")))
    , m_inspector(new QueueInspector(QStringLiteral("historyStory")))
    , m_split(nullptr)
{
    setObjectName(QStringLiteral("historyView"));
    m_split = new InspectedView(m_pane, m_inspector);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_split);

    widgets::TableView* table = m_pane->table();
    m_pane->setColumnLayout([this](int width) { sizeColumns(width); });
    connect(m_pane->filter(), &widgets::FilterField::filterChanged, this,
            &HistoryView::onFilterChanged);
    connect(m_pane, &ListingPane::emptyButton, this, [this](bool filtered) {
        if (filtered) {
            m_pane->filter()->clear();
            onFilterChanged();
        }
    });
    connect(m_pane, &ListingPane::copyRequested, this, [this] {
        QStringList lines;
        for (const int row : m_pane->chosenRows()) {
            const HistoryRow each = m_model->at(row);
            lines << QStringList{each.at.toString(Qt::ISODate),
                                 control::toString(each.outcome),
                                 each.id,
                                 each.sender,
                                 each.recipient,
                                 each.reply.simplified()}
                         .join(QLatin1Char('\t'));
        }
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    });
    connect(table, &widgets::TableView::rowActivated, this, &HistoryView::showInspector);
    connect(table, &QWidget::customContextMenuRequested, this, &HistoryView::showMenu);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (m_split->isOpen())
                    showInspector(current);
            });
    connect(m_inspector, &QueueInspector::closeRequested, this, &HistoryView::closeInspector);
    connect(m_inspector, &QueueInspector::logRequested, this, &HistoryView::logRequested);
    connect(m_inspector, &QueueInspector::copied, this, &HistoryView::copied);
    connect(m_model, &control::ListingModel::arrived, this, &HistoryView::showHits);
    retranslate();
}

HistoryView::~HistoryView()
{
    // Children that go after this must not tell a view that is gone.
    m_pane->table()->selectionModel()->disconnect(this);
    m_pane->disconnect(this);
    m_model->disconnect(this);
}

void HistoryView::setClient(const std::shared_ptr<control::Client>& client)
{
    m_split->setOpen(false);
    m_inspector->setClient(client);
    m_model->setClient(client);
}

void HistoryView::focusFilter()
{
    m_pane->filter()->edit()->setFocus(Qt::ShortcutFocusReason);
}

void HistoryView::onFilterChanged()
{
    control::HistoryFilter filter;
    QString problem;
    for (const widgets::FilterChip& chip : m_pane->filter()->chips()) {
        if (chip.key == QLatin1String("to")) {
            filter.recipient = chip.value;
        } else if (chip.key == QLatin1String("from")) {
            filter.sender = chip.value;
        } else if (chip.key == QLatin1String("within")) {
            filter.within = QueueFilterText::age(chip.value);
            if (filter.within < 0)
                problem = tr("“%1” is no span of time. Write it as 30m, 2h or 3d").arg(chip.value);
        } else if (chip.key == QLatin1String("outcome")) {
            for (const MailOutcome outcome :
                 {MailOutcome::Delivered, MailOutcome::Bounced, MailOutcome::Deleted}) {
                if (chip.value.compare(control::toString(outcome), Qt::CaseInsensitive) == 0 ||
                    chip.value.compare(control::outcomeText(outcome), Qt::CaseInsensitive) == 0)
                    filter.outcome = outcome;
            }
            if (!filter.outcome)
                problem = tr("“%1” is no outcome. There are delivered, bounced and deleted")
                              .arg(chip.value);
        }
    }
    const QString words = m_pane->filter()->text().trimmed();
    if (!words.isEmpty())
        filter.recipient = words;
    m_pane->setRemark(problem);
    m_model->setFilter(filter);
}

void HistoryView::showHits()
{
    m_pane->setHits(m_model->state() == control::ModelState::Ready
                        ? tr("%Ln finished", nullptr, int(m_model->total()))
                        : QString());
}

void HistoryView::showInspector(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    m_inspector->setFinished(m_model->at(index.row()));
    if (!m_split->isOpen()) {
        m_split->setOpen(true);
        sizeColumns(m_pane->table()->viewport()->width());
        m_pane->table()->scrollTo(index);
    }
}

void HistoryView::closeInspector()
{
    m_split->setOpen(false);
    sizeColumns(m_pane->table()->viewport()->width());
    m_inspector->clear();
    m_pane->table()->setFocus(Qt::OtherFocusReason);
}

void HistoryView::showMenu(const QPoint& where)
{
    const QModelIndex index = m_pane->table()->indexAt(where);
    if (!index.isValid())
        return;
    const HistoryRow row = m_model->at(index.row());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("What happened")), &QAction::triggered, this,
            [this, index = QPersistentModelIndex(index)] { showInspector(index); });
    menu->addSeparator();
    const auto filterBy = [this, menu](const QString& text, const QString& key,
                                       const QString& value) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, key, value] {
            m_pane->filter()->addChip({key, value});
            onFilterChanged();
        });
    };
    filterBy(tr("Only to %1").arg(row.recipient), QStringLiteral("to"), row.recipient);
    if (!row.sender.isEmpty())
        filterBy(tr("Only from %1").arg(row.sender), QStringLiteral("from"), row.sender);
    menu->addSeparator();
    connect(menu->addAction(tr("Copy the recipient")), &QAction::triggered, this,
            [row] { QGuiApplication::clipboard()->setText(row.recipient); });
    connect(menu->addAction(tr("Copy the last reply")), &QAction::triggered, this,
            [row] { QGuiApplication::clipboard()->setText(row.reply); });
    connect(menu->addAction(tr("Show its lines in the log")), &QAction::triggered, this,
            [this, row] { emit logRequested(row.id); });
    menu->popup(m_pane->table()->viewport()->mapToGlobal(where));
}

void HistoryView::sizeColumns(int width)
{
    QHeaderView* header = m_pane->table()->horizontalHeader();
    const int outcome = 104, time = 136;
    const int room = std::max(0, width - outcome - time);
    const bool narrow = width < 760 && m_split->isOpen();
    m_pane->table()->setColumnHidden(HistoryModel::ReplyColumn, narrow);
    header->resizeSection(HistoryModel::OutcomeColumn, outcome);
    header->resizeSection(HistoryModel::SenderColumn,
                          std::max(100, room * (narrow ? 45 : 28) / 100));
    header->resizeSection(HistoryModel::RecipientColumn,
                          std::max(110, room * (narrow ? 55 : 34) / 100));
    header->resizeSection(HistoryModel::TimeColumn, time);
}

void HistoryView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_split->isOpen()) {
        closeInspector();
        return;
    }
    QWidget::keyPressEvent(event);
}

void HistoryView::retranslate()
{
    m_pane->filter()->setKeys({
        {QStringLiteral("to"), {}},
        {QStringLiteral("from"), {}},
        {QStringLiteral("outcome"),
         {QStringLiteral("delivered"), QStringLiteral("bounced"), QStringLiteral("deleted")}},
        {QStringLiteral("within"),
         {QStringLiteral("1h"), QStringLiteral("1d"), QStringLiteral("7d")}},
    });
    m_pane->filter()->setPlaceholder(
        tr("Recipient, or for example outcome:bounced from:news@ within:1d"));
    m_pane->table()->setAccessibleName(tr("Finished mail"));
    m_pane->setWords({QStringLiteral("check-circle"),
                      tr("No mail has been finished yet"),
                      tr("What was delivered, bounced or deleted is kept here for a while, with "
                         "its whole story."),
                      {},
                      {}},
                     {QStringLiteral("filter"), tr("Nothing matches"),
                      tr("No finished mail fits the filter."), tr("Clear the filter"),
                      QStringLiteral("close")});
    showHits();
}

void HistoryView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace mailstead::pages

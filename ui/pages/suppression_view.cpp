#include "pages/suppression_view.h"

#include "pages/dressed_model.h"
#include "pages/field_sheet.h"
#include "pages/form_field.h"
#include "pages/inspected_view.h"
#include "pages/listing_pane.h"
#include "pages/queue_inspector.h"
#include "widgets/button.h"
#include "widgets/filter_field.h"
#include "widgets/table_view.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace mailstead::pages
{

using control::Suppression;
using control::SuppressionModel;
using widgets::Button;
using widgets::ButtonKind;

namespace
{

QVariant look(const SuppressionModel* model, const QModelIndex& index, int role)
{
    switch (role) {
    case widgets::MonoRole:
        return index.column() == SuppressionModel::ReasonColumn;
    case widgets::SecondaryRole:
        return index.column() != SuppressionModel::RecipientColumn;
    case widgets::IconRole:
        // That a message's story leads here is seen before one asks for it.
        return index.column() == SuppressionModel::ReasonColumn &&
                       !model->at(index.row()).id.isEmpty()
                   ? QVariant(QStringLiteral("trace"))
                   : QVariant();
    case widgets::ElideRole:
        return int(index.column() == SuppressionModel::RecipientColumn ? Qt::ElideMiddle
                                                                       : Qt::ElideRight);
    default:
        return {};
    }
}

} // namespace

SuppressionView::SuppressionView(QWidget* parent)
    : QWidget(parent)
    , m_model(new SuppressionModel(this))
    , m_pane(new ListingPane(
          m_model,
          new DressedModel(
              m_model,
              [this](const QModelIndex& index, int role) { return look(m_model, index, role); },
              this),
          QStringLiteral("suppressed")))
    , m_sheet(new FieldSheet(QStringLiteral("suppressSheet"), {QStringLiteral("suppressRecipient"),
                                                               QStringLiteral("suppressReason")}))
    , m_inspector(new QueueInspector(QStringLiteral("suppressedStory")))
    , m_split(new InspectedView(m_pane, m_inspector))
    , m_add(new Button(QString(), QStringLiteral("plus"), ButtonKind::Normal))
    , m_remove(new Button(QString(), QStringLiteral("delete"), ButtonKind::Normal))
    , m_story(new Button(QString(), QStringLiteral("trace"), ButtonKind::Normal))
{
    setObjectName(QStringLiteral("suppressionView"));
    build();
    retranslate();
}

SuppressionView::~SuppressionView()
{
    // Children that go after this must not tell a view that is gone.
    m_pane->table()->selectionModel()->disconnect(this);
    m_pane->disconnect(this);
    m_sheet->disconnect(this);
    m_model->disconnect(this);
}

void SuppressionView::build()
{
    m_add->setObjectName(QStringLiteral("suppressAdd"));
    m_remove->setObjectName(QStringLiteral("suppressRemove"));
    m_story->setObjectName(QStringLiteral("suppressStory"));
    for (Button* button : {m_story, m_remove, m_add})
        m_pane->head()->addWidget(button);
    m_pane->above()->addWidget(m_sheet);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_split);

    widgets::TableView* table = m_pane->table();
    m_pane->setColumnLayout([table](int width) {
        QHeaderView* header = table->horizontalHeader();
        header->setStretchLastSection(false);
        const int since = 108;
        const int recipient = std::clamp((width - since) * 40 / 100, 160, 360);
        header->resizeSection(SuppressionModel::RecipientColumn, recipient);
        header->resizeSection(SuppressionModel::ReasonColumn,
                              std::max(120, width - since - recipient));
        header->resizeSection(SuppressionModel::SinceColumn, since);
    });
    connect(m_add, &QAbstractButton::clicked, m_sheet, &FieldSheet::open);
    connect(m_remove, &QAbstractButton::clicked, this, &SuppressionView::removeChosen);
    connect(m_story, &QAbstractButton::clicked, this,
            [this] { showStory(m_pane->table()->currentIndex().row()); });
    connect(m_sheet, &FieldSheet::submitted, this, &SuppressionView::submit);
    connect(m_pane->filter(), &widgets::FilterField::filterChanged, this,
            [this] { m_model->setSearch(m_pane->filter()->text().trimmed()); });
    connect(m_pane, &ListingPane::emptyButton, this, [this](bool filtered) {
        if (!filtered) {
            m_sheet->open();
            return;
        }
        m_pane->filter()->clear();
        m_model->setSearch({});
    });
    connect(m_pane, &ListingPane::copyRequested, this, [this] {
        QStringList recipients;
        for (const int row : m_pane->chosenRows())
            recipients << m_model->at(row).recipient;
        QGuiApplication::clipboard()->setText(recipients.join(QLatin1Char('\n')));
        emit copied(recipients.join(QStringLiteral(", ")));
    });
    connect(table, &widgets::TableView::rowActivated, this,
            [this](const QModelIndex& index) { showStory(index.row()); });
    connect(table, &widgets::TableView::keyCommand, this, [this](int key) {
        if (key == Qt::Key_Delete)
            removeChosen();
    });
    connect(table, &QWidget::customContextMenuRequested, this, &SuppressionView::showMenu);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SuppressionView::updateButtons);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (m_split->isOpen() && !m_model->at(current.row()).id.isEmpty())
                    showStory(current.row());
            });
    connect(m_model, &control::ListingModel::arrived, this, [this] {
        showRemark();
        updateButtons();
    });
    connect(m_inspector, &QueueInspector::closeRequested, this, &SuppressionView::closeInspector);
    connect(m_inspector, &QueueInspector::logRequested, this, &SuppressionView::logRequested);
    connect(m_inspector, &QueueInspector::copied, this, &SuppressionView::copied);
}

void SuppressionView::setClient(const std::shared_ptr<control::Client>& client)
{
    m_sheet->close();
    m_split->setOpen(false);
    m_inspector->setClient(client);
    m_model->setClient(client);
}

void SuppressionView::focusFilter()
{
    m_pane->filter()->edit()->setFocus(Qt::ShortcutFocusReason);
}

void SuppressionView::submit()
{
    const QString recipient = m_sheet->value(0);
    const qsizetype sign = recipient.lastIndexOf(QLatin1Char('@'));
    if (sign < 1 || sign == recipient.size() - 1) {
        m_sheet->field(0)->setProblem(tr("Write a whole address, like name@example.org"));
        return;
    }
    m_sheet->setBusy(true);
    add({recipient, m_sheet->value(1), {}, {}}, false);
}

void SuppressionView::add(const Suppression& entry, bool isUndo)
{
    m_model->add(entry, this, [this, isUndo](const core::Result<Suppression>& added) {
        m_sheet->setBusy(false);
        if (!added) {
            if (m_sheet->isVisible() && !isUndo)
                m_sheet->field(0)->setProblem(added.error().text());
            else
                emit failed(added.error());
            return;
        }
        if (isUndo)
            return;
        m_sheet->close();
        const Suppression made = *added;
        emit done(tr("%1 is suppressed").arg(made.recipient),
                  tr("Mail to this address is refused here."), [this, made] {
                      m_model->remove(made.recipient, this,
                                      [this](const core::Result<QJsonObject>& removed) {
                                          if (!removed)
                                              emit failed(removed.error());
                                      });
                  });
    });
}

void SuppressionView::removeChosen()
{
    QList<Suppression> entries;
    for (const int row : m_pane->chosenRows())
        entries << m_model->at(row);
    remove(entries);
}

void SuppressionView::remove(const QList<Suppression>& entries)
{
    if (entries.isEmpty())
        return;
    // The answers come in order: the last one tells of all.
    auto removed = std::make_shared<QList<Suppression>>();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const Suppression entry = entries.at(i);
        const bool last = i == entries.size() - 1;
        m_model->remove(entry.recipient, this,
                        [this, entry, last, removed](const core::Result<QJsonObject>& answer) {
                            if (answer)
                                *removed << entry;
                            else
                                emit failed(answer.error());
                            if (!last || removed->isEmpty())
                                return;
                            const int n = int(removed->size());
                            emit done(n == 1
                                          ? tr("%1 may get mail again").arg(entry.recipient)
                                          : tr("%Ln recipient(s) may get mail again", nullptr, n),
                                      {}, [this, removed] {
                                          for (const Suppression& each : std::as_const(*removed))
                                              add(each, true);
                                      });
                        });
    }
}

void SuppressionView::showStory(int row)
{
    const Suppression entry = m_model->at(row);
    if (entry.id.isEmpty())
        return;
    m_inspector->setMessage(entry.id);
    m_split->setOpen(true);
}

void SuppressionView::closeInspector()
{
    m_split->setOpen(false);
    m_inspector->clear();
    m_pane->table()->setFocus(Qt::OtherFocusReason);
}

void SuppressionView::showRemark()
{
    m_pane->setRemark(
        m_model->rowCount() < SuppressionModel::most
            ? QString()
            : tr("The newest %1 are shown. Search for others.").arg(SuppressionModel::most));
}

void SuppressionView::showMenu(const QPoint& where)
{
    const QModelIndex index = m_pane->table()->indexAt(where);
    if (!index.isValid())
        return;
    const Suppression entry = m_model->at(index.row());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* story = menu->addAction(tr("Show the message that bounced"));
    story->setEnabled(!entry.id.isEmpty());
    connect(story, &QAction::triggered, this, [this, row = index.row()] { showStory(row); });
    menu->addSeparator();
    connect(menu->addAction(tr("Copy the recipient")), &QAction::triggered, this,
            [entry] { QGuiApplication::clipboard()->setText(entry.recipient); });
    connect(menu->addAction(tr("Copy the reason")), &QAction::triggered, this,
            [entry] { QGuiApplication::clipboard()->setText(entry.reason); });
    menu->addSeparator();
    QAction* gone = menu->addAction(tr("Remove from the list"));
    gone->setShortcut(Qt::Key_Delete);
    gone->setShortcutVisibleInContextMenu(true);
    connect(gone, &QAction::triggered, this, &SuppressionView::removeChosen);
    menu->popup(m_pane->table()->viewport()->mapToGlobal(where));
}

void SuppressionView::updateButtons()
{
    const QList<int> rows = m_pane->chosenRows();
    m_remove->setVisible(!rows.isEmpty());
    m_story->setVisible(rows.size() == 1 && !m_model->at(rows.first()).id.isEmpty());
}

void SuppressionView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_split->isOpen()) {
        closeInspector();
        return;
    }
    QWidget::keyPressEvent(event);
}

void SuppressionView::retranslate()
{
    m_add->setText(tr("Add…"));
    m_remove->setText(tr("Remove"));
    m_story->setText(tr("The message"));
    m_story->setToolTip(tr("Show the message that bounced"));
    m_sheet->setTexts(QStringLiteral("blocked"), tr("Send nothing more to a recipient"),
                      tr("Mail to this address is refused here, before any server is asked."),
                      tr("Cancel"), tr("Suppress"));
    m_sheet->field(0)->setLabel(tr("Recipient"));
    m_sheet->field(0)->setHint(tr("the whole address"));
    m_sheet->field(1)->setLabel(tr("Why"));
    m_sheet->field(1)->setHint(tr("for whoever reads this later"));
    m_pane->filter()->setPlaceholder(tr("Search recipients and reasons"));
    m_pane->table()->setAccessibleName(tr("Suppressed recipients"));
    m_pane->setWords({QStringLiteral("blocked"), tr("No recipient is suppressed"),
                      tr("When a server says that a recipient does not exist, the address comes "
                         "here by itself. Asking for it again and again would harm the good name "
                         "of this server."),
                      tr("Add a recipient…"), QStringLiteral("plus")},
                     {QStringLiteral("search"), tr("Nothing matches"),
                      tr("No suppressed recipient fits the search."), tr("Clear the search"),
                      QStringLiteral("close")});
    showRemark();
    updateButtons();
}

void SuppressionView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace mailstead::pages

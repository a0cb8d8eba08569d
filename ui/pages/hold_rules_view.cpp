#include "pages/hold_rules_view.h"

#include "pages/dressed_model.h"
#include "pages/field_sheet.h"
#include "pages/form_field.h"
#include "pages/listing_pane.h"
#include "widgets/button.h"
#include "widgets/filter_field.h"
#include "widgets/table_view.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

namespace mailstead::pages
{

using control::HoldRule;
using control::HoldRuleModel;
using widgets::Button;
using widgets::ButtonKind;

namespace
{

QVariant look(const HoldRuleModel* model, const QModelIndex& index, int role)
{
    const HoldRule rule = model->at(index.row());
    const bool open =
        (index.column() == HoldRuleModel::SenderColumn && rule.sender.isEmpty()) ||
        (index.column() == HoldRuleModel::RecipientColumn && rule.recipient.isEmpty());
    switch (role) {
    case widgets::SecondaryRole:
        return open || index.column() == HoldRuleModel::NoteColumn;
    case widgets::ElideRole:
        return int(index.column() == HoldRuleModel::NoteColumn ? Qt::ElideRight : Qt::ElideMiddle);
    case widgets::IconRole:
        return index.column() == HoldRuleModel::SenderColumn ? QVariant(QStringLiteral("hold"))
                                                             : QVariant();
    default:
        return {};
    }
}

} // namespace

HoldRulesView::HoldRulesView(QWidget* parent)
    : QWidget(parent)
    , m_model(new HoldRuleModel(this))
    , m_pane(new ListingPane(
          m_model,
          new DressedModel(
              m_model,
              [this](const QModelIndex& index, int role) { return look(m_model, index, role); },
              this),
          QStringLiteral("holdRules")))
    , m_sheet(new FieldSheet(QStringLiteral("holdSheet"),
                             {QStringLiteral("holdSender"), QStringLiteral("holdRecipient"),
                              QStringLiteral("holdNote")}))
    , m_held(new Button(QString(), QStringLiteral("hold"), ButtonKind::Link))
    , m_add(new Button(QString(), QStringLiteral("plus"), ButtonKind::Normal))
    , m_remove(new Button(QString(), QStringLiteral("delete"), ButtonKind::Normal))
{
    setObjectName(QStringLiteral("holdRulesView"));
    build();
    retranslate();
}

HoldRulesView::~HoldRulesView()
{
    // Children that go after this must not tell a view that is gone.
    m_pane->table()->selectionModel()->disconnect(this);
    m_pane->disconnect(this);
    m_sheet->disconnect(this);
    m_model->disconnect(this);
}

void HoldRulesView::build()
{
    m_held->setObjectName(QStringLiteral("holdShowHeld"));
    m_add->setObjectName(QStringLiteral("holdAdd"));
    m_remove->setObjectName(QStringLiteral("holdRemove"));
    // All rules come at once and are few: nothing to search in.
    m_pane->filter()->hide();
    m_pane->head()->addWidget(m_held);
    m_pane->head()->addStretch(1);
    m_pane->head()->addWidget(m_remove);
    m_pane->head()->addWidget(m_add);
    m_pane->above()->addWidget(m_sheet);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pane);

    widgets::TableView* table = m_pane->table();
    m_pane->setColumnLayout([table](int width) {
        table->horizontalHeader()->resizeSection(HoldRuleModel::SenderColumn, width * 30 / 100);
        table->horizontalHeader()->resizeSection(HoldRuleModel::RecipientColumn, width * 30 / 100);
    });
    connect(m_held, &QAbstractButton::clicked, this, &HoldRulesView::heldRequested);
    connect(m_add, &QAbstractButton::clicked, m_sheet, &FieldSheet::open);
    connect(m_remove, &QAbstractButton::clicked, this, &HoldRulesView::removeChosen);
    connect(m_sheet, &FieldSheet::submitted, this, &HoldRulesView::submit);
    connect(m_pane, &ListingPane::emptyButton, m_sheet, &FieldSheet::open);
    connect(m_pane, &ListingPane::copyRequested, this, [this] {
        QStringList lines;
        for (const int row : m_pane->chosenRows())
            lines << words(m_model->at(row));
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
        emit copied(lines.join(QStringLiteral("; ")));
    });
    connect(table, &widgets::TableView::keyCommand, this, [this](int key) {
        if (key == Qt::Key_Delete)
            removeChosen();
    });
    connect(table, &QWidget::customContextMenuRequested, this, &HoldRulesView::showMenu);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HoldRulesView::updateButtons);
    connect(m_model, &control::ListingModel::arrived, this, &HoldRulesView::updateButtons);
}

void HoldRulesView::setClient(const std::shared_ptr<control::Client>& client)
{
    m_sheet->close();
    m_model->setClient(client);
}

QString HoldRulesView::words(const HoldRule& rule)
{
    if (rule.sender.isEmpty())
        return tr("To “%1”").arg(rule.recipient);
    if (rule.recipient.isEmpty())
        return tr("From “%1”").arg(rule.sender);
    return tr("From “%1” to “%2”").arg(rule.sender, rule.recipient);
}

void HoldRulesView::submit()
{
    const HoldRule rule{0, m_sheet->value(0), m_sheet->value(1), m_sheet->value(2)};
    if (rule.sender.isEmpty() && rule.recipient.isEmpty()) {
        m_sheet->field(0)->setProblem(tr("Give a part of the sender or of the recipient"));
        return;
    }
    m_sheet->setBusy(true);
    add(rule, false);
}

void HoldRulesView::add(const HoldRule& rule, bool isUndo)
{
    m_model->add(rule, this, [this, isUndo](const core::Result<HoldRule>& added) {
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
        const HoldRule made = *added;
        emit done(tr("New mail that fits is held"), words(made),
                  [this, made] { remove(made, true); });
    });
}

void HoldRulesView::removeChosen()
{
    for (const int row : m_pane->chosenRows())
        remove(m_model->at(row), false);
}

void HoldRulesView::remove(const HoldRule& rule, bool isUndo)
{
    m_model->remove(rule.number, this,
                    [this, rule, isUndo](const core::Result<QJsonObject>& done_) {
                        if (!done_)
                            emit failed(done_.error());
                        else if (!isUndo)
                            emit done(tr("The rule is gone: %1").arg(words(rule)),
                                      tr("What it held stays held until you release it."),
                                      [this, rule] { add(rule, true); });
                    });
}

void HoldRulesView::showMenu(const QPoint& where)
{
    if (!m_pane->table()->indexAt(where).isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy")), &QAction::triggered, m_pane, &ListingPane::copyRequested);
    menu->addSeparator();
    QAction* gone = menu->addAction(tr("Remove the rule"));
    gone->setShortcut(Qt::Key_Delete);
    gone->setShortcutVisibleInContextMenu(true);
    connect(gone, &QAction::triggered, this, &HoldRulesView::removeChosen);
    menu->popup(m_pane->table()->viewport()->mapToGlobal(where));
}

void HoldRulesView::updateButtons()
{
    m_remove->setVisible(!m_pane->chosenRows().isEmpty());
    m_held->setVisible(m_model->rowCount() > 0);
    m_add->setVisible(m_model->rowCount() > 0);
}

void HoldRulesView::retranslate()
{
    m_held->setText(tr("Show what is held now"));
    m_add->setText(tr("Add a rule…"));
    m_remove->setText(tr("Remove"));
    m_sheet->setTexts(QStringLiteral("hold"), tr("Hold mail that comes in"),
                      tr("What fits is kept in the queue and not sent until you release it. All "
                         "that you fill in must fit."),
                      tr("Cancel"), tr("Add the rule"));
    m_sheet->field(0)->setLabel(tr("From, contains"));
    m_sheet->field(0)->setHint(tr("a part of the sender, for example newsletter@"));
    m_sheet->field(1)->setLabel(tr("To, contains"));
    m_sheet->field(1)->setHint(tr("a part of the recipient, for example @example.org"));
    m_sheet->field(2)->setLabel(tr("Note"));
    m_sheet->field(2)->setHint(tr("why, for whoever reads this later"));
    m_pane->table()->setAccessibleName(tr("Rules that hold mail"));
    const ListingPane::Words nothing{QStringLiteral("hold"), tr("No rule holds mail"),
                                     tr("A rule stops mail from a sender or to a recipient as it "
                                        "comes in. It waits in the queue "
                                        "until you release, bounce or delete it."),
                                     tr("Add a rule…"), QStringLiteral("plus")};
    m_pane->setWords(nothing, nothing);
    updateButtons();
}

void HoldRulesView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace mailstead::pages

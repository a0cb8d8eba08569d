#include "pages/listing_pane.h"

#include "widgets/button.h"
#include "widgets/filter_field.h"
#include "widgets/label.h"
#include "widgets/notices.h"
#include "widgets/table_view.h"

#include <QAction>
#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mailstead::pages
{

using control::ModelState;

ListingPane::ListingPane(control::ListingModel* model, QAbstractItemModel* shown,
                         const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_head(new QHBoxLayout)
    , m_above(new QVBoxLayout)
    , m_filter(new widgets::FilterField)
    , m_remark(new widgets::Label(style::TypeRole::Small, widgets::TextColor::Secondary))
    , m_table(new widgets::TableView)
    , m_empty(new widgets::EmptyState)
    , m_body(new QStackedWidget)
{
    m_filter->setObjectName(name + QStringLiteral("Filter"));
    m_table->setObjectName(name + QStringLiteral("Table"));
    m_empty->setObjectName(name + QStringLiteral("Empty"));
    m_remark->setObjectName(name + QStringLiteral("Remark"));
    m_remark->hide();
    m_head->setSpacing(8);
    m_head->addWidget(m_filter, 1);
    m_above->setSpacing(10);
    m_body->addWidget(m_table);
    m_body->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addLayout(m_head);
    layout->addLayout(m_above);
    layout->addWidget(m_remark);
    layout->addWidget(m_body, 1);

    m_table->setModel(shown);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->viewport()->installEventFilter(this);
    auto* copy = new QAction(m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copy);
    connect(copy, &QAction::triggered, this, &ListingPane::copyRequested);

    connect(m_model, &control::ListingModel::stateChanged, this, &ListingPane::showBody);
    connect(m_model, &control::ListingModel::arrived, this, &ListingPane::showBody);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ListingPane::showBody);
    connect(m_empty, &widgets::EmptyState::triggered, this, [this] {
        if (m_model->state() == ModelState::Failed)
            m_model->refresh();
        else
            emit emptyButton(!m_filter->isEmpty());
    });
    showBody();
}

ListingPane::~ListingPane()
{
    // The model is its owner's child as this is, and may have gone before.
    m_table->viewport()->removeEventFilter(this);
}

void ListingPane::setWords(const Words& nothing, const Words& noHit)
{
    m_nothing = nothing;
    m_noHit = noHit;
    showBody();
}

void ListingPane::setRemark(const QString& text)
{
    m_remarkText = text;
    showBody();
}

void ListingPane::setHits(const QString& text)
{
    m_filter->setHits(text);
}

QList<int> ListingPane::chosenRows() const
{
    QList<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

void ListingPane::showBody()
{
    const bool failed = m_model->state() == ModelState::Failed && m_model->rowCount() == 0;
    const bool nothing = m_model->state() == ModelState::Ready && m_model->rowCount() == 0;
    const Words& words = m_filter->isEmpty() ? m_nothing : m_noHit;
    if (failed)
        m_empty->set(QStringLiteral("warning"), tr("The list could not be read"),
                     m_model->stateReason(), tr("Look again"), QStringLiteral("retry"));
    else if (nothing)
        m_empty->set(words.icon, words.title, words.sentence, words.button, words.buttonIcon);
    m_body->setCurrentIndex(failed || nothing ? 1 : 0);
    // Rows that stay after a failure are not shown as new.
    const bool stale = m_model->state() == ModelState::Failed && !failed;
    const QString remark = stale ? tr("This is how it was: the list could not be read again. %1")
                                       .arg(m_model->stateReason())
                                 : m_remarkText;
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

bool ListingPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize && m_columns &&
        m_table->viewport()->width() != m_width) {
        m_width = m_table->viewport()->width();
        m_columns(m_width);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace mailstead::pages

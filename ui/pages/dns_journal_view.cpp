#include "pages/dns_journal_view.h"

#include "pages/dressed_model.h"
#include "widgets/button.h"
#include "widgets/notices.h"
#include "widgets/table_view.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>

namespace mailstead::pages
{

using names::JournalEntry;
using names::ZoneJournal;

namespace
{

constexpr int mostRows = 6; // shown at once; the table scrolls to the others

QVariant look(const ZoneJournal* journal, const QModelIndex& index, int role)
{
    switch (role) {
    case widgets::SecondaryRole:
        return index.column() != ZoneJournal::ChangesColumn;
    case widgets::MonoRole:
        return index.column() == ZoneJournal::ChangesColumn ||
               index.column() == ZoneJournal::ZoneColumn;
    case widgets::BadgeToneRole:
        if (index.column() == ZoneJournal::StateColumn)
            return int(journal->at(index.row()).undone ? style::Tone::Neutral : style::Tone::Ok);
        return {};
    default:
        return {};
    }
}

} // namespace

DnsJournalView::DnsJournalView(ZoneJournal* journal, QWidget* parent)
    : Card(parent)
    , m_journal(journal)
{
    build();
    connect(m_journal, &control::ListingModel::arrived, this, &DnsJournalView::showRows);
    connect(m_journal, &QAbstractItemModel::modelReset, this, &DnsJournalView::showRows);
    retranslate();
}

void DnsJournalView::build()
{
    setObjectName(QStringLiteral("dnsJournal"));
    m_table = new widgets::TableView;
    m_table->setObjectName(QStringLiteral("dnsJournalTable"));
    m_table->setModel(new DressedModel(
        m_journal,
        [this](const QModelIndex& index, int role) { return look(m_journal, index, role); }, this));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionsClickable(false);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ZoneJournal::WhenColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ZoneJournal::ZoneColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ZoneJournal::ChangesColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(ZoneJournal::StateColumn, QHeaderView::ResizeToContents);
    m_undo = new widgets::Button(QString(), QStringLiteral("undo"), widgets::ButtonKind::Quiet,
                                 nullptr, widgets::ButtonSize::Small);
    m_undo->setObjectName(QStringLiteral("dnsUndo"));
    m_sheet = new widgets::InlineSheet;
    m_sheet->setObjectName(QStringLiteral("dnsUndoSheet"));
    m_sheet->hide();
    setTitle(QString());
    addToHead(m_undo);
    body()->addWidget(m_sheet);
    body()->addWidget(m_table);
    connect(m_undo, &QAbstractButton::clicked, this, &DnsJournalView::ask);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DnsJournalView::showRows);
    connect(m_sheet, &widgets::InlineSheet::confirmed, this,
            [this] { emit undoRequested(m_asked); });
    hide();
}

JournalEntry DnsJournalView::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? JournalEntry() : m_journal->at(rows.first().row());
}

void DnsJournalView::setUndoEnabled(bool enabled)
{
    m_enabled = enabled;
    showRows();
}

void DnsJournalView::showRows()
{
    const int count = m_journal->rowCount();
    setVisible(count > 0);
    setRemark(tr("%n time(s)", nullptr, count));
    const int rows = std::min(count, mostRows) * m_table->verticalHeader()->defaultSectionSize();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows + 2);
    const JournalEntry entry = chosen();
    m_undo->setEnabled(m_enabled && !entry.id.isEmpty() && !entry.undone);
}

void DnsJournalView::ask()
{
    const JournalEntry entry = chosen();
    m_asked = entry.id;
    QStringList names;
    for (const auto& change : entry.changes)
        names << QStringLiteral("%1 %2").arg(names::shownName(change.second.name, entry.zone),
                                             change.second.type);
    m_sheet->ask(QStringLiteral("undo"),
                 tr("Take back %n record set(s)?", nullptr, int(entry.changes.size())),
                 tr("Each gets the values it had before: %1. What somebody else changed since "
                    "stays.")
                     .arg(names.join(QStringLiteral(", "))),
                 tr("Keep them"), tr("Take back %n", nullptr, int(entry.changes.size())), false);
    m_sheet->setHint(tr("Enter keeps them"));
}

void DnsJournalView::retranslate()
{
    setTitle(tr("Written so far"));
    m_undo->setText(tr("Take back…"));
    m_table->setAccessibleName(tr("What was written into zones"));
    showRows();
}

void DnsJournalView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

} // namespace mailstead::pages

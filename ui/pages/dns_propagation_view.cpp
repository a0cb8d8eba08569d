#include "pages/dns_propagation_view.h"

#include "pages/dressed_model.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/segmented_control.h"
#include "widgets/spinner.h"
#include "widgets/table_view.h"

#include <QEvent>
#include <QLocale>
#include <QVBoxLayout>

namespace mailstead::pages
{

using names::Arrival;
using names::PropagationModel;
using style::Tone;

namespace
{

constexpr int firstColumn = 224;

/// What the matrix draws of a cell: a tick, the time that is left, or a word.
QVariant look(const PropagationModel* model, const QModelIndex& index, int role)
{
    if (index.column() == 0) {
        switch (role) {
        case widgets::MonoRole:
            return true;
        case widgets::SubTextRole:
            return model->data(index, PropagationModel::TypeRole);
        case widgets::ElideRole:
            return int(Qt::ElideMiddle);
        default:
            return {};
        }
    }
    const auto arrival = Arrival(model->data(index, PropagationModel::ArrivalRole).toInt());
    switch (role) {
    case Qt::DisplayRole:
        // The tick says it; the word is for those who do not see it.
        return arrival == Arrival::Agrees ? QVariant(QString()) : QVariant();
    case Qt::AccessibleTextRole:
        return model->data(index, Qt::DisplayRole);
    case widgets::IconRole:
        if (arrival == Arrival::Agrees)
            return QStringLiteral("check");
        if (arrival == Arrival::Old)
            return QStringLiteral("clock");
        return arrival == Arrival::NoAnswer ? QVariant(QStringLiteral("question")) : QVariant();
    case widgets::TextToneRole:
        return arrival == Arrival::Agrees ? QVariant(int(Tone::Ok)) : QVariant();
    case widgets::BadgeToneRole:
        return arrival == Arrival::Old ? QVariant(int(Tone::Warn)) : QVariant();
    case widgets::SecondaryRole:
        return arrival == Arrival::NotYet || arrival == Arrival::NoAnswer;
    default:
        return {};
    }
}

} // namespace

DnsPropagationView::DnsPropagationView(QWidget* parent)
    : Card(parent)
    , m_model(new PropagationModel(this))
{
    build();
    connect(m_model, &PropagationModel::changed, this, &DnsPropagationView::showState);
    connect(m_model, &QAbstractItemModel::modelReset, this, &DnsPropagationView::layOut);
    retranslate();
}

void DnsPropagationView::build()
{
    setObjectName(QStringLiteral("dnsArriving"));
    m_table = new widgets::TableView;
    m_table->setObjectName(QStringLiteral("dnsPropagation"));
    m_table->setModel(new DressedModel(
        m_model, [this](const QModelIndex& index, int role) { return look(m_model, index, role); },
        this));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_spinner = new widgets::Spinner;
    m_agree = new widgets::Label(style::TypeRole::Body, widgets::TextColor::Secondary);
    m_agree->setObjectName(QStringLiteral("dnsAgreeing"));
    m_stop = new widgets::Button(QString(), QString(), widgets::ButtonKind::Quiet, nullptr,
                                 widgets::ButtonSize::Small);
    m_stop->setObjectName(QStringLiteral("dnsStopWatching"));
    m_problem = new widgets::Label(style::TypeRole::Small, widgets::TextColor::Warn);
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(14, 6, 14, 8);
    setTitle(QString());
    m_from = new widgets::SegmentedControl;
    m_from->setObjectName(QStringLiteral("dnsSeenFrom"));
    // In the order of names::Viewpoint.
    m_from->addSegment(QString());
    m_from->addSegment(QString());
    addToHead(m_spinner);
    addToHead(m_agree);
    addToHead(m_from);
    addToHead(m_stop);
    body()->addWidget(m_table);
    body()->addWidget(m_problem);
    connect(m_from, &widgets::SegmentedControl::currentChanged, m_model,
            [this](int index) { m_model->setViewpoint(names::Viewpoint(index)); });
    connect(m_stop, &QAbstractButton::clicked, m_model, &PropagationModel::stop);
    hide();
}

void DnsPropagationView::watchWritten(const QList<names::ZoneChange>& rows, const QString& zone)
{
    QList<names::WatchedRecord> records;
    for (const names::ZoneChange& change : rows) {
        if (change.writes())
            records << names::WatchedRecord{change.after.name, change.after.type,
                                            names::shownName(change.after.name, zone),
                                            change.after.values};
    }
    m_writtenAt = QDateTime::currentDateTime();
    m_model->watch(records);
}

void DnsPropagationView::watchWanted(const QList<names::WatchedRecord>& records)
{
    m_writtenAt = {};
    m_model->watch(records);
}

void DnsPropagationView::layOut()
{
    QHeaderView* header = m_table->horizontalHeader();
    const int columns = m_table->model()->columnCount();
    for (int column = 0; column < columns; ++column)
        header->setSectionResizeMode(column, QHeaderView::Stretch);
    if (columns > 1) {
        header->setSectionResizeMode(0, QHeaderView::Fixed);
        header->resizeSection(0, firstColumn);
    }
    // All rows are shown: the page scrolls, not the table.
    const int rows = m_model->rowCount() * m_table->verticalHeader()->defaultSectionSize();
    m_table->setFixedHeight(header->sizeHint().height() + rows + 2);
    showState();
}

void DnsPropagationView::showState()
{
    const auto [agree, answered] = m_model->agreeing();
    const int count = int(m_model->records().size());
    setVisible(count > 0);
    const bool watching = m_model->isWatching();
    m_spinner->setVisible(watching);
    m_stop->setVisible(watching);
    QString text;
    const int left = m_model->secondsLeft();
    if (m_model->isComplete())
        text = tr("All answers agree");
    else if (answered == 0 && watching)
        text = tr("Asking the first time …");
    else if (left >= 0 && watching)
        text = tr("%1 of %2 agree, all by %3")
                   .arg(agree)
                   .arg(answered)
                   .arg(QLocale().toString(QTime::currentTime().addSecs(left),
                                           QStringLiteral("HH:mm")));
    else if (answered > 0)
        text = tr("%1 of %2 agree").arg(agree).arg(answered);
    m_agree->setText(text);
    m_problem->setText(m_model->problem());
    m_problem->setVisible(!m_model->problem().isEmpty());
    setRemark(m_writtenAt.isValid()
                  ? tr("%n record(s) written at %1", nullptr, count)
                        .arg(QLocale().toString(m_writtenAt.time(), QStringLiteral("HH:mm")))
                  : tr("%n record(s) made by hand", nullptr, count));
    emit changed();
}

void DnsPropagationView::retranslate()
{
    setTitle(tr("Arriving"));
    m_from->setAccessibleName(tr("Seen from"));
    m_from->setSegmentText(0, tr("From the server"));
    m_from->setSegmentText(1, tr("From this desktop"));
    m_from->setToolTip(tr("Who asks the name servers and resolvers"));
    m_stop->setText(tr("Stop watching"));
    m_table->setAccessibleName(tr("Where the records have arrived"));
    showState();
}

void DnsPropagationView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

} // namespace mailstead::pages

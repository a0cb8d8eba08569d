#include "pages/arrival_view.h"

#include "widgets/label.h"
#include "widgets/table_view.h"

#include <QEvent>
#include <QHeaderView>
#include <QVBoxLayout>
#include <algorithm>

namespace mailstead::pages
{

namespace
{

/// As DNS sees two values: without the quotes and breaks of TXT, without final dots, in one case.
QString normal(const QString& value)
{
    QString text = value.toLower();
    text.remove(QLatin1Char('"'));
    text.remove(QLatin1Char(' '));
    while (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

/// "ns1.example.org (192.0.2.1): 192.0.2.45" → server and what it said.
QPair<QString, QString> splitAnswer(const QString& answer)
{
    const qsizetype colon = answer.indexOf(QLatin1String(": "));
    if (colon < 0)
        return {answer, QString()};
    return {answer.left(colon), answer.mid(colon + 2).trimmed()};
}

QString serverName(const QString& server)
{
    return server.section(QLatin1String(" ("), 0, 0);
}

} // namespace

ArrivalModel::Cell ArrivalModel::judge(const setup::WantedRecord& record, const QString& answer)
{
    if (answer.isEmpty() || answer.startsWith(QLatin1String("NXDOMAIN")) ||
        answer.startsWith(QLatin1String("NODATA")) || answer == QLatin1String("NOERROR"))
        return Cell::NotYet;
    for (const char* failure : {"SERVFAIL", "REFUSED", "FORMERR", "NOTIMP", "timeout", "bogus"}) {
        if (answer.startsWith(QLatin1String(failure), Qt::CaseInsensitive))
            return Cell::NoAnswer;
    }
    if (record.state == QLatin1String("ok") || normal(answer).contains(normal(record.value)))
        return Cell::Right;
    return Cell::Wrong;
}

void ArrivalModel::setRecords(const QList<setup::WantedRecord>& records)
{
    QStringList servers;
    for (const setup::WantedRecord& record : records) {
        for (const QString& answer : record.answers) {
            const QString server = serverName(splitAnswer(answer).first);
            if (!servers.contains(server) && servers.size() < 16)
                servers << server;
        }
    }
    QList<Row> rows;
    for (const setup::WantedRecord& record : records) {
        Row row{record.name, record.type, QList<Cell>(servers.size(), Cell::NotAsked),
                QStringList(servers.size())};
        for (const QString& answer : record.answers) {
            const auto [server, said] = splitAnswer(answer);
            const qsizetype column = servers.indexOf(serverName(server));
            if (column < 0)
                continue;
            // A name server with several addresses is right when all of them are.
            const Cell cell = judge(record, said);
            if (row.cells[column] == Cell::NotAsked || row.cells[column] == Cell::Right)
                row.cells[column] = cell;
            row.answers[column] +=
                (row.answers[column].isEmpty() ? QString() : QStringLiteral("\n")) + answer;
        }
        rows << row;
    }
    const bool sameShape = servers == m_servers && rows.size() == m_rows.size();
    if (!sameShape)
        beginResetModel();
    m_servers = servers;
    m_rows = rows;
    if (!sameShape)
        endResetModel();
    else if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int ArrivalModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ArrivalModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_servers.size()) + 1;
}

QVariant ArrivalModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row& row = m_rows.at(index.row());
    if (index.column() == 0) {
        switch (role) {
        case Qt::DisplayRole:
            return row.name;
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return row.name + QLatin1Char(' ') + row.type;
        case widgets::MonoRole:
            return true;
        case widgets::SubTextRole:
            return row.type;
        case widgets::ElideRole:
            return int(Qt::ElideMiddle);
        }
        return {};
    }
    const Cell cell = row.cells.value(index.column() - 1, Cell::NotAsked);
    const QString answer = row.answers.value(index.column() - 1);
    switch (role) {
    case Qt::DisplayRole:
        switch (cell) {
        case Cell::NotAsked:
            return QString();
        case Cell::Right:
            return tr("there");
        case Cell::NotYet:
            return tr("not yet");
        case Cell::Wrong:
            return tr("other value");
        case Cell::NoAnswer:
            return tr("no answer");
        }
        break;
    case widgets::IconRole:
        if (cell == Cell::Right)
            return QStringLiteral("check");
        if (cell == Cell::Wrong)
            return QStringLiteral("warning");
        return cell == Cell::NoAnswer ? QStringLiteral("question") : QString();
    case widgets::TextToneRole:
        if (cell == Cell::Right)
            return int(style::Tone::Ok);
        return cell == Cell::Wrong ? QVariant(int(style::Tone::Warn)) : QVariant();
    case widgets::SecondaryRole:
        return cell == Cell::NotYet || cell == Cell::NoAnswer;
    case Qt::ToolTipRole:
        return answer;
    case Qt::AccessibleDescriptionRole:
        return answer;
    }
    return {};
}

QVariant ArrivalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return section == 0 ? tr("Record") : m_servers.value(section - 1);
    if (role == Qt::ToolTipRole && section > 0)
        return m_servers.value(section - 1);
    return {};
}

QPair<int, int> ArrivalModel::agreeing() const
{
    int right = 0, asked = 0;
    for (const Row& row : m_rows) {
        right += int(std::count(row.cells.begin(), row.cells.end(), Cell::Right));
        asked +=
            int(row.cells.size() - std::count(row.cells.begin(), row.cells.end(), Cell::NotAsked));
    }
    return {right, asked};
}

void ArrivalModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

ArrivalView::ArrivalView(QWidget* parent)
    : Card(parent)
    , m_model(new ArrivalModel(this))
    , m_table(new widgets::TableView)
    , m_agree(new widgets::Label(style::TypeRole::Small, widgets::TextColor::Secondary))
{
    m_table->setObjectName(QStringLiteral("setupArrival"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setFrameShape(QFrame::NoFrame);
    addToHead(m_agree);
    body()->addWidget(m_table);
    retranslate();
    hide();
}

void ArrivalView::setRecords(const QList<setup::WantedRecord>& records)
{
    m_model->setRecords(records);
    const auto [right, asked] = m_model->agreeing();
    m_agree->setText(tr("%1 of %2 answers agree").arg(right).arg(asked));
    setVisible(asked > 0);
    QHeaderView* header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    for (int column = 0; column < m_model->columnCount(); ++column)
        header->setSectionResizeMode(column, QHeaderView::Stretch);
    // All rows are shown: the page scrolls, not the table.
    const int rows = m_model->rowCount() * m_table->verticalHeader()->defaultSectionSize();
    m_table->setFixedHeight(header->sizeHint().height() + rows + 2);
}

void ArrivalView::retranslate()
{
    setTitle(tr("Arriving"));
    setRemark(tr("what each name server answers"));
    m_table->setAccessibleName(tr("Answers of the name servers"));
    const auto [right, asked] = m_model->agreeing();
    m_agree->setText(tr("%1 of %2 answers agree").arg(right).arg(asked));
    m_model->retranslate();
}

void ArrivalView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

} // namespace mailstead::pages

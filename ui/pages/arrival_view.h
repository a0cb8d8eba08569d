// Where the DNS records have arrived: one row a record, one column a server that was asked.
#pragma once

#include "setup/step.h"
#include "widgets/card.h"

#include <QAbstractTableModel>
#include <QList>
#include <QStringList>

namespace mailstead::widgets
{
class TableView;
class Label;
} // namespace mailstead::widgets

namespace mailstead::pages
{

class ArrivalModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setRecords(const QList<setup::WantedRecord>& records);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Answers that are as wanted, of all that are known.
    QPair<int, int> agreeing() const;
    void retranslate();

private:
    enum class Cell { NotAsked, Right, NotYet, Wrong, NoAnswer };
    struct Row {
        QString name, type;
        QList<Cell> cells;
        QStringList answers;
    };
    static Cell judge(const setup::WantedRecord& record, const QString& answer);

    QStringList m_servers;
    QList<Row> m_rows;
};

/// Hidden while nothing has been asked yet.
class ArrivalView : public widgets::Card
{
    Q_OBJECT
public:
    explicit ArrivalView(QWidget* parent = nullptr);
    void setRecords(const QList<setup::WantedRecord>& records);
    ArrivalModel* model() const { return m_model; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    ArrivalModel* m_model;
    widgets::TableView* m_table;
    widgets::Label* m_agree;
};

} // namespace mailstead::pages

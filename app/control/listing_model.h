// What tables over one list method of the daemon share: asking, asking again, and their state.
#pragma once

#include "control/client.h"
#include "control/model_state.h"

#include <QAbstractTableModel>
#include <QJsonObject>
#include <QTimer>
#include <algorithm>
#include <memory>

namespace mailstead::control
{

/// Reads when it gets a client, on refresh() and soon after changed(); answers of an older
/// question are dropped. UI thread only.
class ListingModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit ListingModel(QObject* parent = nullptr);

    /// Attaches to a server's daemon, or detaches with null.
    void setClient(std::shared_ptr<Client> client);
    ModelState state() const { return m_state; }
    /// Why it Failed; translated, else empty.
    QString stateReason() const { return m_reason; }
    /// Nobody looks: nothing is asked until it is active again, then at once.
    void setActive(bool active);
    bool isActive() const { return m_active; }
    void refresh();
    /// What the daemon has may differ by now; many calls become one question a second.
    void changed();

signals:
    void stateChanged();
    /// An answer was taken, whether it differed or not.
    void arrived();

protected:
    using Done = std::function<void(core::Result<QJsonObject>)>;

    /// The question has changed: what is shown is no answer to it any more.
    void restart();
    virtual QString method() const = 0;
    virtual QJsonObject parameters() const { return {}; }
    /// Takes an answer over into the rows; a failure shows as the model's.
    virtual core::Result<> take(const QJsonObject& answer) = 0;
    /// Forgets all rows, within a reset.
    virtual void clear() = 0;
    /// A further question about the same: its answer is dropped once restart() came between.
    void ask(const QString& method, const QJsonObject& parameters, Done done);
    /// Changes what is listed and reads anew. `done` is called in the thread of `context`, never
    /// after that is destroyed.
    void change(const QString& method, const QJsonObject& parameters, QObject* context, Done done);
    /// The same for what changes nothing: a preview.
    void query(const QString& method, const QJsonObject& parameters, QObject* context, Done done);
    const std::shared_ptr<Client>& client() const { return m_client; }

    /// Shows `rows` in place of `shown`. What points to rows (a selection) follows their key.
    template <class Row, class KeyOf>
    void replaceRows(QList<Row>& shown, QList<Row> rows, KeyOf key);

private:
    void setState(ModelState state, const QString& reason = {});

    std::shared_ptr<Client> m_client;
    ModelState m_state = ModelState::Detached;
    QString m_reason;
    QTimer m_soon;
    quint64 m_epoch = 0;
    bool m_active = true, m_stale = false, m_underWay = false, m_again = false;
};

template <class Row, class KeyOf>
void ListingModel::replaceRows(QList<Row>& shown, QList<Row> rows, KeyOf key)
{
    if (rows == shown) {
        return;
    }
    if (std::equal(rows.cbegin(), rows.cend(), shown.cbegin(), shown.cend(),
                   [&key](const Row& a, const Row& b) { return key(a) == key(b); })) {
        shown = std::move(rows);
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    // More at the end first, then moved, then fewer: views keep their place.
    const qsizetype before = shown.size();
    const qsizetype after = rows.size();
    if (after > before) {
        beginInsertRows({}, static_cast<int>(before), static_cast<int>(after - 1));
        shown.resize(after);
        endInsertRows();
    }
    emit layoutAboutToBeChanged();
    const QList<Row> old = std::exchange(shown, std::move(rows));
    QModelIndexList to;
    const QModelIndexList from = persistentIndexList();
    for (const QModelIndex& each : from) {
        QModelIndex target;
        for (qsizetype row = 0; row < after && each.row() < before && !target.isValid(); ++row) {
            if (key(shown.at(row)) == key(old.at(each.row()))) {
                target = index(static_cast<int>(row), each.column());
            }
        }
        to.append(target);
    }
    shown.resize(std::max(before, after));
    changePersistentIndexList(from, to);
    emit layoutChanged();
    if (after < before) {
        beginRemoveRows({}, static_cast<int>(after), static_cast<int>(before - 1));
        shown.resize(after);
        endRemoveRows();
    }
}

} // namespace mailstead::control

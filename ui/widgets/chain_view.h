// A certificate chain from the server's own certificate up to the root (LOOK §5, painted item
// view).
#pragma once

#include <QAbstractListModel>
#include <QListView>
#include <QString>

namespace mailstead::widgets
{

/// One certificate as it is shown; all texts are ready to be read.
struct ChainRow {
    enum class Kind { Own, Intermediate, Root, Missing };
    Kind kind = Kind::Own;
    QString name;
    QString detail;     ///< "intermediate, sent by this server"
    QString end;        ///< at the right: "61 days", "March 2027"
    bool good = true;   ///< false: ended, or not trusted; its mark is red
    QString copyable;   ///< fingerprint, for Ctrl+C; may be empty
    QString everything; ///< tooltip, several lines
    bool operator==(const ChainRow&) const = default;
};

class ChainModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole + 1, EndRole, KindRole, GoodRole, CopyRole };

    using QAbstractListModel::QAbstractListModel;
    void setRows(const QList<ChainRow>& rows);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    QList<ChainRow> m_rows;
};

/// As high as its rows; Ctrl+C copies the fingerprint of the chosen one.
class ChainView : public QListView
{
    Q_OBJECT
public:
    explicit ChainView(QWidget* parent = nullptr);
    void setRows(const QList<ChainRow>& rows);
    ChainModel* chain() const { return m_model; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void copied(const QString& fingerprint);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    ChainModel* m_model;
};

} // namespace mailstead::widgets

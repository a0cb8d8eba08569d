// How the queue model talks to the daemon. Internal to the folder.
#pragma once

#include "control/queue_model.h"
#include "control/queue_pages.h"

#include <QPointer>
#include <QSet>
#include <QTimer>

namespace mailstead::control
{

struct QueueModel::Private {
    explicit Private(QueueModel& model)
        : q(model)
    {
    }

    QueueModel& q;
    std::shared_ptr<Client> client;
    ModelState state = ModelState::Detached;
    QString reason;
    QueueFilter filter;
    int sortColumn = AgeColumn;
    Qt::SortOrder sortOrder = Qt::AscendingOrder;
    QueueCounts counts;
    int total = 0;
    QueuePages pages;

    /// Answers of an older epoch (other client, filter or order) are dropped.
    quint64 epoch = 0;
    qint64 subscription = -1;
    qint64 lastSequence = 0;
    QTimer batch;
    QTimer ages;

    // Pages that the view looks at.
    QList<int> wanted; ///< most recent last
    QSet<int> underWay;
    bool pumpPosted = false;

    // Reading what is looked at anew.
    bool refreshing = false;
    bool changedMeanwhile = false;
    QHash<int, QList<QueueRow>> arrived;
    qint64 arrivedTotal = 0;
    int awaited = 0;

    void restart();
    void subscribe();
    void unsubscribe();
    void onEvent(qint64 subscription_, qint64 sequence, const QJsonObject& event);
    void forgetRequests();
    void changed();
    void refresh();
    void arrive(int page, const core::Result<QJsonObject>& answer);
    void apply();
    void look(int row);
    void pump();
    void take(int page, const core::Result<QJsonObject>& answer);
    void resize(int rows);
    void setState(ModelState state_, const QString& reason_ = {});
    void setCounts(const QueueCounts& counts_);
    void readCounts();
    void tellAges();
    QJsonObject listRequest(int page) const;
    QVariant text(const QueueRow& row, int column) const;
};

} // namespace mailstead::control

// The rows of the queue that are at hand, in pages. Internal to the folder.
#pragma once

#include "control/queue_row.h"

#include <QHash>
#include <QList>

namespace mailstead::control
{

class QueuePages
{
public:
    static constexpr int pageSize = 100;
    /// Pages that are kept up to date, the ones looked at last.
    static constexpr int freshPages = 4;
    static constexpr int keptPages = 40;

    static int pageOf(int row) { return row / pageSize; }
    const QueueRow* at(int row) const;
    int rowOfKey(const QString& key) const;
    bool contains(int page) const { return m_pages.contains(page); }
    void put(int page, const QList<QueueRow>& rows);
    void clear();
    /// Notes that somebody looks at it.
    void touch(int page);
    /// The pages to be read anew on a change, most recently looked at first; never empty.
    QList<int> freshest() const;
    QList<int> all() const { return m_pages.keys(); }
    const QList<QueueRow>& rows(int page) const;

private:
    QHash<int, QList<QueueRow>> m_pages;
    QList<int> m_looked; ///< most recent first
};

} // namespace mailstead::control

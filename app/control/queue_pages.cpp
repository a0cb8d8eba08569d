#include "control/queue_pages.h"

namespace mailstead::control
{

const QueueRow* QueuePages::at(int row) const
{
    const auto it = m_pages.constFind(pageOf(row));
    if (it == m_pages.constEnd() || row % pageSize >= it->size()) {
        return nullptr;
    }
    return &it->at(row % pageSize);
}

int QueuePages::rowOfKey(const QString& key) const
{
    for (auto it = m_pages.constBegin(); it != m_pages.constEnd(); ++it) {
        for (qsizetype i = 0; i < it->size(); ++i) {
            if (it->at(i).key == key) {
                return it.key() * pageSize + static_cast<int>(i);
            }
        }
    }
    return -1;
}

void QueuePages::put(int page, const QList<QueueRow>& rows)
{
    m_pages.insert(page, rows);
    if (!m_looked.contains(page)) {
        m_looked.append(page);
    }
    while (m_looked.size() > keptPages) {
        m_pages.remove(m_looked.takeLast());
    }
}

void QueuePages::clear()
{
    m_pages.clear();
    m_looked.clear();
}

void QueuePages::touch(int page)
{
    if (!m_looked.isEmpty() && m_looked.first() == page) {
        return;
    }
    m_looked.removeOne(page);
    m_looked.prepend(page);
    while (m_looked.size() > keptPages) {
        m_pages.remove(m_looked.takeLast());
    }
}

QList<int> QueuePages::freshest() const
{
    return m_looked.isEmpty() ? QList<int>{0} : m_looked.mid(0, freshPages);
}

const QList<QueueRow>& QueuePages::rows(int page) const
{
    static const QList<QueueRow> none;
    const auto it = m_pages.constFind(page);
    return it == m_pages.constEnd() ? none : *it;
}

} // namespace mailstead::control

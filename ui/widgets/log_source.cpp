#include "widgets/log_source.h"

#include "style/tokens.h"

#include <QTimer>

namespace mailstead::widgets
{

LogBuffer::LogBuffer(QObject* parent, int capacity)
    : LogLineSource(parent)
    , m_capacity(capacity)
    , m_batch(new QTimer(this))
{
    m_batch->setSingleShot(true);
    m_batch->setInterval(style::Tokens::instance().motion().liveBatch);
    connect(m_batch, &QTimer::timeout, this, &LogBuffer::flush);
}

void LogBuffer::append(const LogLine& line)
{
    append(QList<LogLine>{line});
}

void LogBuffer::append(const QList<LogLine>& lines)
{
    m_lines.insert(m_lines.end(), lines.begin(), lines.end());
    if (!lines.isEmpty() && !m_batch->isActive())
        m_batch->start();
}

void LogBuffer::clear()
{
    m_batch->stop();
    m_lines.clear();
    m_visible = 0;
    emit reset();
}

void LogBuffer::flush()
{
    m_batch->stop();
    const int total = static_cast<int>(m_lines.size());
    const int fresh = total - m_visible;
    if (fresh == 0)
        return;
    m_visible = total;
    emit appended(fresh);
    const int surplus = total - m_capacity;
    if (surplus > 0) {
        m_lines.erase(m_lines.begin(), m_lines.begin() + surplus);
        m_visible -= surplus;
        emit dropped(surplus);
    }
}

int LogBuffer::count() const
{
    return m_visible;
}

LogLine LogBuffer::line(int index) const
{
    return m_lines.at(static_cast<std::size_t>(index));
}

} // namespace mailstead::widgets

#include "pages/log_model_source.h"

namespace mailstead::pages
{

using control::LogModel;

LogModelSource::LogModelSource(LogModel* model, QObject* parent)
    : LogLineSource(parent)
    , m_model(model)
{
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) {
                const int lines = last - first + 1;
                // New lines come at the end, older ones before the first; nothing in between.
                if (first == 0 && m_model->rowCount() > lines)
                    emit prepended(lines);
                else
                    emit appended(lines);
            });
    connect(model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) {
                if (first == 0 && m_model->rowCount() > 0)
                    emit dropped(last - first + 1);
                else
                    emit reset();
            });
    connect(model, &QAbstractItemModel::modelReset, this, &LogLineSource::reset);
    connect(model, &QAbstractItemModel::layoutChanged, this, [this] { emit reset(); });
}

int LogModelSource::count() const
{
    return m_model->rowCount();
}

control::LogLine LogModelSource::daemonLine(int index) const
{
    return m_model->index(index, 0).data(LogModel::LineRole).value<control::LogLine>();
}

widgets::LogLine LogModelSource::line(int index) const
{
    const control::LogLine from = daemonLine(index);
    widgets::LogLine line;
    line.at = from.at;
    line.source = from.source;
    line.id = from.id;
    line.text = from.text;
    switch (from.level) {
    case control::LogLevel::Debug:
        line.level = widgets::LogLevel::Debug;
        break;
    case control::LogLevel::Info:
        line.level = widgets::LogLevel::Info;
        break;
    case control::LogLevel::Warn:
        line.level = widgets::LogLevel::Warning;
        break;
    case control::LogLevel::Error:
        line.level = widgets::LogLevel::Error;
        break;
    }
    return line;
}

} // namespace mailstead::pages

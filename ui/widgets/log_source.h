// Where the log view takes its lines from.
#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <deque>

class QTimer;

namespace mailstead::widgets
{

enum class LogLevel {
    Debug,
    Info,
    Warning,
    Error,
    Command, ///< one that we ran: accent, with `$`
    Output,  ///< of a command
    Note,    ///< ours
};

struct LogLine {
    QDateTime at;
    LogLevel level = LogLevel::Info;
    QString source; ///< "smtp-out"; empty columns are not drawn
    QString id;     ///< message id, a link; may be empty
    QString text;
};

/// Lines by index 0…count()-1, oldest first. Lines are added at the end, or before the first (older
/// ones fetched), and dropped at the beginning. UI thread.
class LogLineSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual int count() const = 0;
    virtual LogLine line(int index) const = 0;

signals:
    void appended(int lines);
    void prepended(int lines);
    void dropped(int lines); ///< from the beginning
    void reset();
};

/// A ring of the last `capacity` lines. appended() is emitted at most once each 100 ms.
class LogBuffer : public LogLineSource
{
    Q_OBJECT
public:
    explicit LogBuffer(QObject* parent = nullptr, int capacity = 20000);
    void append(const LogLine& line);
    void append(const QList<LogLine>& lines);
    void clear();
    /// Tells what is pending now, without waiting for the batch.
    void flush();
    int count() const override;
    LogLine line(int index) const override;

private:
    std::deque<LogLine> m_lines;
    int m_capacity;
    int m_visible = 0; ///< told of; those after it wait for the batch
    QTimer* m_batch;
};

} // namespace mailstead::widgets

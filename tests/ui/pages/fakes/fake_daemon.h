// A mail daemon that lives in the test: it speaks the control channel (server/control/PROTOCOL.md)
// over a stream in memory, so that the real client and the real models are what the pages use.
#pragma once

#include "control/client.h"
#include "ssh/host.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace mailstead::pages
{

/// Thread-safe: the client's thread asks, the test's thread changes.
class FakeDaemon
{
public:
    /// One row of the queue as in the protocol.
    static QJsonObject row(int number, const QString& recipient, const QString& state,
                           qint64 ageSeconds, const QString& reply = {},
                           const QString& sender = QStringLiteral("news@example.org"));
    static QJsonObject line(const QString& level, const QString& source, const QString& id,
                            const QString& text);

    void setRows(const QList<QJsonObject>& rows); ///< tells the subscribers
    QList<QJsonObject> rows() const;
    QString stateOf(const QString& key) const;
    void setDestinations(const QJsonArray& destinations); ///< as in queue.destinations
    void setSuppressions(const QList<QJsonObject>& entries);
    QStringList suppressed() const; ///< recipients
    void setHoldRules(const QList<QJsonObject>& rules);
    qsizetype holdRules() const;
    void setHistory(const QList<QJsonObject>& rows); ///< the newest first
    void addLines(const QList<QJsonObject>& lines);  ///< numbered and sent to the subscribers
    void setAnswer(const QString& method, const QJsonObject& result); ///< of any other method
    void setFailure(const QString& method, const QString& what);      ///< "" ends it
    // Long work: its request waits until the test answers it, or the client cancels it.
    void hold(const QString& method);
    bool isHeld(const QString& method) const; ///< a request has come and waits
    void progress(const QString& method, const QString& text, double fraction);
    void release(const QString& method, const QJsonObject& result);
    QJsonObject parametersOf(const QString& method) const; ///< of the newest request
    /// Answers one method before anything else does; a failure is told by `failure`. Called with
    /// the daemon's lock held, on the client's thread.
    using Handler = std::function<QJsonObject(const QJsonObject& parameters, QString& failure)>;
    void setHandler(const QString& method, Handler handler);
    /// An event of a subscription that a handler gave out.
    void sendEvent(int subscription, const QJsonObject& event);
    /// "queue.act hold dry 3", "queue.list", …, oldest first.
    QStringList calls() const;

    // For the stream.
    void take(const QByteArray& bytes);
    QByteArray give(std::chrono::milliseconds timeout); ///< empty: nothing came in time
    void close();
    bool isClosed() const;

private:
    void answer(const QJsonObject& request);
    QJsonObject result(const QString& method, const QJsonObject& parameters, QString& failure);
    QJsonObject queueList(const QJsonObject& parameters) const;
    QJsonObject queueCounts() const;
    QJsonObject queueAct(const QJsonObject& parameters);
    /// Of groups, suppressions, hold rules and history; false: another method.
    bool ruleResult(const QString& method, const QJsonObject& parameters, QString& failure,
                    QJsonObject& result);
    QJsonObject queueGroups(const QJsonObject& parameters) const;
    QJsonObject suppressionList(const QJsonObject& parameters) const;
    QJsonObject historyList(const QJsonObject& parameters) const;
    QJsonObject logList(const QJsonObject& parameters) const;
    QJsonObject trace(const QString& id) const;
    static bool fits(const QJsonObject& row, const QJsonObject& filter);
    static bool lineFits(const QJsonObject& line, const QJsonObject& filter);
    void send(const QJsonObject& object);
    void tellQueue();
    void sendError(const QJsonValue& request, const QString& kind, const QString& what);
    bool holds(const QJsonObject& request); ///< true: it waits, or cancelled one that does

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    QByteArray m_in;
    std::deque<QByteArray> m_out;
    bool m_closed = false;
    QList<QJsonObject> m_rows, m_lines, m_suppressions, m_rules, m_history;
    QJsonArray m_destinations;
    int m_nextRule = 1;
    QMap<QString, QJsonObject> m_answers;
    QMap<QString, QString> m_failures;
    QMap<QString, Handler> m_handlers;
    QStringList m_calls;
    QMap<QString, QJsonValue> m_held; ///< method → number of its request; null: none yet
    QMap<QString, QJsonObject> m_parameters;
    qint64 m_nextLine = 1;
    int m_nextSubscription = 1;
    QMap<int, QJsonObject> m_logSubscriptions; ///< number → filter
    QMap<int, qint64> m_sequences;
    QList<int> m_queueSubscriptions;
};

/// A server on which only `mailsteadd control --stdio` runs: the fake daemon.
class FakeHost : public ssh::Host
{
public:
    explicit FakeHost(std::shared_ptr<FakeDaemon> daemon)
        : m_daemon(std::move(daemon))
    {
    }
    core::Result<ssh::CommandResult> run(const ssh::RemoteCommand& command,
                                         const ssh::OutputHandler& onOutput,
                                         core::CancelToken cancel) override;
    core::Result<> upload(QIODevice& source, const QString& remotePath, int mode,
                          const ssh::ProgressHandler& progress, core::CancelToken cancel) override;
    core::Result<QByteArray> readFile(const QString& remotePath, qint64 limit) override;
    core::Result<std::unique_ptr<ssh::Stream>> open(const ssh::RemoteCommand& command) override;
    core::Result<> reconnect(std::chrono::milliseconds deadline,
                             const std::function<void(int, const core::Error&)>& onAttempt,
                             core::CancelToken cancel) override;
    QString address() const override { return QStringLiteral("192.0.2.45"); }
    QString user() const override { return QStringLiteral("root"); }

private:
    std::shared_ptr<FakeDaemon> m_daemon;
};

/// A client on the daemon; fails the test with a message when the hello does not work.
std::shared_ptr<control::Client> connectToFake(const std::shared_ptr<FakeDaemon>& daemon);

} // namespace mailstead::pages

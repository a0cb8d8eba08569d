#include "fake_daemon.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTest>
#include <algorithm>

namespace mailstead::pages
{

namespace
{

QString text(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

QString now(qint64 secondsAgo)
{
    return QDateTime::currentDateTimeUtc().addSecs(-secondsAgo).toString(Qt::ISODateWithMs);
}

} // namespace

QJsonObject FakeDaemon::row(int number, const QString& recipient, const QString& state,
                            qint64 ageSeconds, const QString& reply, const QString& sender)
{
    const QString id = QStringLiteral("m%1k-94qd-1xwm").arg(number, 3, 10, QLatin1Char('0'));
    const bool waits = state == QLatin1String("deferred");
    return {
        {QStringLiteral("key"), id + QStringLiteral("/1")},
        {QStringLiteral("id"), id},
        {QStringLiteral("sender"), sender},
        {QStringLiteral("recipient"), recipient},
        {QStringLiteral("domain"), recipient.section(QLatin1Char('@'), -1)},
        {QStringLiteral("state"), state},
        {QStringLiteral("size"), 48'210},
        {QStringLiteral("receivedAt"), now(ageSeconds)},
        {QStringLiteral("attempts"), reply.isEmpty() ? 0 : int(1 + ageSeconds / 2400)},
        {QStringLiteral("nextAttempt"),
         waits ? QJsonValue(now(-360 - number * 45)) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("lastReply"),
         reply.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(reply)},
        {QStringLiteral("lastHost"),
         reply.isEmpty()
             ? QJsonValue(QJsonValue::Null)
             : QJsonValue(QStringLiteral("mx.") + recipient.section(QLatin1Char('@'), -1))},
        {QStringLiteral("subject"), QStringLiteral("Invoice 2026-%1").arg(1184 + number)},
    };
}

QJsonObject FakeDaemon::line(const QString& level, const QString& source, const QString& id,
                             const QString& text)
{
    return {{QStringLiteral("level"), level},
            {QStringLiteral("source"), source},
            {QStringLiteral("id"), id},
            {QStringLiteral("text"), text}};
}

void FakeDaemon::setRows(const QList<QJsonObject>& rows)
{
    const std::lock_guard lock(m_mutex);
    m_rows = rows;
    tellQueue();
}

QList<QJsonObject> FakeDaemon::rows() const
{
    const std::lock_guard lock(m_mutex);
    return m_rows;
}

QString FakeDaemon::stateOf(const QString& key) const
{
    const std::lock_guard lock(m_mutex);
    for (const QJsonObject& row : m_rows) {
        if (text(row, "key") == key)
            return text(row, "state");
    }
    return {};
}

void FakeDaemon::addLines(const QList<QJsonObject>& lines)
{
    const std::lock_guard lock(m_mutex);
    QList<QJsonObject> numbered;
    for (QJsonObject line : lines) {
        line.insert(QStringLiteral("sequence"), m_nextLine++);
        line.insert(QStringLiteral("at"), now(0));
        numbered << line;
    }
    m_lines << numbered;
    for (auto it = m_logSubscriptions.cbegin(); it != m_logSubscriptions.cend(); ++it) {
        QJsonArray fitting;
        for (const QJsonObject& line : std::as_const(numbered)) {
            if (lineFits(line, it.value()))
                fitting << line;
        }
        if (!fitting.isEmpty())
            send({{QStringLiteral("method"), QStringLiteral("event")},
                  {QStringLiteral("params"),
                   QJsonObject{{QStringLiteral("subscription"), it.key()},
                               {QStringLiteral("sequence"), ++m_sequences[it.key()]},
                               {QStringLiteral("lines"), fitting}}}});
    }
}

void FakeDaemon::setAnswer(const QString& method, const QJsonObject& result)
{
    const std::lock_guard lock(m_mutex);
    m_answers.insert(method, result);
}

void FakeDaemon::setFailure(const QString& method, const QString& what)
{
    const std::lock_guard lock(m_mutex);
    if (what.isEmpty())
        m_failures.remove(method);
    else
        m_failures.insert(method, what);
}

void FakeDaemon::setHandler(const QString& method, Handler handler)
{
    const std::lock_guard lock(m_mutex);
    m_handlers.insert(method, std::move(handler));
}

void FakeDaemon::sendEvent(int subscription, const QJsonObject& event)
{
    const std::lock_guard lock(m_mutex);
    QJsonObject parameters = event;
    parameters.insert(QStringLiteral("subscription"), subscription);
    parameters.insert(QStringLiteral("sequence"), ++m_sequences[subscription]);
    send({{QStringLiteral("method"), QStringLiteral("event")},
          {QStringLiteral("params"), parameters}});
}

QStringList FakeDaemon::calls() const
{
    const std::lock_guard lock(m_mutex);
    return m_calls;
}

void FakeDaemon::take(const QByteArray& bytes)
{
    const std::lock_guard lock(m_mutex);
    m_in += bytes;
    for (qsizetype end = m_in.indexOf('\n'); end >= 0; end = m_in.indexOf('\n')) {
        answer(QJsonDocument::fromJson(m_in.left(end)).object());
        m_in.remove(0, end + 1);
    }
}

QByteArray FakeDaemon::give(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, timeout, [this] { return m_closed || !m_out.empty(); });
    QByteArray bytes;
    while (!m_out.empty()) {
        bytes += m_out.front();
        m_out.pop_front();
    }
    return bytes;
}

void FakeDaemon::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_changed.notify_all();
}

bool FakeDaemon::isClosed() const
{
    const std::lock_guard lock(m_mutex);
    return m_closed;
}

void FakeDaemon::send(const QJsonObject& object)
{
    QJsonObject whole = object;
    whole.insert(QStringLiteral("jsonrpc"), QStringLiteral("2.0"));
    m_out.push_back(QJsonDocument(whole).toJson(QJsonDocument::Compact) + '\n');
    m_changed.notify_all();
}

void FakeDaemon::tellQueue()
{
    for (const int subscription : std::as_const(m_queueSubscriptions))
        send({{QStringLiteral("method"), QStringLiteral("event")},
              {QStringLiteral("params"),
               QJsonObject{{QStringLiteral("subscription"), subscription},
                           {QStringLiteral("sequence"), ++m_sequences[subscription]},
                           {QStringLiteral("changed"), QJsonValue::Null},
                           {QStringLiteral("counts"), queueCounts()}}}});
}

void FakeDaemon::answer(const QJsonObject& request)
{
    const QString method = text(request, "method");
    const QJsonObject parameters = request.value(QLatin1String("params")).toObject();
    QString note = method;
    if (method == QLatin1String("queue.act"))
        note += QStringLiteral(" %1%2 %3")
                    .arg(text(parameters, "action"),
                         parameters.value(QLatin1String("dryRun")).toBool() ? QStringLiteral(" dry")
                                                                            : QString())
                    .arg(parameters.value(QLatin1String("filter"))
                             .toObject()
                             .value(QLatin1String("keys"))
                             .toArray()
                             .size());
    m_calls << note;
    m_parameters.insert(method, parameters);
    if (holds(request))
        return;
    QString failure = m_failures.value(method);
    const QJsonObject answer =
        failure.isEmpty() ? result(method, parameters, failure) : QJsonObject();
    if (failure.isEmpty())
        send({{QStringLiteral("id"), request.value(QLatin1String("id"))},
              {QStringLiteral("result"), answer}});
    else
        sendError(request.value(QLatin1String("id")), QStringLiteral("unavailable"), failure);
}

QJsonObject FakeDaemon::result(const QString& method, const QJsonObject& parameters,
                               QString& failure)
{
    if (const Handler handler = m_handlers.value(method))
        return handler(parameters, failure);
    if (m_answers.contains(method))
        return m_answers.value(method);
    if (method == QLatin1String("hello"))
        return {{QStringLiteral("protocol"), 1},
                {QStringLiteral("version"), QStringLiteral("0.1.0")},
                {QStringLiteral("hostname"), QStringLiteral("mail.example.org")},
                {QStringLiteral("capabilities"),
                 QJsonArray{QStringLiteral("queue"), QStringLiteral("log"), QStringLiteral("trace"),
                            QStringLiteral("server")}}};
    if (method == QLatin1String("queue.list"))
        return queueList(parameters);
    if (method == QLatin1String("queue.counts"))
        return queueCounts();
    if (method == QLatin1String("queue.act"))
        return queueAct(parameters);
    if (method == QLatin1String("queue.subscribe")) {
        m_queueSubscriptions << m_nextSubscription;
        return {{QStringLiteral("subscription"), m_nextSubscription++}};
    }
    if (method == QLatin1String("log.list"))
        return logList(parameters);
    if (method == QLatin1String("log.subscribe")) {
        m_logSubscriptions.insert(m_nextSubscription,
                                  parameters.value(QLatin1String("filter")).toObject());
        return {{QStringLiteral("subscription"), m_nextSubscription++}};
    }
    if (method == QLatin1String("unsubscribe")) {
        const int number = parameters.value(QLatin1String("subscription")).toInt();
        m_logSubscriptions.remove(number);
        m_queueSubscriptions.removeAll(number);
        return {};
    }
    if (method == QLatin1String("trace.get"))
        return trace(text(parameters, "id"));
    if (QJsonObject answer; ruleResult(method, parameters, failure, answer))
        return answer;
    failure = QStringLiteral("no such method: ") + method;
    return {};
}

bool FakeDaemon::fits(const QJsonObject& row, const QJsonObject& filter)
{
    const auto list = [&filter](const char* key) {
        return filter.value(QLatin1String(key)).toArray();
    };
    const auto has = [&row](const char* key, const QString& wanted) {
        return wanted.isEmpty() || text(row, key).contains(wanted, Qt::CaseInsensitive);
    };
    if (filter.contains(QLatin1String("keys")) &&
        !list("keys").contains(row.value(QLatin1String("key"))))
        return false;
    if (filter.contains(QLatin1String("ids")) &&
        !list("ids").contains(row.value(QLatin1String("id"))))
        return false;
    if (!list("states").isEmpty() && !list("states").contains(row.value(QLatin1String("state"))))
        return false;
    if ((filter.contains(QLatin1String("senderIs")) &&
         text(row, "sender") != text(filter, "senderIs")) ||
        (filter.contains(QLatin1String("cause")) &&
         text(row, "lastReply") != text(filter, "cause")))
        return false;
    const QString any = text(filter, "text");
    return has("sender", text(filter, "sender")) && has("recipient", text(filter, "recipient")) &&
           has("lastReply", text(filter, "reply")) &&
           (text(filter, "domain").isEmpty() || text(row, "domain") == text(filter, "domain")) &&
           (has("sender", any) || has("recipient", any) || has("lastReply", any) ||
            has("subject", any));
}

QJsonObject FakeDaemon::queueList(const QJsonObject& parameters) const
{
    QList<QJsonObject> found;
    for (const QJsonObject& row : m_rows) {
        if (fits(row, parameters.value(QLatin1String("filter")).toObject()))
            found << row;
    }
    const QString by = text(parameters, "sort");
    const bool down = parameters.value(QLatin1String("descending")).toBool();
    std::stable_sort(found.begin(), found.end(), [&](const QJsonObject& a, const QJsonObject& b) {
        if (by == QLatin1String("age")) // the oldest is the last ascending
            return down ? text(a, "receivedAt") < text(b, "receivedAt")
                        : text(a, "receivedAt") > text(b, "receivedAt");
        const char* key = by == QLatin1String("sender") ? "sender" : "recipient";
        return down ? text(a, key) > text(b, key) : text(a, key) < text(b, key);
    });
    const int offset = parameters.value(QLatin1String("offset")).toInt();
    QJsonArray rows;
    for (const QJsonObject& row :
         found.mid(offset, parameters.value(QLatin1String("limit")).toInt(500)))
        rows << row;
    return {{QStringLiteral("total"), found.size()},
            {QStringLiteral("offset"), offset},
            {QStringLiteral("rows"), rows}};
}

QJsonObject FakeDaemon::queueCounts() const
{
    QMap<QString, int> counts;
    qint64 oldest = -1;
    for (const QJsonObject& row : m_rows) {
        ++counts[text(row, "state")];
        const QDateTime at = QDateTime::fromString(text(row, "receivedAt"), Qt::ISODateWithMs);
        oldest = std::max(oldest, at.secsTo(QDateTime::currentDateTimeUtc()));
    }
    QJsonObject result{
        {QStringLiteral("total"), m_rows.size()},
        {QStringLiteral("oldest"), oldest < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(oldest)}};
    for (const char* state : {"active", "sending", "deferred", "held"})
        result.insert(QLatin1String(state), counts.value(QLatin1String(state)));
    return result;
}

QJsonObject FakeDaemon::queueAct(const QJsonObject& parameters)
{
    const QString action = text(parameters, "action");
    const QJsonObject filter = parameters.value(QLatin1String("filter")).toObject();
    const bool dry = parameters.value(QLatin1String("dryRun")).toBool();
    int touched = 0, leftOut = 0;
    QList<QJsonObject> after;
    for (QJsonObject row : std::as_const(m_rows)) {
        const QString state = text(row, "state");
        const bool hit = fits(row, filter);
        if (hit && state == QLatin1String("sending"))
            ++leftOut;
        const bool can = hit && state != QLatin1String("sending") &&
                         (action != QLatin1String("retry") || state == QLatin1String("deferred")) &&
                         (action != QLatin1String("hold") || state != QLatin1String("held")) &&
                         (action != QLatin1String("release") || state == QLatin1String("held"));
        if (can) {
            ++touched;
            if (action == QLatin1String("delete") || action == QLatin1String("bounce"))
                continue;
            if (action == QLatin1String("reroute")) {
                row.insert(QStringLiteral("via"), text(parameters, "via"));
                after << row;
                continue;
            }
            row.insert(QStringLiteral("state"), action == QLatin1String("hold")
                                                    ? QStringLiteral("held")
                                                    : QStringLiteral("active"));
            row.insert(QStringLiteral("nextAttempt"), QJsonValue::Null);
        }
        after << row;
    }
    if (!dry) {
        m_rows = after;
        tellQueue();
    }
    return {{QStringLiteral("touched"), touched}, {QStringLiteral("leftOut"), leftOut}};
}

bool FakeDaemon::lineFits(const QJsonObject& line, const QJsonObject& filter)
{
    const QJsonArray levels = filter.value(QLatin1String("levels")).toArray();
    const QJsonArray sources = filter.value(QLatin1String("sources")).toArray();
    return (levels.isEmpty() || levels.contains(line.value(QLatin1String("level")))) &&
           (sources.isEmpty() || sources.contains(line.value(QLatin1String("source")))) &&
           (text(filter, "id").isEmpty() || text(filter, "id") == text(line, "id")) &&
           (text(filter, "text").isEmpty() ||
            text(line, "text").contains(text(filter, "text"), Qt::CaseInsensitive));
}

QJsonObject FakeDaemon::logList(const QJsonObject& parameters) const
{
    QList<QJsonObject> found;
    const qint64 before = parameters.value(QLatin1String("before")).toInteger(m_nextLine);
    const qint64 after = parameters.value(QLatin1String("after")).toInteger(0);
    for (const QJsonObject& line : m_lines) {
        const qint64 number = line.value(QLatin1String("sequence")).toInteger();
        if (number < before && number > after &&
            lineFits(line, parameters.value(QLatin1String("filter")).toObject()))
            found << line;
    }
    const int limit = parameters.value(QLatin1String("limit")).toInt(2000);
    QJsonArray lines;
    for (const QJsonObject& line : found.mid(std::max<qsizetype>(0, found.size() - limit)))
        lines << line;
    return {{QStringLiteral("lines"), lines}, {QStringLiteral("newest"), m_nextLine - 1}};
}

namespace
{

class FakeStream : public ssh::Stream
{
public:
    explicit FakeStream(std::shared_ptr<FakeDaemon> daemon)
        : m_daemon(std::move(daemon))
    {
    }
    core::Result<QByteArray> read(std::chrono::milliseconds timeout) override
    {
        const QByteArray bytes = m_daemon->give(timeout);
        if (bytes.isEmpty() && !m_daemon->isClosed())
            return core::fail(core::ErrorKind::Timeout, QStringLiteral("nothing came"));
        return bytes;
    }
    core::Result<> write(const QByteArray& bytes) override
    {
        m_daemon->take(bytes);
        return {};
    }
    void close() override { m_daemon->close(); }

private:
    std::shared_ptr<FakeDaemon> m_daemon;
};

core::Error cannot()
{
    return {core::ErrorKind::NotFound, QStringLiteral("the fake host has no such thing"), {}, {}};
}

} // namespace

core::Result<ssh::CommandResult> FakeHost::run(const ssh::RemoteCommand&, const ssh::OutputHandler&,
                                               core::CancelToken)
{
    return tl::unexpected(cannot());
}

core::Result<> FakeHost::upload(QIODevice&, const QString&, int, const ssh::ProgressHandler&,
                                core::CancelToken)
{
    return tl::unexpected(cannot());
}

core::Result<QByteArray> FakeHost::readFile(const QString&, qint64)
{
    return tl::unexpected(cannot());
}

core::Result<std::unique_ptr<ssh::Stream>> FakeHost::open(const ssh::RemoteCommand&)
{
    return std::unique_ptr<ssh::Stream>(std::make_unique<FakeStream>(m_daemon));
}

core::Result<> FakeHost::reconnect(std::chrono::milliseconds,
                                   const std::function<void(int, const core::Error&)>&,
                                   core::CancelToken)
{
    return tl::unexpected(cannot());
}

std::shared_ptr<control::Client> connectToFake(const std::shared_ptr<FakeDaemon>& daemon)
{
    const auto client = control::Client::connectTo(std::make_shared<FakeHost>(daemon));
    if (!client) {
        QTest::qFail(qPrintable(client.error().text()), __FILE__, __LINE__);
        return {};
    }
    return *client;
}

} // namespace mailstead::pages

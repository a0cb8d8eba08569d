#include "control/client.h"

#include "control/daemon_text.h"
#include "control/pending_call.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <algorithm>
#include <deque>
#include <thread>

namespace mailstead::control
{

using core::ErrorKind;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace
{

constexpr qsizetype lineLimit = 16 * 1024 * 1024; // bytes of one message from the daemon
constexpr qsizetype requestLimit = 1024 * 1024;   // the daemon's own limit for a line
constexpr size_t queueLimit = 4096;               // requests that wait to be sent
constexpr qsizetype textLimit = 16 * 1024;
constexpr auto helloTimeout = 30s;
constexpr auto readSlice = 500ms;
constexpr int protocolVersion = 1;

ErrorKind kindFrom(const QString& name)
{
    static const QHash<QString, ErrorKind> kinds = {
        {QStringLiteral("invalid-input"), ErrorKind::InvalidInput},
        {QStringLiteral("not-found"), ErrorKind::NotFound},
        {QStringLiteral("already-exists"), ErrorKind::AlreadyExists},
        {QStringLiteral("permission-denied"), ErrorKind::PermissionDenied},
        {QStringLiteral("unavailable"), ErrorKind::Unreachable},
        {QStringLiteral("timeout"), ErrorKind::Timeout},
        {QStringLiteral("refused"), ErrorKind::Refused},
        {QStringLiteral("no-space"), ErrorKind::NoSpace},
        {QStringLiteral("cancelled"), ErrorKind::Cancelled}};
    return kinds.value(name, ErrorKind::Internal);
}

core::Error errorFrom(const QJsonObject& error)
{
    const QJsonObject data = error.value(QLatin1String("data")).toObject();
    const auto text = [](const QJsonObject& object, QLatin1String name) {
        return object.value(name).toString().left(textLimit);
    };
    core::Error result{kindFrom(text(data, QLatin1String("kind"))),
                       text(error, QLatin1String("message")), text(data, QLatin1String("why")),
                       text(data, QLatin1String("next"))};
    if (data.isEmpty()) {
        // JSON-RPC's own errors: the daemon does not know what we ask for.
        result.kind = ErrorKind::Protocol;
    }
    return inCurrentLanguage(std::move(result));
}

} // namespace

struct Client::Private {
    std::shared_ptr<ssh::Host> host; // kept alive for the stream
    std::unique_ptr<ssh::Stream> stream;
    QString version;
    QString hostname;

    mutable QMutex mutex;
    QWaitCondition answered;
    QWaitCondition toSend;
    QHash<qint64, std::shared_ptr<PendingCall>> pending;
    std::deque<QByteArray> outgoing;
    qint64 nextId = 1;
    bool closing = false;
    std::optional<core::Error> ended;

    std::thread reader;
    std::thread writer;

    core::Result<qint64> send(const QString& method, const QJsonObject& parameters,
                              const std::shared_ptr<PendingCall>& call);
    void tellCancel(qint64 request);
    void finish(PendingCall& call, const core::Result<QJsonObject>& answer);
    void end(Client& client, const core::Error& why);
    void read(Client& client);
    void write(Client& client);
    core::Result<> handle(Client& client, const QByteArray& line);
    core::Result<> handleAnswer(const QJsonObject& message);
    core::Result<> handleNotification(Client& client, const QJsonObject& message);
};

namespace
{

tl::unexpected<core::Error> notUnderstood(const QString& why)
{
    return core::fail(ErrorKind::Protocol, Client::tr("The daemon's answer cannot be understood"),
                      why,
                      Client::tr("Install the version of mailsteadd that came with this program."));
}

} // namespace

/// With the mutex held.
void Client::Private::finish(PendingCall& call, const core::Result<QJsonObject>& answer)
{
    if (call.relay) {
        emit call.relay->finished({answer});
    } else {
        call.answer = answer;
    }
}

core::Result<qint64> Client::Private::send(const QString& method, const QJsonObject& parameters,
                                           const std::shared_ptr<PendingCall>& call)
{
    const QMutexLocker lock(&mutex);
    if (ended) {
        return tl::unexpected(*ended);
    }
    const qint64 id = nextId++;
    const QJsonObject request{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                              {QStringLiteral("id"), id},
                              {QStringLiteral("method"), method},
                              {QStringLiteral("params"), parameters}};
    QByteArray line = QJsonDocument(request).toJson(QJsonDocument::Compact);
    if (line.size() >= requestLimit) {
        return core::fail(ErrorKind::InvalidInput, Client::tr("The request is too large"), method,
                          Client::tr("Choose fewer at once."));
    }
    if (outgoing.size() >= queueLimit) {
        return core::fail(ErrorKind::Unreachable, Client::tr("The daemon takes no more requests"));
    }
    pending.insert(id, call);
    outgoing.push_back(line + '\n');
    toSend.wakeOne();
    return id;
}

void Client::Private::tellCancel(qint64 request)
{
    const auto call = std::make_shared<PendingCall>();
    call->abandoned = true;
    // When it cannot be sent, the channel is gone and the request with it.
    static_cast<void>(send(QStringLiteral("cancel"), {{QStringLiteral("request"), request}}, call));
}

void Client::Private::end(Client& client, const core::Error& why)
{
    bool tell = false;
    {
        const QMutexLocker lock(&mutex);
        if (!ended) {
            // After our own close, how the stream ended tells nothing.
            ended = closing ? core::Error{ErrorKind::Cancelled,
                                          Client::tr("The control channel was closed"),
                                          {},
                                          {}}
                            : why;
            tell = !closing;
        }
        for (const auto& call : std::as_const(pending)) {
            finish(*call, tl::unexpected(*ended));
        }
        pending.clear();
        outgoing.clear();
        answered.wakeAll();
        toSend.wakeAll();
    }
    stream->close();
    if (tell) {
        emit client.closed(why);
    }
}

void Client::Private::write(Client& client)
{
    for (;;) {
        QByteArray line;
        {
            const QMutexLocker lock(&mutex);
            while (outgoing.empty() && !ended && !closing) {
                toSend.wait(&mutex);
            }
            if (ended || closing) {
                return;
            }
            line = std::move(outgoing.front());
            outgoing.pop_front();
        }
        if (const auto written = stream->write(line); !written) {
            end(client, written.error());
            return;
        }
    }
}

void Client::Private::read(Client& client)
{
    QByteArray buffer;
    qsizetype searched = 0;
    for (;;) {
        {
            const QMutexLocker lock(&mutex);
            if (ended || closing) {
                break;
            }
        }
        const auto bytes = stream->read(readSlice);
        if (!bytes) {
            if (bytes.error().kind == ErrorKind::Timeout) {
                continue;
            }
            end(client, bytes.error());
            return;
        }
        if (bytes->isEmpty()) {
            end(client, {ErrorKind::Unreachable,
                         Client::tr("The daemon closed the control channel"),
                         {},
                         Client::tr("See its log on the server: journalctl -u mailsteadd")});
            return;
        }
        buffer += *bytes;
        qsizetype from = 0;
        for (qsizetype at; (at = buffer.indexOf('\n', std::max(from, searched))) >= 0;
             from = at + 1) {
            if (const auto handled = handle(client, buffer.mid(from, at - from)); !handled) {
                end(client, handled.error());
                return;
            }
        }
        buffer.remove(0, from);
        searched = buffer.size();
        if (buffer.size() > lineLimit) {
            end(client, notUnderstood(Client::tr("a message is too long")).value());
            return;
        }
    }
    end(client, {}); // closed by us
}

core::Result<> Client::Private::handle(Client& client, const QByteArray& line)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (!document.isObject()) {
        return notUnderstood(problem.errorString());
    }
    const QJsonObject message = document.object();
    return message.contains(QLatin1String("method")) ? handleNotification(client, message)
                                                     : handleAnswer(message);
}

core::Result<> Client::Private::handleAnswer(const QJsonObject& message)
{
    const QJsonValue error = message.value(QLatin1String("error"));
    const QJsonValue result = message.value(QLatin1String("result"));
    const qint64 id = message.value(QLatin1String("id")).toInteger(-1);
    const QMutexLocker lock(&mutex);
    const auto it = pending.constFind(id);
    if (it == pending.constEnd()) {
        return notUnderstood(error.isObject() ? errorFrom(error.toObject()).text()
                                              : Client::tr("an answer that nobody asked for"));
    }
    const auto call = *it;
    pending.erase(it);
    if (error.isObject()) {
        finish(*call, tl::unexpected(errorFrom(error.toObject())));
    } else if (result.isObject()) {
        finish(*call, result.toObject());
    } else {
        const auto bad = notUnderstood(Client::tr("an answer without a result"));
        finish(*call, bad);
        answered.wakeAll();
        return bad;
    }
    answered.wakeAll();
    return {};
}

core::Result<> Client::Private::handleNotification(Client& client, const QJsonObject& message)
{
    const QString method = message.value(QLatin1String("method")).toString();
    const QJsonObject parameters = message.value(QLatin1String("params")).toObject();
    if (method == QLatin1String("event")) {
        const qint64 subscription = parameters.value(QLatin1String("subscription")).toInteger(-1);
        const qint64 sequence = parameters.value(QLatin1String("sequence")).toInteger(-1);
        if (subscription < 0 || sequence < 0) {
            return notUnderstood(Client::tr("an event without its numbers"));
        }
        emit client.event(subscription, sequence, parameters);
        return {};
    }
    if (method == QLatin1String("progress")) {
        const qint64 request = parameters.value(QLatin1String("request")).toInteger(-1);
        const QString text =
            inCurrentLanguage(parameters.value(QLatin1String("text")).toString().left(textLimit));
        const double fraction =
            std::min(parameters.value(QLatin1String("fraction")).toDouble(-1), 1.0);
        const QMutexLocker lock(&mutex);
        if (const auto call = pending.value(request)) {
            if (call->relay) {
                emit call->relay->progressed(text, fraction < 0 ? -1 : fraction);
            } else if (!call->abandoned) {
                call->progress.append({text, fraction < 0 ? -1 : fraction});
                answered.wakeAll();
            }
        }
        return {};
    }
    return {}; // a newer daemon may tell more than we know
}

Client::Client(std::unique_ptr<Private> d_)
    : d(std::move(d_))
{
    d->reader = std::thread([this] { d->read(*this); });
    d->writer = std::thread([this] { d->write(*this); });
}

Client::~Client()
{
    {
        const QMutexLocker lock(&d->mutex);
        d->closing = true;
        d->toSend.wakeAll();
    }
    d->stream->close();
    d->reader.join();
    d->writer.join();
}

core::Result<std::shared_ptr<Client>> Client::connectTo(std::shared_ptr<ssh::Host> host,
                                                        core::CancelToken cancel)
{
    ssh::RemoteCommand command{QStringLiteral("/usr/local/bin/mailsteadd"),
                               {QStringLiteral("control"), QStringLiteral("--stdio")}};
    auto stream = host->open(command);
    if (!stream) {
        return tl::unexpected(stream.error());
    }
    auto parts = std::make_unique<Private>();
    parts->host = std::move(host);
    parts->stream = std::move(*stream);
    std::shared_ptr<Client> client(new Client(std::move(parts)));
    const auto hello =
        client->call(QStringLiteral("hello"), {{QStringLiteral("protocol"), protocolVersion}}, {},
                     std::move(cancel), helloTimeout);
    if (!hello) {
        return tl::unexpected(hello.error());
    }
    if (const int spoken = hello->value(QLatin1String("protocol")).toInt();
        spoken != protocolVersion) {
        return core::fail(ErrorKind::Protocol,
                          tr("The daemon speaks version %1 of the protocol, this program %2")
                              .arg(spoken)
                              .arg(protocolVersion),
                          {}, tr("Install the version of mailsteadd that came with this program."));
    }
    const QMutexLocker lock(&client->d->mutex);
    client->d->version = hello->value(QLatin1String("version")).toString().left(200);
    client->d->hostname = hello->value(QLatin1String("hostname")).toString().left(300);
    return client;
}

QString Client::daemonVersion() const
{
    const QMutexLocker lock(&d->mutex);
    return d->version;
}

QString Client::hostname() const
{
    const QMutexLocker lock(&d->mutex);
    return d->hostname;
}

bool Client::isOpen() const
{
    const QMutexLocker lock(&d->mutex);
    return !d->ended && !d->closing;
}

core::Result<QJsonObject> Client::call(const QString& method, const QJsonObject& parameters,
                                       const CallProgress& progress, core::CancelToken cancel,
                                       std::chrono::milliseconds timeout)
{
    const auto until = Clock::now() + timeout;
    const auto call = std::make_shared<PendingCall>();
    const auto id = d->send(method, parameters, call);
    if (!id) {
        return tl::unexpected(id.error());
    }
    for (;;) {
        QList<QPair<QString, double>> told;
        std::optional<core::Result<QJsonObject>> answer;
        const bool cancelled = cancel.isCancelled();
        const bool late = Clock::now() >= until;
        {
            const QMutexLocker lock(&d->mutex);
            if (!call->answer && call->progress.isEmpty() && !cancelled && !late) {
                d->answered.wait(&d->mutex, 50);
            }
            told.swap(call->progress);
            answer = call->answer;
            call->abandoned = !answer && (cancelled || late);
        }
        if (progress) {
            for (const auto& [text, fraction] : std::as_const(told)) {
                progress(text, fraction);
            }
        }
        if (answer) {
            return *answer;
        }
        if (cancelled || late) {
            d->tellCancel(*id);
            return cancelled ? core::fail(ErrorKind::Cancelled, tr("Cancelled"))
                             : core::fail(ErrorKind::Timeout,
                                          tr("The daemon did not answer “%1” in time").arg(method),
                                          {}, tr("Try again; see the daemon's log if it goes on."));
        }
    }
}

qint64 Client::callAsync(const QString& method, const QJsonObject& parameters, QObject* context,
                         CallDone done, CallProgress progress)
{
    const auto call = std::make_shared<PendingCall>();
    call->relay = std::make_unique<Relay>();
    connect(
        call->relay.get(), &Relay::finished, context,
        [done = std::move(done)](const Answer& answer) { done(answer.result); },
        Qt::QueuedConnection);
    if (progress) {
        connect(call->relay.get(), &Relay::progressed, context, std::move(progress),
                Qt::QueuedConnection);
    }
    // It only ever sends, from whatever thread has the answer.
    call->relay->moveToThread(nullptr);
    const auto sent = d->send(method, parameters, call);
    if (!sent) {
        emit call->relay->finished({tl::unexpected(sent.error())});
    }
    return sent.value_or(-1);
}

void Client::cancel(qint64 request)
{
    {
        const QMutexLocker lock(&d->mutex);
        if (!d->pending.contains(request)) {
            return;
        }
    }
    d->tellCancel(request);
}

} // namespace mailstead::control

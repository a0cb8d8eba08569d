#include "vitals/vitals.h"

#include "vitals/sample.h"

#include <QCoreApplication>
#include <QMutex>
#include <QThreadPool>
#include <atomic>
#include <functional>
#include <optional>

namespace mailstead::vitals
{
namespace
{

using core::ErrorKind;
using namespace std::chrono_literals;

constexpr int sampleSeconds = 2;
constexpr auto silence = 30s; // without any byte: the server is overloaded or gone
constexpr qsizetype sampleLimit = 16 * 1024 * 1024;

/// Shared by the object and its sampling thread, which may outlive it for a moment.
struct Session {
    std::atomic_bool stop{false};
    QMutex mutex;
    Vitals* vitals = nullptr; ///< null once it lost interest
};

/// Samplers last for long: they must not take up the places of the global pool. Waited for when the
/// application ends.
QThreadPool& samplers()
{
    static QThreadPool* const pool = [] {
        auto* made = new QThreadPool(QCoreApplication::instance());
        made->setMaxThreadCount(256);
        return made;
    }();
    return *pool;
}

core::Result<> sampleUntilStopped(Session& session, ssh::Host& host,
                                  const std::function<void(const Reading&)>& tell)
{
    ssh::RemoteCommand command{QStringLiteral("sh"),
                               {QStringLiteral("-c"), samplingScript(sampleSeconds)}};
    command.asRoot = false;
    command.quiet = true;
    const auto stream = host.open(command);
    if (!stream) {
        return tl::unexpected(stream.error());
    }
    const QByteArray end = QByteArray("\n") + endOfSample + '\n';
    std::optional<Sample> before;
    QByteArray buffer;
    auto heard = std::chrono::steady_clock::now();
    while (!session.stop) {
        const auto bytes = (*stream)->read(200ms);
        if (!bytes && bytes.error().kind == ErrorKind::Timeout) {
            if (std::chrono::steady_clock::now() - heard > silence) {
                return core::fail(ErrorKind::Timeout,
                                  Vitals::tr("The server sends no readings any more"));
            }
            continue;
        }
        if (!bytes) {
            return tl::unexpected(bytes.error());
        }
        if (bytes->isEmpty()) {
            return core::fail(ErrorKind::Unreachable, Vitals::tr("The server ended the readings"));
        }
        heard = std::chrono::steady_clock::now();
        buffer += *bytes;
        for (qsizetype at; (at = buffer.indexOf(end)) >= 0;) {
            auto sample = parseSample(buffer.left(at + 1));
            buffer.remove(0, at + end.size());
            if (!sample) {
                return tl::unexpected(sample.error());
            }
            tell(readingFrom(before ? &*before : nullptr, *sample));
            before = std::move(*sample);
        }
        if (buffer.size() > sampleLimit) {
            return core::fail(ErrorKind::Protocol,
                              Vitals::tr("The server's readings are too long"));
        }
    }
    return {};
}

} // namespace

struct Vitals::Private {
    std::shared_ptr<Session> session;
    Reading last;

    void letGo()
    {
        if (session) {
            session->stop = true;
            const QMutexLocker lock(&session->mutex);
            session->vitals = nullptr;
        }
        session.reset();
    }
};

Vitals::Vitals(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

Vitals::~Vitals()
{
    d->letGo();
}

void Vitals::setHost(std::shared_ptr<ssh::Host> host)
{
    d->letGo();
    d->last = {};
    if (!host) {
        return;
    }
    auto session = std::make_shared<Session>();
    session->vitals = this;
    d->session = session;
    // Posted under the lock, so to a living object; Qt takes it back when that is deleted. A
    // reading of an older host is dropped.
    const auto post = [session](auto deliver) {
        const QMutexLocker lock(&session->mutex);
        if (session->vitals != nullptr) {
            QMetaObject::invokeMethod(
                session->vitals,
                [session, deliver] {
                    if (session->vitals != nullptr) {
                        deliver(*session->vitals);
                    }
                },
                Qt::QueuedConnection);
        }
    };
    samplers().start([session, post, host = std::move(host)]() mutable {
        const auto done = sampleUntilStopped(*session, *host, [&post](const Reading& reading) {
            post([reading](Vitals& vitals) {
                vitals.d->last = reading;
                emit vitals.reading(reading);
            });
        });
        host.reset();
        if (!done) {
            post([error = done.error()](Vitals& vitals) { emit vitals.failed(error); });
        }
    });
}

Reading Vitals::last() const
{
    return d->last;
}

} // namespace mailstead::vitals

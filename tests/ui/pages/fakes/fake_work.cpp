// The fake daemon's long work: requests that wait, tell their progress and can be cancelled.
#include "fake_daemon.h"

namespace mailstead::pages
{

void FakeDaemon::hold(const QString& method)
{
    const std::lock_guard lock(m_mutex);
    m_held.insert(method, QJsonValue::Null);
}

bool FakeDaemon::isHeld(const QString& method) const
{
    const std::lock_guard lock(m_mutex);
    return m_held.value(method).isDouble();
}

void FakeDaemon::progress(const QString& method, const QString& text, double fraction)
{
    const std::lock_guard lock(m_mutex);
    send({{QStringLiteral("method"), QStringLiteral("progress")},
          {QStringLiteral("params"), QJsonObject{{QStringLiteral("request"), m_held.value(method)},
                                                 {QStringLiteral("text"), text},
                                                 {QStringLiteral("fraction"), fraction}}}});
}

void FakeDaemon::release(const QString& method, const QJsonObject& result)
{
    const std::lock_guard lock(m_mutex);
    send({{QStringLiteral("id"), m_held.take(method)}, {QStringLiteral("result"), result}});
}

QJsonObject FakeDaemon::parametersOf(const QString& method) const
{
    const std::lock_guard lock(m_mutex);
    return m_parameters.value(method);
}

bool FakeDaemon::holds(const QJsonObject& request)
{
    const QString method = request.value(QLatin1String("method")).toString();
    if (m_held.contains(method)) {
        m_held.insert(method, request.value(QLatin1String("id")));
        return true;
    }
    if (method != QLatin1String("cancel"))
        return false;
    const QJsonValue wanted =
        request.value(QLatin1String("params")).toObject().value(QLatin1String("request"));
    const QString held = m_held.key(wanted);
    send({{QStringLiteral("id"), request.value(QLatin1String("id"))},
          {QStringLiteral("result"), QJsonObject{{QStringLiteral("cancelled"), !held.isEmpty()}}}});
    if (!held.isEmpty()) {
        m_held.insert(held, QJsonValue::Null);
        sendError(wanted, QStringLiteral("cancelled"), QStringLiteral("the request was cancelled"));
    }
    return true;
}

void FakeDaemon::sendError(const QJsonValue& request, const QString& kind, const QString& what)
{
    send({{QStringLiteral("id"), request},
          {QStringLiteral("error"),
           QJsonObject{{QStringLiteral("code"), -32000},
                       {QStringLiteral("message"), what},
                       {QStringLiteral("data"),
                        QJsonObject{{QStringLiteral("kind"), kind},
                                    {QStringLiteral("why"), QStringLiteral("the test said so")},
                                    {QStringLiteral("next"), QStringLiteral("try again")}}}}}});
}

} // namespace mailstead::pages

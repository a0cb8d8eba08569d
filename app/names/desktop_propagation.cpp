#include "names/desktop_propagation.h"

#include <QTimer>
#include <algorithm>

namespace mailstead::names
{

namespace
{

/// Those that the daemon asks unless it is told others (resolver.public).
DesktopPropagation::Options publicResolvers()
{
    return {{{QStringLiteral("1.1.1.1"), QStringLiteral("8.8.8.8"), QStringLiteral("9.9.9.9"),
              QStringLiteral("223.5.5.5")},
             {}},
            std::chrono::seconds(10)};
}

/// What most authoritative servers say.
QStringList commonValues(const QString& type, const QList<outside::RecordAnswer>& answers)
{
    QStringList best;
    qsizetype most = 0;
    for (const outside::RecordAnswer& one : answers) {
        if (!one.authoritative || one.status.isEmpty())
            continue;
        const qsizetype count =
            std::count_if(answers.begin(), answers.end(), [&](const outside::RecordAnswer& other) {
                return other.authoritative && !other.status.isEmpty() &&
                       outside::sameValues(type, one.values, other.values);
            });
        if (count > most) {
            most = count;
            best = one.values;
        }
    }
    return best;
}

} // namespace

DesktopPropagation::DesktopPropagation(QObject* parent)
    : DesktopPropagation(publicResolvers(), parent)
{
}

DesktopPropagation::DesktopPropagation(Options options, QObject* parent)
    : PropagationSource(parent)
    , m_options(std::move(options))
    , m_look(m_options.look)
{
    connect(&m_look, &outside::RecordLook::answered, this, &DesktopPropagation::onAnswered);
}

bool DesktopPropagation::canAsk(const QString& type) const
{
    return outside::RecordLook::canAsk(type);
}

void DesktopPropagation::stop()
{
    ++m_epoch;
    m_records.clear();
    m_look.stop();
}

void DesktopPropagation::watch(int row, const WatchedRecord& record)
{
    m_records.insert(row, record);
    m_look.look(row, record.name, record.type);
}

void DesktopPropagation::onAnswered(int row, const QList<outside::RecordAnswer>& answers, bool all)
{
    const auto found = m_records.constFind(row);
    if (found == m_records.cend())
        return;
    const QString type = found->type;
    const QStringList expected =
        found->expected.isEmpty() ? commonValues(type, answers) : found->expected;
    QList<PropagationAnswer> heard;
    QHash<QString, bool> nameServers; ///< whether one of its addresses answered
    bool allAgree = true, anyAgrees = false;
    for (const outside::RecordAnswer& one : answers) {
        const bool spoke = !one.status.isEmpty();
        const bool agrees =
            spoke && !one.values.isEmpty() && outside::sameValues(type, one.values, expected);
        // Who cannot be reached from here, as a resolver or one address of two, does not count.
        allAgree = allAgree && (agrees || !spoke);
        anyAgrees = anyAgrees || agrees;
        if (one.authoritative)
            nameServers[one.server] = nameServers.value(one.server) || spoke;
        heard << PropagationAnswer{
            one.server, one.address, one.authoritative, one.status, one.values, one.ttl, agrees};
    }
    // Resolvers alone are no proof: the name servers could not be found out then.
    const bool allSpoke =
        !nameServers.isEmpty() && !std::count(nameServers.cbegin(), nameServers.cend(), false);
    const bool complete = all && allAgree && anyAgrees && allSpoke;
    if (complete)
        m_records.erase(found);
    else if (all)
        again(row);
    emit told(row, heard, all, complete, complete);
}

void DesktopPropagation::again(int row)
{
    QTimer::singleShot(m_options.pause, this, [this, row, epoch = m_epoch] {
        const auto found = m_records.constFind(row);
        if (epoch == m_epoch && found != m_records.cend())
            m_look.look(row, found->name, found->type);
    });
}

} // namespace mailstead::names

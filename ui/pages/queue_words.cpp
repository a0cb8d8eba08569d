#include "pages/queue_words.h"

#include <QLocale>
#include <algorithm>
#include <limits>

namespace mailstead::pages
{

using control::QueueAction;
using control::QueueActionOutcome;
using control::QueueFilter;

namespace
{

int asInt(qint64 count)
{
    return int(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

} // namespace

QString QueueWords::action(QueueAction action)
{
    switch (action) {
    case QueueAction::Retry:
        return tr("Retry");
    case QueueAction::Hold:
        return tr("Hold");
    case QueueAction::Release:
        return tr("Release");
    case QueueAction::Bounce:
        return tr("Bounce…");
    case QueueAction::Delete:
        return tr("Delete…");
    case QueueAction::Reroute:
        return tr("Route…");
    }
    return {};
}

QString QueueWords::icon(QueueAction action)
{
    switch (action) {
    case QueueAction::Retry:
        return QStringLiteral("retry");
    case QueueAction::Hold:
        return QStringLiteral("hold");
    case QueueAction::Release:
        return QStringLiteral("release");
    case QueueAction::Bounce:
        return QStringLiteral("bounce");
    case QueueAction::Delete:
        return QStringLiteral("delete");
    case QueueAction::Reroute:
        return QStringLiteral("route");
    }
    return {};
}

QueueWords::Scope QueueWords::scope(const QueueTarget& target, QString& name)
{
    if (!target.byFilter)
        return Scope::Rows;
    const QueueFilter& filter = target.filter;
    if (filter.isEmpty())
        return Scope::Everything;
    // Named only where the name says all of it.
    const auto only = [&filter](auto part) {
        QueueFilter rest;
        rest.*part = filter.*part;
        return rest == filter;
    };
    if (only(&QueueFilter::domain) || only(&QueueFilter::recipient)) {
        name = filter.domain.isEmpty() ? filter.recipient : filter.domain;
        return Scope::To;
    }
    if (only(&QueueFilter::sender) ||
        (only(&QueueFilter::senderIs) && !filter.senderIs->isEmpty())) {
        name = filter.senderIs ? *filter.senderIs : filter.sender;
        return Scope::From;
    }
    return only(&QueueFilter::cause) ? Scope::Cause : Scope::Matching;
}

QString QueueWords::deleteQuestion(Scope scope, const QString& name, int count)
{
    switch (scope) {
    case Scope::Rows:
        return tr("Delete %Ln message(s)?", nullptr, count);
    case Scope::Everything:
        return tr("Delete all %Ln message(s) in the queue?", nullptr, count);
    case Scope::To:
        return tr("Delete %Ln message(s) to %1?", nullptr, count).arg(name);
    case Scope::From:
        return tr("Delete %Ln message(s) from %1?", nullptr, count).arg(name);
    case Scope::Cause:
        return tr("Delete %Ln message(s) that wait for this cause?", nullptr, count);
    case Scope::Matching:
        break;
    }
    return tr("Delete %Ln message(s) that fit the filter?", nullptr, count);
}

QString QueueWords::bounceQuestion(Scope scope, const QString& name, int count)
{
    switch (scope) {
    case Scope::Rows:
        return tr("Bounce %Ln message(s)?", nullptr, count);
    case Scope::Everything:
        return tr("Bounce all %Ln message(s) in the queue?", nullptr, count);
    case Scope::To:
        return tr("Bounce %Ln message(s) to %1?", nullptr, count).arg(name);
    case Scope::From:
        return tr("Bounce %Ln message(s) from %1?", nullptr, count).arg(name);
    case Scope::Cause:
        return tr("Bounce %Ln message(s) that wait for this cause?", nullptr, count);
    case Scope::Matching:
        break;
    }
    return tr("Bounce %Ln message(s) that fit the filter?", nullptr, count);
}

QString QueueWords::rerouteQuestion(Scope scope, const QString& name, int count)
{
    switch (scope) {
    case Scope::Rows:
        return tr("Send %Ln message(s) through another server?", nullptr, count);
    case Scope::Everything:
        return tr("Send all %Ln message(s) in the queue through another server?", nullptr, count);
    case Scope::To:
        return tr("Send %Ln message(s) to %1 through another server?", nullptr, count).arg(name);
    case Scope::From:
        return tr("Send %Ln message(s) from %1 through another server?", nullptr, count).arg(name);
    case Scope::Cause:
        return tr("Send %Ln message(s) that wait for this cause through another server?", nullptr,
                  count);
    case Scope::Matching:
        break;
    }
    return tr("Send %Ln message(s) that fit the filter through another server?", nullptr, count);
}

QString QueueWords::question(QueueAction action, const QueueTarget& target, qint64 count)
{
    QString name;
    const Scope what = scope(target, name);
    switch (action) {
    case QueueAction::Bounce:
        return bounceQuestion(what, name, asInt(count));
    case QueueAction::Reroute:
        return rerouteQuestion(what, name, asInt(count));
    default:
        break;
    }
    return deleteQuestion(what, name, asInt(count));
}

QString QueueWords::leftAlone(qint64 count, bool done)
{
    if (count == 0)
        return {};
    return done
               ? tr("%Ln more are being sent and were left alone.", nullptr, asInt(count))
               : tr("%Ln more are being sent right now and are left alone.", nullptr, asInt(count));
}

QString QueueWords::consequence(QueueAction action, const QueueActionOutcome& outcome)
{
    if (outcome.touched == 0)
        return tr("None of them is in the queue any more, or all are being sent right now.");
    QString text;
    switch (action) {
    case QueueAction::Bounce:
        text = tr("They are given up now. Their senders get a notice that says why.");
        break;
    case QueueAction::Reroute:
        text = tr("They go to this server instead of the mail hosts of their domains. Leave the "
                  "field empty to send them to those again.");
        break;
    default:
        text = tr("They are discarded. Their senders are not told, and it cannot be undone.");
        break;
    }
    const QString left = leftAlone(outcome.leftOut, false);
    return left.isEmpty() ? text : text + QLatin1Char(' ') + left;
}

QString QueueWords::confirm(QueueAction action, qint64 count)
{
    const QString number = QLocale().toString(count);
    switch (action) {
    case QueueAction::Bounce:
        return tr("Bounce %1").arg(number);
    case QueueAction::Reroute:
        return tr("Route %1").arg(number);
    default:
        break;
    }
    return tr("Delete %1").arg(number);
}

QString QueueWords::result(QueueAction action, qint64 count)
{
    const int n = asInt(count);
    switch (action) {
    case QueueAction::Retry:
        return tr("Trying %Ln message(s) now", nullptr, n);
    case QueueAction::Hold:
        return tr("Held %Ln message(s)", nullptr, n);
    case QueueAction::Release:
        return tr("Released %Ln message(s)", nullptr, n);
    case QueueAction::Delete:
        return tr("Deleted %Ln message(s)", nullptr, n);
    case QueueAction::Bounce:
        return tr("Bounced %Ln message(s)", nullptr, n);
    case QueueAction::Reroute:
        return tr("Rerouted %Ln message(s)", nullptr, n);
    }
    return {};
}

QString QueueWords::resultDetail(QueueAction action)
{
    switch (action) {
    case QueueAction::Hold:
        return tr("They stay safe until you release them.");
    case QueueAction::Release:
        return tr("They are tried again.");
    case QueueAction::Bounce:
        return tr("Their senders are told why.");
    default:
        return {};
    }
}

} // namespace mailstead::pages

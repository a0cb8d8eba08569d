#include "pages/queue_filter.h"

#include <QRegularExpression>

namespace mailstead::pages
{

using control::QueueFilter;
using control::QueueState;
using widgets::FilterChip;

namespace
{

const QString nullSender = QStringLiteral("<>");
const QString untried = QStringLiteral("untried");

} // namespace

QString QueueFilterText::shownSender(const QString& sender)
{
    return sender.isEmpty() ? nullSender : sender;
}

QString QueueFilterText::shownCause(const QString& cause)
{
    return cause.isEmpty() ? untried : cause;
}

QList<QPair<QString, QStringList>> QueueFilterText::keys()
{
    QStringList states;
    for (const QueueState state :
         {QueueState::Active, QueueState::Sending, QueueState::Deferred, QueueState::Held})
        states << control::toString(state);
    return {
        {QStringLiteral("to"), {}},
        {QStringLiteral("from"), {}},
        {QStringLiteral("state"), states},
        {QStringLiteral("domain"), {}},
        {QStringLiteral("reply"), {}},
        {QStringLiteral("age"),
         {QStringLiteral("10m"), QStringLiteral("1h"), QStringLiteral("4h"), QStringLiteral("1d")}},
        {QStringLiteral("id"), {}},
        {QStringLiteral("sender"), {nullSender}},
        {QStringLiteral("cause"), {untried}},
    };
}

void QueueFilterText::split(const QString& text, QList<FilterChip>& chips, QString& words)
{
    QStringList rest;
    for (const QString& part : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString key = part.section(QLatin1Char(':'), 0, 0).toLower();
        const QString value = part.section(QLatin1Char(':'), 1);
        bool known = false;
        for (const auto& [name, values] : keys())
            known = known || name == key;
        if (known && !value.isEmpty())
            chips << FilterChip{key, value};
        else
            rest << part;
    }
    words = rest.join(QLatin1Char(' '));
}

qint64 QueueFilterText::age(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("\\A>?\\s*([0-9]{1,6})\\s*([smhd])\\z"));
    const auto match = form.match(text.trimmed().toLower());
    if (!match.hasMatch())
        return -1;
    const qint64 number = match.captured(1).toLongLong();
    switch (match.captured(2).at(0).unicode()) {
    case 's':
        return number;
    case 'm':
        return number * 60;
    case 'h':
        return number * 3600;
    default:
        return number * 86'400;
    }
}

QueueFilter QueueFilterText::filter(const QList<FilterChip>& chips, const QString& words,
                                    QString& problem)
{
    QueueFilter filter;
    problem.clear();
    for (const FilterChip& chip : chips) {
        if (chip.key == QLatin1String("to")) {
            filter.recipient = chip.value;
        } else if (chip.key == QLatin1String("from")) {
            filter.sender = chip.value;
        } else if (chip.key == QLatin1String("domain")) {
            filter.domain = chip.value;
        } else if (chip.key == QLatin1String("reply")) {
            filter.reply = chip.value;
        } else if (chip.key == QLatin1String("sender")) {
            filter.senderIs = chip.value == nullSender ? QString() : chip.value;
        } else if (chip.key == QLatin1String("cause")) {
            filter.cause = chip.value == untried ? QString() : chip.value;
        } else if (chip.key == QLatin1String("id")) {
            filter.ids << chip.value;
        } else if (chip.key == QLatin1String("age")) {
            filter.olderThan = age(chip.value);
            if (filter.olderThan < 0)
                problem = tr("“%1” is no age. Write it as 30m, 2h or 3d").arg(chip.value);
        } else if (chip.key == QLatin1String("state")) {
            bool known = false;
            for (const QueueState state : {QueueState::Active, QueueState::Sending,
                                           QueueState::Deferred, QueueState::Held}) {
                if (chip.value.compare(control::toString(state), Qt::CaseInsensitive) == 0 ||
                    chip.value.compare(control::stateText(state), Qt::CaseInsensitive) == 0) {
                    filter.states << state;
                    known = true;
                }
            }
            if (!known)
                problem = tr("“%1” is no state. There are active, sending, deferred and held")
                              .arg(chip.value);
        }
    }
    filter.text = words.trimmed();
    return filter;
}

} // namespace mailstead::pages

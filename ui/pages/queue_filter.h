// The words and chips of the queue's filter field, and the daemon's filter that they make.
#pragma once

#include "control/queue_row.h"
#include "widgets/filter_field.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace mailstead::pages
{

class QueueFilterText
{
    Q_DECLARE_TR_FUNCTIONS(mailstead::pages::QueueFilterText)
public:
    /// Keys with the values to offer: state, to, from, domain, reply, age, id, sender, cause. The
    /// last two are exact, for groups.
    static QList<QPair<QString, QStringList>> keys();

    /// "to:example.com state:held words" as chips and words, for links from other pages. Unknown
    /// keys stay words.
    static void split(const QString& text, QList<widgets::FilterChip>& chips, QString& words);

    /// `problem` names the chip that means nothing; the filter is then without it.
    static control::QueueFilter filter(const QList<widgets::FilterChip>& chips,
                                       const QString& words, QString& problem);

    /// The keys of groups as the chips sender and cause have them: empty ones have a word.
    static QString shownSender(const QString& sender);
    static QString shownCause(const QString& cause);

    /// "90s", "30m", "2h", "3d", with or without ">" → seconds; -1 when it is none.
    static qint64 age(const QString& text);
};

} // namespace mailstead::pages

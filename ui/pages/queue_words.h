// The words of what can be done to messages of the queue: actions, questions, results.
#pragma once

#include "control/queue_model.h"

#include <QCoreApplication>

namespace mailstead::pages
{

/// What an action is for: rows by key, or all that fit a filter.
struct QueueTarget {
    QStringList keys;
    control::QueueFilter filter;
    bool byFilter = false;
    /// Rows among `keys` that an undo may touch: those that were not so before.
    QStringList undoable;
    /// With `byFilter`: the states in which an undo finds exactly the rows that were touched;
    /// empty where it would find others as well.
    QList<control::QueueState> undoStates = {};
    bool isEmpty() const { return !byFilter && keys.isEmpty(); }
};

class QueueWords
{
    Q_DECLARE_TR_FUNCTIONS(mailstead::pages::QueueWords)
public:
    /// For buttons and menus: "Retry", "Delete…".
    static QString action(control::QueueAction action);
    static QString icon(control::QueueAction action);
    /// "Delete 1,204 messages to example.org?"
    static QString question(control::QueueAction action, const QueueTarget& target, qint64 count);
    /// What will happen to so many, and what cannot be touched.
    static QString consequence(control::QueueAction action,
                               const control::QueueActionOutcome& outcome);
    /// "Delete 1,204", on the button.
    static QString confirm(control::QueueAction action, qint64 count);
    /// "Held 12 messages", for the toast.
    static QString result(control::QueueAction action, qint64 count);
    static QString resultDetail(control::QueueAction action);
    /// "12 of them are being sent and are left alone."; "" for none.
    static QString leftAlone(qint64 count, bool done);

private:
    /// What a filter chooses, as far as a question can name it.
    enum class Scope { Rows, Everything, To, From, Cause, Matching };
    static Scope scope(const QueueTarget& target, QString& name);
    static QString deleteQuestion(Scope scope, const QString& name, int count);
    static QString bounceQuestion(Scope scope, const QString& name, int count);
    static QString rerouteQuestion(Scope scope, const QString& name, int count);
};

} // namespace mailstead::pages

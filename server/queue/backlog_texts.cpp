// Subjects and replies of rows, as far as there is room for them; rows as they were added.
#include "queue/backlog.h"
#include "queue/milliseconds.h"

#include <algorithm>

namespace mailstead::queue
{

namespace
{

/// A reply that says what the cause says already is left out.
std::string answerText(const RowAnswer& answer, std::string_view cause)
{
    std::string text;
    if (answer.reply != cause)
        text = answer.reply;
    if (!answer.host.empty())
        text.append(1, '\0').append(answer.host);
    return text;
}

} // namespace

bool Backlog::hasRoom(std::size_t size) const
{
    return m_subjects.bytes() + m_answers.bytes() + TextPool::bytesFor(size) <= m_textMemory;
}

void Backlog::keepSubject(Waiting& row, std::string_view subject)
{
    row.knowsSubject = hasRoom(subject.size());
    if (row.knowsSubject)
        row.subject = m_subjects.add(subject);
}

void Backlog::keepAnswer(Waiting& row, const RowAnswer& answer)
{
    m_answers.release(row.answer);
    row.answer = 0;
    const std::string text = answerText(answer, m_causes.text(row.cause));
    row.knowsAnswer = hasRoom(text.size());
    if (row.knowsAnswer)
        row.answer = m_answers.add(text);
}

bool Backlog::learn(Slot slot, std::string_view subject, const RowAnswer& answer)
{
    Waiting& row = m_slots[slot];
    if (knowsTexts(row))
        return true;
    if (!row.knowsSubject)
        keepSubject(row, subject);
    if (!row.knowsAnswer)
        keepAnswer(row, answer);
    if (!knowsTexts(row))
        return false;
    --m_unknown;
    return true;
}

std::vector<Backlog::Slot> Backlog::unknown(Slot& from, std::size_t most) const
{
    std::vector<Slot> found;
    for (; from < m_slots.size() && found.size() < most; ++from) {
        if (m_slots[from].message != 0 && !knowsTexts(m_slots[from]))
            found.push_back(from);
    }
    return found;
}

BacklogRow Backlog::stored(Slot slot, std::string& scratch) const
{
    const Waiting& waiting = m_slots[slot];
    scratch = recipient(slot);
    BacklogRow row;
    row.message = waiting.message;
    row.number = waiting.number;
    row.sender = sender(slot);
    row.recipient = scratch;
    row.domain = domain(slot);
    row.route = m_destinations[waiting.destination]->route;
    row.state = waiting.state;
    row.size = waiting.size;
    row.receivedAt = fromMs(std::int64_t(waiting.received) * 1000 + waiting.receivedMs);
    row.due = fromMs(waiting.due);
    row.attempts = waiting.attempts;
    row.cause = cause(slot);
    row.special = waiting.special;
    row.warned = waiting.warned;
    if (waiting.knowsSubject)
        row.subject = m_subjects.text(waiting.subject);
    if (waiting.knowsAnswer) {
        const std::string_view text = m_answers.text(waiting.answer);
        const std::size_t end = std::min(text.find('\0'), text.size());
        row.answer = RowAnswer{text.substr(0, end), text.substr(std::min(end + 1, text.size()))};
    }
    return row;
}

} // namespace mailstead::queue

#include "widgets/diff_view.h"

#include <QStringList>
#include <vector>

namespace mailstead::widgets
{

namespace
{

struct Edit {
    enum Kind { Keep, Add, Remove } kind;
    int before, after; ///< line indices; the one that does not apply is where it would stand
};

QStringList splitLines(const QString& text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast(); // the end of the last line, not one more
    for (QString& line : lines) {
        if (line.endsWith(QLatin1Char('\r')))
            line.chop(1);
    }
    return lines;
}

/// Myers' greedy shortest edit script between two ranges; `limit` edits at most, else nothing.
bool shortestEdits(const QStringList& a, const QStringList& b, int offset, int limit,
                   QList<Edit>* edits)
{
    const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
    const int most = std::min(n + m, limit);
    std::vector<std::vector<int>> trace;
    std::vector<int> reach(static_cast<std::size_t>(2 * most + 2), 0);
    const auto at = [&](std::vector<int>& v, int k) -> int& {
        return v[static_cast<std::size_t>(k + most)];
    };
    for (int d = 0; d <= most; ++d) {
        trace.push_back(reach);
        for (int k = -d; k <= d; k += 2) {
            int x = (k == -d || (k != d && at(reach, k - 1) < at(reach, k + 1)))
                        ? at(reach, k + 1)
                        : at(reach, k - 1) + 1;
            int y = x - k;
            while (x < n && y < m && a.at(x) == b.at(y)) {
                ++x;
                ++y;
            }
            at(reach, k) = x;
            if (x < n || y < m)
                continue;
            // Walk back along the trace.
            QList<Edit> found;
            for (int step = d; step > 0; --step) {
                std::vector<int>& before = trace[static_cast<std::size_t>(step)];
                const int diagonal = x - y;
                const bool down =
                    diagonal == -step ||
                    (diagonal != step && at(before, diagonal - 1) < at(before, diagonal + 1));
                const int previous = down ? diagonal + 1 : diagonal - 1;
                const int fromX = at(before, previous), fromY = fromX - previous;
                while (x > fromX && y > fromY) {
                    --x;
                    --y;
                    found.prepend({Edit::Keep, offset + x, offset + y});
                }
                if (down)
                    found.prepend({Edit::Add, offset + x, offset + --y});
                else
                    found.prepend({Edit::Remove, offset + --x, offset + y});
            }
            while (x > 0) {
                --x;
                --y;
                found.prepend({Edit::Keep, offset + x, offset + y});
            }
            edits->append(found);
            return true;
        }
    }
    return false;
}

/// Marks the part in which a removed and an added line differ.
void markChange(DiffLine* removed, DiffLine* added)
{
    const QString &a = removed->text, &b = added->text;
    const int shorter = static_cast<int>(std::min(a.size(), b.size()));
    int front = 0;
    while (front < shorter && a.at(front) == b.at(front))
        ++front;
    int back = 0;
    while (back < shorter - front && a.at(a.size() - 1 - back) == b.at(b.size() - 1 - back))
        ++back;
    // Nothing in common worth showing: the whole line is the change.
    if (front + back < 4)
        return;
    removed->changedFrom = added->changedFrom = front;
    removed->changedLength = static_cast<int>(a.size()) - front - back;
    added->changedLength = static_cast<int>(b.size()) - front - back;
}

} // namespace

QList<DiffLine> diffLines(const QString& before, const QString& after, int context, int maxLines)
{
    const QStringList a = splitLines(before), b = splitLines(after);
    int front = 0;
    while (front < std::min(a.size(), b.size()) && a.at(front) == b.at(front))
        ++front;
    int back = 0;
    while (back < std::min(a.size(), b.size()) - front &&
           a.at(a.size() - 1 - back) == b.at(b.size() - 1 - back))
        ++back;

    QList<Edit> edits;
    for (int i = 0; i < front; ++i)
        edits.append({Edit::Keep, i, i});
    const QStringList middleA = a.mid(front, a.size() - front - back);
    const QStringList middleB = b.mid(front, b.size() - front - back);
    // The script costs edits²: above the limit the middle is shown as replaced.
    const bool small = middleA.size() + middleB.size() <= maxLines;
    if (!small || !shortestEdits(middleA, middleB, front, 1000, &edits)) {
        for (int i = 0; i < middleA.size(); ++i)
            edits.append({Edit::Remove, front + i, front});
        for (int i = 0; i < middleB.size(); ++i)
            edits.append({Edit::Add, front + static_cast<int>(middleA.size()), front + i});
    }
    for (int i = 0; i < back; ++i)
        edits.append({Edit::Keep, static_cast<int>(a.size()) - back + i,
                      static_cast<int>(b.size()) - back + i});

    // Runs of changes: removed lines first, then added ones, paired to mark what changed in them.
    QList<DiffLine> lines;
    for (qsizetype i = 0; i < edits.size();) {
        if (edits.at(i).kind == Edit::Keep) {
            lines.append(
                {DiffLine::Kind::Context, edits.at(i).after + 1, b.at(edits.at(i).after), -1, 0});
            ++i;
            continue;
        }
        QList<DiffLine> removed, added;
        for (; i < edits.size() && edits.at(i).kind != Edit::Keep; ++i) {
            if (edits.at(i).kind == Edit::Remove)
                removed.append({DiffLine::Kind::Removed, edits.at(i).before + 1,
                                a.at(edits.at(i).before), -1, 0});
            else
                added.append(
                    {DiffLine::Kind::Added, edits.at(i).after + 1, b.at(edits.at(i).after), -1, 0});
        }
        for (qsizetype pair = 0; pair < std::min(removed.size(), added.size()); ++pair)
            markChange(&removed[pair], &added[pair]);
        lines += removed + added;
    }

    // Cut what is far from any change.
    QList<bool> keep(lines.size(), false);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).kind == DiffLine::Kind::Context)
            continue;
        for (qsizetype near = std::max<qsizetype>(0, i - context);
             near <= std::min<qsizetype>(lines.size() - 1, i + context); ++near)
            keep[near] = true;
    }
    QList<DiffLine> shown;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (keep.at(i))
            shown.append(lines.at(i));
        else if (!shown.isEmpty() && shown.last().kind != DiffLine::Kind::Gap &&
                 std::any_of(keep.begin() + i, keep.end(), [](bool kept) { return kept; }))
            shown.append({DiffLine::Kind::Gap, 0, {}, -1, 0});
    }
    return shown;
}

} // namespace mailstead::widgets

#include "control/daemon_text.h"

#include "control/daemon_text_rows.h"

#include <QCoreApplication>
#include <QList>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <optional>

namespace mailstead::control
{

namespace
{

/// Longer ones are no sentences of the daemon's own.
constexpr qsizetype longest = 2000;
/// Sentences within sentences.
constexpr int deepest = 4;

struct Sentence {
    const char* pattern;
    QStringList fixed;    ///< the parts between the places
    QList<int> places;    ///< which place follows which part
    qsizetype weight = 0; ///< characters of the fixed parts: the more, the better it fits
};

Sentence parsed(const char* pattern)
{
    static const QRegularExpression place(QStringLiteral("%([1-9])"));
    Sentence sentence{pattern, {}, {}, 0};
    const QString text = QString::fromUtf8(pattern);
    qsizetype begin = 0;
    for (auto it = place.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        sentence.fixed << text.mid(begin, match.capturedStart() - begin);
        sentence.places << match.capturedView(1).toInt();
        begin = match.capturedEnd();
    }
    sentence.fixed << text.mid(begin);
    for (const QString& part : sentence.fixed)
        sentence.weight += part.size();
    return sentence;
}

const QList<Sentence>& sentences()
{
    static const QList<Sentence> all = [] {
        QList<Sentence> list;
        for (const auto rows : {certificateSentences(), nameSentences(), mailSentences(),
                                serverSentences(), rootSentences()}) {
            for (const char* pattern : rows)
                list << parsed(pattern);
        }
        return list;
    }();
    return all;
}

/// What stands at the places, by their numbers; nothing when the text is of another pattern.
std::optional<QStringList> fillings(const Sentence& sentence, const QString& text)
{
    if (sentence.places.isEmpty())
        return text == sentence.fixed.constFirst() ? std::optional(QStringList()) : std::nullopt;
    if (!text.startsWith(sentence.fixed.constFirst()) || !text.endsWith(sentence.fixed.constLast()))
        return std::nullopt;
    const qsizetype end = text.size() - sentence.fixed.constLast().size();
    qsizetype begin = sentence.fixed.constFirst().size();
    QStringList found(9);
    for (qsizetype i = 0; i < sentence.places.size(); ++i) {
        const bool isLast = i + 1 == sentence.places.size();
        const QString& after = sentence.fixed[i + 1];
        const qsizetype next = isLast ? end : text.indexOf(after, begin);
        if (next <= begin || next > end)
            return std::nullopt;
        found[sentence.places[i] - 1] = text.mid(begin, next - begin);
        begin = next + after.size();
    }
    return found;
}

/// One pass: what fills a place may have a % of its own.
QString filled(const QString& pattern, const QStringList& fillings)
{
    QString text;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int number =
            pattern[i] == u'%' && i + 1 < pattern.size() ? pattern[i + 1].unicode() - u'0' : 0;
        if (number >= 1 && number <= fillings.size()) {
            text += fillings[number - 1];
            ++i;
        } else {
            text += pattern[i];
        }
    }
    return text;
}

QString translated(const char* pattern)
{
    return QCoreApplication::translate("mailstead::control::DaemonText", pattern);
}

struct Match {
    const Sentence* sentence = nullptr;
    QStringList fillings;

    explicit operator bool() const { return sentence != nullptr; }
};

/// The one with the most words of its own that fits.
Match match(const QString& text)
{
    Match best;
    for (const Sentence& one : sentences()) {
        if (best && one.weight <= best.sentence->weight)
            continue;
        if (auto found = fillings(one, text))
            best = {&one, std::move(*found)};
    }
    return best;
}

QString whatAndWhy(const QString& what, const QString& why)
{
    return filled(translated(QT_TRANSLATE_NOOP("mailstead::control::DaemonText", "%1: %2")),
                  {what, why});
}

QString within(const QString& text, int depth);

QString told(const Match& match, int depth)
{
    QStringList inside;
    for (const QString& filling : match.fillings)
        inside << within(filling, depth + 1);
    return filled(translated(match.sentence->pattern), inside);
}

/// A sentence, or one that stands in another.
QString within(const QString& text, int depth)
{
    if (text.isEmpty() || depth > deepest)
        return text;
    const QString seam = QStringLiteral(": ");
    const Match whole = match(text);
    const bool mayBeTwo =
        !whole || std::any_of(whole.fillings.begin(), whole.fillings.end(),
                              [&](const QString& filling) { return filling.contains(seam); });
    if (mayBeTwo) {
        // Where there is room for one text only, the daemon says "what: why".
        for (qsizetype at = text.indexOf(seam); at > 0; at = text.indexOf(seam, at + 1)) {
            const QString rest = text.mid(at + seam.size());
            if (const Match what = match(text.left(at)); what && !rest.isEmpty())
                return whatAndWhy(told(what, depth), within(rest, depth + 1));
        }
    }
    return whole ? told(whole, depth) : text;
}

} // namespace

QString inCurrentLanguage(const QString& sentence)
{
    return sentence.size() > longest ? sentence : within(sentence, 0);
}

core::Error inCurrentLanguage(core::Error error)
{
    error.what = inCurrentLanguage(error.what);
    error.why = inCurrentLanguage(error.why);
    error.next = inCurrentLanguage(error.next);
    return error;
}

} // namespace mailstead::control

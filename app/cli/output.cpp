#include "cli/output.h"

#include "cli/terminal.h"
#include "cli/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <cstdio>

namespace mailstead::cli
{

namespace
{

/// Whether ESC [ digits m begins there.
bool isColour(const QString& text, qsizetype at)
{
    const qsizetype end = text.indexOf(u'm', at);
    if (end < 0 || end - at > 5 || QStringView(text).mid(at, 2) != QLatin1String("\x1b["))
        return false;
    for (qsizetype i = at + 2; i < end; ++i) {
        if (text[i] < u'0' || text[i] > u'9')
            return false;
    }
    return true;
}

} // namespace

QByteArray printable(const QString& text, bool withColours)
{
    QString clean;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool control =
            text[i].category() == QChar::Other_Control && text[i] != u'\n' && text[i] != u'\t';
        if (!control || (withColours && isColour(text, i)))
            clean.append(text[i]);
    }
    return clean.toUtf8();
}

Output::Output(bool json)
    : m_json(json)
    , m_colours(!json && outputIsTerminal() && qEnvironmentVariableIsEmpty("NO_COLOR"))
{
}

void Output::object(const QJsonObject& object) const
{
    if (!m_json)
        return;
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

void Output::line(const QString& text) const
{
    if (m_json)
        return;
    QByteArray clean = printable(text, m_colours);
    clean.append('\n');
    std::fwrite(clean.constData(), 1, static_cast<std::size_t>(clean.size()), stdout);
    std::fflush(stdout);
}

void Output::error(const core::Error& error) const
{
    if (m_json) {
        object({{QStringLiteral("event"), QStringLiteral("finished")},
                {QStringLiteral("ok"), false},
                {QStringLiteral("error"), toJson(error)}});
        return;
    }
    std::fflush(stdout);
    std::fprintf(stderr, "%s: %s\n", "mailstead-cli", printable(error.text(), false).constData());
    if (!error.next.isEmpty())
        std::fprintf(stderr, "%s\n",
                     printable(Text::tr("What to do: %1").arg(error.next), false).constData());
}

void Output::finding(const core::Finding& finding) const
{
    QString mark;
    switch (finding.severity) {
    case core::Severity::Ok:
        mark = green(QStringLiteral("✓"));
        break;
    case core::Severity::Note:
        mark = dim(QStringLiteral("·"));
        break;
    case core::Severity::Unknown:
        mark = dim(QStringLiteral("–"));
        break;
    case core::Severity::Decide:
        mark = yellow(QStringLiteral("?"));
        break;
    case core::Severity::Bad:
        mark = red(QStringLiteral("✗"));
        break;
    }
    QString first = QStringLiteral("    %1 %2").arg(mark, finding.title);
    if (!finding.remark.isEmpty())
        first += u' ' + dim(finding.remark);
    line(first);
    if (finding.severity == core::Severity::Ok)
        return;
    for (const QString& evidence : finding.evidence)
        line(QStringLiteral("        ") + dim(evidence));
    if (!finding.blocks())
        return;
    for (const QString& text : {finding.why, finding.fix}) {
        if (!text.isEmpty())
            line(QStringLiteral("        ") + text);
    }
}

QString Output::coloured(const char* code, const QString& text) const
{
    return m_colours ? QStringLiteral("\x1b[%1m%2\x1b[0m").arg(QLatin1String(code), text) : text;
}

QString Output::bold(const QString& text) const
{
    return coloured("1", text);
}

QString Output::dim(const QString& text) const
{
    return coloured("2", text);
}

QString Output::green(const QString& text) const
{
    return coloured("32", text);
}

QString Output::red(const QString& text) const
{
    return coloured("31", text);
}

QString Output::yellow(const QString& text) const
{
    return coloured("33", text);
}

QJsonObject toJson(const core::Error& error)
{
    return {{QStringLiteral("kind"), core::toString(error.kind)},
            {QStringLiteral("what"), error.what},
            {QStringLiteral("why"), error.why},
            {QStringLiteral("next"), error.next}};
}

QJsonObject toJson(const core::Finding& finding)
{
    return {{QStringLiteral("id"), finding.id},
            {QStringLiteral("severity"), core::toString(finding.severity)},
            {QStringLiteral("title"), finding.title},
            {QStringLiteral("remark"), finding.remark},
            {QStringLiteral("evidence"), QJsonArray::fromStringList(finding.evidence)},
            {QStringLiteral("why"), finding.why},
            {QStringLiteral("fix"), finding.fix},
            {QStringLiteral("parameters"), QJsonObject::fromVariantMap(finding.parameters)}};
}

} // namespace mailstead::cli

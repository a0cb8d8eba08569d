#include "setup/verdicts.h"

#include "setup/step.h"
#include "setup/text.h"

#include <QRegularExpression>

namespace mailstead::setup
{

namespace
{

QString withoutQuoteMarks(QString line)
{
    while (line.startsWith(u'>'))
        line = line.mid(line.startsWith(QLatin1String("> ")) ? 2 : 1);
    return line;
}

/// Quoted-printable (RFC 2045 §6.7) undone: soft line ends and "=3D"; what is no code stays.
QByteArray quotedPrintableUndone(const QByteArray& text)
{
    QByteArray plain;
    plain.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != '=') {
            plain += text[at];
            continue;
        }
        const qsizetype end = text[at + 1 < text.size() ? at + 1 : at] == '\r' ? at + 2 : at + 1;
        if (end < text.size() && text[end] == '\n') {
            at = end;
            continue;
        }
        bool isCode = false;
        const int code = text.mid(at + 1, 2).toInt(&isCode, 16);
        if (isCode && at + 2 < text.size()) {
            plain += static_cast<char>(code);
            at += 2;
        } else {
            plain += '=';
        }
    }
    return plain;
}

/// Fields called Authentication-Results, unfolded. A reply quotes them in its body, which may be
/// quoted-printable.
QStringList resultFields(const QByteArray& message)
{
    QStringList fields;
    bool inField = false;
    const QByteArray bytes = message.left(512 * 1024);
    const bool encoded = bytes.toLower().contains("content-transfer-encoding: quoted-printable");
    const QStringList lines =
        QString::fromUtf8(encoded ? quotedPrintableUndone(bytes) : bytes).split(u'\n');
    for (const QString& raw : lines) {
        QString line = withoutQuoteMarks(raw);
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (line.startsWith(QLatin1String("Authentication-Results:"), Qt::CaseInsensitive)) {
            fields.append(line);
            inField = true;
        } else if (inField && !line.trimmed().isEmpty() && line.front().isSpace()) {
            fields.last() += u' ' + line.trimmed();
        } else {
            inField = false;
        }
        if (fields.size() >= 100)
            break;
    }
    return fields;
}

} // namespace

QList<Verdict> verdictsIn(const QByteArray& message, const QString& domain)
{
    static const QRegularExpression verdict(
        QStringLiteral("\\b(spf|dkim|dmarc)\\s*=\\s*([a-z]{2,16})"),
        QRegularExpression::CaseInsensitiveOption);
    // The domain or one below it, not a longer name that only contains it.
    const QRegularExpression ours(QStringLiteral("(?<![a-z0-9-])%1(?!-|\\.?[a-z0-9])")
                                      .arg(QRegularExpression::escape(domain)),
                                  QRegularExpression::CaseInsensitiveOption);
    QList<Verdict> verdicts;
    const QStringList fields = resultFields(message);
    for (const QString& field : fields) {
        if (!field.contains(ours))
            continue;
        auto match = verdict.globalMatch(field.left(8192));
        while (match.hasNext()) {
            const auto found = match.next();
            const QString method = found.captured(1).toLower();
            const QString result = found.captured(2).toLower();
            bool known = false;
            for (Verdict& other : verdicts) {
                if (other.method != method)
                    continue;
                known = true;
                // Several signatures are judged each on its own: one that holds is enough.
                if (method == QLatin1String("dkim") && result == QLatin1String("pass"))
                    other = {method, result, field.left(1000)};
            }
            if (!known)
                verdicts.append({method, result, field.left(1000)});
        }
    }
    return verdicts;
}

QList<core::Finding> verdictFindings(const QList<Verdict>& verdicts)
{
    QList<core::Finding> findings;
    for (const QString& method :
         {QStringLiteral("spf"), QStringLiteral("dkim"), QStringLiteral("dmarc")}) {
        core::Finding finding;
        finding.id = QStringLiteral("proof-%1").arg(method);
        finding.severity = core::Severity::Unknown;
        finding.title = Text::tr("The reply does not say what the receiver thought of %1")
                            .arg(method.toUpper());
        for (const Verdict& verdict : verdicts) {
            if (verdict.method != method)
                continue;
            const bool passed = verdict.result == QLatin1String("pass");
            finding.severity = passed ? core::Severity::Ok : core::Severity::Bad;
            finding.title = Text::tr("%1: %2").arg(method.toUpper(), verdict.result);
            finding.evidence = {verdict.line};
            if (!passed) {
                finding.why = Text::tr("The receiver could not make sure that the message is from "
                                       "this domain; such mail lands in spam or is refused.");
                finding.fix = Text::tr("Run the step “%1” again and wait until old records have "
                                       "left the receivers' caches.")
                                  .arg(title(StepId::Dns));
            }
        }
        findings.append(finding);
    }
    return findings;
}

} // namespace mailstead::setup

#include "pages/certificate_texts.h"

#include "certificates/way_texts.h"

#include <QLocale>
#include <QStringList>

namespace mailstead::pages
{

using certificates::Certificate;
using certificates::ChainLink;
using certificates::KeyType;
using certificates::ProposedWay;
using certificates::RevocationReason;
using certificates::Standing;
using style::Tone;

QString CertificateTexts::day(const QDateTime& at)
{
    const QDate date = at.toLocalTime().date();
    const bool thisYear = date.year() == QDate::currentDate().year();
    const QLocale locale;
    if (locale.language() == QLocale::Chinese)
        return locale.toString(date, thisYear ? QStringLiteral("M 月 d 日")
                                              : QStringLiteral("yyyy 年 M 月 d 日"));
    return locale.toString(date,
                           thisYear ? QStringLiteral("d MMMM") : QStringLiteral("d MMMM yyyy"));
}

QString CertificateTexts::moment(const QDateTime& at)
{
    return tr("%1, %2").arg(day(at),
                            QLocale().toString(at.toLocalTime().time(), QStringLiteral("HH:mm")));
}

QString CertificateTexts::daysLeft(qint64 days)
{
    return tr("%n day(s)", nullptr, static_cast<int>(days));
}

Tone CertificateTexts::tone(Standing standing)
{
    switch (standing) {
    case Standing::Good:
        return Tone::Ok;
    case Standing::Temporary:
    case Standing::NotRenewed:
    case Standing::Failing:
        return Tone::Warn;
    case Standing::EndsSoon:
    case Standing::Ended:
        return Tone::Bad;
    }
    return Tone::Neutral;
}

QString CertificateTexts::sentence(const Certificate& certificate, const QDateTime& now)
{
    const int days = static_cast<int>(certificates::daysUntil(certificate.notAfter, now));
    switch (certificates::standingOf(certificate, now)) {
    case Standing::Temporary:
        return tr("Only a temporary certificate is in use; mail programs warn of it.");
    case Standing::Ended:
        return tr("The certificate ended on %1; mail programs refuse to connect.")
            .arg(day(certificate.notAfter));
    case Standing::EndsSoon:
        return tr("Valid for %n more day(s); it should have been renewed by now.", nullptr, days);
    case Standing::Failing:
        return certificate.retryAt.isValid()
                   ? tr("Valid for %n more day(s); the last renewal failed and is tried again "
                        "%1.",
                        nullptr, days)
                         .arg(moment(certificate.retryAt))
                   : tr("Valid for %n more day(s); the last renewal failed.", nullptr, days);
    case Standing::NotRenewed:
        return tr("Valid for %n more day(s); nothing renews it.", nullptr, days);
    case Standing::Good:
        break;
    }
    const QDateTime from =
        certificate.suggestedStart.isValid() ? certificate.suggestedStart : certificate.renewAt;
    if (from <= now)
        return tr("Valid for %n more day(s); it is being renewed these days.", nullptr, days);
    return tr("Valid for %n more day(s); renews by itself from %1.", nullptr, days).arg(day(from));
}

QString CertificateTexts::issuer(const Certificate& certificate,
                                 const certificates::Authority* authority)
{
    if (certificate.temporary)
        return tr("signed by this server itself");
    if (!authority)
        return certificate.issuer;
    return authority->name == certificate.issuer
               ? authority->name
               : tr("%1 (%2)").arg(authority->name, certificate.issuer);
}

QString CertificateTexts::key(const QString& kind)
{
    const auto known = certificates::keyTypeFrom(kind);
    if (!known)
        return kind;
    switch (*known) {
    case KeyType::EcP256:
        return QStringLiteral("ECDSA P-256");
    case KeyType::EcP384:
        return QStringLiteral("ECDSA P-384");
    case KeyType::Rsa2048:
        return QStringLiteral("RSA 2048");
    case KeyType::Rsa3072:
        return QStringLiteral("RSA 3072");
    case KeyType::Rsa4096:
        return QStringLiteral("RSA 4096");
    }
    return kind;
}

QString CertificateTexts::keyChoice(KeyType type)
{
    const QString name = key(toString(type));
    switch (type) {
    case KeyType::EcP256:
        return tr("%1 (small and fast, the usual one)").arg(name);
    case KeyType::EcP384:
        return name;
    case KeyType::Rsa2048:
        return tr("%1 (for very old mail programs)").arg(name);
    case KeyType::Rsa3072:
    case KeyType::Rsa4096:
        return tr("%1 (large; slows connections down)").arg(name);
    }
    return name;
}

QList<widgets::Option> CertificateTexts::options(const QList<ProposedWay>& ways)
{
    QList<widgets::Option> list;
    for (const ProposedWay& proposed : ways)
        list.append({toString(proposed.way), certificates::WayTexts::title(proposed.way),
                     certificates::WayTexts::reason(proposed),
                     list.isEmpty() && proposed.possible ? tr("fits best") : QString(),
                     proposed.possible});
    return list;
}

QString CertificateTexts::revocation(RevocationReason reason)
{
    switch (reason) {
    case RevocationReason::Unspecified:
        return tr("No reason given");
    case RevocationReason::KeyCompromise:
        return tr("Somebody else may have the key");
    case RevocationReason::AffiliationChanged:
        return tr("The names belong to somebody else now");
    case RevocationReason::Superseded:
        return tr("Another certificate took its place");
    case RevocationReason::CessationOfOperation:
        return tr("The server is given up");
    }
    return {};
}

QString CertificateTexts::colons(const QString& hexadecimal)
{
    QStringList pairs;
    const QString upper = hexadecimal.toUpper();
    for (qsizetype at = 0; at < upper.size(); at += 2)
        pairs << upper.mid(at, 2);
    return pairs.join(QLatin1Char(':'));
}

QList<widgets::ChainRow> CertificateTexts::chain(const Certificate& certificate,
                                                 const QDateTime& now)
{
    using Kind = widgets::ChainRow::Kind;
    QList<widgets::ChainRow> rows;
    for (const ChainLink& link : certificate.chain) {
        widgets::ChainRow row;
        row.kind = rows.isEmpty()                ? Kind::Own
                   : link.subject == link.issuer ? Kind::Root
                                                 : Kind::Intermediate;
        row.name =
            link.subject.isEmpty() && rows.isEmpty() ? certificate.names.value(0) : link.subject;
        const QString fingerprint = colons(link.fingerprint);
        if (row.kind == Kind::Own)
            row.detail = tr("%1, SHA-256 %2…").arg(key(link.key), fingerprint.left(11));
        else if (row.kind == Kind::Root)
            row.detail = link.sent ? tr("root, sent along without need") : tr("trusted root");
        else
            row.detail = tr("intermediate, sent by this server");
        const qint64 days = certificates::daysUntil(link.notAfter, now);
        if (days < 0)
            row.end = tr("ended");
        else if (days < 365)
            row.end = daysLeft(days);
        else
            row.end = QLocale().toString(link.notAfter.toLocalTime().date(),
                                         QLocale().language() == QLocale::Chinese
                                             ? QStringLiteral("yyyy 年 M 月")
                                             : QStringLiteral("MMM yyyy"));
        row.good = days >= 0;
        row.copyable = fingerprint;
        row.everything = tr("Subject: %1\nIssuer: %2\nValid: %3 to %4\nKey: %5\nSerial: %6\n"
                            "SHA-256: %7")
                             .arg(link.subject, link.issuer, moment(link.notBefore),
                                  moment(link.notAfter), key(link.key), link.serial, fingerprint);
        rows.append(row);
    }
    if (!certificate.chain.isEmpty() && !certificate.trusted && !certificate.temporary) {
        widgets::ChainRow missing;
        missing.kind = Kind::Missing;
        missing.name = certificate.chain.last().issuer;
        missing.detail = tr("no root that this server's system trusts");
        missing.good = false;
        missing.everything = certificate.chainProblem;
        rows.append(missing);
    }
    return rows;
}

} // namespace mailstead::pages

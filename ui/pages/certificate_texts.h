// The words of certificates: how one stands, the ways to prove names, key kinds, reasons.
#pragma once

#include "certificates/certificate.h"
#include "style/tokens.h"
#include "widgets/chain_view.h"
#include "widgets/option_list.h"

#include <QCoreApplication>

namespace mailstead::pages
{

class CertificateTexts
{
    Q_DECLARE_TR_FUNCTIONS(mailstead::pages::CertificateTexts)
public:
    /// "Valid for 67 more days; renews by itself from 3 January."
    static QString sentence(const certificates::Certificate& certificate, const QDateTime& now);
    static style::Tone tone(certificates::Standing standing);
    /// "Let's Encrypt", else the issuer's own name.
    static QString issuer(const certificates::Certificate& certificate,
                          const certificates::Authority* authority);
    /// "ECDSA P-256"; unknown kinds stay as the daemon calls them.
    static QString key(const QString& kind);
    static QString keyChoice(certificates::KeyType type); ///< with what speaks for it
    static QList<widgets::Option> options(const QList<certificates::ProposedWay>& ways);
    static QString revocation(certificates::RevocationReason reason);

    static QList<widgets::ChainRow> chain(const certificates::Certificate& certificate,
                                          const QDateTime& now);
    /// "8C:41:F0:…"
    static QString colons(const QString& hexadecimal);
    static QString day(const QDateTime& at);    ///< "3 January", with the year where it differs
    static QString moment(const QDateTime& at); ///< day and time
    static QString daysLeft(qint64 days);       ///< "61 days"
};

} // namespace mailstead::pages

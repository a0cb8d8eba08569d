// What a receiver thought of our message, by the Authentication-Results (RFC 8601) that it quotes
// in its reply.
#pragma once

#include "core/finding.h"

#include <QByteArray>
#include <QList>

namespace mailstead::setup
{

struct Verdict {
    QString method; ///< "spf", "dkim", "dmarc"
    QString result; ///< "pass", "fail", "none" …
    QString line;   ///< the field as it stands, unfolded
};

/// Verdicts on mail from `domain`, in header fields or quoted in the text ("> " before a line is
/// ignored). The first verdict of each method counts; fields that do not name the domain are left
/// out. At most 512 KiB are looked at.
QList<Verdict> verdictsIn(const QByteArray& message, const QString& domain);

/// A finding for each of SPF, DKIM and DMARC.
QList<core::Finding> verdictFindings(const QList<Verdict>& verdicts);

} // namespace mailstead::setup

// The ways to prove names in words.
#pragma once

#include "certificates/certificate.h"

#include <QCoreApplication>

namespace mailstead::certificates
{

class WayTexts
{
    Q_DECLARE_TR_FUNCTIONS(mailstead::certificates::WayTexts)
public:
    static QString title(Way way);
    /// Why a way fits or cannot be; the daemon's own sentence where the cause is not known.
    static QString reason(const ProposedWay& way);
};

} // namespace mailstead::certificates

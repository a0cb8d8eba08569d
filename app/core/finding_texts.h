// The window's own words for what mailsteadd finds. The daemon writes English; the id and the
// parameters of a finding say the same in any language.
#pragma once

#include "core/finding.h"

namespace mailstead::core
{

/// Replaces title, why and fix by the texts in the current language, filled with the finding's
/// parameters. Texts of an id that is not known, or whose parameters were not sent, stay as the
/// daemon wrote them. Returns whether the id is known. Any thread, once translators are installed.
bool translateFinding(Finding& finding);

/// Why a DNS record of this purpose ("mx", "spf", …) is needed, in the current language;
/// `asSent` when the purpose is not known.
QString recordReason(const QString& purpose, const QString& asSent);

} // namespace mailstead::core

// What goes wrong at a DNS provider, in the words of the window.
#pragma once

#include "core/result.h"

namespace mailstead::names
{

/// The daemon's word for it ("bad-credentials", see server/control/PROTOCOL.md, dns.zone), known by
/// the sentence that it has for each; empty for any other error.
QString troubleOf(const core::Error& error);

/// The error in the current language where it is such a trouble; `why`, the provider's own words,
/// stays. Any other error comes back as it is.
core::Error translated(const core::Error& error);

/// The same from what dns.zone and dns.apply tell of a trouble.
core::Error troubleError(const QString& trouble, const QString& what, const QString& why);

} // namespace mailstead::names

// What the daemon says, in the user's language.
#pragma once

#include "core/result.h"

#include <QString>

namespace mailstead::control
{

/// A sentence of the daemon's (a part of an error, a progress text) in the current language. The
/// daemon speaks English (PROTOCOL.md, "Errors"); its sentences are known by their patterns, and
/// one that fits none, such as another program's own words, comes back as it is. Thread-safe.
QString inCurrentLanguage(const QString& sentence);

/// The same for all parts of an error.
core::Error inCurrentLanguage(core::Error error);

} // namespace mailstead::control

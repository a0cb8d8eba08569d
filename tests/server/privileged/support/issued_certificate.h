#pragma once

#include "core/tls.h"

#include <string>

/// A certificate that an authority issued for the name, and not the name for itself: what the
/// daemon takes for a real one.
mailstead::core::PemPair issuedPair(const std::string& name);

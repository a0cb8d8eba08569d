// Certificates as an authority hands them out. Internal to acme.
#pragma once

#include "core/result.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace mailstead::acme
{

/// True when the name of an issuer in the chain has the text; ignores case.
bool chainHasIssuer(const std::string& chainPem, const std::string& text);

/// The first certificate in DER.
core::Result<std::string> leafDer(const std::string& chainPem);

/// RFC 9773 §4.1: base64url of the authority key identifier, a dot, base64url of the serial number.
/// Empty when the certificate has no authority key identifier.
std::string renewalId(const std::string& chainPem);

/// RFC 9773 §4.2, the suggested window.
struct RenewalWindow {
    std::chrono::system_clock::time_point start, end;
    std::string explanation; ///< a URL, cleaned; mostly empty
};

/// Nothing when the document is none, or its window ends before it begins.
std::optional<RenewalWindow> readRenewalWindow(const std::string& json);

/// RFC 3339 with any zone.
std::optional<std::chrono::system_clock::time_point> parseRfc3339(const std::string& text);

/// URLs of a Link field (RFC 8288) whose rel is "alternate"; at most 8.
std::vector<std::string> alternateLinks(const std::string& field);

} // namespace mailstead::acme

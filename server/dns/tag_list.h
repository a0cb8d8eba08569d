// Records that are lists of tags: "v=DMARC1; p=reject; rua=mailto:a@example.org" (RFC 6376 §3.2 and
// those that took the form over). Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mailstead::dns
{

/// ASCII letters in lower case.
std::string lowered(std::string_view text);

/// The value of the first such tag with white space removed; empty when it is not there. Tags'
/// names are compared without case.
std::string tagValue(std::string_view record, std::string_view tag);

/// `record` begins with `version`, in any case, followed by a space, a semicolon or the end.
bool isVersioned(std::string_view record, std::string_view version);

/// Those values that are.
std::vector<std::string> versionedTexts(const std::vector<std::string>& values,
                                        std::string_view version);

/// Parts between separators, without white space around them; empty ones are left out.
std::vector<std::string> splitList(std::string_view text, char separator);

} // namespace mailstead::dns

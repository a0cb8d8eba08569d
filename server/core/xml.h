// XML that came from outside, read with limits: elements, attributes and text. No document types,
// no entities but the five and numbers.
#pragma once

#include "core/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mailstead::core
{

struct XmlElement {
    std::string name; ///< without a namespace prefix
    std::map<std::string, std::string> attributes;
    std::string text; ///< directly inside, trimmed
    std::vector<XmlElement> children;

    /// The first child of this name, or an empty element.
    const XmlElement& child(std::string_view wanted) const;
    /// child() of child() …
    const XmlElement& at(std::initializer_list<std::string_view> path) const;
    std::string attribute(const std::string& wanted) const;
};

/// The root element. InvalidInput for what is not well formed, nests deeper than 32, has more than
/// 200,000 elements, or declares a document type.
Result<XmlElement> parseXml(std::string_view text);

/// Escapes &, <, >, " and '.
std::string xmlEscaped(std::string_view text);

} // namespace mailstead::core

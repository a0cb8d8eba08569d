// XML of DNS providers and mail programs.
#include "core/xml.h"
#include "fuzz.h"

#include <algorithm>

using namespace mailstead::core;
using mailstead::fuzz::promise;

namespace
{

std::size_t depthOf(const XmlElement& element)
{
    std::size_t deepest = 0;
    for (const XmlElement& child : element.children)
        deepest = std::max(deepest, depthOf(child));
    return deepest + 1;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto root = parseXml(text)) {
        promise(!root->name.empty(), "an element has a name");
        promise(depthOf(*root) <= 33, "it nests no deeper than allowed");
    }
    const auto back = parseXml("<a x=\"" + xmlEscaped(text) + "\"/>");
    promise(back && back->attribute("x") == text, "what is escaped comes back");
    return 0;
}

// Lines of the control channel: what is not JSON within the limits is refused with a reason; what
// is becomes a filter or a refusal; and every answer is one line of valid JSON again.
#include "control/json_line.h"
#include "control/queue_json.h"
#include "fuzz.h"

using namespace mailstead;
using mailstead::fuzz::promise;

namespace
{

/// As the server does it: what a request's members are not made for is an invalid parameter.
template <class Read> void readAs(const Read& read)
{
    try {
        const auto result = read();
        if (!result)
            promise(!result.error().what.empty(), "a refusal has a reason");
    } catch (const nlohmann::json::exception&) {
        // Of another type than the method wants: the server answers -32602.
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view line(reinterpret_cast<const char*>(data), size);
    const auto parsed = control::parseJsonLine(line);
    if (!parsed) {
        promise(!parsed.error().what.empty(), "a refusal has a reason");
        return 0;
    }
    const std::string written = control::toJsonLine(*parsed);
    promise(written.find('\n') == written.size() - 1, "an answer is one line");
    promise(
        control::parseJsonLine(std::string_view(written).substr(0, written.size() - 1)).has_value(),
        "an answer can be read");
    if (!parsed->is_object())
        return 0;
    readAs([&] { return control::queueFilter(*parsed); });
    readAs([&] { return control::queueSort(parsed->value("sort", "age")); });
    readAs([&] { return control::queueAction(parsed->value("action", "hold")); });
    readAs([&] { return control::queueGroupBy(parsed->value("by", "cause")); });
    return 0;
}

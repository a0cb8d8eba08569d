// Answers of an ACME authority and what is read out of them.
#include "acme/problem.h"
#include "fuzz.h"
#include "http/response.h"
#include "http/url.h"

#include <nlohmann/json.hpp>

using namespace mailstead::acme;
using namespace mailstead::http;
using mailstead::fuzz::promise;

namespace
{

/// 0: an error. `step` bytes at a time.
int parse(std::string_view text, std::size_t step, Response& response)
{
    ResponseParser parser(false, {4096, 4096});
    bool done = false;
    for (std::size_t i = 0; i < text.size() && !done; i += step) {
        const auto fed = parser.feed(text.substr(i, step));
        if (!fed)
            return 0;
        done = *fed;
    }
    if (!done && !parser.finish())
        return 0;
    response = parser.take();
    return response.status;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    Response whole;
    Response pieces;
    const int status = parse(text, text.size() + 1, whole);
    promise(parse(text, 1, pieces) == status, "how it arrives does not matter");
    promise(status == 0 || (whole.body == pieces.body && whole.headers == pieces.headers),
            "how it arrives does not matter");
    promise(whole.body.size() <= 4096, "the body is bounded");
    const auto json = nlohmann::json::parse(whole.body, nullptr, false);
    if (!json.is_discarded())
        promise(!explainProblem(readProblem(json), {}, status).what.empty(), "there are words");
    if (const auto url = parseUrl(text, true))
        promise(!url->host.empty() && url->target.front() == '/', "a URL has host and path");
    return 0;
}

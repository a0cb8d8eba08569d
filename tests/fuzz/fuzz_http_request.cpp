// Requests of HTTPS clients, and what is answered to them.
#include "fuzz.h"
#include "web/reply.h"
#include "web/request.h"
#include "web/site.h"

#include <string>
#include <vector>

using namespace mailstead::web;
using mailstead::fuzz::promise;

namespace
{

struct Seen {
    std::vector<Request> requests;
    int refusal = 0;
};

Seen parse(std::string_view text, std::size_t step)
{
    RequestParser parser({256, 512, 8, 512});
    Seen seen;
    for (std::size_t i = 0; i < text.size(); i += step) {
        std::string_view piece = text.substr(i, step);
        while (!piece.empty()) {
            const std::size_t before = piece.size();
            const auto fed = parser.feed(piece);
            if (!fed) {
                seen.refusal = fed.error().status;
                return seen;
            }
            if (*fed == RequestParser::Progress::Complete)
                seen.requests.push_back(parser.take());
            else
                promise(piece.size() < before, "it goes on");
        }
    }
    return seen;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static const Site site({"mail.example.org",
                            [](const std::string& domain) { return domain == "example.org"; },
                            [] {
                                return std::string("version: STSv1\r\n");
                            }});
    const Seen whole = parse(text, text.size() + 1);
    const Seen octets = parse(text, 1);
    promise(whole.refusal == octets.refusal && whole.requests.size() == octets.requests.size(),
            "how it arrives does not matter");
    for (std::size_t i = 0; i < whole.requests.size(); ++i) {
        const Request& request = whole.requests[i];
        const Request& other = octets.requests[i];
        promise(request.method == other.method && request.host == other.host &&
                    request.path == other.path && request.query == other.query &&
                    request.body == other.body && request.keepsAlive == other.keepsAlive,
                "how it arrives does not matter");
        promise(request.body.size() <= 512 && request.path.front() == '/', "limits hold");
        const Reply reply = site.answer(request);
        promise(reply.status == 200 || reply.status == 400 || reply.status == 404 ||
                    reply.status == 405,
                "there is an answer");
        const std::string wire = wireForm(reply, true, true, {});
        promise(wire.find("\r\n\r\n") == wire.size() - 4, "nobody else writes the header");
    }
    return 0;
}

// nginx's configuration, and the lines that are put into it.
#include "fuzz.h"
#include "privileged/acme_sh.h"
#include "privileged/nginx_sites.h"
#include "privileged/nginx_syntax.h"

using namespace mailstead::privileged;
using mailstead::fuzz::promise;

namespace
{

void checkTree(const std::vector<NginxDirective>& directives, const std::string& text)
{
    for (const NginxDirective& directive : directives) {
        promise(!directive.words.empty(), "a directive has a name");
        if (directive.isBlock)
            promise(directive.inside > 0 && directive.inside <= text.size() &&
                        text[directive.inside - 1] == '{',
                    "a block begins behind its brace");
        checkTree(directive.children, text);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    (void)parseAcmeShConf(text);
    (void)filesOfDump(text);
    const auto read = parseNginx(text);
    if (read)
        checkTree(*read, text);
    const std::vector<std::string> names = {"mail.example.org", "example.org"};
    const auto plan =
        planNginx({"/n/nginx.conf", {{"/n/nginx.conf", text}, {"/n/a.conf", text}}}, names, 80);
    if (!plan || hasLines(text))
        return 0;
    std::vector<NginxPlace> places;
    for (const NginxPlace& place : plan->places) {
        if (place.path == "/n/nginx.conf")
            places.push_back(place);
    }
    const std::string lines = challengeLines(names, std::string(43, 'x'));
    const std::string changed = withLines(text, places, lines);
    promise(parseNginx(changed).has_value(), "a configuration stays one");
    const auto back = withoutLines(changed);
    promise(back.has_value() && *back == text, "what was put in is taken out");
    promise(parseNginx(ownServerFile(*plan, std::string(43, 'x'))).has_value(),
            "our own file is a configuration");
    return 0;
}

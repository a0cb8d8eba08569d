// Both messages of a client, a line each, and keys as text. The first octet chooses.
#include "fuzz.h"
#include "smtp/scram.h"

using namespace mailstead::smtp;
using mailstead::fuzz::promise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] % 3 == 2) {
        const auto keys = parseScramText(input);
        if (!keys)
            return 0;
        const auto again = parseScramText(scramText(*keys));
        promise(again.has_value() && again->storedKey == keys->storedKey &&
                    again->salt == keys->salt,
                "keys stay what they are");
        return 0;
    }
    ScramSettings settings;
    settings.plus = data[0] % 3 == 1;
    settings.plusOffered = settings.plus;
    settings.bindings = {"end", "exporter"};
    settings.nonce = "nonce";
    int asked = 0;
    settings.lookup = [&](std::string_view user) {
        ++asked;
        promise(!user.empty() && user.size() <= 320, "names are bounded");
        ScramCredentials credentials;
        credentials.account = user;
        credentials.salt = "salt";
        // Keys of nobody: no proof fits them.
        credentials.storedKey = std::string(32, 's');
        credentials.serverKey = std::string(32, 'k');
        return credentials;
    };
    ScramServer server(settings);
    const std::size_t end = input.find('\n');
    const auto first = server.step(input.substr(0, end));
    promise(asked <= 1, "the user is asked for once");
    promise(first.kind != ScramServer::Answer::Kind::Accepted, "nobody is in after one message");
    const auto last =
        server.step(end == std::string_view::npos ? std::string_view() : input.substr(end + 1));
    promise(last.kind != ScramServer::Answer::Kind::Accepted, "no proof fits nobody's keys");
    return 0;
}

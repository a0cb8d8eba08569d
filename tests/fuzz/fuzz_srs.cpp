// Local parts of SRS, ours and others'.
#include "accounts/srs.h"
#include "fuzz.h"

using mailstead::accounts::Srs;
using mailstead::fuzz::promise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Srs srs("a secret that the input cannot know");
    const Srs::TimePoint now{std::chrono::hours(480'000)};
    promise(!srs.reverse(text, now), "nobody guesses the hash");
    const auto made = srs.forward(text, "example.org", now);
    if (!made)
        return 0;
    promise(made->rfind('@') <= 64, "local parts are bounded");
    promise(Srs::isRewritten(*made), "what was made is known again");
    const auto back = srs.reverse(*made, now);
    promise(back.has_value() && !back->empty(), "a bounce finds its way");
    // SRS1 leads to the first forwarder, not to whom we had it from.
    if (!Srs::isRewritten(text))
        promise(*back == text, "to the sender as he was");
    promise(!Srs("another").reverse(*made, now), "others do not take it");
    return 0;
}

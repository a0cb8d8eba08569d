// Values of records as zones and providers have them, and how they are merged.
#include "dns/dmarc_merge.h"
#include "dns/record_set.h"
#include "dns/spf_merge.h"
#include "fuzz.h"

using namespace mailstead::dns;
using mailstead::fuzz::promise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    promise(unquotedText(quotedText(text)) == text, "what is quoted comes back");
    for (const char* type : {"A", "CNAME", "MX", "SRV", "CAA", "TLSA", "TXT"}) {
        const std::string once = canonicalValue(type, text);
        if (std::string(type) != "TXT" && std::string(type) != "CAA")
            promise(canonicalValue(type, once) == once, "the canonical form is canonical");
        (void)splitPreference(once);
        (void)masterFileValue(type, once);
    }
    if (isSpf(text)) {
        const SpfMerge merge = mergeSpf({text, text}, "v=spf1 mx -all", {"192.0.2.1"});
        promise(isSpf(merge.record), "it stays SPF");
        promise(!mergeSpf({merge.record}, "v=spf1 mx -all", {"192.0.2.1"}).changed,
                "merging twice changes nothing");
    }
    if (isDmarc(text)) {
        const DmarcMerge merge = mergeDmarc({text, text}, "v=DMARC1; p=none; rua=mailto:a@b.c");
        promise(isDmarc(merge.record), "it stays DMARC");
    }
    return 0;
}

// Whose machine is this, whose address? Each source of knowledge gives evidence, and evidence is
// weighed.
#pragma once

#include "dns/hosters/hoster.h"

#include <optional>
#include <string>
#include <vector>

namespace mailstead::dns::hosters
{

enum class Source {
    Metadata, ///< the hoster's own service on the link-local address answered as only its does
    Dmi,      ///< the machine's maker or model (/sys/class/dmi/id)
    Name,     ///< the name that the hoster gives to its addresses
    Registry, ///< who holds the network, by RDAP
    Routing,  ///< the autonomous system that announces it
};

std::string_view toString(Source source); ///< "metadata", "dmi", "name", "registry", "routing"

struct Evidence {
    Source source = Source::Metadata;
    std::vector<const Hoster*> hosters; ///< whom it fits; empty: nobody known
    std::string text;                   ///< what was seen, printable
};

enum class Confidence {
    None,
    Possible, ///< one weak sign: a network is used by resellers, too
    Likely,   ///< several signs agree
    Certain,  ///< the machine itself says so
};

std::string_view toString(Confidence confidence); ///< "none", "possible", "likely", "certain"

struct Detected {
    const Hoster* hoster = nullptr; ///< null: nobody known
    Confidence confidence = Confidence::None;
    std::vector<const Hoster*> others; ///< also possible, the likeliest first
    std::vector<Evidence> evidence;
};

Detected weigh(std::vector<Evidence> evidence);

// What each thing that was seen means. Nothing when it says nothing.

/// `words` are the contents of the files of /sys/class/dmi/id.
std::optional<Evidence> fromDmi(const std::vector<std::string>& words);
std::optional<Evidence> fromNames(const std::vector<std::string>& ptrNames);
/// `name` and `organisations` of the address's network.
std::optional<Evidence> fromRegistry(const std::string& name,
                                     const std::vector<std::string>& organisations);
/// TXT of origin.asn.cymru.com: "24940 | 192.0.2.0/24 | DE | ripencc | 2010-01-01".
std::optional<Evidence> fromRouting(const std::vector<std::string>& texts);

/// The name to ask for the above; empty when `address` is none.
std::string routingName(const std::string& address);

/// Printable, one line, short: for what came from outside.
std::string shown(std::string_view text);

} // namespace mailstead::dns::hosters

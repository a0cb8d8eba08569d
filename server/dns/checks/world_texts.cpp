#include "dns/checks/text_tables.h"

namespace mailstead::dns::checks
{

namespace
{

using core::Severity;

constexpr std::string_view tlsWhy =
    "Mail programs refuse to connect, and servers that insist on TLS do not deliver";
constexpr std::string_view signedWhy =
    "A signed zone protects your records against forgery and is needed for DANE";
constexpr std::string_view outboundWhy = "Mail to other servers goes out through port 25; many "
                                         "hosters keep it closed until the customer asks";
constexpr std::string_view listWhy = "Many receivers refuse mail from what is listed";
constexpr std::string_view ageWhy =
    "Receivers distrust mail from domains that were registered days ago";
constexpr std::string_view clockWhy =
    "Certificates and signatures are valid for a span of time; a wrong clock breaks both";
constexpr std::string_view serversWhy =
    "Whoever asks this server gets no answer or an old one, so mail fails now and then";

constexpr Text texts[] = {
    Text{"servers", "disagree", Severity::Note, "Name servers differ about {type} of {name}",
         "A change is still on its way, or one server is not told of changes",
         "Wait some minutes; when it stays so, ask the DNS provider"},
    Text{"delegation", "ok", Severity::Ok, "All name servers of {zone} answer and agree", "", ""},
    Text{"delegation", "none", Severity::Bad, "No name server was found for {name}",
         "The domain is not registered, has expired, or its name servers were not set",
         "At the registrar, enter the name servers of the DNS provider"},
    Text{"delegation", "lame", Severity::Bad, "{server} does not know the zone {zone}", serversWhy,
         "Add the zone at that server's provider, or remove the server at the registrar"},
    Text{"delegation", "silent", Severity::Bad, "{server} does not answer for {zone}", serversWhy,
         "Look after that server, or remove it at the registrar and in the zone"},
    Text{"delegation", "stale", Severity::Bad, "{server} has an old copy of {zone}", serversWhy,
         "Wait some minutes; when it stays so, see why that server does not fetch the zone"},
    Text{"dnssec", "secure", Severity::Ok, "{zone} is signed, and the signatures are valid",
         signedWhy, ""},
    Text{"dnssec", "insecure", Severity::Note, "{zone} is not signed", signedWhy,
         "Where the DNS provider offers DNSSEC, switch it on and enter the DS record at the "
         "registrar"},
    Text{"dnssec", "bogus", Severity::Bad, "The signatures of {zone} are not valid: {seen}",
         "Receivers that validate cannot find the domain at all",
         "Let the DS record at the registrar fit the zone's keys, or remove it until the zone is "
         "signed anew"},
    Text{"dnssec", "unknown", Severity::Unknown, "Cannot tell whether {zone} is validly signed",
         "The resolver of this server does not validate, or got no answer",
         "Set resolver.trust-anchor-file in mailsteadd.toml"},
    Text{"tls", "ok", Severity::Ok, "TLS works on port {port}", "", ""},
    Text{"tls", "closed", Severity::Bad, "Nobody answers on port {port} of {address}",
         "Others cannot connect there", "Start the service, and open the port in the firewall"},
    Text{"tls", "no-starttls", Severity::Bad, "Port {port} does not offer STARTTLS",
         "Mail comes in without encryption, or not at all",
         "See whether another program or a firewall stands in between"},
    Text{"tls", "failed", Severity::Bad, "The TLS handshake on port {port} fails: {seen}", tlsWhy,
         "Look at the log of the service on that port"},
    Text{"tls", "name", Severity::Bad, "The certificate on port {port} is for {seen}", tlsWhy,
         "Request a certificate for {name}"},
    Text{"tls", "chain", Severity::Bad, "The certificate on port {port} is not trusted: {seen}",
         tlsWhy, "Install the full chain, with the intermediate certificates"},
    Text{"tls", "temporary", Severity::Note, "The certificate on port {port} is self-signed",
         "Mail programs will warn; other servers encrypt without trust", "Request a certificate"},
    Text{"tls", "ended", Severity::Bad, "The certificate on port {port} ended on {seen}", tlsWhy,
         "Renew it, and see that the service reads the new one"},
    Text{"tls", "ends", Severity::Bad, "The certificate on port {port} ends on {seen}",
         "Its renewal did not succeed so far",
         "Look at the last error of the certificate and renew it"},
    Text{"tls", "other", Severity::Bad, "The certificate on port {port} is not the one in use",
         "The service on that port has not read the new certificate",
         "Reload the service on that port"},
    Text{"tls", "unknown", Severity::Unknown, "Cannot tell whether TLS works on port {port}",
         "The connection was not answered in time", "Look again later"},
    Text{"port25", "other", Severity::Bad, "Another mail server answers on port 25: {seen}",
         "Only one program can receive mail on port 25", "Stop and disable it; its files stay"},
    Text{"blocklist", "clean", Severity::Ok, "{address} is not listed by {list}", "", ""},
    Text{"blocklist", "listed", Severity::Bad, "{address} is listed by {list}", listWhy,
         "Have it removed at the list's web page, or ask the hoster for another address"},
    Text{"blocklist", "unknown", Severity::Unknown, "Cannot tell whether {list} lists {address}",
         "{seen}", "Use a resolver of your own (resolver.forward in mailsteadd.toml)"},
    Text{"domainlist", "clean", Severity::Ok, "{name} is not listed by {list}", "", ""},
    Text{"domainlist", "listed", Severity::Bad, "{name} is listed by {list}", listWhy,
         "Find out why at the list's web page, and have it removed there"},
    Text{"domainlist", "unknown", Severity::Unknown, "Cannot tell whether {list} lists {name}",
         "{seen}", "Use a resolver of your own (resolver.forward in mailsteadd.toml)"},
    Text{"age", "ok", Severity::Ok, "{name} is registered since {seen}", "", ""},
    Text{"age", "young", Severity::Note, "{name} was registered only {days} days ago", ageWhy,
         "Send little in the first weeks, and only to those who expect it"},
    Text{"age", "unknown", Severity::Unknown, "Cannot tell how old {name} is", ageWhy,
         "Its registry does not answer; look at the registrar's page"},
    Text{"clock", "ok", Severity::Ok, "The clock of this server is right", "", ""},
    Text{"clock", "off", Severity::Bad, "The clock of this server is off by {seconds} seconds",
         clockWhy, "Install and start systemd-timesyncd or chrony"},
    Text{"clock", "unknown", Severity::Unknown, "Cannot tell whether the clock is right", clockWhy,
         "No server whose time could be read has answered"},
    Text{"outbound", "open", Severity::Ok, "Port 25 is open outward", outboundWhy, ""},
    Text{"outbound", "partly", Severity::Note, "Port 25 of {seen} cannot be reached", outboundWhy,
         "Others can be; look whether that receiver blocks your address"},
    Text{"outbound", "blocked", Severity::Bad, "Port 25 is blocked outward", outboundWhy,
         "Ask the hoster's support to open outgoing port 25; without that no mail can leave"},
    Text{"outbound", "unknown", Severity::Unknown, "Cannot tell whether port 25 is open outward",
         outboundWhy, "None of the mail servers to try could be found; check the resolver"},
};

} // namespace

std::span<const Text> worldTexts()
{
    return texts;
}

} // namespace mailstead::dns::checks

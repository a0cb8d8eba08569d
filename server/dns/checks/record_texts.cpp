#include "dns/checks/text_tables.h"

namespace mailstead::dns::checks
{

namespace
{

using core::Severity;

constexpr std::string_view makeIt = "At the DNS provider of the domain, make a {type} record for "
                                    "{name} with the value {wanted}";
constexpr std::string_view changeIt = "At the DNS provider of the domain, change the {type} record "
                                      "of {name} to {wanted}";
constexpr std::string_view setPtr =
    "In the hoster's panel, set the reverse DNS (PTR, rDNS) of this "
    "address to {wanted}, or ask the hoster's support to do it";
constexpr std::string_view ptrWhy = "Receivers look up the name of the sending address; large "
                                    "ones refuse mail when it does not lead back to the server";

constexpr Text texts[] = {
    Text{"ptr", "missing", Severity::Bad, "{name} has no PTR record", ptrWhy, setPtr},
    Text{"ptr", "not-confirmed", Severity::Bad, "The name {seen} does not lead back to this server",
         ptrWhy, setPtr},
    Text{"ptr", "generic", Severity::Bad, "The reverse name is the hoster's own, {seen}",
         "A name like that is given to every customer; receivers take it for a home line", setPtr},
    Text{"ptr", "other-name", Severity::Note, "The reverse name is {seen}",
         "It leads back here, so mail is accepted; equal to the server's name would be better",
         setPtr},
    Text{"address", "foreign", Severity::Bad, "{name} leads to {seen}, which is not this server",
         "Mail and the certificate authority would go there; a proxy (the orange cloud) does the "
         "same",
         "Remove that {type} record, or switch the proxy off, so that only {wanted} is left"},
    Text{"address", "proxied", Severity::Bad, "{name} leads to a proxy of {network}, {seen}",
         "Such proxies carry web pages only; mail that is brought there is lost on the way",
         "At the DNS provider, switch the proxy (the orange cloud) of {name} off"},
    Text{"mx", "wrong", Severity::Bad, "Mail for {name} is brought to another server: {seen}",
         "The MX record with the lowest number gets the mail", changeIt},
    Text{"mx", "shared", Severity::Bad, "Mail for {name} is shared with {seen}",
         "Hosts of the same number get an equal part of the mail",
         "Remove the other MX record, or give it a higher number"},
    Text{"mx", "is-address", Severity::Bad, "The MX record of {name} holds an address, {seen}",
         "An MX record must name a host; other servers do not deliver to an address (RFC 5321)",
         changeIt},
    Text{
        "mx", "alias", Severity::Bad, "The MX record of {name} leads to an alias, {seen}",
        "An MX record must not lead to a CNAME record (RFC 2181); some servers do not deliver then",
        "Replace the CNAME record of {seen} by its addresses"},
    Text{"mx", "null", Severity::Bad, "{name} says that it takes no mail",
         "A null MX record (RFC 7505) makes other servers bounce all mail at once", changeIt},
    Text{"spf", "duplicate", Severity::Bad, "{name} has two SPF records",
         "With two, receivers accept neither (RFC 7208)",
         "Merge them to one: {wanted}, with what the others allowed put before -all"},
    Text{"spf", "not-us", Severity::Bad, "The SPF record of {name} does not allow this server",
         "Receivers then take our mail for forged", "Put mx into the record, before its last word"},
    Text{"spf", "error", Severity::Bad, "The SPF record of {name} is wrong: {seen}",
         "Receivers treat a wrong record as if nobody were allowed, or refuse the mail",
         "Correct the record, or change it to {wanted}"},
    Text{"spf", "lookups", Severity::Bad, "The SPF record of {name} needs {count} look-ups",
         "Receivers stop after ten and take the record for wrong (RFC 7208)",
         "Replace include, a and mx by ip4 and ip6, or take out services that send no more mail"},
    Text{"spf", "lookups-many", Severity::Note, "The SPF record of {name} needs {count} look-ups",
         "Ten are allowed; a service that is included may need more one day without notice",
         "Take out what is not needed"},
    Text{"spf", "voids", Severity::Bad, "{count} names in the SPF record of {name} lead to nothing",
         "Receivers stop after two such names and take the record for wrong (RFC 7208)",
         "Take the names that do not exist out of the record"},
    Text{"spf", "open", Severity::Bad, "The SPF record of {name} allows everybody",
         "Anybody may then send in your name, and receivers trust the domain less",
         "Let the record end in -all instead of +all"},
    Text{"spf", "temporary", Severity::Unknown,
         "Cannot tell whether the SPF record of {name} allows this server",
         "A name in the record could not be looked up: {seen}",
         "Look again later; when it stays so, take that name out of the record"},
    Text{"dkim", "truncated", Severity::Bad, "The DKIM key at {name} is cut off",
         "Some web forms cut texts over 255 characters; no signature can be verified then",
         "Enter it again in two quoted parts, or without quotes where the form splits by itself"},
    Text{"dkim", "duplicate", Severity::Bad, "There are two keys at {name}",
         "Receivers may take either, and verify with the wrong one",
         "Remove the one that is not ours"},
    Text{"dkim", "wrong", Severity::Bad, "Another key is at {name}",
         "Our signatures cannot be verified with it", changeIt},
    Text{"dkim", "revoked", Severity::Bad, "The key at {name} is revoked",
         "An empty key says that all signatures with it are void", changeIt},
    Text{"dkim", "weak", Severity::Bad, "The RSA key at {name} has only {bits} bits",
         "Receivers refuse keys under 1024 bits and will refuse those under 2048",
         "Make a new key of 2048 bits"},
    Text{"dkim", "testing", Severity::Note, "The key at {name} is marked as a test",
         "Receivers then treat a message with a broken signature like an unsigned one",
         "Take t=y out of the record"},
    Text{"dmarc", "duplicate", Severity::Bad, "{name} has two DMARC records",
         "With two, receivers act as if there were none (RFC 7489)", "Keep one of them"},
    Text{"dmarc", "wrong", Severity::Bad, "The DMARC record of {name} has no valid policy",
         "Receivers ignore it", changeIt},
    Text{"dmarc", "none", Severity::Note, "The DMARC record of {name} only watches (p=none)",
         "Mail that pretends to come from the domain is still delivered",
         "When your own mail passes for some weeks, change the policy to p=quarantine"},
    Text{"dmarc", "report-refused", Severity::Note, "DMARC reports to {seen} are not allowed there",
         "An address in another domain gets no reports until that domain agrees (RFC 7489)",
         "Let {report} hold a TXT record v=DMARC1, or use an address of the domain itself"},
    Text{"mta-sts", "duplicate", Severity::Bad, "{name} has two MTA-STS records",
         "With two, other servers act as if there were none (RFC 8461)", "Keep one of them"},
    Text{"mta-sts", "wrong", Severity::Note, "The MTA-STS record of {name} is not valid",
         "Other servers ignore it", changeIt},
    Text{"mta-sts", "stale", Severity::Note,
         "The MTA-STS record of {name} has the id of another policy",
         "Other servers look at a changed policy only when the id changes, too", changeIt},
    Text{
        "mta-sts", "waits", Severity::Note,
        "The MTA-STS policy of {name} waits for the certificate",
        "Other servers take the policy from mta-sts.{name}, with a certificate for that name alone",
        "When mta-sts.{name} leads here, renew the certificate; it gets the name then"},
    Text{"mta-sts", "foreign", Severity::Note, "{name} leads elsewhere: {seen}",
         "Other servers fetch the MTA-STS policy from there", changeIt},
    Text{"mta-sts", "policy-ok", Severity::Ok, "The MTA-STS policy of {name} can be fetched", "",
         ""},
    Text{"mta-sts", "policy-unreachable", Severity::Bad,
         "The MTA-STS policy of {name} cannot be fetched",
         "The record promises a policy; while it cannot be had, it protects nobody",
         "See that https://mta-sts.{name}/ leads here with a valid certificate, or remove the "
         "record "
         "of _mta-sts.{name}"},
    Text{"mta-sts", "policy-wrong", Severity::Bad,
         "The MTA-STS policy of {name} does not allow this server: {seen}",
         "Servers that keep to it will not deliver mail to the domain",
         "Let the policy name {host} in a line mx"},
    Text{"tlsrpt", "duplicate", Severity::Note, "{name} has two TLS reporting records",
         "With two, other servers act as if there were none (RFC 8460)", "Keep one of them"},
    Text{"tlsrpt", "wrong", Severity::Note, "The TLS reporting record of {name} is not valid",
         "Other servers ignore it", changeIt},
    Text{"caa", "forbids", Severity::Bad, "CAA records forbid our certificate authority at {name}",
         "It asks for them before each certificate and refuses (RFC 8659)",
         "Add a CAA record for {name} with the value {wanted}"},
    Text{"caa", "account", Severity::Bad,
         "CAA records at {name} allow only another account: {seen}",
         "The authority refuses certificates to our account (RFC 8657)",
         "Change the CAA record of {name} to {wanted}"},
    Text{"tlsa", "wrong", Severity::Bad,
         "The TLSA record at {name} does not fit the certificate in use",
         "Servers that keep to DANE do not deliver mail any more (RFC 7672)", changeIt},
    Text{"tlsa", "unsigned", Severity::Note, "The TLSA record at {name} lies in an unsigned zone",
         "Without DNSSEC it says nothing", "Sign the zone, or remove the record"},
    Text{"srv", "wrong", Severity::Note, "{name} leads mail programs elsewhere: {seen}",
         "They set up a mailbox by it", changeIt},
    Text{"autoconfig", "foreign", Severity::Note, "{name} leads elsewhere: {seen}",
         "Mail programs ask there for their settings", changeIt},
};

constexpr Text general[] = {
    Text{"", "missing", Severity::Bad, "{name} has no {type} record", "", makeIt},
    Text{"", "unknown", Severity::Unknown, "Nobody could be asked for {name}",
         "The name servers did not answer",
         "Check the name servers of the domain, or look again later"},
    Text{"", "ok", Severity::Ok, "{type} of {name} is as it should be", "", ""},
    Text{"", "", Severity::Bad, "{type} of {name} is not as it should be", "", changeIt},
};

} // namespace

std::span<const Text> recordTexts()
{
    return texts;
}

std::span<const Text> anyTexts()
{
    return general;
}

} // namespace mailstead::dns::checks

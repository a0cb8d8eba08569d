#include "core/finding_rows.h"

#include <QCoreApplication>

namespace mailstead::core
{

namespace
{

constexpr FindingRow rows[] = {
    {"dns.ptr-missing", QT_TRANSLATE_NOOP("mailstead::core::Finding", "{name} has no PTR record"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Receivers look up the name of the sending address; large ones refuse mail "
                       "when it does not lead back to the server"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "In the hoster's panel, set the reverse DNS (PTR, rDNS) of this address to "
                       "{wanted}, or ask the hoster's support to do it")},
    {"dns.ptr-not-confirmed",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The name {seen} does not lead back to this server"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Receivers look up the name of the sending address; large ones refuse mail "
                       "when it does not lead back to the server"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "In the hoster's panel, set the reverse DNS (PTR, rDNS) of this address to "
                       "{wanted}, or ask the hoster's support to do it")},
    {"dns.ptr-generic",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The reverse name is the hoster's own, {seen}"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "A name like that is given to every customer; receivers take it for a home line"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "In the hoster's panel, set the reverse DNS (PTR, rDNS) of this address to "
                       "{wanted}, or ask the hoster's support to do it")},
    {"dns.ptr-other-name",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The reverse name is {seen}"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "It leads back here, so mail is accepted; equal to the server's name would be better"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "In the hoster's panel, set the reverse DNS (PTR, rDNS) of this address to "
                       "{wanted}, or ask the hoster's support to do it")},
    {"dns.address-foreign",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "{name} leads to {seen}, which is not this server"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Mail and the certificate authority would go there; a proxy (the orange "
                       "cloud) does the same"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Remove that {type} record, or switch the proxy off, so that only {wanted} is left")},
    {"dns.address-proxied",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{name} leads to a proxy of {network}, {seen}"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Such proxies carry web pages only; mail that is brought there is lost on the way"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "At the DNS provider, switch the proxy (the orange cloud) of {name} off")},
    {"dns.mx-wrong",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Mail for {name} is brought to another server: {seen}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The MX record with the lowest number gets the mail"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
    {"dns.mx-shared",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Mail for {name} is shared with {seen}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Hosts of the same number get an equal part of the mail"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Remove the other MX record, or give it a higher number")},
    {"dns.mx-is-address",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The MX record of {name} holds an address, {seen}"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "An MX record must name a host; other servers do not deliver to an address (RFC 5321)"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
    {"dns.mx-null",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{name} says that it takes no mail"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "A null MX record (RFC 7505) makes other servers bounce all mail at once"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
    {"dns.spf-duplicate",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{name} has two SPF records"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "With two, receivers accept neither (RFC 7208)"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Merge them to one: {wanted}, with what the others allowed put before -all")},
    {"dns.spf-not-us",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The SPF record of {name} does not allow this server"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Receivers then take our mail for forged"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Put mx into the record, before its last word")},
    {"dns.spf-error",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The SPF record of {name} is wrong: {seen}"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Receivers treat a wrong record as if nobody were allowed, or refuse the mail"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Correct the record, or change it to {wanted}")},
    {"dns.spf-lookups",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The SPF record of {name} needs {count} look-ups"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Receivers stop after ten and take the record for wrong (RFC 7208)"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Replace include, a and mx by ip4 and ip6, or take out services that send no more mail")},
    {"dns.spf-lookups-many",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The SPF record of {name} needs {count} look-ups"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Ten are allowed; a service that is included may need more one day without notice"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Take out what is not needed")},
    {"dns.spf-voids",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "{count} names in the SPF record of {name} lead to nothing"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Receivers stop after two such names and take the record for wrong (RFC 7208)"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Take the names that do not exist out of the record")},
    {"dns.spf-open",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The SPF record of {name} allows everybody"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Anybody may then send in your name, and receivers trust the domain less"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Let the record end in -all instead of +all")},
    {"dns.spf-temporary",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Cannot tell whether the SPF record of {name} allows this server"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "A name in the record could not be looked up: {seen}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Look again later; when it stays so, take that name out of the record")},
    {"dns.dkim-truncated",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The DKIM key at {name} is cut off"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Some web forms cut texts over 255 characters; no signature can be verified then"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Enter it again in two quoted parts, or without quotes where the form splits by itself")},
    {"dns.dkim-duplicate",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "There are two keys at {name}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Receivers may take either, and verify with the wrong one"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Remove the one that is not ours")},
    {"dns.dkim-wrong", QT_TRANSLATE_NOOP("mailstead::core::Finding", "Another key is at {name}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Our signatures cannot be verified with it"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
    {"dns.dkim-revoked",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The key at {name} is revoked"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "An empty key says that all signatures with it are void"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
    {"dns.dkim-weak",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The RSA key at {name} has only {bits} bits"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Receivers refuse keys under 1024 bits and will refuse those under 2048"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Make a new key of 2048 bits")},
    {"dns.dkim-testing",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The key at {name} is marked as a test"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Receivers then treat a message with a broken signature like an unsigned one"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Take t=y out of the record")},
    {"dns.dmarc-duplicate",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{name} has two DMARC records"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "With two, receivers act as if there were none (RFC 7489)"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Keep one of them")},
    {"dns.dmarc-wrong",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The DMARC record of {name} has no valid policy"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Receivers ignore it"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
    {"dns.dmarc-none",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The DMARC record of {name} only watches (p=none)"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Mail that pretends to come from the domain is still delivered"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "When your own mail passes for some weeks, change the policy to p=quarantine")},
    {"dns.dmarc-report-refused",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "DMARC reports to {seen} are not allowed there"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "An address in another domain gets no reports until that domain agrees (RFC 7489)"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Let {report} hold a TXT record v=DMARC1, or use an address of the domain itself")},
    {"dns.mta-sts-duplicate",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{name} has two MTA-STS records"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "With two, other servers act as if there were none (RFC 8461)"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Keep one of them")},
    {"dns.mta-sts-wrong",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The MTA-STS record of {name} is not valid"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Other servers ignore it"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
    {"dns.mta-sts-foreign",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{name} leads elsewhere: {seen}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Other servers fetch the MTA-STS policy from there"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
    {"dns.mta-sts-policy-ok",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The MTA-STS policy of {name} can be fetched"),
     nullptr, nullptr},
    {"dns.mta-sts-policy-unreachable",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The MTA-STS policy of {name} cannot be fetched"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The record promises a policy; while it cannot be had, it protects nobody"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "See that https://mta-sts.{name}/ leads here with a valid certificate, or "
                       "remove the record of _mta-sts.{name}")},
    {"dns.mta-sts-policy-wrong",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The MTA-STS policy of {name} does not allow this server: {seen}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Servers that keep to it will not deliver mail to the domain"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Let the policy name {host} in a line mx")},
    {"dns.tlsrpt-duplicate",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{name} has two TLS reporting records"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "With two, other servers act as if there were none (RFC 8460)"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Keep one of them")},
    {"dns.tlsrpt-wrong",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The TLS reporting record of {name} is not valid"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Other servers ignore it"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
    {"dns.caa-forbids",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "CAA records forbid our certificate authority at {name}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "It asks for them before each certificate and refuses (RFC 8659)"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Add a CAA record for {name} with the value {wanted}")},
    {"dns.caa-account",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "CAA records at {name} allow only another account: {seen}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The authority refuses certificates to our account (RFC 8657)"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Change the CAA record of {name} to {wanted}")},
    {"dns.tlsa-wrong",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The TLSA record at {name} does not fit the certificate in use"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Servers that keep to DANE do not deliver mail any more (RFC 7672)"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
    {"dns.tlsa-unsigned",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "The TLSA record at {name} lies in an unsigned zone"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Without DNSSEC it says nothing"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Sign the zone, or remove the record")},
    {"dns.srv-wrong",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{name} leads mail programs elsewhere: {seen}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "They set up a mailbox by it"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
    {"dns.autoconfig-foreign",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{name} leads elsewhere: {seen}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Mail programs ask there for their settings"),
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
    {"dns.*-missing", QT_TRANSLATE_NOOP("mailstead::core::Finding", "{name} has no {type} record"),
     nullptr,
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "At the DNS provider of the domain, make a {type} record for {name} with "
                       "the value {wanted}")},
    {"dns.*-unknown",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Nobody could be asked for {name}"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "The name servers did not answer"),
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Check the name servers of the domain, or look again later")},
    {"dns.*-ok",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{type} of {name} is as it should be"), nullptr,
     nullptr},
    {"dns.*-*",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "{type} of {name} is not as it should be"),
     nullptr,
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "At the DNS provider of the domain, change the {type} record of {name} to {wanted}")},
};

constexpr RecordReason reasons[] = {
    {"address", QT_TRANSLATE_NOOP("mailstead::core::Finding",
                                  "Other servers and mail programs find this server by it; the "
                                  "certificate authority as well.")},
    {"ptr",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Receivers look up the name of the sending address and refuse mail when it "
                       "does not lead back here. The owner of the address, the hoster, sets it.")},
    {"caa", QT_TRANSLATE_NOOP(
                "mailstead::core::Finding",
                "Lets our certificate authority, and no other, make certificates for this name.")},
    {"tlsa", QT_TRANSLATE_NOOP("mailstead::core::Finding",
                               "Other servers then deliver only over TLS with our key, which the "
                               "signed zone vouches for (DANE).")},
    {"autoconfig",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Thunderbird and others ask there for the settings of a mailbox.")},
    {"autoconfig", QT_TRANSLATE_NOOP("mailstead::core::Finding",
                                     "Outlook asks there for the settings of a mailbox.")},
    {"mx",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Mail for the domain is brought to this host.")},
    {"spf", QT_TRANSLATE_NOOP("mailstead::core::Finding",
                              "Says that this server, and no other, sends mail of the domain.")},
    {"dkim", QT_TRANSLATE_NOOP("mailstead::core::Finding",
                               "The public key with which receivers verify our signatures.")},
    {"dmarc",
     QT_TRANSLATE_NOOP(
         "mailstead::core::Finding",
         "Says what receivers should do with mail that only pretends to come from the domain.")},
    {"mta-sts",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Tells other servers that there is a policy by "
                                                   "which they deliver only over verified TLS.")},
    {"mta-sts", QT_TRANSLATE_NOOP("mailstead::core::Finding",
                                  "Other servers fetch the MTA-STS policy from this name.")},
    {"tlsrpt", QT_TRANSLATE_NOOP("mailstead::core::Finding",
                                 "Other servers report by it when TLS to this server fails.")},
    {"srv", QT_TRANSLATE_NOOP("mailstead::core::Finding",
                              "Mail programs find by it where to send mail (RFC 8314).")},
    {"srv",
     QT_TRANSLATE_NOOP("mailstead::core::Finding",
                       "Mail programs that know only STARTTLS find by it where to send mail.")},
    {"srv", QT_TRANSLATE_NOOP("mailstead::core::Finding",
                              "Mail programs find by it where to read mail (RFC 6186).")},
    {"srv", QT_TRANSLATE_NOOP("mailstead::core::Finding",
                              "Mail programs find by it where to fetch mail over POP3.")},
    {"spf",
     QT_TRANSLATE_NOOP("mailstead::core::Finding", "Bounces have no sender; receivers then look "
                                                   "for the SPF record of the server's own name.")},
};

} // namespace

std::span<const FindingRow> recordRows()
{
    return rows;
}

std::span<const RecordReason> recordReasons()
{
    return reasons;
}

} // namespace mailstead::core

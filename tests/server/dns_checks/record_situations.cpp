#include "situations.h"
#include "test_keys.h"

using namespace mailstead::dns;

namespace
{

const std::string host = "mail.example.org";
const std::string domain = "example.org";
const std::string ptr4 = "10.2.0.192.in-addr.arpa";
const std::string dkimRsa = "ms202611r._domainkey.example.org";
const std::string ns1 = "192.0.2.53";

void spf(TableWorld& world, const std::string& record)
{
    world.set(domain, Type::TXT, {record});
}

} // namespace

std::vector<Situation> recordSituations()
{
    return {
        {"dns.address-ok", "the record is gone",
         [](Scene& s) {
             s.world.remove(host, Type::A);
             s.world.remove(host, Type::AAAA);
         },
         true},
        {"dns.address-missing", "no A record",
         [](Scene& s) {
             s.world.remove(host, Type::A);
         }},
        {"dns.address-foreign", "the old server's address beside ours",
         [](Scene& s) {
             s.world.set(host, Type::A, {"192.0.2.10", "198.51.100.7"});
         }},
        {"dns.address-foreign", "an AAAA record, and no IPv6 address here",
         [](Scene& s) {
             s.names.addresses = {"192.0.2.10"};
         }},
        {"dns.address-proxied", "an address of Cloudflare",
         [](Scene& s) {
             s.world.set(host, Type::A, {"104.21.5.6"});
         }},
        {"dns.address-unknown", "nobody answers",
         [](Scene& s) {
             s.world.fail(host, Type::A, Status::ServFail);
         }},
        {"dns.ptr-ok", "no PTR records",
         [](Scene& s) {
             s.names.addresses = {"192.0.2.10"};
             s.world.remove(ptr4, Type::PTR);
         },
         true},
        {"dns.ptr-missing", "no PTR record",
         [](Scene& s) {
             s.world.remove(ptr4, Type::PTR);
         }},
        {"dns.ptr-not-confirmed", "a name that leads elsewhere",
         [](Scene& s) {
             s.world.set(ptr4, Type::PTR, {"lost.example.net"});
             s.world.set("lost.example.net", Type::A, {"203.0.113.1"});
         }},
        {"dns.ptr-generic", "the hoster's name",
         [](Scene& s) {
             s.world.set(ptr4, Type::PTR, {"vps-10.hoster.example"});
             s.world.set("vps-10.hoster.example", Type::A, {"192.0.2.10"});
         }},
        {"dns.ptr-other-name", "another name of ours",
         [](Scene& s) {
             s.world.set(ptr4, Type::PTR, {"mx1.example.org"});
             s.world.set("mx1.example.org", Type::A, {"192.0.2.10"});
         }},
        {"dns.ptr-unknown", "the reverse zone is silent",
         [](Scene& s) {
             s.world.fail(ptr4, Type::PTR, Status::Timeout);
         }},
        {"dns.ptr-unknown", "what it leads to cannot be looked up",
         [](Scene& s) {
             s.world.fail(host, Type::A, Status::ServFail);
         }},
        {"dns.mx-ok", "no MX record", [](Scene& s) { s.world.remove(domain, Type::MX); }, true},
        {"dns.mx-missing", "no MX record",
         [](Scene& s) {
             s.world.remove(domain, Type::MX);
         }},
        {"dns.mx-wrong", "the old server comes first",
         [](Scene& s) {
             s.world.set(domain, Type::MX, {"5 old.example.net", "10 " + host});
         }},
        {"dns.mx-shared", "the old server has the same number",
         [](Scene& s) {
             s.world.set(domain, Type::MX, {"10 " + host, "10 old.example.net"});
         }},
        {"dns.mx-is-address", "an address instead of a name",
         [](Scene& s) {
             s.world.set(domain, Type::MX, {"10 192.0.2.10"});
         }},
        {"dns.mx-alias", "the host is an alias",
         [](Scene& s) {
             s.world.set(host, Type::CNAME, {"real.example.org"});
         }},
        {"dns.mx-null", "a null MX",
         [](Scene& s) {
             s.world.set(domain, Type::MX, {"0 ."});
         }},
        {"dns.mx-unknown", "SERVFAIL",
         [](Scene& s) {
             s.world.fail(domain, Type::MX, Status::ServFail);
         }},
        {"dns.spf-ok", "no SPF records",
         [](Scene& s) {
             s.world.remove(domain, Type::TXT);
             s.world.remove(host, Type::TXT);
         },
         true},
        {"dns.spf-missing", "only other texts",
         [](Scene& s) {
             spf(s.world, "v=spf10 mx");
         }},
        {"dns.spf-duplicate", "two records",
         [](Scene& s) {
             s.world.set(domain, Type::TXT, {"v=spf1 mx -all", "v=spf1 a -all"});
         }},
        {"dns.spf-not-us", "only somebody else",
         [](Scene& s) {
             spf(s.world, "v=spf1 ip4:198.51.100.0/24 -all");
         }},
        {"dns.spf-not-us", "only one of our addresses",
         [](Scene& s) {
             spf(s.world, "v=spf1 ip4:192.0.2.10 -all");
         }},
        {"dns.spf-error", "a typing mistake",
         [](Scene& s) {
             spf(s.world, "v=spf1 mx ipv4:192.0.2.10 -all");
         }},
        {"dns.spf-error", "an include without a record",
         [](Scene& s) {
             spf(s.world, "v=spf1 include:nobody.example.net mx -all");
         }},
        {"dns.spf-lookups", "eleven terms that ask",
         [](Scene& s) {
             spf(s.world, "v=spf1 mx a a a a a a a a a a -all");
         }},
        {"dns.spf-lookups-many", "eight terms that ask",
         [](Scene& s) {
             spf(s.world, "v=spf1 mx a:mail.example.org a:mail.example.org a:mail.example.org "
                          "a:mail.example.org a:mail.example.org a:mail.example.org "
                          "a:mail.example.org -all");
         }},
        {"dns.spf-voids", "three names that do not exist",
         [](Scene& s) {
             spf(s.world, "v=spf1 mx a:x1.example.org a:x2.example.org a:x3.example.org -all");
         }},
        {"dns.spf-open", "+all",
         [](Scene& s) {
             spf(s.world, "v=spf1 mx +all");
         }},
        {"dns.spf-temporary", "an include that does not answer",
         [](Scene& s) {
             spf(s.world, "v=spf1 include:slow.example.net mx -all");
             s.world.fail("slow.example.net", Type::TXT, Status::Timeout);
         }},
        {"dns.spf-unknown", "SERVFAIL",
         [](Scene& s) {
             s.world.fail(domain, Type::TXT, Status::ServFail);
         }},
        {"dns.dkim-ok", "no keys",
         [](Scene& s) {
             s.world.remove(dkimRsa, Type::TXT);
             s.world.remove("ms202611e._domainkey.example.org", Type::TXT);
         },
         true},
        {"dns.dkim-missing", "no key",
         [](Scene& s) {
             s.world.remove(dkimRsa, Type::TXT);
         }},
        {"dns.dkim-duplicate", "two keys",
         [](Scene& s) {
             s.world.set(dkimRsa, Type::TXT, {"v=DKIM1; p=AAAA", "v=DKIM1; p=BBBB"});
         }},
        {"dns.dkim-truncated", "cut at 255",
         [](Scene& s) {
             s.world.set(dkimRsa, Type::TXT,
                         {("v=DKIM1; k=rsa; p=" + std::string(rsa2048)).substr(0, 255)});
         }},
        {"dns.dkim-wrong", "another key",
         [](Scene& s) {
             s.world.set(dkimRsa, Type::TXT, {"v=DKIM1; k=rsa; p=BBBB"});
         }},
        {"dns.dkim-revoked", "an empty key",
         [](Scene& s) {
             s.world.set(dkimRsa, Type::TXT, {"v=DKIM1; k=rsa; p="});
         }},
        {"dns.dkim-weak", "1024 bits",
         [](Scene& s) {
             s.names.domains[0].keys[0].record = "v=DKIM1; k=rsa; p=" + std::string(rsa1024);
             s.world.set(dkimRsa, Type::TXT, {s.names.domains[0].keys[0].record});
         }},
        {"dns.dkim-testing", "t=y",
         [](Scene& s) {
             s.world.set(dkimRsa, Type::TXT, {"v=DKIM1; t=y; k=rsa; p=" + std::string(rsa2048)});
         }},
        {"dns.dkim-unknown", "SERVFAIL",
         [](Scene& s) {
             s.world.fail(dkimRsa, Type::TXT, Status::ServFail);
         }},
        {"dns.dmarc-ok", "no record",
         [](Scene& s) { s.world.remove("_dmarc.example.org", Type::TXT); }, true},
        {"dns.dmarc-missing", "no record",
         [](Scene& s) {
             s.world.remove("_dmarc.example.org", Type::TXT);
         }},
        {"dns.dmarc-duplicate", "two records",
         [](Scene& s) {
             s.world.set("_dmarc.example.org", Type::TXT,
                         {"v=DMARC1; p=none", "v=DMARC1; p=reject"});
         }},
        {"dns.dmarc-wrong", "no policy",
         [](Scene& s) {
             s.world.set("_dmarc.example.org", Type::TXT, {"v=DMARC1; rua=mailto:a@example.org"});
         }},
        {"dns.dmarc-none", "p=none",
         [](Scene& s) {
             s.world.set("_dmarc.example.org", Type::TXT, {"v=DMARC1; p=none"});
         }},
        {"dns.dmarc-report-refused", "reports to a stranger",
         [](Scene& s) {
             s.world.set(
                 "_dmarc.example.org", Type::TXT,
                 {"v=DMARC1; p=reject; rua=mailto:a@example.org,mailto:b@reports.example!5m"});
         }},
        {"dns.dmarc-unknown", "SERVFAIL",
         [](Scene& s) {
             s.world.fail("_dmarc.example.org", Type::TXT, Status::ServFail);
         }},
        {"dns.mta-sts-ok", "nothing of it",
         [](Scene& s) {
             s.world.remove("_mta-sts.example.org", Type::TXT);
             s.world.remove("mta-sts.example.org", Type::CNAME);
         },
         true},
        {"dns.mta-sts-missing", "no record",
         [](Scene& s) {
             s.world.remove("_mta-sts.example.org", Type::TXT);
         }},
        {"dns.mta-sts-duplicate", "two records",
         [](Scene& s) {
             s.world.set("_mta-sts.example.org", Type::TXT, {"v=STSv1; id=1", "v=STSv1; id=2"});
         }},
        {"dns.mta-sts-wrong", "an id with a hyphen",
         [](Scene& s) {
             s.world.set("_mta-sts.example.org", Type::TXT, {"v=STSv1; id=2026-11-24"});
         }},
        {"dns.mta-sts-stale", "the id of the policy before",
         [](Scene& s) {
             s.world.set("_mta-sts.example.org", Type::TXT, {"v=STSv1; id=20261124"});
         }},
        {"dns.mta-sts-waits", "no certificate for the name",
         [](Scene& s) {
             s.names.certificateNames = {"mail.example.org"};
             s.world.remove("_mta-sts.example.org", Type::TXT);
         }},
        {"dns.mta-sts-policy-unreachable", "promised without a certificate for the name",
         [](Scene& s) {
             s.names.certificateNames.clear();
             s.world.pages.clear();
         }},
        {"dns.mta-sts-foreign", "a web hoster's page",
         [](Scene& s) {
             s.world.set("mta-sts.example.org", Type::CNAME, {"pages.example.net"});
         }},
        {"dns.mta-sts-policy-ok", "a policy that is gone", [](Scene& s) { s.world.pages.clear(); },
         true},
        {"dns.mta-sts-policy-unreachable", "404",
         [](Scene& s) {
             s.world.pages["https://mta-sts.example.org/.well-known/mta-sts.txt"].status = 404;
         }},
        {"dns.mta-sts-policy-wrong", "for the old server",
         [](Scene& s) {
             s.world.pages["https://mta-sts.example.org/.well-known/mta-sts.txt"].body =
                 "version: STSv1\nmode: enforce\nmx: *.old.example\nmax_age: 86400\n";
         }},
        {"dns.mta-sts-policy-wrong", "no policy but a page",
         [](Scene& s) {
             s.world.pages["https://mta-sts.example.org/.well-known/mta-sts.txt"].body = "<html>";
         }},
        {"dns.mta-sts-unknown", "SERVFAIL",
         [](Scene& s) {
             s.world.fail("_mta-sts.example.org", Type::TXT, Status::ServFail);
         }},
        {"dns.tlsrpt-ok", "no record",
         [](Scene& s) { s.world.remove("_smtp._tls.example.org", Type::TXT); }, true},
        {"dns.tlsrpt-missing", "no record",
         [](Scene& s) {
             s.world.remove("_smtp._tls.example.org", Type::TXT);
         }},
        {"dns.tlsrpt-duplicate", "two records",
         [](Scene& s) {
             s.world.set("_smtp._tls.example.org", Type::TXT,
                         {"v=TLSRPTv1; rua=mailto:a@example.org", "v=TLSRPTv1; rua=https://b"});
         }},
        {"dns.tlsrpt-wrong", "nowhere to report to",
         [](Scene& s) {
             s.world.set("_smtp._tls.example.org", Type::TXT, {"v=TLSRPTv1;"});
         }},
        {"dns.tlsrpt-unknown", "SERVFAIL",
         [](Scene& s) {
             s.world.fail("_smtp._tls.example.org", Type::TXT, Status::ServFail);
         }},
        {"dns.caa-ok", "none", [](Scene& s) { s.world.remove(host, Type::CAA); }, true},
        {"dns.caa-missing", "none",
         [](Scene& s) {
             s.world.remove(host, Type::CAA);
         }},
        {"dns.caa-forbids", "another authority, at the domain",
         [](Scene& s) {
             s.world.remove(host, Type::CAA);
             s.world.set(domain, Type::CAA, {"0 issue \"other.example\""});
         }},
        {"dns.caa-forbids", "nobody",
         [](Scene& s) {
             s.world.set(host, Type::CAA, {"0 issue \";\""});
         }},
        {"dns.caa-account", "another account",
         [](Scene& s) {
             s.names.authorityAccount = "https://ca.example/acct/1";
             s.world.set(host, Type::CAA,
                         {"0 issue \"letsencrypt.org; accounturi=https://ca.example/acct/2\""});
         }},
        {"dns.caa-unknown", "SERVFAIL",
         [](Scene& s) {
             s.world.fail(host, Type::CAA, Status::ServFail);
         }},
        {"dns.tlsa-ok", "none",
         [](Scene& s) { s.world.remove("_25._tcp.mail.example.org", Type::TLSA); }, true},
        {"dns.tlsa-missing", "none",
         [](Scene& s) {
             s.world.remove("_25._tcp.mail.example.org", Type::TLSA);
         }},
        {"dns.tlsa-wrong", "the key before",
         [](Scene& s) {
             s.world.set("_25._tcp.mail.example.org", Type::TLSA,
                         {"030101" + std::string(64, 'c')});
         }},
        {"dns.tlsa-unsigned", "the zone is not signed",
         [](Scene& s) {
             s.world.unsignedNames.insert(domain);
         }},
        {"dns.tlsa-unknown", "SERVFAIL",
         [](Scene& s) {
             s.world.fail("_25._tcp.mail.example.org", Type::TLSA, Status::ServFail);
         }},
        {"dns.srv-ok", "none",
         [](Scene& s) {
             for (const char* name : {"_submissions", "_submission", "_imaps", "_pop3s"})
                 s.world.remove(name + std::string("._tcp.example.org"), Type::SRV);
         },
         true},
        {"dns.srv-missing", "none",
         [](Scene& s) {
             s.world.remove("_imaps._tcp.example.org", Type::SRV);
         }},
        {"dns.srv-wrong", "the old server",
         [](Scene& s) {
             s.world.set("_imaps._tcp.example.org", Type::SRV, {"0 1 993 old.example.net"});
         }},
        {"dns.srv-unknown", "SERVFAIL",
         [](Scene& s) {
             s.world.fail("_imaps._tcp.example.org", Type::SRV, Status::ServFail);
         }},
        {"dns.autoconfig-ok", "none",
         [](Scene& s) {
             s.world.remove("autoconfig.example.org", Type::CNAME);
             s.world.remove("autodiscover.example.org", Type::CNAME);
         },
         true},
        {"dns.autoconfig-missing", "none",
         [](Scene& s) {
             s.world.remove("autoconfig.example.org", Type::CNAME);
         }},
        {"dns.autoconfig-foreign", "addresses of others",
         [](Scene& s) {
             s.world.remove("autoconfig.example.org", Type::CNAME);
             s.world.set("autoconfig.example.org", Type::A, {"203.0.113.5"});
         }},
        {"dns.autoconfig-unknown", "SERVFAIL",
         [](Scene& s) {
             s.world.fail("autoconfig.example.org", Type::CNAME, Status::ServFail);
         }},
        {"dns.servers-disagree", "one server has the old address",
         [](Scene& s) {
             Answer old;
             old.status = Status::NoError;
             old.authoritative = true;
             old.values = {"198.51.100.9"};
             s.world.setAt(ns1, host, Type::A, old);
         }},
    };
}

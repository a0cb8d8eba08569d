#include "situations.h"

using namespace mailstead::dns;

namespace
{

const std::string host = "mail.example.org";
const std::string domain = "example.org";
const std::string ns1 = "192.0.2.53";

Answer answerWith(Status status, std::vector<std::string> values = {})
{
    Answer answer;
    answer.status = status;
    answer.authoritative = true;
    answer.values = std::move(values);
    return answer;
}

} // namespace

std::vector<Situation> worldSituations()
{
    return {
        {"dns.delegation-ok", "nobody is asked: one zone, and it has no server",
         [](Scene& s) {
             s.world.remove("ns1.example.org", Type::A);
             s.world.remove("ns2.example.org", Type::A);
         },
         true},
        {"dns.delegation-none", "not registered",
         [](Scene& s) {
             s.world.remove(domain, Type::NS);
         }},
        {"dns.delegation-lame", "refuses the zone",
         [](Scene& s) {
             s.world.setAt(ns1, domain, Type::SOA, answerWith(Status::Refused));
         }},
        {"dns.delegation-lame", "answers from a cache",
         [](Scene& s) {
             Answer cached = answerWith(Status::NoError, {"ns1.example.org h.example.org 1"});
             cached.authoritative = false;
             s.world.setAt(ns1, domain, Type::SOA, cached);
         }},
        {"dns.delegation-silent", "does not answer",
         [](Scene& s) {
             s.world.setAt(ns1, domain, Type::SOA, answerWith(Status::Timeout));
         }},
        {"dns.delegation-stale", "an older serial",
         [](Scene& s) {
             s.world.setAt(
                 ns1, domain, Type::SOA,
                 answerWith(Status::NoError, {"ns1.example.org h.example.org 2026112400"}));
         }},
        {"dns.dnssec-secure", "not signed", [](Scene& s) { s.world.unsignedNames.insert(domain); },
         true},
        {"dns.dnssec-insecure", "not signed",
         [](Scene& s) {
             s.world.unsignedNames.insert(domain);
         }},
        {"dns.dnssec-bogus", "a signature that ended",
         [](Scene& s) {
             s.world.fail(domain, Type::SOA, Status::Bogus, "signature expired");
         }},
        {"dns.dnssec-bogus", "one record that was changed",
         [](Scene& s) {
             s.world.fail(domain, Type::MX, Status::Bogus, "signature crypto failed");
         }},
        {"dns.dnssec-unknown", "a resolver that does not validate",
         [](Scene& s) {
             s.world.rootIsSigned = false;
             s.world.unsignedNames.insert(domain);
         }},
        {"dns.tls-ok", "nothing listens", [](Scene& s) { s.world.ports.clear(); }, true},
        {"dns.tls-closed", "nothing listens",
         [](Scene& s) {
             s.world.ports.erase(993);
         }},
        {"dns.tls-no-starttls", "without STARTTLS",
         [](Scene& s) {
             s.world.ports[25].offersStartTls = false;
             s.world.ports[25].certificate.reset();
         }},
        {"dns.tls-failed", "an alert",
         [](Scene& s) {
             s.world.ports[465].certificate.reset();
             s.world.ports[465].error = "handshake failure";
         }},
        {"dns.tls-name", "another name",
         [](Scene& s) {
             s.world.ports[465].certificate->fitsName = false;
         }},
        {"dns.tls-chain", "an intermediate certificate is missing",
         [](Scene& s) {
             s.world.ports[465].certificate->chainError = "unable to get local issuer certificate";
         }},
        {"dns.tls-temporary", "self-signed",
         [](Scene& s) {
             s.world.ports[465].certificate->selfSigned = true;
         }},
        {"dns.tls-ended", "yesterday",
         [](Scene& s) {
             s.world.ports[465].certificate->notAfter = s.world.time - std::chrono::hours(24);
         }},
        {"dns.tls-ends", "in three days",
         [](Scene& s) {
             s.world.ports[465].certificate->notAfter = s.world.time + std::chrono::hours(72);
         }},
        {"dns.tls-other", "Dovecot has not read the new one",
         [](Scene& s) {
             s.world.ports[993].certificate->keyDigest = std::string(64, 'd');
         }},
        {"dns.tls-unknown", "silence",
         [](Scene& s) {
             s.world.ports[993] = {};
             s.world.ports[993].error = "no answer came in time";
         }},
        {"dns.port25-other", "Postfix of another name",
         [](Scene& s) {
             s.world.ports[25].greeting = "220 localhost ESMTP Postfix";
         }},
        {"dns.blocklist-clean", "no such list",
         [](Scene& s) {
             s.options.addressLists.clear();
             s.options.addressLists6.clear();
         },
         true},
        {"dns.blocklist-listed", "IPv4",
         [](Scene& s) {
             s.world.set("10.2.0.192.bl.example", Type::A, {"127.0.0.4"});
         }},
        {"dns.blocklist-listed", "IPv6",
         [](Scene& s) {
             s.world.set(
                 "0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.bl.example",
                 Type::A, {"127.0.0.4"});
         }},
        {"dns.blocklist-unknown", "a public resolver is refused",
         [](Scene& s) {
             s.world.set("10.2.0.192.bl.example", Type::A, {"127.255.255.254"});
         }},
        {"dns.blocklist-unknown", "even the test entry is not there",
         [](Scene& s) {
             s.world.remove("2.0.0.127.bl.example", Type::A);
         }},
        {"dns.domainlist-clean", "no such list", [](Scene& s) { s.options.domainLists.clear(); },
         true},
        {"dns.domainlist-listed", "listed",
         [](Scene& s) {
             s.world.set("example.org.dbl.example", Type::A, {"127.0.1.2"});
         }},
        {"dns.domainlist-unknown", "asked too much",
         [](Scene& s) {
             s.world.set("example.org.dbl.example", Type::A, {"127.255.255.255"});
         }},
        {"dns.age-ok", "no registry", [](Scene& s) { s.world.pages.clear(); }, true},
        {"dns.age-young", "two weeks, by way of a redirect",
         [](Scene& s) {
             auto& first = s.world.pages["https://rdap.example/domain/example.org"];
             s.world.pages["https://registry.example/example.org"] = first;
             s.world.pages["https://registry.example/example.org"].body =
                 R"({"events":[{"eventAction":"expiration","eventDate":"2027-11-10T00:00:00Z"},)"
                 R"({"eventAction":"registration","eventDate":"2026-11-10T00:00:00Z"}]})";
             first.status = 302;
             first.headers["location"] = "https://registry.example/example.org";
         }},
        {"dns.age-unknown", "no registry",
         [](Scene& s) {
             s.world.pages.clear();
         }},
        {"dns.clock-ok", "nobody tells the time", [](Scene& s) { s.world.pages.clear(); }, true},
        {"dns.clock-off", "an hour late",
         [](Scene& s) {
             s.world.time -= std::chrono::hours(1);
         }},
        {"dns.clock-unknown", "nobody tells the time",
         [](Scene& s) {
             s.world.pages.erase("https://clock.example/");
         }},
        {"dns.outbound-open", "blocked",
         [](Scene& s) {
             for (auto& one : s.world.tries)
                 one.connected = false;
         },
         true},
        {"dns.outbound-partly", "one of two",
         [](Scene& s) {
             s.world.tries[1].connected = false;
         }},
        {"dns.outbound-blocked", "none of two",
         [](Scene& s) {
             for (auto& one : s.world.tries)
                 one.connected = false;
         }},
        {"dns.outbound-unknown", "no MX was found",
         [](Scene& s) {
             for (auto& one : s.world.tries) {
                 one.connected = false;
                 one.address.clear();
             }
         }},
    };
}

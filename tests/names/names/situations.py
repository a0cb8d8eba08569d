"""The table of situations."""
import dataclasses
from typing import Callable

from .internet import DOMAIN, HOST
from .zones import quoted

PTR4 = "10.2.0.192.in-addr.arpa"
OLD = "198.51.100.7"


def nothing(_customer):
    pass


def right_ds(zone):
    return zone.ds_of(zone.key)


@dataclasses.dataclass
class Situation:
    name: str
    expected: list
    change: Callable = nothing
    #: Made after the second server has the zones, which then keeps them.
    stale_before: Callable = None
    signed: bool = True
    ds: Callable = right_ds
    at_second: Callable = nothing
    after: Callable = nothing
    #: {id: a text in its title or evidence}
    evidence: dict = dataclasses.field(default_factory=dict)


def put(name, kind, *values):
    def change(customer):
        customer.zones[DOMAIN].sets[name, kind] = list(values)
    return change


def gone(name, kind, zone=DOMAIN):
    def change(customer):
        del customer.zones[zone].sets[name, kind]
    return change


def both(*changes):
    def change(customer):
        for one in changes:
            one(customer)
    return change


def reverse(*values):
    def change(customer):
        customer.zones["2.0.192.in-addr.arpa"].sets[PTR4, "PTR"] = list(values)
    return change


def expire(customer):
    customer.zones[DOMAIN].expired = True


def tamper(before, after):
    def change(customer):
        customer.zones[DOMAIN].tampered = (before, after)
    return change


def selector_of(customer, kind):
    return next(name for (name, _), values in customer.zones[DOMAIN].sets.items()
                if "._domainkey." in name and f"k={kind}" in values[0])


def cut_key(customer):
    """As a provider's form that takes 255 characters does."""
    name = selector_of(customer, "rsa")
    whole = "".join(part for part in customer.zones[DOMAIN].sets[name, "TXT"][0].split('"')[1::2])
    put(name, "TXT", quoted(whole[:255]))(customer)


def no_key(customer):
    gone(selector_of(customer, "rsa"), "TXT")(customer)


SITUATIONS = [
    Situation("all in order", []),

    Situation("stale second server", ["dns.delegation-stale"], stale_before=nothing,
              evidence={"dns.delegation-stale": "ns2.hoster.net"}),
    Situation("stale second server without the new SPF record",
              ["dns.delegation-stale", "dns.servers-disagree"],
              change=gone(DOMAIN, "TXT"),
              stale_before=put(DOMAIN, "TXT", '"v=spf1 mx -all"')),
    Situation("second server does not know the zone", ["dns.delegation-lame"],
              at_second=lambda customer: customer.serve_second(
                  [name for name in customer.zones if name != DOMAIN]),
              after=lambda customer: customer.serve_second(),
              evidence={"dns.delegation-lame": "ns2.hoster.net"}),
    Situation("second server is silent", ["dns.delegation-silent"],
              at_second=lambda customer: customer.second.pause(True),
              after=lambda customer: customer.second.pause(False),
              evidence={"dns.delegation-silent": "ns2.hoster.net"}),

    Situation("DNSSEC: signatures have ended", ["dns.dnssec-bogus"], change=expire),
    Situation("DNSSEC: the DS record is of another key", ["dns.dnssec-bogus"],
              ds=lambda zone: zone.other_ds()),
    Situation("DNSSEC: a DS record, and the zone is not signed any more", ["dns.dnssec-bogus"],
              signed=False),
    # A single record that does not fit its signature.
    Situation("DNSSEC: the SPF record was changed after signing", ["dns.dnssec-bogus"],
              change=tamper('"v=spf1 mx -all"', '"v=spf1 mx ~all"'),
              evidence={"dns.dnssec-bogus": DOMAIN}),
    # The TLSA record, which DANE takes from signed zones only, is still there.
    Situation("not signed", ["dns.dnssec-insecure", "dns.tlsa-unsigned"], ds=lambda _zone: None),

    Situation("no PTR record", ["dns.ptr-missing"],
              change=gone(PTR4, "PTR", "2.0.192.in-addr.arpa")),
    Situation("the hoster's PTR record", ["dns.ptr-generic"],
              change=reverse("vps-192-0-2-10.hoster.net.")),
    Situation("PTR of a name that leads elsewhere", ["dns.ptr-not-confirmed"],
              change=reverse("www.cloudflare.com.")),

    # Who follows the name to the proxy finds that the server's own address is neither confirmed by
    # it nor allowed to send.
    Situation("proxied address", ["dns.address-proxied", "dns.ptr-not-confirmed", "dns.spf-not-us"],
              change=put(HOST, "A", "104.16.132.229"),
              evidence={"dns.address-proxied": "Cloudflare"}),
    Situation("the old server's address beside ours", ["dns.address-foreign"],
              change=put(HOST, "A", "192.0.2.10", OLD)),

    # The SPF record allows the MX hosts.
    Situation("no MX record", ["dns.mx-missing", "dns.spf-not-us"], change=gone(DOMAIN, "MX")),
    Situation("MX of an address", ["dns.mx-is-address", "dns.spf-not-us"],
              change=put(DOMAIN, "MX", "10 192.0.2.10.")),
    Situation("the old server comes first", ["dns.mx-wrong"],
              change=put(DOMAIN, "MX", "5 mx.post.com.", f"10 {HOST}.")),

    Situation("two SPF records", ["dns.spf-duplicate"],
              change=put(DOMAIN, "TXT", '"v=spf1 mx -all"', '"v=spf1 a -all"')),
    Situation("SPF without us", ["dns.spf-not-us"],
              change=put(DOMAIN, "TXT", f'"v=spf1 ip4:{OLD} -all"')),
    Situation("SPF with an include that is not there", ["dns.spf-error"],
              change=put(DOMAIN, "TXT", f'"v=spf1 include:nothing.{DOMAIN} mx -all"')),

    Situation("DKIM key cut at 255 characters", ["dns.dkim-truncated"], change=cut_key),
    Situation("no DKIM key", ["dns.dkim-missing"], change=no_key),
    Situation("no DMARC record", ["dns.dmarc-missing"], change=gone(f"_dmarc.{DOMAIN}", "TXT")),

    Situation("CAA forbids", ["dns.caa-forbids"],
              change=put(HOST, "CAA", '0 issue "digicert.com"')),
    Situation("CAA of the domain forbids", ["dns.caa-forbids"],
              change=both(gone(HOST, "CAA"), put(DOMAIN, "CAA", '0 issue "digicert.com"'))),
    Situation("TLSA of another key", ["dns.tlsa-wrong"],
              change=put(f"_25._tcp.{HOST}", "TLSA", "3 1 1 " + "ab" * 32)),
]

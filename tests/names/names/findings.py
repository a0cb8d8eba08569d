"""Situations in the customer's zones and what the check says about each: exactly these findings,
beside those that something is in order."""
import time

from interop.mail import wait_for
from interop.world import Failure

from .internet import DIRECTORY, DOMAIN, HOST
from .situations import SITUATIONS, right_ds
from .world import FIRST, MAIL, MAIL6


class Customer:
    """The customer's zones at two servers, the second of which transfers them from the first."""

    def __init__(self, internet, resolver, first, second):
        self.internet, self.resolver = internet, resolver
        self.first, self.second = first, second
        self.zones = internet.customer
        self.good, self.served = {}, {}

    def keep_as_good(self):
        self.good = {name: {key: list(values) for key, values in zone.sets.items()}
                     for name, zone in self.zones.items()}

    def reset(self):
        for name, zone in self.zones.items():
            zone.copy_of(self.good[name])
            zone.expired, zone.tampered = False, None

    def serve(self):
        """Both servers anew, with the zones as they are."""
        self.first.serve({name: zone.write() for name, zone in self.zones.items()})
        self.served = {name: zone.state() for name, zone in self.zones.items()}
        self.serve_second()

    def serve_second(self, zones=None):
        names = self.zones if zones is None else zones
        self.second.serve({name: None for name in names})
        self.transfer(names)

    def publish(self, stale=False, signed=True):
        """Serves what changed, and the domain in any case; `stale`: the second server keeps what
        it has of the domain."""
        changed = [name for name, zone in self.zones.items()
                   if name == DOMAIN or zone.state() != self.served[name]]
        for name in changed:
            zone = self.zones[name]
            zone.write(signed or name != DOMAIN)
            self.served[name] = zone.state()
            self.first.reload(zone)
        for name in changed:
            self.first.await_serial(name, self.zones[name].serial)
        self.transfer([name for name in changed if not (stale and name == DOMAIN)])

    def transfer(self, names):
        for name in names:
            self.second.transfer(name)
        for name in names:
            self.second.await_serial(name, self.zones[name].serial)

    def forget(self):
        """Nobody remembers what was before. mailsteadd drops its own cache for each check."""
        self.resolver.start()


def prepare(customer, mailstead, pebble):
    """The zones with what mailsteadd wants of them, word by word, and a certificate."""
    domain = customer.zones[DOMAIN]
    domain.sets[HOST, "A"], domain.sets[HOST, "AAAA"] = [MAIL], [MAIL6]
    customer.serve()
    customer.forget()
    mailstead.start()
    mailstead.add_domain()
    mailstead.call("certificate.request", names=[HOST], directory=DIRECTORY, agreeToTerms=True,
                   email=f"ann@{DOMAIN}", caFile=str(pebble.roots))
    wanted = mailstead.call("dns.wanted")
    for record in wanted["records"]:
        name, kind = record["name"], record["type"]
        zone = next(zone for zone in customer.zones.values()
                    if name == zone.name or name.endswith("." + zone.name))
        line = record["form"]["zoneLine"].split(None, 4)
        if line[0] != name + "." or line[2:4] != ["IN", kind]:
            raise Failure("no line of a zone file: " + record["form"]["zoneLine"])
        if (name, kind) in ((HOST, "A"), (HOST, "AAAA")):
            continue
        zone.sets.setdefault((name, kind), []).append(line[4])
    for need in ("CAA", "TLSA", "MX", "SRV", "TXT"):
        if not any(record["type"] == need for record in wanted["records"]):
            raise Failure(f"mailsteadd wants no {need} record")
    customer.keep_as_good()


def not_in_order(report):
    return sorted({finding["id"] for finding in report["findings"]
                   if finding["severity"] != "ok"})


def walk(row, customer, mailstead):
    for situation in SITUATIONS:
        def one():
            customer.reset()
            situation.change(customer)
            domain = customer.zones[DOMAIN]
            if not situation.stale_before:
                customer.publish(signed=situation.signed)
            else:
                customer.publish()
                situation.stale_before(customer)
                customer.publish(stale=True)
            customer.internet.set_ds(domain, situation.ds(domain))
            situation.at_second(customer)
            customer.forget()
            try:
                report = mailstead.check()
            finally:
                situation.after(customer)
            found = not_in_order(report)
            if found != sorted(situation.expected):
                lines = [f"{finding['id']} {finding['parameters'].get('name', '')}: "
                         + "; ".join(finding["evidence"])[:300]
                         for finding in report["findings"] if finding["severity"] != "ok"]
                raise Failure(f"{found} instead of {sorted(situation.expected)}\n        "
                              + "\n        ".join(lines))
            for identifier, word in situation.evidence.items():
                texts = [text for finding in report["findings"] if finding["id"] == identifier
                         for text in (finding["title"], *finding["evidence"])]
                if not any(word in text for text in texts):
                    raise Failure(f"{identifier} does not tell of {word!r}: {texts}")
        row(situation.name, one)


def propagate(row, customer, mailstead):
    """dns.propagation, live: one server has the record, then both."""
    name, value = f"new.{DOMAIN}", "a record that travels"

    def live():
        customer.reset()
        customer.internet.set_ds(customer.zones[DOMAIN], right_ds(customer.zones[DOMAIN]))
        customer.publish()
        customer.zones[DOMAIN].sets[name, "TXT"] = [f'"{value}"']
        customer.publish(stale=True)
        customer.forget()
        with mailstead.channel() as channel:
            channel.call("dns.propagation", name=name, type="TXT", expected=[value], watch=True,
                         interval=1)
            rounds = [channel.event()]
            agrees = {answer["address"]: answer["agrees"] for answer in rounds[0]["answers"]
                      if answer["authoritative"]}
            if rounds[0]["complete"] or rounds[0]["last"] or agrees != {
                    FIRST: True, customer.second.address: False}:
                raise Failure(f"with one stale server: {rounds[0]}")
            customer.transfer([DOMAIN])
            customer.forget()
            wait_for("the end of the watch", lambda: (rounds.append(channel.event()),
                                                      rounds[-1]["last"])[1])
        if not rounds[-1]["complete"]:
            raise Failure(f"the last round: {rounds[-1]}")
    row("propagation is watched until the second server has the record", live)


def measure(row, customer, mailstead, world):
    """Says how long a full check takes when each packet needs 10 ms and nobody remembers
    anything. No limit: the machine may be busy."""
    def one():
        customer.reset()
        customer.publish()
        customer.forget()
        world.hold_packets(0.010)
        try:
            began = time.monotonic()
            found = not_in_order(mailstead.check())
            took = time.monotonic() - began
        finally:
            world.hold_packets(0)
        print(f"          a full check with 20 ms there and back, nothing cached: {took:.2f} s",
              flush=True)
        if found:
            raise Failure(f"not in order: {found}")
    row("a check over slow lines finds the same", one)

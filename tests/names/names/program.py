"""The command line: one test, all rows, a word for each."""
import argparse
import os
import pathlib
import sys

from interop.rows import Rows
from interop.world import run_alone

from . import findings, ways
from .internet import Internet, Pebble, make_authority_of_the_web, open_imap, open_web_and_post
from .mailstead import Mailstead
from .servers import Bind, Knot, Resolver, program
from .world import FIRST, SECOND, World

NEEDED = ("knotd", "knotc", "named", "rndc", "unbound", "pebble", "dig", "nsupdate",
          "dnssec-keygen", "dnssec-signzone", "dnssec-dsfromkey", "openssl", "curl", "ip")
PAIRS = {"knot": (Knot, Bind), "bind": (Bind, Knot)}


def walk(options):
    for name in NEEDED:
        program(name)
    rows = Rows(options.only)
    world = World()
    internet = Internet(world)
    make_authority_of_the_web(internet.directory)
    internet.start()
    resolver = Resolver(world)
    resolver.start(internet.root_ds)
    first_kind, second_kind = PAIRS[options.first]
    first = first_kind(world, FIRST)
    second = second_kind(world, SECOND, first)
    mailstead = Mailstead(world, options.daemon, resolver.anchor)
    pebble = Pebble(internet)
    try:
        pebble.start()
        if options.test == "findings":
            customer = findings.Customer(internet, resolver, first, second)
            open_web_and_post(internet)
            open_imap(world, mailstead.live)
            findings.prepare(customer, mailstead, pebble)
            findings.walk(rows, customer, mailstead)
            findings.propagate(rows, customer, mailstead)
            findings.measure(rows, customer, mailstead, world)
        else:
            customer = ways.DynamicCustomer(internet, resolver, first, second)
            customer.start()
            mailstead.start()
            ways.Ways(rows, customer, mailstead, pebble, world).walk()
    finally:
        rows("mailsteadd ends as it should", mailstead.end, always=True)
        if rows.failed or sys.exc_info()[0]:
            for log in ("mailsteadd", "pebble", "unbound", first.log_name, second.log_name):
                print(f"---- {log}\n" + world.log(log)[-6000:])
    return 1 if rows.failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("test", choices=["findings", "ways"])
    parser.add_argument("first", choices=PAIRS, help="the first name server of the zones; the "
                        "other kind is the second")
    parser.add_argument("--daemon", required=True, type=lambda text: pathlib.Path(text).resolve(),
                        help="the mailsteadd to test")
    parser.add_argument("--only", default="", metavar="TEXT", help="rows with this in their name")
    options = parser.parse_args()
    os.environ["PATH"] += ":/usr/sbin:/sbin"  # name servers are there, and not everybody's path
    return run_alone(walk, options)

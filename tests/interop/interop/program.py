"""The command line: one peer, all rows, a word for each."""
import argparse
import os
import signal
import sys

from smtpbench.names import NameServer

from . import certificate, dovecot, relay, swaks
from .mailstead import Mailstead
from .peers.exim import Exim
from .peers.opensmtpd import OpenSmtpd
from .peers.postfix import Postfix
from .rows import Rows
from .world import HERE, OURS, SKIPPED, THEIRS, THERE, Failure, Skip, World, enter

PEERS = {"postfix": Postfix, "exim": Exim, "opensmtpd": OpenSmtpd}
ALONE = {"swaks": swaks, "dovecot": dovecot, "certificate": certificate}
DOVECOT = ["dovecot-core", "dovecot-lmtpd", "dovecot-imapd", "dovecot-pop3d"]


def walk(options):
    rows = Rows(options.only)
    world = World()
    kind = PEERS.get(options.peer)
    world.install([*DOVECOT, *(kind.packages if kind else ["swaks", "libnet-ssleay-perl"])])
    world.leave_network()
    NameServer({HERE: OURS, THERE: THEIRS}, 53)
    mailstead = Mailstead(world, options.daemon)
    peer = None
    try:
        mailstead.start()
        if kind:
            peer = kind(world)
            relay.walk(rows, mailstead, peer)
        else:
            ALONE[options.peer].walk(rows, mailstead)
    finally:
        rows("mailsteadd ends as it should", mailstead.end, always=True)
        if rows.failed:
            print("---- mailsteadd\n" + mailstead.log()[-6000:])
            print("---- peer\n" + (peer.log()[-6000:] if peer else ""))
    return 1 if rows.failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("peer", choices=[*PEERS, *ALONE])
    parser.add_argument("--daemon", required=True, help="the mailsteadd to test")
    parser.add_argument("--only", default="", metavar="TEXT", help="rows with this in their name")
    options = parser.parse_args()
    if os.geteuid() != 0:
        print("skipped: namespaces need root")
        return SKIPPED
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    code = enter()
    if code is not None:
        return code
    try:
        return walk(options)
    except Skip as reason:
        print(f"skipped: {reason}")
        return SKIPPED
    except Failure as error:
        print(f"failed: {error}")
        return 1

"""The command line: one peer, all rows, a word for each."""
import argparse

from smtpbench.names import NameServer

from . import certificate, dovecot, relay, swaks
from .mailstead import Mailstead
from .peers.exim import Exim
from .peers.opensmtpd import OpenSmtpd
from .peers.postfix import Postfix
from .rows import Rows
from .world import HERE, OURS, THEIRS, THERE, World, run_alone

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
    return run_alone(walk, options)

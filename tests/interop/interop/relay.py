"""Mail between mailsteadd and another server, in both directions."""
import re

from .mail import BODIES, Client, body_of, head_of, message, wait_for
from .mailstead import PASSWORD
from .world import HERE, MANY, OURS, THEIRS, THERE, Failure

OUR_BOX, THEIR_BOX = f"box@{HERE}", f"box@{THERE}"


class Direction:
    """From a user of one server to one of the other; the sender's server is spoken to directly."""

    def __init__(self, words, sender, domain, sent_from, arrives_in, connect):
        self.words = words
        self.sender, self.domain = sender, domain
        self.sent_from, self.arrives_in = sent_from, arrives_in
        self.connect = connect

    def send(self, token, recipients=("box",), body=BODIES["small"], **options):
        addresses = [f"{name}@{self.domain}" for name in recipients]
        with self.connect() as client:
            client.post(self.sender, addresses,
                        message(token, body, self.sender, addresses[0]), **options)


def walk(row, mailstead, peer):
    to_peer = Direction(f"to {peer.name}", OUR_BOX, THERE, mailstead.mailbox, peer.mailbox,
                        lambda: Client(OURS, 587, (OUR_BOX, PASSWORD)))
    from_peer = Direction(f"from {peer.name}", THEIR_BOX, HERE, peer.mailbox, mailstead.mailbox,
                          lambda: Client(THEIRS))
    for tls in ("1.2", "1.3"):
        peer.start(tls)
        try:
            for way in (to_peer, from_peer):
                if way is to_peer and not peer.takes_tls:
                    print(f"  skipped TLS {tls}, {way.words}: its STARTTLS fails with OpenSSL 3;"
                          " mail goes in the clear", flush=True)
                    continue
                row(f"TLS {tls}, {way.words}", lambda: encrypted(way, tls))
            if tls == "1.3":
                for way in (to_peer, from_peer):
                    contents(row, way)
                    row(f"{MANY} recipients, {way.words}", lambda: many(way))
                    row(f"unknown recipient, {way.words}", lambda: bounce(way, "nobody"))
                    row(f"bounce after forwarding, {way.words}", lambda: bounce(way, "late"))
                    if way is to_peer and not peer.tells_success:
                        print(f"  skipped success asked for, {way.words}: no notification was"
                              " seen, and why is not known yet", flush=True)
                    else:
                        row(f"success asked for, {way.words}", lambda: success(way))
                    international(row, way, peer)
                peer.look_for_more(row)
                row("nothing is left in the queue", lambda: wait_for(
                    "an empty queue", lambda: mailstead.call("queue.counts")["total"] == 0))
        finally:
            peer.stop()


def encrypted(way, tls):
    token = f"tls-{tls}-{way.domain}"
    way.send(token)
    mail = way.arrives_in.wait(f"Subject: {token}")[0]
    received = next((field for field in head_of(mail).split("Received:")
                     if f"by {way.domain}" in field and "with LMTP" not in field), "")
    if not re.search(rf"TLS[v ]?{re.escape(tls)}", received):
        raise Failure("the last hop does not tell of it: " + received)


def contents(row, way):
    for name, body in BODIES.items():
        def one():
            token = f"content-{name.replace(' ', '-')}-{way.domain}"
            way.send(token, body=body,
                     mail_options=[] if name == "small" else ["BODY=8BITMIME"])
            mail = way.arrives_in.wait(f"Subject: {token}")[0]
            wanted = body.replace(b"\r\n", b"\n")
            if body_of(mail) != wanted:
                raise Failure(f"changed under way: {len(body_of(mail))} octets instead of "
                              f"{len(wanted)}: {body_of(mail)[:200]!r}")
        row(f"{name}, {way.words}", one)


def many(way):
    token = f"many-{way.domain}"
    names = [f"box{number}" for number in range(1, MANY + 1)]
    way.send(token, recipients=names)
    got = way.arrives_in.wait(f"Subject: {token}", number=MANY)
    if len(got) != MANY:
        raise Failure(f"{len(got)} instead of {MANY}")


def bounce(way, name):
    """The sender is told with a notification, whoever writes it."""
    token = f"bounce-{name}-{way.domain}"
    way.send(token, recipients=[name])
    mail = way.sent_from.wait(token, "message/delivery-status")[0]
    text = mail.decode("utf-8", "replace")
    for part in ("message/delivery-status", "Action: failed", "Status: 5."):
        if part.lower() not in text.lower():
            raise Failure(f"no {part} in the bounce:\n{text[:3000]}")


def success(way):
    """NOTIFY, ENVID and ORCPT go on to the next server, or who hands over tells so."""
    token = f"success-{way.domain}"
    way.send(token, mail_options=["RET=HDRS", f"ENVID={token}"],
             rcpt_options=["NOTIFY=SUCCESS,FAILURE", f"ORCPT=rfc822;box@{way.domain}"])
    way.arrives_in.wait(f"Subject: {token}")
    mail = way.sent_from.wait(token, "message/delivery-status")[0]
    text = mail.decode("utf-8", "replace").lower()
    if not re.search(r"action: (delivered|relayed|expanded)", text):
        raise Failure(f"not of success:\n{text[:3000]}")
    if f"original-envelope-id: {token}" not in text:
        raise Failure(f"the envelope's id is lost:\n{text[:3000]}")
    if f"original-recipient: rfc822;box@{way.domain}" not in text.replace("; ", ";"):
        raise Failure(f"the original recipient is lost:\n{text[:3000]}")


def international(row, way, peer):
    token = f"utf8-{way.domain}"
    if peer.smtputf8:
        def one():
            way.send(token, recipients=["bücher"], mail_options=["SMTPUTF8", "BODY=8BITMIME"])
            way.arrives_in.wait(f"Subject: {token}")
        row(f"SMTPUTF8, {way.words}", one)
    elif way.domain == THERE:
        def refused():
            way.send(token, recipients=["bücher"], mail_options=["SMTPUTF8", "BODY=8BITMIME"])
            way.sent_from.wait(token, "multipart/report", "5.6.7")
        row(f"SMTPUTF8 comes back with 5.6.7, {way.words}", refused)

"""Dovecot's LMTP takes what mailsteadd hands over, and refuses what it must."""
from .mail import BODIES, Client, body_of, message, wait_for
from .mailstead import PASSWORD
from .world import HERE, MANY, OURS, Failure

BOX = f"box@{HERE}"


def walk(row, mailstead):
    print("  Dovecot " + mailstead.world.must("dovecot", "--version").strip())
    box = mailstead.mailbox

    def send(token, body, recipients=(BOX,), **options):
        with Client(OURS, 587, (BOX, PASSWORD)) as client:
            client.post(BOX, recipients, message(token, body, BOX), **options)

    for name, body in BODIES.items():
        def one():
            token = f"lmtp-{name.replace(' ', '-')}"
            send(token, body, mail_options=["BODY=8BITMIME"])
            if body_of(box.wait(f"Subject: {token}")[0]) != body.replace(b"\r\n", b"\n"):
                raise Failure("changed under way")
        row(f"{name}, to Dovecot", one)

    def many():
        send("lmtp-many", b"x\r\n",
             [f"box{number}@{HERE}" for number in range(1, MANY + 1)])
        box.wait("Subject: lmtp-many", number=MANY)
    row(f"{MANY} recipients, to Dovecot", many)

    def international():
        send("lmtp-utf8", b"x\r\n", [f"bücher@{HERE}"], mail_options=["SMTPUTF8"])
        box.wait("Subject: lmtp-utf8")
    row("SMTPUTF8 recipient of ours, to Dovecot", international)

    def international_header():
        content = message("lmtp-utf8-header", b"x\r\n", BOX, f"bücher@{HERE}")
        with Client(OURS) as client:
            client.post("bücher@there.example", [f"bücher@{HERE}"], content,
                        mail_options=["SMTPUTF8", "BODY=8BITMIME"])
        box.wait("Subject: lmtp-utf8-header", f"To: <bücher@{HERE}>")
    row("SMTPUTF8 sender and header, to Dovecot", international_header)

    def success():
        send("lmtp-success", b"x\r\n", mail_options=["ENVID=lmtp-success"],
             rcpt_options=["NOTIFY=SUCCESS"])
        box.wait("Original-Envelope-Id: lmtp-success", "Action: delivered")
    row("success asked for", success)

    def full():
        """One of two recipients is full: only this one waits or bounces."""
        mailstead.call("account.add", address=f"full@{HERE}", password=PASSWORD)
        mailstead.call("account.setLimits", address=f"full@{HERE}", quotaBytes=1024 * 1024,
                       messagesPerDay=0, recipientsPerDay=0)
        send("lmtp-full", BODIES["3 MiB"], [f"full@{HERE}", BOX])
        box.wait("Subject: lmtp-full")
        wait_for("words about the full mailbox", lambda: [
            mail for mail in box.having("lmtp-full", "multipart/report")] or [
            line for line in mailstead.call("queue.list")["rows"] if line["lastReply"]])
    row("a full mailbox beside one with room", full)

    def away():
        """Dovecot is gone for a while: mail waits and arrives."""
        mailstead.dovecot.terminate()
        mailstead.dovecot.wait(60)
        send("lmtp-away", b"x\r\n")
        wait_for("a deferral", lambda: any(line["state"] == "deferred"
                                           for line in mailstead.call("queue.list")["rows"]))
        mailstead.start_dovecot()
        box.wait("Subject: lmtp-away")
    row("Dovecot away and back", away)

"""A new certificate comes into use while connections to mailsteadd and to Dovecot stay open:
whoever connects afterwards sees it, and who was there before goes on."""
import concurrent.futures
import imaplib
import re
import ssl

from .mail import Client, wait_for
from .mailstead import PASSWORD
from .world import HERE, OURS, Failure

BOX = f"box@{HERE}"
SMTP_CLIENTS, IMAP_CLIENTS = 42, 8
#: Port, and what openssl says before TLS.
SMTP_PORTS = ((25, "smtp"), (587, "smtp"), (465, None))
IMAP_PORTS = ((143, "imap"), (993, None))


class TestAuthority:
    def __init__(self, world):
        self.world = world
        self._openssl("req", "-x509", *self.KEY, "-days", "9", "-subj", "/CN=authority", "-keyout",
                      "/tmp/ca.key", "-out", "/tmp/ca.pem")
        world.write("tmp/extensions", f"subjectAltName=DNS:{HERE}\n")

    KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")

    def _openssl(self, *words):
        self.world.must("openssl", *words)

    def pair(self):
        self._openssl("req", *self.KEY, "-subj", f"/CN={HERE}", "-keyout", "/tmp/key", "-out",
                      "/tmp/csr")
        self._openssl("x509", "-req", "-in", "/tmp/csr", "-days", "5", "-CA", "/tmp/ca.pem",
                      "-CAkey", "/tmp/ca.key", "-CAcreateserial", "-extfile", "/tmp/extensions",
                      "-out", "/tmp/chain")
        return {"chain": self.world.path("tmp/chain").read_text(),
                "key": self.world.path("tmp/key").read_text()}


def fingerprint(world, text):
    body = re.search("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n", text, re.S)
    if not body:
        raise Failure("no certificate was shown: " + text[-500:])
    shown = world.must("openssl", "x509", "-noout", "-fingerprint", "-sha256", input=body.group())
    return shown.partition("=")[2].strip().replace(":", "").lower()


def by_openssl(world, address, port, starttls):
    command = ["openssl", "s_client", "-connect", f"{address}:{port}"]
    done = world.run(*command, *(["-starttls", starttls] if starttls else []), input="",
                     timeout=60)
    return fingerprint(world, done.stdout)


def by_swaks(world):
    world.must("swaks", "--server", OURS, "--helo", "client.example", "--to", BOX, "--tls",
               "--tls-get-peer-cert", "/tmp/peer.pem", "--quit-after", "TLS")
    return fingerprint(world, world.path("tmp/peer.pem").read_text())


def unverified():
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


class SmtpClient:
    """Stops somewhere on its way; every second one in TLS."""

    def __init__(self, number):
        self.number, self.stage = number, number // 2 % 3
        self.client = Client(OURS)
        if number % 2:
            self.client.starttls(context=unverified())
            self.client.ehlo()
        if self.stage >= 1:
            self._addresses()
        if self.stage >= 2:
            self._half()

    def _must(self, reply, wanted):
        if reply[0] != wanted:
            raise Failure(f"client {self.number}: {reply}")

    def _addresses(self):
        self._must(self.client.mail("someone@there.example"), 250)
        self._must(self.client.rcpt(BOX), 250)

    def _half(self):
        self._must(self.client.docmd("DATA"), 354)
        self.client.send(f"Subject: stayed-{self.number}\r\n\r\nfirst half\r\n")

    def finish(self):
        if self.stage < 1:
            self._addresses()
        if self.stage < 2:
            self._half()
        self.client.send("last half\r\n.\r\n")
        self._must(self.client.getreply(), 250)
        self.client.quit()


def imap_client(number):
    if number % 2:
        client = imaplib.IMAP4_SSL("127.0.0.1", 993, ssl_context=unverified())
    else:
        client = imaplib.IMAP4("127.0.0.1", 143)
        client.starttls(unverified())
    client.login(BOX, PASSWORD)
    client.select()
    return client


def show_dovecot(mailstead, stamp_before):
    """As mailstead-dovecot.path and .service do, which need systemd: they are tried in the
    sandbox."""
    stamp = mailstead.world.path("var/lib/mailstead/certificates/stamp")
    wait_for("the stamp of the new certificate",
             lambda: stamp.exists() and stamp.stat().st_mtime_ns != stamp_before)
    mailstead.world.must("doveadm", "reload")
    return stamp.stat().st_mtime_ns


def walk(row, mailstead):
    world = mailstead.world
    authority = TestAuthority(world)
    state = {"stamp": None}

    def install():
        wanted = mailstead.call("certificate.install", **authority.pair())["fingerprint"]
        state["stamp"] = show_dovecot(mailstead, state["stamp"])
        for port, starttls in SMTP_PORTS:
            if by_openssl(world, OURS, port, starttls) != wanted:
                raise Failure(f"port {port} shows another certificate")
        for port, starttls in IMAP_PORTS:
            wait_for(f"the certificate on port {port}", lambda: by_openssl(
                world, "127.0.0.1", port, starttls) == wanted)
        if by_swaks(world) != wanted:
            raise Failure("swaks is shown another certificate")
        return wanted

    def change():
        first = install()
        before = mailstead.call("server.status")["startedAt"]
        with concurrent.futures.ThreadPoolExecutor(10) as pool:
            smtp = list(pool.map(SmtpClient, range(SMTP_CLIENTS)))
        imap = [imap_client(number) for number in range(IMAP_CLIENTS)]
        if install() == first:
            raise Failure("it is the same certificate")
        for client in smtp:
            client.finish()
        for number in range(SMTP_CLIENTS):
            mailstead.mailbox.wait(f"Subject: stayed-{number}\n")
        for number, client in enumerate(imap):
            client.noop()  # shows it what has come
            word, found = client.search(None, "SUBJECT", "stayed-")
            if word != "OK" or len(found[0].split()) != SMTP_CLIENTS:
                raise Failure(f"IMAP client {number}: {word} {found}")
            client.logout()
        if mailstead.call("server.status")["startedAt"] != before:
            raise Failure("mailsteadd was started again")
    row(f"a new certificate beside {SMTP_CLIENTS} SMTP and {IMAP_CLIENTS} IMAP connections", change)

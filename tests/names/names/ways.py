"""Every way to a certificate, walked by mailsteadd with a real authority that asks real name
servers and comes back to the server itself."""
import base64
import re

from interop.mail import wait_for
from interop.world import Failure

from .internet import DIRECTORY, DOMAIN, HOST, web_server
from .mailstead import Refused
from .servers import KEY, KEY_NAME
from .world import AUTHORITY, FIRST, MAIL, MAIL6, SECOND

BINDING = {"keyId": "kid-1",
           "hmacKey": base64.urlsafe_b64encode(b"only for this test, 33 octets....").decode()}


class Ways:
    def __init__(self, row, customer, mailstead, pebble, world):
        self.row, self.customer, self.mailstead = row, customer, mailstead
        self.pebble, self.world = pebble, world

    def settings(self, way, names=(HOST,), **more):
        return {"names": list(names), "directory": DIRECTORY, "email": f"ann@{DOMAIN}",
                "agreeToTerms": True, "way": way, "caFile": str(self.pebble.roots), **more}

    def request(self, way, names=(HOST,), **more):
        """Gives what the daemon said meanwhile; the certificate is then served."""
        with self.mailstead.channel() as channel:
            issued = channel.call("certificate.request", **self.settings(way, names, **more))
            self.must_serve(issued["fingerprint"])
            return channel.progress

    def refused(self, kind, words, call):
        """`words` in what is said, and what is in use stays so."""
        before = self.served()
        try:
            call()
        except Refused as error:
            if error.kind != kind or words not in f"{error.what} {error.why}" or not error.next:
                raise Failure(f"{error.kind}, {error.what}: {error.why}; {error.next}") from error
        else:
            raise Failure("it is not refused")
        self.must_serve(before)

    def served(self):
        """Fingerprint of what openssl is shown on port 25, verified."""
        shown = self.world.run("internet", "openssl", "s_client", "-connect", f"{MAIL}:25",
                               "-starttls", "smtp", "-servername", HOST, "-verify_hostname", HOST,
                               "-CAfile", self.pebble.roots, input="QUIT\r\n").stdout
        body = re.search("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n", shown, re.S)
        if not body:
            raise Failure("no certificate on port 25: " + shown[-500:])
        verified = "Verify return code: 0 (ok)" in shown
        text = self.world.run("internet", "openssl", "x509", "-noout", "-fingerprint", "-sha256",
                              input=body.group()).stdout
        return text.partition("=")[2].strip().replace(":", "").lower(), verified

    def must_serve(self, wanted):
        fingerprint, verified = wanted if isinstance(wanted, tuple) else (wanted, True)
        if self.served() != (fingerprint, verified):
            raise Failure(f"port 25 shows {self.served()}, not {fingerprint}")

    def walk(self):
        for name, work in (
                ("http-01", self.by_http), ("tls-alpn-01", self.by_tls_alpn),
                ("web root", self.by_web_root),
                ("a web root that is another's", self.by_wrong_web_root),
                ("a name that does not lead here", self.not_here),
                ("CAA forbids: the authority is not asked", self.caa_forbids),
                ("dns-01 through RFC 2136, with a wildcard", self.by_update),
                ("dns-01 by hand, one server after the other", self.by_hand),
                ("a name that the authority refuses", self.rejected),
                ("a slow authority that loses nonces", self.slow),
                ("authorisations are used again", self.used_again),
                ("external account binding", self.binding),
                ("the authority is away and back", self.away),
                ("renewal by itself", self.by_itself)):
            self.row(name, work)

    def by_http(self):
        self.request("http")

    def by_tls_alpn(self):
        self.request("tls-alpn")

    def by_web_root(self):
        root = self.world.path("web-root", "x").parent
        with web_server(self.world, root):
            self.request("web-root", webRoot=str(root))
        left = list((root / ".well-known/acme-challenge").iterdir())
        if left:
            raise Failure(f"left behind: {left}")

    def by_wrong_web_root(self):
        root, other = (self.world.path(name, "x").parent for name in ("web-root", "other-root"))
        with web_server(self.world, other):
            self.refused("refused", "got another answer from",
                         lambda: self.request("web-root", webRoot=str(root)))

    def not_here(self):
        name = f"www.{DOMAIN}"
        self.customer.update(f"update add {name} 60 A {AUTHORITY}", transfer=True)
        self.refused("refused", f"{name} does not lead to this server",
                     lambda: self.request("http", (HOST, name)))

    def caa_forbids(self):
        self.customer.update(f'update add {HOST} 60 CAA 0 issue "digicert.com"', transfer=True)
        real = DIRECTORY.removesuffix("dir") + "directory"  # known by name; nothing is there
        try:
            self.refused("refused", "CAA", lambda: self.request("http", directory=real))
        finally:
            self.customer.update(f"update delete {HOST} CAA", transfer=True)

    def by_update(self):
        self.mailstead.call("dns.setCredentials", name="own", provider="rfc2136", fields={
            "server": f"{FIRST}:53", "zones": DOMAIN, "keyName": KEY_NAME, "secret": KEY})
        # Whoever asks for a way is told that this one is open, and for a wildcard the only one.
        ways = self.mailstead.call("certificate.proposal", names=[f"*.{DOMAIN}"])["ways"]
        if ways[0]["way"] != "dns" or not ways[0]["possible"]:
            raise Failure(f"proposed: {ways}")
        said = self.request("dns", (f"*.{DOMAIN}", DOMAIN))
        name = f"_acme-challenge.{DOMAIN}"
        for server in (self.customer.first, self.customer.second):
            wait_for(f"the challenge's end at {server.kind}",
                     lambda: "status: NXDOMAIN" in server.ask(name, "TXT"))
        if sum("Writing the TXT record" in text for text in said) != 2:
            raise Failure(f"said: {said}")
        self.mailstead.call("dns.removeCredentials", name="own")

    def by_hand(self):
        self.customer.notify(False)
        with self.mailstead.channel() as channel:
            request = channel.send("certificate.request", **self.settings("dns-by-hand"))
            record = wait_for("the record to be made", lambda: self.mailstead.call(
                "certificate.manual")["records"])[0]
            self.customer.update(f'update add {record["name"]} 60 TXT "{record["value"]}"')

            def there():
                servers = self.mailstead.call("certificate.manual")["records"][0]["servers"]
                return {server["server"]: server["there"] for server in servers} == {
                    f"ns1.hoster.net ({FIRST})": True, f"ns2.hoster.net ({SECOND})": False}
            wait_for("one server with the record, one without", there)
            self.customer.transfer_dynamic()
            self.must_serve(channel.reply_to(request)["fingerprint"])
        if self.mailstead.call("certificate.manual")["records"]:
            raise Failure("there is still something to be made by hand")
        self.customer.update(f'update delete {record["name"]} TXT')
        self.customer.notify(True)

    def rejected(self):
        self.pebble.start(domainBlocklist=[DOMAIN])
        self.refused("refused", "gives no certificates for", lambda: self.request("http"))

    def slow(self):
        self.pebble.start({"PEBBLE_WFE_NONCEREJECT": "50", "PEBBLE_VA_NOSLEEP": "0",
                           "PEBBLE_VA_SLEEPTIME": "2"})
        self.request("http")

    def used_again(self):
        self.pebble.start({"PEBBLE_AUTHZREUSE": "100"})
        self.request("http")
        if "All names were proved before" not in self.request("http"):
            raise Failure("the name was proved again")

    def binding(self):
        self.pebble.start(externalAccountBindingRequired=True,
                          externalAccountMACKeys={BINDING["keyId"]: BINDING["hmacKey"]})
        self.refused("refused", "wants an account made on its web site",
                     lambda: self.request("http"))
        self.request("http", externalAccount=BINDING)
        self.must_serve(self.mailstead.call("certificate.renew")["fingerprint"])

    def away(self):
        self.pebble.start()
        self.request("http")
        self.pebble.stop()
        self.refused("unavailable", "", lambda: self.mailstead.call("certificate.renew"))
        if not self.mailstead.call("certificate.list")["certificates"][0]["lastError"]:
            raise Failure("the failure is not remembered")
        self.pebble.start()
        self.must_serve(self.mailstead.call("certificate.renew")["fingerprint"])
        if self.mailstead.call("certificate.list")["certificates"][0]["lastError"]:
            raise Failure("the failure is remembered")

    def by_itself(self):
        """Certificates of 15 s: nobody asks for the next one."""
        self.pebble.start(certificateValidityPeriod=15)
        self.request("http")
        first = self.served()[0]

        def renewed():
            current = self.mailstead.call("certificate.list")["certificates"][0]["fingerprint"]
            return current != first and self.served() == (current, True)
        wait_for("a renewal", renewed)


class DynamicCustomer:
    """The domain at two servers; the first takes updates and tells the second of them."""

    def __init__(self, internet, resolver, first, second):
        self.internet, self.resolver = internet, resolver
        self.first, self.second = first, second
        self.zone = internet.customer[DOMAIN]
        first.dynamic = True

    def start(self):
        self.zone.sets[HOST, "A"], self.zone.sets[HOST, "AAAA"] = [MAIL], [MAIL6]
        self.zone.sets[DOMAIN, "A"] = [MAIL]
        self.file = self.zone.write(signed=False)
        self.internet.set_ds(self.zone, None)
        self.first.notify = [self.second]
        self.first.serve({DOMAIN: self.file})
        self.second.serve({DOMAIN: None})
        self.transfer_dynamic()
        self.resolver.start()

    def notify(self, wanted):
        self.first.notify = [self.second] if wanted else []
        self.first.serve({DOMAIN: self.file})
        self.transfer_dynamic()

    def serial(self, server):
        found = re.search(r"\sSOA\s\S+ \S+ (\d+) 86400", server.ask(DOMAIN, "SOA"))
        return found and int(found.group(1))

    def transfer_dynamic(self):
        wanted = self.serial(self.first)
        self.second.transfer(DOMAIN)
        self.second.await_serial(DOMAIN, wanted)

    def update(self, *lines, transfer=False):
        """As an administrator does, with nsupdate."""
        text = "\n".join([f"server {FIRST}", f"zone {DOMAIN}",
                          f"key hmac-sha256:{KEY_NAME} {KEY}", *lines, "send", ""])
        self.first.world.must("internet", "nsupdate", "-v", input=text)
        if transfer:
            self.transfer_dynamic()
            self.resolver.start()

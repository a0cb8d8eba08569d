"""What the checks look at besides the customer's zones: root and top-level domains, blocklists, the
registry's RDAP, receivers of mail, and the authority's directory. All names are signed, and answer
over the wire; what is behind the web's and the receivers' names is a stand-in."""
import contextlib
import functools
import http.server
import json
import socket
import socketserver
import ssl
import subprocess
import threading

from interop.mail import wait_for

from .servers import Knot, program
from .world import AUTHORITY, EXCHANGER, FIRST, MAIL, MAIL6, RESOLVER, ROOT_SERVER, SECOND, WEB
from .zones import Zone

HOST, DOMAIN = "mail.example.org", "example.org"
REVERSE = ("2.0.192.in-addr.arpa", "8.b.d.0.1.0.0.2.ip6.arpa")
SERVERS = {"ns1.hoster.net": FIRST, "ns2.hoster.net": SECOND}
DIRECTORY = "https://acme-v02.api.letsencrypt.org/dir"
REGISTRATION = {"events": [{"eventAction": "registration", "eventDate": "2019-05-06T07:08:09Z"}]}
TEST6 = "2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0"


class Internet:
    def __init__(self, world):
        self.world = world
        self.directory = world.path("internet", "x").parent
        self.zones = {name: Zone(self.directory / (name or "root"), name,
                                 {"a.root-servers": ROOT_SERVER})
                      for name in ("", "org", "com", "net", "arpa")}
        self.customer = {name: Zone(self.directory / name, name, SERVERS)
                         for name in (DOMAIN, *REVERSE)}
        self._fill()
        self.server = Knot(world, ROOT_SERVER)

    def _fill(self):
        for zone in ("org", "com", "net", "arpa"):
            self.delegate(self.zones[""], self.zones[zone])
        self.root_ds = self.zones[""].make_key()
        for name, zone in self.customer.items():
            self.delegate(self.zones["arpa" if name.endswith("arpa") else "org"], zone)
        for host, address in SERVERS.items():
            self.zones["net"].sets[host, "A"] = [address]
        for list_name, test in (("zen.spamhaus.org", "2.0.0.127"), ("bl.spamcop.net", "2.0.0.127"),
                                ("psbl.surriel.com", "2.0.0.127"), ("zen.spamhaus.org", TEST6),
                                ("dbl.spamhaus.org", "dbltest.com")):
            entry = "127.0.1.2" if list_name.startswith("dbl.") else "127.0.0.2"
            self.zones[list_name.rpartition(".")[2]].sets[f"{test}.{list_name}", "A"] = [entry]
        self.zones["org"].sets["acme-v02.api.letsencrypt.org", "A"] = [AUTHORITY]
        self.zones["org"].sets["rdap.org", "A"] = [WEB]
        com = self.zones["com"].sets
        com["www.cloudflare.com", "A"] = [WEB]
        com["mx.post.com", "A"] = [EXCHANGER]
        self.zones["net"].sets["vps-192-0-2-10.hoster.net", "A"] = [MAIL]
        for receiver in ("gmail.com", "outlook.com", "qq.com", "yahoo.com"):
            com[receiver, "MX"] = ["10 mx.post.com."]

    @staticmethod
    def delegate(parent, child):
        ds = child.make_key()
        parent.sets[child.name, "NS"] = list(child.sets[child.name, "NS"])
        parent.sets[child.name, "DS"] = [ds]

    def start(self):
        self.server.serve({name: zone.write() for name, zone in self.zones.items()})

    def publish(self, *names):
        """Signs these of its zones anew and serves them."""
        for name in names:
            zone = self.zones[name]
            zone.write()
            self.server.reload(zone)
        for name in names:
            self.server.await_serial(name, self.zones[name].serial)

    def set_ds(self, zone, value):
        """None: the zone is not signed as far as the world knows."""
        parent = self.zones[zone.name.rpartition(".")[2]]
        before = parent.sets.pop((zone.name, "DS"), None)
        if value:
            parent.sets[zone.name, "DS"] = [value]
        if before != ([value] if value else None):
            self.publish(parent.name)


def make_authority_of_the_web(directory):
    """A root certificate, and a certificate of it for all names that are asked over HTTPS."""
    def openssl(*words):
        subprocess.run([program("openssl"), *words], check=True, capture_output=True, cwd=directory,
                       timeout=60)
    names = ",".join(f"DNS:{name}" for name in
                     ("acme-v02.api.letsencrypt.org", "rdap.org", "www.cloudflare.com"))
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    openssl("req", "-x509", *key, "-days", "9", "-subj", "/CN=Test root", "-keyout", "root.key",
            "-out", "root.pem")
    openssl("req", *key, "-subj", "/CN=web", "-keyout", "web.key", "-out", "web.csr")
    (directory / "extensions").write_text(f"subjectAltName={names}\n")
    openssl("x509", "-req", "-in", "web.csr", "-days", "9", "-CA", "root.pem", "-CAkey", "root.key",
            "-CAcreateserial", "-extfile", "extensions", "-out", "web.pem")


class Pebble:
    """The authority."""

    def __init__(self, internet):
        self.world, self.directory = internet.world, internet.directory
        self.process = None
        #: Roots of its own directory and of what it issues; the latter is new at each start.
        self.roots = self.directory / "roots.pem"

    def start(self, environment=None, **more):
        """Anew: it has forgotten all accounts and orders. `more` are further members of its
        configuration."""
        self.stop()
        config = {"listenAddress": f"{AUTHORITY}:443",
                  "managementListenAddress": f"{AUTHORITY}:15000",
                  "certificate": str(self.directory / "web.pem"),
                  "privateKey": str(self.directory / "web.key"), "httpPort": 80, "tlsPort": 443,
                  **more}
        file = self.directory / "pebble.json"
        file.write_text(json.dumps({"pebble": config}))
        self.process = self.world.start("internet", program("pebble"), "-config", file,
                                        "-dnsserver", f"{RESOLVER}:53", "-strict", log="pebble",
                                        env={"PEBBLE_VA_NOSLEEP": "1",
                                             "PEBBLE_WFE_NONCEREJECT": "5",
                                             "PEBBLE_AUTHZREUSE": "0", **(environment or {})})
        issuer = wait_for("pebble", self._issuer)
        self.roots.write_text((self.directory / "root.pem").read_text() + issuer)

    def _issuer(self):
        if self.process.poll() is not None:
            raise RuntimeError("pebble ended: " + self.world.log("pebble")[-2000:])
        return self.world.run("internet", "curl", "-sSf", "--max-time", "5", "--cacert",
                              self.directory / "root.pem", "--connect-to",
                              f"acme-v02.api.letsencrypt.org:15000:{AUTHORITY}:15000",
                              "https://acme-v02.api.letsencrypt.org:15000/roots/0").stdout

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait(20)


class Page(http.server.BaseHTTPRequestHandler):
    """The registry's RDAP; every other page is not there, but dated."""

    def do_GET(self):
        found = self.path == f"/domain/{DOMAIN}"
        body = json.dumps(REGISTRATION if found else {}).encode()
        self.send_response(200 if found else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Greeter(socketserver.StreamRequestHandler):
    """A receiver's port 25, as far as a greeting goes."""

    def handle(self):
        self.wfile.write(b"220 mx.post.com ESMTP\r\n")
        self.rfile.readline(1000)


class Listening(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 50

    def __init__(self, address, handler, context=None):
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self._context = context
        super().__init__(address, handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def finish_request(self, request, client_address):
        request.settimeout(20)
        if self._context:
            try:
                request = self._context().wrap_socket(request, server_side=True)
            except OSError:
                return  # who only looks at the certificate has gone
        super().finish_request(request, client_address)

    def handle_error(self, request, client_address):
        pass  # a client that goes away is its own affair


def context_with(chain, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    return context


def open_web_and_post(internet):
    web = context_with(internet.directory / "web.pem", internet.directory / "web.key")
    with internet.world.inside("internet"):
        Listening((WEB, 443), Page, lambda: web)
        Listening((EXCHANGER, 25), Greeter)


class Folder(http.server.SimpleHTTPRequestHandler):
    """A customer's web server on port 80."""

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def web_server(world, folder):
    with world.inside("mail"):
        servers = [Listening((address, 80), functools.partial(Folder, directory=folder))
                   for address in ("0.0.0.0", MAIL6)]
    try:
        yield
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def open_imap(world, live):
    """Stands in for Dovecot on port 993: TLS with the certificate that mailsteadd uses now."""
    with world.inside("mail"):
        for address in ("0.0.0.0", MAIL6):
            Listening((address, 993), socketserver.BaseRequestHandler,
                      lambda: context_with(live / "fullchain.pem", live / "key.pem"))

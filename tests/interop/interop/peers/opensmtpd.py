import re

from ..world import HERE, MANY, THEIRS, THERE
from .peer import Peer

CONFIG = """
pki {there} cert "/etc/interop/cert.pem"
pki {there} key "/etc/interop/key.pem"
table boxes file:/etc/interop/boxes
smtp max-message-size 50M
queue ttl 1h
listen on {theirs} port 25 tls pki {there} hostname {there}{protocols}
action "box" maildir "/var/there" virtual <boxes>
action "out" relay helo {there} tls no-verify{protocols}
match from any for domain "{there}" action "box"
match from src 192.0.2.0/24 for any action "out"
"""
# Versions before 7 have no setting for it, but take it from OpenSSL's.
OPENSSL_CONF = """
openssl_conf = all
[all]
ssl_conf = ssl
[ssl]
system_default = tls
[tls]
MinProtocol = TLSv{tls}
MaxProtocol = TLSv{tls}
"""


class OpenSmtpd(Peer):
    name = "OpenSMTPD"
    packages = ["opensmtpd"]
    smtputf8 = False
    tells_success = False

    def configure(self, tls):
        said = self.world.run("smtpd", "-h").stderr + self.world.run("smtpd", "-h").stdout
        version = int(re.search(r"OpenSMTPD (\d+)", said)[1])
        self.takes_tls = version >= 7
        self.world.write("etc/smtpd.conf", CONFIG.format(
            there=THERE, theirs=THEIRS,
            protocols=f' protocols "tlsv{tls}"' if version >= 7 else ""))
        self.world.write("etc/interop/openssl.cnf", OPENSSL_CONF.format(tls=tls))
        boxes = [f"box{number}@{THERE} there" for number in ("", *range(1, MANY + 1))]
        self.world.write("etc/interop/boxes",
                         "\n".join([*boxes, f"late@{THERE} nobody@{HERE}"]) + "\n")
        self.environment = {"OPENSSL_CONF": "/etc/interop/openssl.cnf"} if version < 7 else {}

    def command(self):
        return ["smtpd", "-d", "-f", "/etc/smtpd.conf"]

from ..mail import wait_for
from ..world import HERE, THEIRS, THERE
from .peer import Peer

CONFIG = r"""
primary_hostname = {there}
local_interfaces = {theirs}
daemon_smtp_ports = 25
log_file_path = /var/log/exim4/%slog
log_selector = +all
host_lookup =
rfc1413_query_timeout = 0s
message_size_limit = 50M
smtp_accept_max = 100
remote_max_parallel = 4
tls_advertise_hosts = *
tls_certificate = /etc/interop/cert.pem
tls_privatekey = /etc/interop/key.pem
tls_require_ciphers = {ciphers}
smtputf8_advertise_hosts = *
dsn_advertise_hosts = *
acl_smtp_rcpt = rcpt
acl_smtp_data = accept

begin acl
rcpt:
  deny    domains = {there}
          message = There is no such mailbox here
          !verify = recipient
  accept  hosts = 192.0.2.0/24

begin routers
late:
  driver = redirect
  domains = {there}
  local_parts = late
  data = nobody@{here}
box:
  driver = accept
  domains = {there}
  local_parts = ^box[0-9]*\$ : bücher
  transport = box
remote:
  driver = dnslookup
  domains = ! {there}
  transport = smtp
  no_more

begin transports
box:
  driver = appendfile
  directory = /var/there
  maildir_format
  user = there
  group = there
  headers_add = Delivered-To: $local_part@$domain
  return_path_add
smtp:
  driver = smtp
  hosts_require_tls = *
  hosts_try_dane =
  tls_require_ciphers = {ciphers}

begin retry
* * F,1h,2s
"""


class Exim(Peer):
    name = "Exim"
    packages = ["exim4-daemon-light"]
    smtputf8 = True

    def configure(self, tls):
        self.world.write("etc/exim4/exim4.conf", CONFIG.format(
            there=THERE, here=HERE, theirs=THEIRS,
            ciphers=f"NORMAL:-VERS-ALL:+VERS-TLS{tls}"))
        self.world.must("chown", "Debian-exim", "/etc/interop/key.pem")
        self.smtputf8 = "I18N" in self.world.must("exim4", "-bV")

    def command(self):
        return ["exim4", "-bdf", "-q2s"]

    def log(self):
        return super().log() + "".join(
            path.read_text(errors="replace")
            for path in sorted(self.world.path("var/log/exim4").glob("*log")))

    def look_for_more(self, row):
        # Exim marks a delivery with K when it went with BDAT.
        row("sends with BDAT", lambda: wait_for(
            "K in Exim's log", lambda: [line for line in self.log().splitlines()
                                        if "=>" in line and " K " in line and HERE in line]))

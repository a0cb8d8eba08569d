"""Postfix in directories of its own, beside whatever Postfix the machine may run."""
import os
import pwd
import shutil
import subprocess
import tempfile
import time

from .load import SINK_ADDRESS, Failure, free_port
from .measure import Group

# What a competent administrator of a busy relay sets, and why. The README has the same list.
MAIN_CF = """
compatibility_level = 3.6
queue_directory = {directory}/queue
data_directory = {directory}/data
myhostname = postfix.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
alias_maps =
alias_database =

# The relay: every domain under sink.example to the sink, no DNS.
relay_domains = sink.example
relay_recipient_maps =
relayhost = [{sink_address}]:{smtp_sink}
smtp_dns_support_level = disabled
smtp_host_lookup = native

# The mailbox: handed over by LMTP.
virtual_mailbox_domains = bench.example
virtual_mailbox_maps = inline:{{ box@bench.example=box }}
virtual_transport = lmtp:inet:{sink_address}:{lmtp_sink}

# The load comes from our own network: no lookups of its names, no counting of its clients, cheap
# restrictions.
smtpd_peername_lookup = no
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_recipient_restrictions =

# As large as mailsteadd's (the default is less than 10 MiB).
message_size_limit = 52428800
mailbox_size_limit = 0

# As many deliveries at once to the one destination as there are sessions, from the start; without
# this the queue manager holds back, 20 at most.
default_destination_concurrency_limit = 50
initial_destination_concurrency = 50
# Receiving is not slowed down when it is ahead of delivering: else each message waits here.
in_flow_delay = 0
# Enough processes for 50 sessions and 50 deliveries at once; more only compete for the processors.
default_process_limit = {processes}
"""

# Debian's master.cf without what is not used here (UUCP and the like), and without chroot: it
# changes nothing that is measured.
MASTER_CF = """
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""

POLICY = "/usr/sbin/policy-rc.d"  # asked by Debian's packages before they start a service


def install():
    """Installs Postfix when it is not here, without starting its service."""
    if all(shutil.which(tool) for tool in ("postfix", "smtp-source", "smtp-sink")):
        return
    if not shutil.which("apt-get"):
        raise Failure("Postfix is not installed, and this is no Debian: install it, with "
                      "smtp-source and smtp-sink")
    own_policy = not os.path.exists(POLICY)
    if own_policy:
        with open(POLICY, "w") as file:
            file.write("#!/bin/sh\nexit 101\n")
        os.chmod(POLICY, 0o755)
    try:
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "postfix"]
        if subprocess.run(command, env=environment, stdout=subprocess.DEVNULL).returncode != 0:
            subprocess.run(["apt-get", "update", "-q"], env=environment, check=True,
                           stdout=subprocess.DEVNULL)
            subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    finally:
        if own_policy:
            os.unlink(POLICY)
    if os.path.isdir("/run/systemd/system"):  # nor after the next boot
        subprocess.run(["systemctl", "--quiet", "disable", "postfix"], check=False)


class Postfix:
    name = "Postfix"
    relay_recipient = "someone@sink.example"
    local_recipient = "box@bench.example"

    def __init__(self, directory, smtp_sink, lmtp_sink, processes=100):
        self.directory = tempfile.mkdtemp(prefix="postfix-", dir=directory)
        os.chmod(self.directory, 0o755)
        self.endpoint = ("127.0.0.1", free_port())
        values = {"directory": self.directory, "sink_address": SINK_ADDRESS,
                  "smtp_sink": smtp_sink, "lmtp_sink": lmtp_sink, "port": self.endpoint[1],
                  "processes": processes}
        for folder in ("config", "queue", "data"):
            os.mkdir(f"{self.directory}/{folder}", 0o755)
        owner = pwd.getpwnam("postfix")
        os.chown(f"{self.directory}/data", owner.pw_uid, owner.pw_gid)
        self.config = f"{self.directory}/config"
        for name, text in (("main.cf", MAIN_CF), ("master.cf", MASTER_CF)):
            with open(f"{self.config}/{name}", "w") as file:
                file.write(text.format(**values))
        self.group = Group("postfix")

    def start(self):
        checked = subprocess.run(["postfix", "-c", self.config, "check"], capture_output=True,
                                 text=True)
        if checked.returncode != 0:
            raise Failure("postfix check: " + checked.stderr)
        master = subprocess.run(["postconf", "-c", self.config, "-h", "daemon_directory"],
                                check=True, capture_output=True, text=True).stdout.strip()
        with open(f"{self.directory}/log", "ab") as log:
            self.group.start([f"{master}/master", "-c", self.config, "-d"], stdout=log, stderr=log,
                             stdin=subprocess.DEVNULL)
        wait_for_listener(self)

    def end(self):
        self.group.end()


def wait_for_listener(server, patience=30):
    import socket
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if server.group.main.poll() is not None:
            break
        try:
            with socket.create_connection(server.endpoint, 5) as probe:
                probe.recv(512)
                probe.sendall(b"QUIT\r\n")
                probe.recv(512)
                return
        except OSError:
            time.sleep(0.05)
    with open(f"{server.directory}/log", errors="replace") as log:
        raise Failure(f"{server.name} does not answer:\n" + log.read()[-2000:])

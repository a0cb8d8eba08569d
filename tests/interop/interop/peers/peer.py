"""What all peers have in common: they hold there.example, deliver for it into one Maildir, send
everything else by MX with TLS, and pass late@there.example on to an address that is not."""
import contextlib
import os
import signal
import socket

from ..mail import Maildir, wait_for
from ..world import THEIRS, Failure


class Peer:
    environment = {}
    takes_tls = True
    tells_success = True

    def __init__(self, world):
        self.world = world
        self.process = None
        self.mailbox = Maildir(world.path("var/there"))
        world.run("useradd", "--system", "--user-group", "--home-dir", "/var/there",
                  "--shell", "/bin/sh", "there")
        self.uid = world.must("id", "-u", "there").strip()
        self.gid = world.must("id", "-g", "there").strip()
        for folder in ("new", "cur", "tmp"):
            world.path(f"var/there/{folder}").mkdir(parents=True)
        world.must("chown", "-R", "there:there", "/var/there")
        world.path("etc/interop").mkdir()
        world.must("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj",
                   "/CN=there.example", "-days", "2",  # OpenSMTPD 6.8 cannot sign with ECDSA
                   "-keyout", "/etc/interop/key.pem", "-out", "/etc/interop/cert.pem")

    def start(self, tls):
        self.configure(tls)
        self.process = self.world.start(*self.command(), log="var/log/peer.out",
                                        env=self.environment)
        wait_for(self.name, self._answers)

    def _answers(self):
        if self.process.poll() is not None:
            raise Failure(f"{self.name} ended:\n" + self.log()[-3000:])
        try:
            with socket.create_connection((THEIRS, 25), 30) as probe:
                return probe.recv(512).startswith(b"220")
        except OSError:
            return False

    def log(self):
        return "".join(self.world.path(name).read_text(errors="replace")
                       for name in ("var/log/peer.out", "var/log/peer.log")
                       if self.world.path(name).exists())

    def look_for_more(self, row):
        """What only this peer shows."""

    def stop(self):
        """With the processes that still hold a connection: the next start has other settings."""
        self.process.terminate()
        self.process.wait(60)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

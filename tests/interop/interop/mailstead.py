"""mailsteadd and Dovecot behind it, set up as on a customer's server."""
import json
import os
import pathlib
import subprocess

from .mail import Maildir, wait_for
from .world import HERE, MANY, OURS, THERE, Failure

CONFIG = f"""
hostname = "{HERE}"
addresses = ["{OURS}"]
[limits]
free-bytes = 0
[queue]
retry-first-seconds = 1
retry-longest-seconds = 2
[resolver]
forward = ["127.0.0.1"]
[[listener]]
kind = "smtp"
address = "{OURS}"
[[listener]]
kind = "submission"
address = "{OURS}"
port = 587
[[listener]]
kind = "submissions"
address = "{OURS}"
port = 465
"""
PASSWORD = "correct horse battery"
RESOURCES = pathlib.Path(__file__).parents[3] / "resources/server"


class Mailstead:
    def __init__(self, world, program):
        self.world = world
        self.mailbox = Maildir(world.path(f"var/vmail/{HERE}"), "*/Maildir")
        world.bind(os.path.dirname(os.path.abspath(program)), "opt/mailstead")
        for user in ("mailstead", "vmail"):
            world.run("useradd", "--system", "--user-group", "--no-create-home", user)
        for folder, owner in (("var/lib/mailstead", "mailstead"), ("run/mailstead", "mailstead"),
                              ("var/lib/mailstead/dovecot", "mailstead:dovecot"),
                              ("var/vmail", "vmail")):
            world.path(folder).mkdir(parents=True, exist_ok=True)
            world.must("chown", owner, "/" + folder)
        # Dovecot reads the list of mailboxes by its group, as setup makes it.
        world.path("var/lib/mailstead/dovecot").chmod(0o2750)
        world.path("var/lib/mailstead").chmod(0o755)
        world.write("etc/mailstead/mailsteadd.toml", CONFIG)
        self.daemon = self.dovecot = None

    def start(self):
        self.daemon = self.world.start(
            "setpriv", "--reuid", "mailstead", "--regid", "mailstead", "--clear-groups",
            "/opt/mailstead/mailsteadd", "serve", "--config", "/etc/mailstead/mailsteadd.toml",
            log="var/log/mailsteadd.log")
        wait_for("mailsteadd's control channel", self._answers)
        self.call("domain.add", name=HERE)
        self.call("account.add", address=f"box@{HERE}", password=PASSWORD)
        self._calls(("account.add", {"address": f"box{number}@{HERE}", "password": PASSWORD})
                    for number in range(1, MANY + 1))
        self.call("alias.add", address=f"late@{HERE}", targets=[f"gone@{THERE}"])
        self.call("alias.add", address=f"bücher@{HERE}", targets=[f"box@{HERE}"])
        self.start_dovecot()

    def _answers(self):
        if self.daemon.poll() is not None:
            raise Failure("mailsteadd ended:\n" + self.log()[-3000:])
        try:
            return self.call("server.status")
        except Failure:
            return None

    def start_dovecot(self):
        version = self.world.must("dovecot", "--version")[:3]
        name = "dovecot-2.3.conf" if version == "2.3" else "dovecot-2.4.conf"
        # The machine's own configuration is this in a customer's server.
        self.world.write("etc/dovecot/dovecot.conf", (RESOURCES / name).read_text())
        self.world.write("etc/dovecot/mailstead.d/test.conf",
                         "log_path = /var/log/dovecot.log\nlisten = 127.0.0.1\n")
        self.dovecot = self.world.start("dovecot", "-F", log="var/log/dovecot.out")
        wait_for("Dovecot's LMTP socket",
                 lambda: self.world.path("run/dovecot/lmtp-mailstead").exists())

    def call(self, method, **parameters):
        return self._calls([(method, parameters)])

    def _calls(self, requests):
        """Through `mailsteadd control`, as the console does. Gives the last result."""
        requests = [("hello", {"protocol": 1}), *requests]
        lines = "".join(json.dumps({"jsonrpc": "2.0", "id": number, "method": name,
                                    "params": values}) + "\n"
                        for number, (name, values) in enumerate(requests, 1))
        channel = subprocess.Popen(["chroot", self.world.root, "/opt/mailstead/mailsteadd",
                                    "control", "--stdio"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        with channel:
            channel.stdin.write(lines)
            channel.stdin.flush()
            replies = [channel.stdout.readline() for _ in requests]
            channel.stdin.close()
            if not replies[-1]:
                raise Failure("the control channel gives no answer: " + channel.stderr.read())
        replies = [json.loads(reply) for reply in replies]
        for (method, _), reply in zip(requests, replies):
            if "error" in reply:
                raise Failure(f"{method}: {reply['error']}")
        return replies[-1]["result"]

    def log(self):
        return self.world.path("var/log/mailsteadd.log").read_text(errors="replace")

    def end(self):
        """Orderly, so that sanitizers have their say."""
        for process in (self.daemon, self.dovecot):
            if process and process.poll() is None:
                process.terminate()
        code = self.daemon.wait(60) if self.daemon else 0
        if code != 0:
            raise Failure(f"mailsteadd ended with {code}:\n" + self.log()[-6000:])

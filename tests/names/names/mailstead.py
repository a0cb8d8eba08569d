"""mailsteadd in the place "mail"."""
import json
import socket
import subprocess

from interop.mail import wait_for
from interop.world import Failure

from .internet import DOMAIN, HOST
from .world import MAIL, MAIL6, RESOLVER, end

CONFIG = """hostname = "{host}"
addresses = ["{four}", "{six}"]
state-directory = "{here}/state"
control-socket = "{here}/control.sock"
lmtp-target = "127.0.0.1:9"
[resolver]
forward = ["{resolver}"]
public = ["{resolver}"]
trust-anchor-file = "{anchor}"
[limits]
free-bytes = 0
[web]
listen = []
"""


class Channel:
    """One connection to the control channel."""

    def __init__(self, path):
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(120)
        self._socket.connect(str(path))
        self._lines = self._socket.makefile("r", encoding="utf-8")
        self._number = 0
        self.events, self.progress = [], []
        self.call("hello", protocol=1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._lines.close()
        self._socket.close()

    def send(self, method, **parameters):
        self._number += 1
        self._socket.sendall(json.dumps({"jsonrpc": "2.0", "id": self._number, "method": method,
                                         "params": parameters}).encode() + b"\n")
        return self._number

    def _read(self):
        line = self._lines.readline()
        if not line:
            raise Failure("the control channel is closed")
        return json.loads(line)

    def reply_to(self, number):
        while True:
            message = self._read()
            if message.get("id") == number:
                break
            if message.get("method") == "event":
                self.events.append(message["params"])
            if message.get("method") == "progress":
                self.progress.append(message["params"]["text"])
        if "error" in message:
            raise Refused(message["error"])
        return message["result"]

    def call(self, method, **parameters):
        return self.reply_to(self.send(method, **parameters))

    def event(self):
        while not self.events:
            message = self._read()
            if message.get("method") == "event":
                self.events.append(message["params"])
        return self.events.pop(0)


class Refused(Failure):
    def __init__(self, error):
        data = error.get("data") or {}
        self.kind, self.what = data.get("kind"), error["message"]
        self.why, self.next = data.get("why", ""), data.get("next", "")
        super().__init__(f"{self.what}: {self.why}")


class Mailstead:
    def __init__(self, world, program, anchor):
        self.world, self.program = world, program
        self.directory = world.path("mailstead", "x").parent
        self.state = self.directory / "state"
        self.state.mkdir(mode=0o700)
        self.live = self.state / "certificates" / "live"
        self.socket = self.directory / "control.sock"
        self.config = self.directory / "mailsteadd.toml"
        self.config.write_text(CONFIG.format(host=HOST, four=MAIL, six=MAIL6, resolver=RESOLVER,
                                             here=self.directory, anchor=anchor))
        self.process = None

    def start(self):
        self.process = self.world.start("mail", self.program, "serve", "--config", self.config,
                                        log="mailsteadd")
        wait_for("mailsteadd's control channel", self._answers)

    def _answers(self):
        if self.process.poll() is not None:
            raise Failure("mailsteadd ended:\n" + self.world.log("mailsteadd")[-3000:])
        try:
            return self.call("server.status")
        except (OSError, Failure):
            return None

    def channel(self):
        return Channel(self.socket)

    def call(self, method, **parameters):
        with self.channel() as channel:
            return channel.call(method, **parameters)

    def add_domain(self):
        self.call("domain.add", name=DOMAIN)
        self.call("account.add", address=f"ann@{DOMAIN}", password="correct horse battery")

    def check(self):
        """`mailsteadd check dns --json`, as people run it."""
        done = subprocess.run([self.program, "check", "dns", "--json", "--socket", self.socket],
                              capture_output=True, text=True, timeout=60)
        if not done.stdout:
            raise Failure("the check fails: " + done.stderr)
        return json.loads(done.stdout)

    def end(self):
        """Orderly, so that sanitizers have their say."""
        if not self.process:
            return
        code = self.process.poll()
        end(self.process)
        if code is not None or self.process.returncode != 0:
            raise Failure(f"mailsteadd ended with {self.process.returncode}:\n"
                          + self.world.log("mailsteadd")[-6000:])

"""mailsteadd with a configuration, a state directory and a resolver of its own."""
import json
import os
import secrets
import socket
import subprocess
import tempfile
import time

from .load import SINK_ADDRESS, Failure
from .measure import Group

CONFIG = """
hostname = "mailstead.example"
state-directory = "{directory}/state"
control-socket = "{directory}/control.sock"
lmtp-target = "{sink_address}:{lmtp_sink}"
[resolver]
forward = ["127.0.0.1@{resolver}"]
[limits]
connections = 20000
connections-per-client = 200
free-bytes = 0
{limits}
[web]
listen = []
[queue]
delivery-port = {smtp_sink}
[[listener]]
kind = "smtp"
address = "127.0.0.1"
port = 0
"""


class Mailstead:
    name = "mailsteadd"
    # smtp-source cannot sign in, and without it only a domain of ours is taken: an alias here
    # leads to the stranger there.
    relay_recipient = "relay@bench.example"
    local_recipient = "box@bench.example"

    def __init__(self, program, directory, smtp_sink, lmtp_sink, resolver, limits=""):
        self.program = program
        self.prefix = []  # of the command, such as valgrind
        self.directory = tempfile.mkdtemp(prefix="mailstead-", dir=directory)
        os.mkdir(f"{self.directory}/state", 0o700)
        with open(f"{self.directory}/mailsteadd.toml", "w") as file:
            file.write(CONFIG.format(directory=self.directory, sink_address=SINK_ADDRESS,
                                     smtp_sink=smtp_sink, lmtp_sink=lmtp_sink,
                                     resolver=resolver, limits=limits))
        self.endpoint = None
        self.group = Group("mailsteadd")

    def start(self):
        config = f"{self.directory}/mailsteadd.toml"
        with open(f"{self.directory}/log", "ab") as log:
            self.group.start([*self.prefix, self.program, "serve", "--config", config], stdout=log, stderr=log,
                             stdin=subprocess.DEVNULL)
        status = self._wait_until_ready()
        self.endpoint = ("127.0.0.1", status["listeners"][0]["port"])
        self.call("domain.add", name="bench.example")
        self.call("account.add", address="box@bench.example", password=secrets.token_urlsafe(24))
        self.call("alias.add", address="relay@bench.example", targets=["someone@sink.example"])

    def _wait_until_ready(self, patience=60):
        end = time.monotonic() + patience
        while time.monotonic() < end and self.group.main.poll() is None:
            try:
                return self.call("server.status")
            except OSError:
                time.sleep(0.05)
        with open(f"{self.directory}/log", errors="replace") as log:
            raise Failure("mailsteadd does not answer:\n" + log.read()[-2000:])

    def call(self, method, **parameters):
        with socket.socket(socket.AF_UNIX) as channel:
            channel.settimeout(60)
            channel.connect(f"{self.directory}/control.sock")
            stream = channel.makefile("rwb")
            for number, (name, values) in enumerate((("hello", {"protocol": 1}),
                                                     (method, parameters)), 1):
                request = {"jsonrpc": "2.0", "id": number, "method": name, "params": values}
                stream.write(json.dumps(request).encode() + b"\n")
                stream.flush()
                line = stream.readline()
                if not line:
                    raise ConnectionError("the control channel was closed")
                reply = json.loads(line)
                if "error" in reply:
                    raise Failure(f"{name}: {reply['error']}")
            return reply["result"]

    def end(self):
        self.group.end()

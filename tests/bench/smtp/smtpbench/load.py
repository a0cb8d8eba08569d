"""The load: smtp-source, smtp-sink, and one measured run through a server."""
import os
import re
import socket
import subprocess
import threading
import time

from .measure import Machine, end_with_parent, own_seconds, process_seconds

SINK_ADDRESS = "127.0.0.2"  # not the address where the servers listen: no mail loop is suspected
SENDER = "sender@origin.example"


class Failure(Exception):
    """Something did not work; the text says what and where to look."""


def free_port(address="127.0.0.1"):
    with socket.socket() as probe:
        probe.bind((address, 0))
        return probe.getsockname()[1]


class Sink:
    """smtp-sink, and how many messages it has taken."""

    def __init__(self, port, lmtp=False):
        command = ["smtp-sink", "-c"] + (["-L"] if lmtp else [])
        self.messages = self.sessions = 0
        self.reached_at = None
        self._goal = None
        self._changed = threading.Condition()
        self._process = subprocess.Popen(command + [f"{SINK_ADDRESS}:{port}", "1024"],
                                         stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                         user="nobody", preexec_fn=end_with_parent)
        self._reader = threading.Thread(target=self._count, daemon=True)
        self._reader.start()
        for _ in range(200):
            if self._process.poll() is not None:
                raise Failure("smtp-sink: " + self._process.stderr.read().decode())
            try:
                socket.create_connection((SINK_ADDRESS, port), 1).close()
                return
            except OSError:
                time.sleep(0.02)
        raise Failure("smtp-sink does not listen")

    def _count(self):
        # Reads large pieces rarely: the counter is written at every step, and reading each would
        # be a load of its own. A hundredth of a second is exact enough for runs of seconds.
        tail = b""
        while True:
            data = os.read(self._process.stdout.fileno(), 65536)
            if not data:
                return
            numbers = re.findall(rb"sess=(\d+) quit=\d+ mesg=(\d+)\s", tail + data)
            tail = data[-60:]
            if numbers:
                with self._changed:
                    self.sessions, self.messages = (int(value) for value in numbers[-1])
                    if self._goal and self.messages >= self._goal and not self.reached_at:
                        self.reached_at = time.monotonic()
                    self._changed.notify_all()
            time.sleep(0.01)

    def expect(self, more):
        with self._changed:
            self._goal = self.messages + more
            self.reached_at = None

    def wait(self, stalled_after=60):
        """When the last expected message came. Fails when none comes for a while."""
        seen, since = -1, time.monotonic()
        with self._changed:
            while not self.reached_at:
                self._changed.wait(1)
                if self.messages != seen:
                    seen, since = self.messages, time.monotonic()
                elif time.monotonic() - since > stalled_after:
                    raise Failure(f"the sink waits for {self._goal - self.messages} of the "
                                  f"messages, and none came for {stalled_after} s")
            return self.reached_at

    def cpu_seconds(self):
        return process_seconds(self._process.pid)

    def end(self):
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._reader.join()
        self._process.stdout.close()
        self._process.stderr.close()


class Shape:
    """What smtp-source sends."""

    def __init__(self, sessions=50, size=4096, keep=False):
        self.sessions, self.size, self.keep = sessions, size, keep

    def command(self, recipient, messages, address, port):
        return (["smtp-source", "-s", str(self.sessions), "-l", str(self.size), "-m", str(messages),
                 "-M", "client.example", "-f", SENDER, "-t", recipient] +
                (["-d"] if self.keep else []) + [f"{address}:{port}"])


def generate(shape, recipient, messages, address, port):
    """Runs smtp-source to its end. Returns when that was."""
    process = subprocess.Popen(shape.command(recipient, messages, address, port),
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               preexec_fn=end_with_parent)
    try:
        _, errors = process.communicate(timeout=600)
    except BaseException:
        process.kill()
        process.wait()
        raise
    if process.returncode != 0:
        raise Failure(f"smtp-source ended with {process.returncode}: "
                      f"{errors.decode(errors='replace').strip()}")
    return time.monotonic()


def run(server, recipient, sink, shape, messages):
    """One measured run: from the first connection until the sink has every message. The CPU time is
    taken when the server has also finished what it does afterwards."""
    def bench_seconds():
        return sink.cpu_seconds() + own_seconds()
    sink.expect(messages)
    sessions, others = sink.sessions, bench_seconds()
    cpu = server.group.cpu_seconds()
    machine = Machine(server.directory)
    begin = time.monotonic()
    accepted = generate(shape, recipient, messages, *server.endpoint)
    done = sink.wait()
    around = machine.since()
    others = bench_seconds() - others
    foreign = around["busy"] - others - (server.group.cpu_seconds() - cpu)
    server.group.settle()
    used = server.group.cpu_seconds() - cpu
    return {"messages": messages, "seconds": done - begin, "rate": messages / (done - begin),
            "accept rate": messages / (accepted - begin), "cpu": used / messages * 1000,
            "MB/s": messages * shape.size / (done - begin) / 1e6,
            "sink sessions": sink.sessions - sessions,
            "idle": around["idle"], "stolen": around["stolen"],
            "load CPU": others / messages * 1000,
            "foreign": max(0, foreign) / max(0.01, around["all"]),
            "flushes": around["flushes"] / messages,
            "writes": around["writes"] / messages,
            "written KiB": around["written"] / messages / 1024}

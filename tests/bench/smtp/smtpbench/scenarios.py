"""What is measured, and how."""
import contextlib
import json
import statistics
import subprocess
import time

from .load import SINK_ADDRESS, Failure, Shape, Sink, free_port, generate, run
from .mailstead import Mailstead
from .measure import PeakMemory, end_with_parent
from .names import NameServer
from .postfix import Postfix

MIB = 1024 * 1024


class Bench:
    """What all scenarios share: ports of the sinks, the name server, both servers on demand."""

    def __init__(self, options, directory, say):
        self.options, self.directory, self.say = options, directory, say
        self.smtp_port, self.lmtp_port = free_port(SINK_ADDRESS), free_port(SINK_ADDRESS)
        self.results = {}

    @contextlib.contextmanager
    def servers(self):
        """Both, freshly made and started. While one is loaded the other does nothing."""
        with contextlib.ExitStack() as stack:
            names = NameServer()
            stack.callback(names.end)
            made = []
            for wanted in self.options.servers:
                if wanted == "postfix":
                    server = Postfix(self.directory, self.smtp_port, self.lmtp_port)
                else:
                    server = Mailstead(self.options.daemon, self.directory, self.smtp_port,
                                       self.lmtp_port, names.port, self.options.limits)
                stack.callback(server.end)
                server.start()
                made.append(server)
            yield made

    @contextlib.contextmanager
    def sink(self, lmtp=False):
        sink = Sink(self.lmtp_port if lmtp else self.smtp_port, lmtp)
        try:
            yield sink
        finally:
            sink.end()

    # What bounds everything else.

    def limits(self):
        seconds = 1 if self.options.quick else 3
        disk = subprocess.run([self.options.tools + "/bench_smtp_disk", self.directory,
                               str(seconds)], check=True, capture_output=True, text=True)
        result = json.loads(disk.stdout)
        with self.sink() as sink:
            for keep, name in ((False, "generator"), (True, "generator kept")):
                shape = Shape(self.options.sessions, keep=keep)
                rates = []
                for _ in range(self.options.runs):
                    count = 2000 if self.options.quick else 20000
                    sink.expect(count)
                    begin = time.monotonic()
                    generate(shape, "someone@sink.example", count, SINK_ADDRESS, self.smtp_port)
                    rates.append(count / (sink.wait() - begin))
                result[name] = statistics.median(rates)
                self.say(f"  {name}: {result[name]:.0f} messages/s")
        self.results["limits"] = result

    # Load.

    def _load(self, name, shape, lmtp=False, warm_up=1000, most=100000):
        if self.options.quick:
            warm_up = min(warm_up, 200)
        collected = {}
        with self.servers() as servers, self.sink(lmtp) as sink:
            counts = {}
            for server in servers:
                recipient = server.local_recipient if lmtp else server.relay_recipient
                run(server, recipient, sink, shape, warm_up)
                first = run(server, recipient, sink, shape, warm_up)
                wanted = int(first["rate"] * self.options.seconds)
                counts[server.name] = self.options.messages or max(warm_up, min(most, wanted))
                collected[server.name] = []
            for number in range(1, self.options.runs + 1):
                for server in servers:
                    recipient = server.local_recipient if lmtp else server.relay_recipient
                    result = run(server, recipient, sink, shape, counts[server.name])
                    collected[server.name].append(result)
                    self.say(f"  {server.name} {number}/{self.options.runs}: " + describe(result))
            # Memory in a round of its own, because looking at it costs time.
            peaks = {}
            for server in servers:
                recipient = server.local_recipient if lmtp else server.relay_recipient
                with PeakMemory(server.group, 0.1) as memory:
                    run(server, recipient, sink, shape, counts[server.name])
                peaks[server.name] = memory.peak
                self.say(f"  {server.name} under load: {memory.peak / MIB:.1f} MiB")
        self.results[name] = {
            server: {**{key: statistics.median(run[key] for run in runs) for key in runs[0]},
                     "peak": peaks[server], "runs": runs}
            for server, runs in collected.items()}

    def relay(self):
        self._load("relay", Shape(self.options.sessions))

    def relay_kept(self):
        self._load("relay_kept", Shape(self.options.sessions, keep=True))

    def local(self):
        self._load("local", Shape(self.options.sessions), lmtp=True)

    def large(self):
        self._load("large", Shape(10, 10 * MIB), warm_up=20, most=500)

    # Memory.

    def idle(self):
        samples = {}
        for _ in range(self.options.runs):
            with self.servers() as servers:
                for server in servers:
                    server.group.settle()
                    samples.setdefault(server.name, []).append(server.group.pss_bytes())
        self.results["idle"] = {name: {"pss": statistics.median(values), "runs": values}
                                for name, values in samples.items()}
        for name, values in samples.items():
            self.say(f"  {name}: {statistics.median(values) / MIB:.1f} MiB")

    def connections(self):
        """mailsteadd with all of them; Postfix, a process for each, with as many as its process
        limit leaves, from which the cost of one is told."""
        samples = {}
        with self.servers() as servers:
            for server in servers:
                count = 90 if server.name == "Postfix" else self.options.connections
                server.group.settle()
                before = server.group.pss_bytes()
                command = [self.options.tools + "/bench_smtp_connections", server.endpoint[0],
                           str(server.endpoint[1]), str(count)]
                opener = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                          stderr=subprocess.PIPE, preexec_fn=end_with_parent)
                try:
                    if not opener.stdout.readline().startswith(b"open"):
                        raise Failure("connections: " + opener.stderr.read().decode())
                    server.group.settle()
                    during = server.group.pss_bytes()
                finally:
                    opener.kill()
                    opener.communicate()
                samples[server.name] = {"count": count, "pss": during,
                                        "each": (during - before) / count}
                self.say(f"  {server.name} with {count}: {during / MIB:.1f} MiB, "
                         f"{(during - before) / count / 1024:.1f} KiB each")
        self.results["connections"] = samples


def describe(result):
    return (f"{result['messages']} in {result['seconds']:.1f} s, {result['rate']:.0f}/s "
            f"(accepted at {result['accept rate']:.0f}/s, {result['MB/s']:.1f} MB/s), "
            f"CPU {result['cpu']:.3f} s per 1,000 (the load's own {result['load CPU']:.3f}), "
            f"machine idle {result['idle'] * 100:.0f} %, others {result['foreign'] * 100:.0f} %, "
            f"hypervisor {result['stolen'] * 100:.0f} %, "
            f"{result['flushes']:.2f} flushes and {result['written KiB']:.1f} KiB written a "
            f"message, {result['sink sessions']} sessions")

"""Three networks in namespaces of their own: the mail server, its hoster's resolver, and the rest
of the Internet; and the router between them, which can hold each packet for a while. A process of
this program is the router, because not every kernel has netem."""
import collections
import contextlib
import ctypes
import fcntl
import mmap
import os
import pathlib
import select
import socket
import struct
import subprocess
import time

from interop.world import ROOT, Skip

MAIL, MAIL6 = "192.0.2.10", "2001:db8::10"
RESOLVER = "192.0.2.53"
ROOT_SERVER = "192.0.2.1"
FIRST, SECOND = "192.0.2.11", "192.0.2.12"  # the customer's name servers
AUTHORITY, WEB, EXCHANGER = "192.0.2.14", "192.0.2.15", "192.0.2.16"
PLACES = {"mail": [MAIL, MAIL6], "resolver": [RESOLVER],
          "internet": [ROOT_SERVER, FIRST, SECOND, AUTHORITY, WEB, EXCHANGER, "2001:db8::1"]}

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x1, 0x1000
CLONE_NEWNET = 0x40000000


class World:
    """Made by the first process of the machine that interop.world.enter() makes; all of it ends
    with that process."""

    def __init__(self):
        base = pathlib.Path(os.environ[ROOT])
        self._mount("-t", "tmpfs", "-o", "mode=755,size=256m", "tmpfs", base)
        self.base = base
        self._links = {}
        for name, addresses in PLACES.items():
            self._make_place(name, addresses)
        # Shared with the router: what it has to do to packets.
        self._orders = mmap.mmap(-1, 8)
        if os.fork() == 0:
            try:
                route(self._links, self._orders)
            finally:
                os._exit(1)

    @staticmethod
    def _mount(*words):
        done = subprocess.run(["mount", *map(str, words)], capture_output=True, text=True)
        if done.returncode != 0:
            raise Skip("this machine mounts nothing for us: " + done.stderr.strip())

    def _make_place(self, name, addresses):
        path = self.base / f"net-{name}"
        path.touch()
        done = subprocess.run(["unshare", f"--net={path}", "ip", "link", "set", "lo", "up"],
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise Skip("no network of its own: " + done.stderr.strip())
        with self.inside(name):
            try:
                link = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
                fcntl.ioctl(link, TUNSETIFF, struct.pack("16sH22x", b"up0", IFF_TUN | IFF_NO_PI))
            except OSError as error:
                raise Skip(f"this kernel has no tun device: {error}") from error
            for address in addresses:
                length = "/128 nodad" if ":" in address else "/32"
                self.must(name, "ip", "address", "add", *(address + length).split(), "dev", "up0")
            self.must(name, "ip", "link", "set", "up0", "up")
            self.must(name, "ip", "route", "add", "default", "dev", "up0")
            self.must(name, "ip", "-6", "route", "add", "default", "dev", "up0")
        for address in addresses:
            self._links[packed(address)] = link

    def hold_packets(self, seconds):
        """On each way from one place to another."""
        self._orders[:8] = struct.pack("d", seconds)

    @contextlib.contextmanager
    def inside(self, place):
        """Sockets that this thread makes meanwhile belong to the place."""
        with open("/proc/thread-self/ns/net", "rb") as home, \
                open(self.base / f"net-{place}", "rb") as there:
            set_network(there.fileno())
            try:
                yield
            finally:
                set_network(home.fileno())

    def path(self, *parts):
        path = self.base.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _words(self, place, words):
        return ["nsenter", f"--net={self.base}/net-{place}", *map(str, words)]

    def run(self, place, *words, **more):
        return subprocess.run(self._words(place, words), capture_output=True, text=True,
                              timeout=60, **more)

    def must(self, place, *words, **more):
        done = self.run(place, *words, **more)
        if done.returncode != 0:
            raise RuntimeError(" ".join(map(str, words)) + ": "
                               + (done.stdout + done.stderr)[-2000:])
        return done.stdout

    def start(self, place, *words, log, env=None):
        with open(self.path("log", log), "ab") as output:
            return subprocess.Popen(self._words(place, words), stdin=subprocess.DEVNULL,
                                    stdout=output, stderr=output, start_new_session=True,
                                    env=dict(os.environ, **(env or {})))

    def log(self, name):
        path = self.path("log", name)
        return path.read_text(errors="replace") if path.exists() else ""


def packed(address):
    return socket.inet_pton(socket.AF_INET6 if ":" in address else socket.AF_INET, address)


def set_network(descriptor):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.setns(descriptor, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def end(process):
    if process and process.poll() is None:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(20)


def route(links, orders):
    """Never returns. A packet for an address that nobody has is lost."""
    waiting = collections.deque()  # (when it goes on, to which link, packet)
    inputs = sorted(set(links.values()))
    while True:
        patience = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        for link in select.select(inputs, [], [], patience)[0]:
            packet = os.read(link, 65536)
            target = packet[16:20] if packet[0] >> 4 == 4 else packet[24:40]
            if target in links:
                held = struct.unpack("d", orders[:8])[0]
                waiting.append((time.monotonic() + held, links[target], packet))
        while waiting and waiting[0][0] <= time.monotonic():
            _, link, packet = waiting.popleft()
            try:
                os.write(link, packet)
            except OSError:
                pass  # a full queue loses packets, as on any line

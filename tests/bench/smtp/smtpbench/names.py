"""A name server for the bench and tests/interop: the resolver of mailsteadd forwards to it. Every
name is its own MX, at the sink's address or at that of the name; everything else that is asked has
no records."""
import socket
import struct
import threading

from .load import SINK_ADDRESS

A, SOA, MX = 1, 6, 15
TTL = 3600


class NameServer:
    def __init__(self, addresses=None, port=0):
        """addresses: of names, in small letters; None: the sink's for every name."""
        self._addresses = addresses
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", port))
        self.port = self._socket.getsockname()[1]
        self.questions = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                query, asker = self._socket.recvfrom(4096)
            except OSError:
                return
            if not query:
                return
            self.questions += 1
            reply = answer(query, self._addresses)
            if reply:
                self._socket.sendto(reply, asker)

    def end(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wake:
            wake.sendto(b"", ("127.0.0.1", self.port))
        self._socket.close()


def name_of(query):
    labels, at = [], 12
    while at < len(query) and query[at]:
        labels.append(query[at + 1:at + 1 + query[at]].decode("ascii", "replace").lower())
        at += 1 + query[at]
    return ".".join(labels)


def answer(query, addresses=None):
    end = query.find(b"\0", 12) + 1
    if len(query) < 17 or end == 0 or len(query) < end + 4:
        return None
    question = query[12:end + 4]
    kind, = struct.unpack("!H", query[end:end + 2])
    to_name = b"\xc0\x0c"  # points at the question's name
    answers, authority = [], []

    def record(of_type, data):
        return to_name + struct.pack("!HHIH", of_type, 1, TTL, len(data)) + data
    address = SINK_ADDRESS if addresses is None else addresses.get(name_of(query))
    if kind == MX and address:
        answers.append(record(MX, struct.pack("!H", 10) + to_name))
    elif kind == A and address:
        answers.append(record(A, socket.inet_aton(address)))
    else:  # the SOA lets the resolver keep the "no"
        authority.append(record(SOA, to_name + to_name +
                                struct.pack("!IIIII", 1, 3600, 600, 86400, TTL)))
    head = query[:2] + struct.pack("!HHHHH", 0x8580, 1, len(answers), len(authority), 0)
    return head + question + b"".join(answers + authority)

"""Zones: their records, their keys, and how they are signed with BIND's dnssec-signzone. A name
server is given the signed file and does not sign itself, so that both serve the very same."""
import itertools
import os
import subprocess
import time

SERIALS = itertools.count(2026112401)


def quoted(text):
    """TXT as strings of at most 255 octets (RFC 1035 section 3.3.14)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return " ".join(f'"{escaped[at:at + 250]}"' for at in range(0, len(escaped), 250))


class Zone:
    """`sets` is {(name, type): [rdata as in a master file]}; names are absolute, without the last
    dot."""

    def __init__(self, directory, name, servers):
        """`servers`: {host: address}; hosts in the zone get their address record there."""
        self.name, self.directory = name, directory
        self.directory.mkdir(parents=True, exist_ok=True)
        self.sets = {(name, "NS"): [host + "." for host in servers]}
        for host, address in servers.items():
            if host.endswith("." + name) or not name:
                self.sets[host, "A"] = [address]
        self.serial = next(SERIALS)
        self.expired, self.tampered = False, None

    @property
    def origin(self):
        return self.name + "."

    def copy_of(self, sets):
        self.sets = {key: list(values) for key, values in sets.items()}

    def state(self):
        """What is equal when nothing was changed."""
        return ({key: list(values) for key, values in self.sets.items()}, self.expired,
                self.tampered)

    def _run(self, *words):
        done = subprocess.run(words, capture_output=True, text=True, cwd=self.directory, timeout=60)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(words)}: {done.stderr[-2000:]}")
        return done.stdout

    def make_key(self):
        """Gives the DS record's data."""
        self.key = self._run("dnssec-keygen", "-q", "-K", ".", "-a", "ECDSAP256SHA256", "-f", "KSK",
                             self.origin).strip()
        return self.ds_of(self.key)

    def ds_of(self, key):
        return self._run("dnssec-dsfromkey", "-2", key + ".key").split(" DS ")[1].strip()

    def other_ds(self):
        """Of a key that the zone does not have."""
        digits = self.ds_of(self.key).split()
        last = "0" if digits[-1][-1] != "0" else "1"
        return " ".join(digits[:-1] + [digits[-1][:-1] + last])

    def write(self, signed=True):
        """A new serial each time. Gives the path of the file."""
        self.serial = next(SERIALS)
        primary = self.sets[self.name, "NS"][0]
        lines = [f"{self.origin} 60 IN SOA {primary} hostmaster.nic.example. {self.serial} "
                 "86400 7200 604800 60"]
        for (name, kind), values in self.sets.items():
            lines += [f"{name}. 60 IN {kind} {value}" for value in values]
        plain = self.directory / "plain"
        plain.write_text("\n".join(lines) + "\n")
        file = self.directory / "zone"
        if signed:
            span = ("now-864000", "now-86400") if self.expired else ("now-3600", "now+864000")
            # -P: what is made bogus on purpose is not to be verified.
            self._run("dnssec-signzone", "-q", "-S", "-z", "-P", "-K", ".", "-d", ".", "-o",
                      self.origin, "-s", span[0], "-e", span[1], "-f", "signed", str(plain))
            text = (self.directory / "signed").read_text()
            if self.tampered:
                if self.tampered[0] not in text:
                    raise RuntimeError(f"{self.tampered[0]} is not in the zone")
                text = text.replace(*self.tampered)
            file.write_text(text)
        else:
            file.write_bytes(plain.read_bytes())
        # named reads a file again only when it is newer than the last reading, by whole seconds.
        later = time.time() + 5
        os.utime(file, (later, later))
        return file

"""Name servers: knotd and named as first or second of a zone, and unbound as the resolver."""
import os
import shutil
import signal

from interop.mail import wait_for
from interop.world import Skip

from .world import RESOLVER, ROOT_SERVER, end

KEY_NAME, KEY = "writer", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI="


def program(name):
    found = shutil.which(name)
    if not found:
        raise Skip(f"{name} is not installed (packaging/dependencies)")
    return found


class NameServer:
    """Serves zones from files, or transfers them from `primary`, another of these."""
    kind = ""

    def __init__(self, world, address, primary=None):
        self.world, self.address, self.primary = world, address, primary
        self.directory = world.path(f"{self.kind}-{address}", ".").parent / f"{self.kind}-{address}"
        self.directory.mkdir(parents=True, exist_ok=True)
        self.zones, self.dynamic, self.notify = {}, False, []
        self.process = None

    @property
    def log_name(self):
        return f"{self.kind}-{self.address}"

    def serve(self, zones):
        """From now on these: {name: file}; starts anew. A second's files are its own."""
        self.stop()
        self.zones = dict(zones)
        (self.directory / "configuration").write_text(self.configuration())
        self.process = self.world.start("internet", *self.command(), log=self.log_name)
        wait_for(f"{self.kind} at {self.address}", self._is_up)

    def _is_up(self):
        if self.process.poll() is not None:
            raise Skip(f"{self.kind} does not start: " + self.world.log(self.log_name)[-2000:])
        answer = self.ask(next(iter(self.zones), "nothing.invalid"), "SOA")
        return "status: NOERROR" in answer if self.zones else "status: REFUSED" in answer

    def ask(self, name, kind):
        """From beside it; what dig prints."""
        return self.world.run("internet", "dig", "+tcp", "+norec", "+time=2", "+tries=1",
                              f"@{self.address}", name + ".", kind).stdout

    def has_serial(self, zone, serial):
        return f" {serial} 86400" in self.ask(zone, "SOA")

    def await_serial(self, zone, serial):
        wait_for(f"serial {serial} of {zone} at {self.kind}",
                 lambda: self.has_serial(zone, serial))

    def stop(self):
        if self.process:
            self.pause(False)
        end(self.process)

    def pause(self, paused):
        """A paused server takes questions and never answers."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGSTOP if paused else signal.SIGCONT)


class Knot(NameServer):
    kind = "knot"

    def command(self):
        return [program("knotd"), "-c", self.directory / "configuration"]

    def configuration(self):
        here = self.directory
        text = (f'server:\n    rundir: "{here}"\n    listen: {self.address}@53\n'
                "    udp-workers: 1\n    tcp-workers: 1\n    background-workers: 1\n"
                f'control:\n    listen: "{here}/knot.sock"\n'
                "log:\n  - target: stderr\n    any: info\n"
                f'database:\n    storage: "{here}"\n    journal-db-max-size: 16M\n'
                "    kasp-db-max-size: 16M\n    timer-db-max-size: 16M\n"
                f"key:\n  - id: {KEY_NAME}\n    algorithm: hmac-sha256\n    secret: {KEY}\n"
                "acl:\n  - id: transfers\n    action: transfer\n"
                "  - id: notices\n    action: notify\n"
                f"  - id: writers\n    key: {KEY_NAME}\n    action: [transfer, update]\n")
        remotes = [*self.notify, *([self.primary] if self.primary else [])]
        if remotes:
            text += "remote:\n" + "".join(f"  - id: r{index}\n    address: {remote.address}@53\n"
                                          f"    via: {self.address}\n"
                                          for index, remote in enumerate(remotes))
        text += "zone:\n"
        for name, file in self.zones.items():
            text += (f'  - domain: "{name}."\n    storage: "{here}"\n'
                     f'    file: "{file or here / (name + ".copy")}"\n    zonefile-sync: -1\n')
            if self.primary:
                text += f"    master: r{len(remotes) - 1}\n    acl: [notices]\n"
            elif self.dynamic:
                text += "    journal-content: changes\n    acl: [transfers, writers]\n"
            else:
                text += ("    zonefile-load: whole\n    journal-content: none\n"
                         "    acl: [transfers]\n")
            if self.notify:
                text += "    notify: [" + ", ".join(f"r{index}" for index in
                                                    range(len(self.notify))) + "]\n"
        return text

    def _control(self, *words):
        self.world.must("internet", "knotc", "-s", self.directory / "knot.sock", "-t", "20", "-b",
                        *words)

    def reload(self, zone):
        self._control("zone-reload", zone.origin)

    def transfer(self, name):
        self._control("zone-retransfer", name + ".")


class Bind(NameServer):
    kind = "bind"

    def command(self):
        return [program("named"), "-g", "-c", self.directory / "configuration"]

    def configuration(self):
        here = self.directory
        text = ("".join(f'key "{name}" {{ algorithm hmac-sha256; secret "{KEY}"; }};\n'
                        for name in (KEY_NAME, "rndc"))
                + f'options {{ directory "{here}"; pid-file "{here}/named.pid"; '
                f'session-keyfile "{here}/session.key"; listen-on {{ {self.address}; }}; '
                "listen-on-v6 { none; }; recursion no; dnssec-validation no; "
                "notify explicit; also-notify { "
                + "".join(other.address + "; " for other in self.notify) + "}; "
                f"notify-delay 0; notify-source {self.address}; transfer-source {self.address}; "
                "allow-transfer { any; }; };\n"
                "controls { inet 127.0.0.1 port 953 allow { 127.0.0.1; } keys { rndc; }; };\n")
        for name, file in self.zones.items():
            if self.primary:
                text += (f'zone "{name}" {{ type secondary; file "{here}/{name}.copy"; '
                         f"primaries {{ {self.primary.address}; }}; }};\n")
            else:
                update = f"allow-update {{ key {KEY_NAME}; }}; " if self.dynamic else ""
                text += f'zone "{name}" {{ type primary; file "{file}"; {update}}};\n'
        (here / "rndc.conf").write_text(
            f'key "rndc" {{ algorithm hmac-sha256; secret "{KEY}"; }};\n'
            'options { default-key "rndc"; default-server 127.0.0.1; default-port 953; };\n')
        return text

    def _control(self, *words):
        self.world.must("internet", program("rndc"), "-c", self.directory / "rndc.conf", *words)

    def reload(self, zone):
        self._control("reload", zone.name)

    def transfer(self, name):
        self._control("retransfer", name)


class Resolver:
    """unbound, the hoster's: it recurses and validates."""

    def __init__(self, world):
        self.world = world
        self.directory = world.path("unbound", "x").parent
        self.anchor = self.directory / "root.key"
        self.process = None

    def start(self, root_ds=None):
        """Anew, with nothing in its cache."""
        end(self.process)
        here = self.directory
        if root_ds:
            self.anchor.write_text(f". 60 IN DS {root_ds}\n")
        (here / "root.hints").write_text(f". 3600 NS a.root-servers.\n"
                                         f"a.root-servers. 3600 A {ROOT_SERVER}\n")
        (here / "configuration").write_text(
            f"server:\n    interface: {RESOLVER}\n    access-control: 0.0.0.0/0 allow\n"
            f'    do-ip6: no\n    directory: "{here}"\n    chroot: ""\n    username: ""\n'
            '    pidfile: ""\n    use-syslog: no\n    logfile: ""\n    verbosity: 1\n'
            f'    num-threads: 1\n    root-hints: "{here}/root.hints"\n'
            f'    trust-anchor-file: "{self.anchor}"\n    unblock-lan-zones: yes\n'
            "    cache-max-negative-ttl: 5\n"
            "    insecure-lan-zones: no\nremote-control:\n    control-enable: no\n")
        self.process = self.world.start("resolver", program("unbound"), "-d", "-c",
                                        here / "configuration", log="unbound")
        wait_for("unbound", self._is_up)

    def _is_up(self):
        if self.process.poll() is not None:
            raise Skip("unbound does not start: " + self.world.log("unbound")[-2000:])
        # Not recursive: it answers without asking anybody, so nothing gets into its cache.
        return "status:" in self.world.run("resolver", "dig", "+norec", "+time=1", "+tries=1",
                                           f"@{RESOLVER}", ".", "NS").stdout

"""A machine of its own for one peer, made of this one: its file system under an overlay, with
networks, processes and mounts that nobody else sees. What is installed or broken in it vanishes
with its first process, and this machine's packages, services and ports are never touched."""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

OURS, THEIRS = "192.0.2.25", "192.0.2.26"
HERE, THERE = "here.example", "there.example"
ROOT = "MAILSTEAD_INTEROP_ROOT"  # tells the inner process where the outer made its mount point
MANY = 50  # recipients of one message: box1 to box50
SKIPPED = 77
CACHE = os.environ.get("MAILSTEAD_CACHE_DIR", "/var/cache/mailstead") + "/interop"


class Skip(Exception):
    """The peer cannot be had here; the text says why."""


class Failure(Exception):
    """Something does not work; the text says what was seen."""


def enter():
    """Starts this program again as the first process of the new machine and gives its exit code;
    in there it returns None."""
    if ROOT in os.environ:
        return None
    root = tempfile.mkdtemp(prefix="mailstead-interop-")
    os.chmod(root, 0o755)
    try:
        # It ends with us also when we are killed (a test's time is up).
        command = ["setpriv", "--pdeathsig", "KILL", "unshare", "--mount", "--pid", "--ipc",
                   "--uts", "--fork", "--kill-child", "--mount-proc", sys.executable, *sys.argv]
        return subprocess.run(command, env=dict(os.environ, **{ROOT: root})).returncode
    finally:
        # Mounted for the inner process alone: here it is, and was, an empty folder.
        shutil.rmtree(root, ignore_errors=True)


def run_alone(walk, options):
    """Runs `walk` in a machine of its own; gives the exit code, and says on a line why not 0."""
    if os.geteuid() != 0:
        print("skipped: namespaces need root")
        return SKIPPED
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    code = enter()
    if code is not None:
        return code
    try:
        return walk(options)
    except Skip as reason:
        print(f"skipped: {reason}")
        return SKIPPED
    except Failure as error:
        print(f"failed: {error}")
        return 1


class World:
    def __init__(self):
        base = os.environ[ROOT]
        self._mount("-t", "tmpfs", "-o", "mode=755,size=1g", "tmpfs", base)
        for folder in ("upper", "work", "root"):
            os.mkdir(f"{base}/{folder}")
        self.root = pathlib.Path(base) / "root"
        self._mount("-t", "overlay", "overlay", "-o",
                    f"lowerdir=/,upperdir={base}/upper,workdir={base}/work", self.root)
        for folder in ("run", "tmp", "var/tmp"):
            self._mount("-t", "tmpfs", "-o", "mode=1777" if "tmp" in folder else "mode=755",
                        "tmpfs", self.root / folder)
        self._mount("--rbind", "/dev", self.root / "dev")
        self._mount("-t", "proc", "proc", self.root / "proc")
        # Else an open name server of the machine itself would be asked while installing.
        self.write("etc/resolv.conf", pathlib.Path("/etc/resolv.conf").read_text())

    def _mount(self, *words):
        done = subprocess.run(["mount", *map(str, words)], capture_output=True, text=True)
        if done.returncode != 0:
            raise Skip("this machine has no overlay or mount for us: " + done.stderr.strip())

    def path(self, name):
        return self.root / name.lstrip("/")

    def write(self, name, text, mode=0o644):
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():
            path.unlink()
        path.write_text(text)
        path.chmod(mode)

    def bind(self, source, name):
        self.path(name).mkdir(parents=True, exist_ok=True)
        self._mount("--bind", source, self.path(name))

    def run(self, *words, **more):
        return subprocess.run(["chroot", self.root, *words], capture_output=True, text=True, **more)

    def must(self, *words, **more):
        done = self.run(*words, **more)
        if done.returncode != 0:
            raise Failure(f"{' '.join(words)}: {(done.stdout + done.stderr)[-2000:]}")
        return done.stdout

    def start(self, *words, log, env=None):
        path = self.path(log)
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "ab") as output:
            return subprocess.Popen(["chroot", self.root, *words], stdin=subprocess.DEVNULL,
                                    stdout=output, stderr=output, start_new_session=True,
                                    env=dict(os.environ, **(env or {})))

    def install(self, packages):
        """From the distribution's archive, as far as they are not here; kept for the next time."""
        missing = [name for name in packages if "ok installed" not in
                   self.run("dpkg-query", "-W", "-f", "${Status}", name).stdout]
        if not missing:
            return
        if not shutil.which("apt-get"):
            raise Skip("this is no Debian: " + ", ".join(missing))
        self.write("usr/sbin/policy-rc.d", "#!/bin/sh\nexit 101\n", 0o755)
        os.makedirs(CACHE + "/partial", exist_ok=True)
        self.bind(CACHE, "var/cache/apt/archives")
        command = ["apt-get", "-q", "-y", "-o", "APT::Sandbox::User=root",
                   "-o", "Acquire::Check-Valid-Until=false", "-o", "Acquire::Retries=2",
                   "-o", "APT::Keep-Downloaded-Packages=true", "--no-install-recommends"]
        env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        done = self.run(*command, "install", *missing, env=env)
        if done.returncode != 0:
            self.run(*command, "update", env=env)
            done = self.run(*command, "install", *missing, env=env)
        if done.returncode != 0:
            raise Skip(f"{', '.join(missing)} cannot be installed: {done.stderr[-800:].strip()}")

    def leave_network(self):
        """From now on there is no way out, and every port is free."""
        libc_unshare(0x40000000)  # CLONE_NEWNET
        for words in (["link", "set", "lo", "up"], ["addr", "add", OURS + "/32", "dev", "lo"],
                      # Reached as the other, but no address of this machine: mailsteadd would
                      # take the peer for itself.
                      ["route", "add", "local", THEIRS + "/32", "dev", "lo"]):
            subprocess.run(["ip", *words], check=True)
        pathlib.Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").write_text("0")
        self.write("etc/resolv.conf", "nameserver 127.0.0.1\n")
        self.write("etc/hosts", "127.0.0.1 localhost\n")
        self.write("etc/mailname", THERE + "\n")


def libc_unshare(flags):
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(flags) != 0:
        raise Skip("no network of its own: " + os.strerror(ctypes.get_errno()))

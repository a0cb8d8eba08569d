"""CPU time and memory of a server's processes, and what the disk and the machine did meanwhile."""
import ctypes
import os
import signal
import subprocess
import threading
import time

PR_SET_PDEATHSIG = 1
TICKS = os.sysconf("SC_CLK_TCK")
_libc = ctypes.CDLL(None, use_errno=True)


def read(path):
    with open(path) as file:
        return file.read()


def cgroup2():
    """Where cgroup v2 is mounted, when a group can be made there."""
    for line in read("/proc/self/mounts").splitlines():
        _, place, kind, *_ = line.split()
        if kind == "cgroup2" and os.access(place, os.W_OK):
            return place
    return None


def end_with_parent():
    """For preexec_fn: the process is killed when this program is, however that happens."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


GROUP_PREFIX = "mailstead-bench-"


def sweep_groups():
    """Ends what a bench left running when it was killed: Postfix changes its user, which makes the
    kernel forget that it should end with us."""
    root = cgroup2()
    for name in os.listdir(root) if root else []:
        if name.startswith(GROUP_PREFIX) and not os.path.exists("/proc/" + name.split("-")[2]):
            group = Group.__new__(Group)
            group.main, group.path = None, f"{root}/{name}"
            group.end()


class Group:
    """All processes of one server. In a control group of their own where the system has cgroup v2
    (exact, also for processes that have ended); else the tree under the first one in /proc, where
    what ended is counted once its parent has waited for it."""

    def __init__(self, name):
        self.main = None
        self.path = None
        root = cgroup2()
        if root:
            path = f"{root}/{GROUP_PREFIX}{os.getpid()}-{name}"
            try:
                os.mkdir(path)
                self.path = path
            except OSError:
                pass

    def start(self, command, **options):
        def enter():
            end_with_parent()
            if self.path:
                with open(self.path + "/cgroup.procs", "w") as file:
                    file.write("0")
        self.main = subprocess.Popen(command, preexec_fn=enter, start_new_session=True, **options)
        return self.main

    def pids(self):
        if self.path:
            return [int(line) for line in read(self.path + "/cgroup.procs").split()]
        parents = {}
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                fields = _stat(entry)
                if fields:
                    parents.setdefault(int(fields[1]), []).append(int(entry))
        found, waiting = [], [self.main.pid] if self.main else []
        while waiting:
            pid = waiting.pop()
            found.append(pid)
            waiting += parents.get(pid, [])
        return found

    def cpu_seconds(self):
        if self.path:
            for line in read(self.path + "/cpu.stat").splitlines():
                if line.startswith("usage_usec"):
                    return int(line.split()[1]) / 1e6
        total = 0
        for pid in self.pids():
            fields = _stat(pid)
            if fields:
                total += sum(int(value) for value in fields[11:15])
        return total / TICKS

    def pss_bytes(self):
        total = 0
        for pid in self.pids():
            try:
                for line in read(f"/proc/{pid}/smaps_rollup").splitlines():
                    if line.startswith("Pss:"):
                        total += int(line.split()[1]) * 1024
                        break
            except OSError:
                pass  # it has ended
        return total

    def settle(self, patience=60):
        """Waits until the server has nothing left to do: half a second almost without CPU use."""
        end = time.monotonic() + patience
        before = self.cpu_seconds()
        while time.monotonic() < end:
            time.sleep(0.5)
            now = self.cpu_seconds()
            if now - before < 0.01:
                return
            before = now

    def end(self, patience=10):
        """Asks the first process to end, then kills what is left. Only processes of this group."""
        if self.main and self.main.poll() is None:
            self.main.terminate()
            try:
                self.main.wait(patience)
            except subprocess.TimeoutExpired:
                pass
        end = time.monotonic() + patience
        while self.pids() and time.monotonic() < end:
            if self.main and self.main.poll() is not None and not self.path:
                break
            for pid in self.pids():
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            if self.main:
                self.main.poll()
            time.sleep(0.05)
        if self.path:
            for _ in range(50):
                try:
                    os.rmdir(self.path)
                    break
                except OSError:
                    time.sleep(0.05)
            self.path = None


def process_seconds(pid):
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / TICKS if fields else 0


def own_seconds():
    """Of this program and of all its children that have ended."""
    return sum(os.times()[:4])


def _stat(pid):
    """The fields of /proc/PID/stat after the name; [1] is the parent, [11:15] the CPU times."""
    try:
        return read(f"/proc/{pid}/stat").rpartition(")")[2].split()
    except OSError:
        return None


class PeakMemory:
    """The largest PSS of a group while the block runs."""

    def __init__(self, group, interval):
        self.group, self.interval, self.peak = group, interval, 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def _watch(self):
        while not self._stop.wait(self.interval):
            self.peak = max(self.peak, self.group.pss_bytes())

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join()
        self.peak = max(self.peak, self.group.pss_bytes())


class Machine:
    """Since it was made: the share of the processors that was idle, what the hypervisor kept, and
    writes and flushes of the disk."""

    def __init__(self, directory):
        device = os.stat(directory).st_dev
        self._disk = f"/sys/dev/block/{os.major(device)}:{os.minor(device)}/stat"
        self._begin = self._numbers()

    def _numbers(self):
        cpu = [int(value) for value in read("/proc/stat").splitlines()[0].split()[1:9]]
        disk = [0] * 17
        if os.path.exists(self._disk):
            disk = [int(value) for value in read(self._disk).split()] + [0] * 17
        return {"idle": cpu[3] + cpu[4], "all": sum(cpu), "busy": sum(cpu[:3]) + cpu[5] + cpu[6],
                "stolen": cpu[7], "writes": disk[4], "written": disk[6] * 512, "flushes": disk[15]}

    def since(self):
        now = self._numbers()
        delta = {key: now[key] - self._begin[key] for key in now}
        return {"idle": delta["idle"] / max(1, delta["all"]),
                "stolen": delta["stolen"] / max(1, delta["all"]), "all": delta["all"] / TICKS,
                "busy": delta["busy"] / TICKS, "writes": delta["writes"],
                "written": delta["written"], "flushes": delta["flushes"]}

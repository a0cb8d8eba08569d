"""The command line: chooses, runs, prints, and cleans up."""
import argparse
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile

from . import postfix, table
from .load import Failure
from .measure import GROUP_PREFIX, sweep_groups
from .scenarios import Bench

SCENARIOS = {
    "limits": "what the generator and the disk can do",
    "relay": "relay, 4 KiB, one message a connection",
    "relay_kept": "relay, 4 KiB, many messages a connection",
    "local": "to a mailbox (LMTP), 4 KiB, one message a connection",
    "large": "relay, 10 MiB, 10 at once",
    "idle": "memory at rest",
    "connections": "memory with idle connections",
}
ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", "..", ".."))


def arguments():
    parser = argparse.ArgumentParser(description="Compares mailsteadd with Postfix, in turn in "
                                     "the same run. Scenarios: " +
                                     "; ".join(f"{k}: {v}" for k, v in SCENARIOS.items()))
    parser.add_argument("scenarios", nargs="*", metavar="SCENARIO", help="default: all")
    parser.add_argument("--build", default=ROOT + "/build/release",
                        help="build directory (preset release); what is missing there is built")
    parser.add_argument("--daemon", help="another mailsteadd, such as the static one")
    parser.add_argument("--runs", type=int, default=5, help="medians are of so many (5)")
    parser.add_argument("--seconds", type=float, default=6, help="how long a run is to be (6)")
    parser.add_argument("--messages", type=int, help="messages in a run, instead of --seconds")
    parser.add_argument("--sessions", type=int, default=50, help="at once (50)")
    parser.add_argument("--connections", type=int, default=10000, help="idle ones (10000)")
    parser.add_argument("--servers", nargs="+", choices=["postfix", "mailsteadd"],
                        default=["postfix", "mailsteadd"])
    parser.add_argument("--limits", default="", help="more lines for the daemon's [limits]")
    parser.add_argument("--directory", default="/var/tmp",
                        help="a disk to measure on; all state of both servers lies there")
    parser.add_argument("--quick", action="store_true", help="one short run of everything")
    parser.add_argument("--json", metavar="FILE", help="writes all figures there")
    parser.add_argument("--no-build", action="store_true", help="takes what is in --build")
    options = parser.parse_args()
    unknown = [name for name in options.scenarios if name not in SCENARIOS]
    if unknown:
        parser.error("no scenario is called " + ", ".join(unknown))
    options.scenarios = options.scenarios or list(SCENARIOS)
    if options.quick:
        options.runs, options.seconds = 1, 1
    options.tools = options.build + "/bin"
    options.daemon = options.daemon or options.tools + "/mailsteadd"
    return options


def build(options, targets):
    if options.no_build:
        return
    if not os.path.exists(options.build + "/CMakeCache.txt"):
        subprocess.run(["cmake", "-S", ROOT, "-B", options.build, "--preset", "release",
                        "-DMAILSTEAD_CONSOLE=OFF"], cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL)
    if targets:
        subprocess.run(["cmake", "--build", options.build, "--target", *targets], check=True,
                       stdout=subprocess.DEVNULL)


def wanted(options, *targets):
    """The targets, and mailsteadd unless another one is used."""
    ours = options.daemon == options.tools + "/mailsteadd"
    return [*targets, "mailsteadd"] if ours else list(targets)


def sweep(directory):
    """Removes what a bench that was killed could not."""
    sweep_groups()
    for name in os.listdir(directory):
        if name.startswith(GROUP_PREFIX) and not os.path.exists("/proc/" + name.split("-")[2]):
            shutil.rmtree(f"{directory}/{name}", ignore_errors=True)


def say(text):
    print(text, file=sys.stderr, flush=True)


def main():
    options = arguments()
    if os.geteuid() != 0:
        say("Postfix wants root to start: run this as root.")
        return 2
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also when started in the background
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGHUP, lambda *_: sys.exit(129))
    directory = None
    try:
        postfix.install()
        build(options, wanted(options, "bench_smtp_disk", "bench_smtp_connections"))
        sweep(options.directory)
        directory = tempfile.mkdtemp(prefix=f"{GROUP_PREFIX}{os.getpid()}-", dir=options.directory)
        os.chmod(directory, 0o755)  # Postfix's own user passes through
        bench = Bench(options, directory, say)
        for name in options.scenarios:
            say(f"{name}: {SCENARIOS[name]}")
            getattr(bench, name)()
        print(f"{os.cpu_count()} processors, {platform.system()} {platform.release()}; "
              f"medians of {options.runs}, {options.sessions} sessions\n")
        print(table.text(bench.results, options.sessions))
        if options.json:
            with open(options.json, "w") as file:
                json.dump(bench.results, file, indent=1)
        return 0
    except KeyboardInterrupt:
        return 130
    except (Failure, OSError, subprocess.CalledProcessError) as error:
        say(f"failed: {error}")
        return 1
    finally:
        if directory:
            shutil.rmtree(directory, ignore_errors=True)

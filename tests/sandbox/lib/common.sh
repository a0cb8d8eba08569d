# Names, state and helpers shared by the parts of the sandbox. Sourced, not run.
# shellcheck shell=bash disable=SC2034

sandbox_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
sandbox_program=$sandbox_dir/sandbox
sandbox_root=${MAILSTEAD_SANDBOX_DIR:-/run/mailstead-sandbox}
cache_dir=${MAILSTEAD_CACHE_DIR:-/var/cache/mailstead}
# Every mount of a sandbox carries this mark, and every cgroup too: `leftovers` looks for it.
mark=mailstead-sandbox

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
warn() { printf 'sandbox: %s\n' "$*" >&2; }

# die WHAT [NEXT]
die() {
    printf 'sandbox: %s\n' "$1" >&2
    [ $# -lt 2 ] || printf '  %s\n' "$2" >&2
    exit 1
}

# Runs a command; shows its output only when it fails.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 || status=$?
    if [ $status -ne 0 ]; then
        tail -n 40 "$log" >&2
        rm -f "$log"
        die "failed with exit code $status: $*"
    fi
    rm -f "$log"
}

# use_name NAME: everything of one sandbox lies in $state and is keyed by its name.
use_name() {
    [[ $1 =~ ^[a-z0-9][a-z0-9-]{0,30}$ ]] ||
        die "'$1' is not a name for a sandbox" "Use lower-case letters, digits and hyphens."
    name=$1
    state=$sandbox_root/$name
    private=$state/private
    # What lies outside the state directory needs a name that no other directory's sandbox has.
    identity=$name
    [ "$sandbox_root" = /run/mailstead-sandbox ] ||
        identity=$name-$(printf %s "$sandbox_root" | sha256sum | cut -c1-8)
    # Unix sockets lie there, and their paths are short by law of the kernel (108 bytes).
    [ ${#state} -le 70 ] || die "MAILSTEAD_SANDBOX_DIR is too long for Unix sockets: $sandbox_root"
}

# Tells processes apart whose number was used again: field 22 is the start time.
start_time() { sed 's/^.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

# Sets $init to the first process of the sandbox, or fails when the sandbox does not run.
find_init() {
    local started
    read -r init started 2>/dev/null <"$state/init" || return 1
    [ -n "$init" ] && [ "$(start_time "$init")" = "$started" ]
}

require_running() {
    find_init || die "The sandbox '$name' is not up" "Start it: $sandbox_program up $name"
}

# enter COMMAND…: runs it in the process and mount namespaces of the sandbox.
# What it starts must not inherit the lock (descriptor 8).
enter() { nsenter --target "$init" --mount --pid -- "$@" 8>&-; }

# inside FUNCTION ARGUMENTS…: runs a function of these files there.
inside() { enter "$sandbox_program" --inside "$name" "$@"; }

# in_net SPACE COMMAND…: runs a command in a network namespace. Only inside.
in_net() {
    local space=$1
    shift
    nsenter --net="$private/net/$space" -- "$@"
}

# start_daemon LABEL SPACE COMMAND…: in the background; its words go to log/LABEL.log. Only inside.
start_daemon() {
    local label=$1 space=$2
    shift 2
    setsid nsenter --net="$private/net/$space" -- "$@" >>"$state/log/$label.log" 2>&1 </dev/null &
    echo $! >"$private/pids/$label"
}

daemon_runs() {
    local pid
    pid=$(cat "$private/pids/$1" 2>/dev/null) && kill -0 "$pid" 2>/dev/null
}

# stop_daemon LABEL: ends it and waits until it is gone. Only inside.
stop_daemon() {
    local pid tries
    pid=$(cat "$private/pids/$1" 2>/dev/null) || return 0
    kill "$pid" 2>/dev/null || true
    for ((tries = 0; tries < 100; tries++)); do
        kill -0 "$pid" 2>/dev/null || break
        [ $tries -ne 50 ] || kill -KILL "$pid" 2>/dev/null || true
        sleep 0.1
    done
    rm -f "$private/pids/$1"
}

# wait_for SECONDS WHAT COMMAND…: until the command succeeds; dies with WHAT when it does not.
wait_for() {
    local until=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $until ] || die "$what" "The logs are in $state/log."
        sleep 0.1
    done
}

# fill TEMPLATE NAME=VALUE…: prints a template with @NAME@ replaced.
fill() {
    local text pair
    text=$(<"$sandbox_dir/templates/$1")
    shift
    for pair in "$@"; do
        text=${text//@${pair%%=*}@/${pair#*=}}
    done
    printf '%s\n' "$text"
}

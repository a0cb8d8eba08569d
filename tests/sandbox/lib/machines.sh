# Machines: systemd in systemd-nspawn over an overlay of a cached root file system. What a machine
# writes lies in a tmpfs, which is gone with the sandbox. Only inside. Sourced, not run.
# shellcheck shell=bash

machine_disk_size=4g

# Where a cgroup for the machine can be made: one place for each hierarchy that systemd cares for.
cgroup_places() {
    if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
        echo "/sys/fs/cgroup"
    else
        for place in /sys/fs/cgroup/unified /sys/fs/cgroup/systemd; do
            [ ! -d "$place" ] || echo "$place"
        done
    fi
}

# machine_create MACHINE IMAGE: a fresh root file system. Sets $root.
machine_create() {
    local machine=$1 lower=$2 base=$private/machines/$1
    mkdir -p "$base"
    mount -t tmpfs -o "size=$machine_disk_size,mode=755" "$mark:$identity:$machine" "$base"
    mkdir "$base/upper" "$base/work" "$base/root"
    mount -t overlay -o "lowerdir=$lower/root,upperdir=$base/upper,workdir=$base/work" \
        "$mark:$identity:$machine" "$base/root"
    root=$base/root
}

# machine_loop MACHINE SPACE [nspawn options…]: runs the machine, and again when it reboots.
machine_loop() {
    local machine=$1 space=$2 place status=0
    shift 2
    while :; do
        for place in $(cgroup_places); do
            mkdir -p "$place/$mark/$identity-$machine"
            echo 0 >"$place/$mark/$identity-$machine/cgroup.procs"
        done
        # A machine that starts has an empty firewall; its namespace outlives it.
        in_net "$space" nft flush ruleset
        status=0
        UNIFIED_CGROUP_HIERARCHY=1 SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 \
            unshare --mount --propagation slave --mount-proc -- \
            systemd-nspawn --quiet --boot --directory="$private/machines/$machine/root" \
            --machine="$machine" --register=no --keep-unit --private-users=no \
            --network-namespace-path="$private/net/$space" \
            --capability=CAP_NET_ADMIN --resolv-conf=off --timezone=off --link-journal=no \
            --console=pipe "$@" </dev/null || status=$?
        echo "--- $(date +%T) the machine ended with status $status"
        # 133 is how nspawn says that the machine wants to start again.
        [ $status -eq 133 ] || break
        echo "$(($(cat "$private/pids/$machine.boots") + 1))" >"$private/pids/$machine.boots"
    done
    exit $status
}

# machine_start MACHINE SPACE [nspawn options…]
machine_start() {
    local machine=$1
    echo 1 >"$private/pids/$machine.boots"
    setsid "$sandbox_program" --inside "$name" machine_loop "$@" \
        >>"$state/log/machine-$machine.log" 2>&1 </dev/null &
    echo $! >"$private/pids/machine-$machine"
}

# machine_processes MACHINE: all that its cgroups hold.
machine_processes() {
    local place
    for place in $(cgroup_places); do
        find "$place/$mark/$identity-$1" -name cgroup.procs -exec cat {} + 2>/dev/null || true
    done | sort -u
}

# machine_exec MACHINE COMMAND…: on the machine, as its root.
machine_exec() {
    local machine=$1 process
    shift
    for process in $(machine_processes "$machine"); do
        # The machine's first process is number 1 in the innermost of its process namespaces.
        if [[ $(grep -s ^NSpid: "/proc/$process/status") =~ [[:space:]]1$ ]]; then
            nsenter --target "$process" --mount --uts --ipc --net --pid --cgroup -- "$@"
            return
        fi
    done
    die "The machine '$machine' is switched off"
}

# machine_kill MACHINE: pulls the plug.
machine_kill() {
    local machine=$1 pid place tries
    pid=$(cat "$private/pids/machine-$machine" 2>/dev/null) || return 0
    # The loop first, so that it starts nothing again. The machine's first process outlives
    # nspawn, so everything in its cgroups ends too.
    kill -KILL "$pid" 2>/dev/null || true
    for ((tries = 0; tries < 200; tries++)); do
        pid=$(machine_processes "$machine")
        [ -n "$pid" ] || break
        # shellcheck disable=SC2086
        kill -KILL $pid 2>/dev/null || true
        sleep 0.05
    done
    for place in $(cgroup_places); do
        remove_cgroup "$place/$mark/$identity-$machine"
    done
    rm -f "$private/pids/machine-$machine"
}

# A cgroup can be removed a moment after its last process ended.
remove_cgroup() {
    local tries
    for ((tries = 0; tries < 100; tries++)); do
        [ -d "$1" ] || return 0
        find "$1" -depth -type d -exec rmdir {} + 2>/dev/null || true
        sleep 0.05
    done
}

# machine_remove MACHINE: pulls the plug and throws the disk away.
machine_remove() {
    local base=$private/machines/$1 tries
    machine_kill "$1"
    for ((tries = 0; tries < 50; tries++)); do
        ! mountpoint -q "$base/root" || umount "$base/root" 2>/dev/null || { sleep 0.1 && continue; }
        ! mountpoint -q "$base" || umount "$base" 2>/dev/null || { sleep 0.1 && continue; }
        return 0
    done
    die "The disk of '$1' is still in use" "End what uses it, or take the sandbox down."
}

# Up, down, reset, status. Sourced, not run.
# shellcheck shell=bash

# Everything of a sandbox runs in one process namespace and one mount namespace. When their first
# process ends, the kernel ends all others, and with them go mounts and network namespaces:
# nothing needs to be remembered for cleaning up, not even after a crash.
start_init() {
    local outer child=""
    setsid unshare --mount-proc --propagation slave --pid --fork --kill-child -- \
        "$sandbox_program" --init "$name" >>"$state/log/init.log" 2>&1 </dev/null 8>&- &
    outer=$!
    for _ in $(seq 100); do
        child=$(cat "/proc/$outer/task/$outer/children" 2>/dev/null || true)
        child=${child%% *}
        [ -z "$child" ] || break
        sleep 0.02
    done
    [ -n "$child" ] || die "No process namespace could be made" "Its words: $(tail -n 3 "$state/log/init.log")"
    init=$child
    echo "$init $(start_time "$init")" >"$state/init"
    wait_for 10 "The mounts of the sandbox could not be made" test -e "$state/init-ready"
}

# The first process: makes the private mounts, then waits, and buries the dead.
run_init() {
    trap : CHLD
    mount -t tmpfs -o size=64m,mode=755 "$mark:$identity" "$private"
    mkdir -p "$private"/{pids,machines,faults}
    bind_resolver
    mount -t tmpfs -o mode=755 "$mark:$identity:nspawn" /run/systemd/nspawn
    : >"$state/init-ready"
    while :; do
        sleep 2147483647 &
        wait $! || true
    done
}

# Names are looked up in the sandbox's resolver, in this mount namespace alone.
bind_resolver() {
    local target
    target=$(readlink -f /etc/resolv.conf)
    [ -e "$target" ] || die "This machine has no /etc/resolv.conf" "Create it; an empty file is enough."
    mount --bind "$state/resolv.conf" "$target"
}

boot() {
    local system=$1
    make_network
    dns_prepare
    acme_prepare
    vps_create "$system"
    vps_start
    dns_start
    proxy_relay
    provider_create
    provider_start
    wait_for 20 "The resolver gives no validated answers" dns_ready
    acme_start
    wait_for 20 "The certificate authority does not answer" acme_fetch_issuer
    wait_for 60 "The VPS does not come up" vps_answers
    wait_for 60 "The mail provider does not come up" provider_answers
}

make_secrets() {
    local user
    mkdir -p "$state"/{keys,log,private,guest}
    echo "nameserver $resolver_address" >"$state/resolv.conf"
    chmod 711 "$state" "$state/keys"
    quietly ssh-keygen -q -t ed25519 -N "" -C sandbox -f "$state/keys/id_ed25519"
    for user in root dev ops provider; do
        (umask 077 && openssl rand -hex 9 >"$state/keys/$user-password")
    done
}

require_host() {
    local tool
    [ "$(uname -s)" = Linux ] || die "The sandbox needs Linux" "On other systems use a real VPS."
    [ "$(id -u)" -eq 0 ] || die "The sandbox needs root: it makes namespaces and mounts" \
        "Run it with sudo."
    for tool in systemd-nspawn mmdebstrap ip nft knotd keymgr unbound pebble apt-cacher-ng socat \
        dig openssl ssh-keygen curl python3; do
        command -v "$tool" >/dev/null || die "$tool is not installed" \
            "Run: packaging/dependencies"
    done
    grep -q overlay /proc/filesystems || modprobe overlay 2>/dev/null ||
        die "The kernel has no overlay file system" "The machines' disks need it."
    [ -n "$(cgroup_places)" ] || die "No cgroup hierarchy is mounted that systemd can use" \
        "Mount cgroup2 on /sys/fs/cgroup."
}

sandbox_up() {
    local system=$1 started=$SECONDS
    require_host
    mkdir -p "$sandbox_root"
    chmod 711 "$sandbox_root"
    exec 8>"$sandbox_root/.$name.lock"
    flock -n 8 || die "Another command works on the sandbox '$name'" "Wait until it is done."
    if find_init && [ -e "$state/ready" ]; then
        say "The sandbox '$name' is up already"
        return 0
    fi
    trap 'trap "" INT TERM HUP; warn "interrupted"; clear_all; trap - EXIT; exit 130' INT TERM HUP
    trap '[ -e "$state/ready" ] || { keep_logs; clear_all; }' EXIT
    clear_away
    image vps "$system"
    local vps_image=$image
    image provider debian12
    make_secrets
    mkdir -p /run/systemd/nspawn
    echo "$vps_image" >"$state/image-vps-$system"
    echo "$image" >"$state/image-provider"
    say "Starting the sandbox '$name' ($system)"
    start_init
    proxy_start
    # In the background, so that a signal is heeded at once.
    inside boot "$system" &
    wait $! || exit 1
    : >"$state/ready"
    trap - EXIT INT TERM HUP
    say "The sandbox '$name' is up after $((SECONDS - started)) s: the VPS is $vps_address, log in: $sandbox_program ssh $name"
}

# A sandbox that did not come up leaves its logs for whoever looks for the reason.
keep_logs() {
    [ -d "$state/log" ] || return 0
    rm -rf "$cache_dir/sandbox-logs/$name"
    mkdir -p "$cache_dir/sandbox-logs"
    cp -r "$state/log" "$cache_dir/sandbox-logs/$name"
    warn "the logs of what failed are in $cache_dir/sandbox-logs/$name"
}

# Processes outside the process namespace: those of `run`. They carry a mount of the sandbox.
guests() {
    local process
    for process in $(grep -ls "$mark:$identity:guest" /proc/[0-9]*/mountinfo); do
        process=${process#/proc/}
        echo "${process%/mountinfo}"
    done
}

# Ends whatever there is of the sandbox; does nothing when there is nothing.
clear_away() {
    local place pid directory tries
    if find_init; then
        kill -KILL "$init" 2>/dev/null || true
        for ((tries = 0; tries < 200; tries++)); do
            find_init || break
            sleep 0.05
        done
    fi
    for pid in $(guests); do
        kill -TERM "$pid" 2>/dev/null || true
    done
    for ((tries = 0; tries < 40; tries++)); do
        [ -n "$(guests)" ] || break
        sleep 0.05
    done
    for pid in $(guests); do
        kill -KILL "$pid" 2>/dev/null || true
    done
    for place in $(cgroup_places); do
        for directory in "$place/$mark/$identity"-{vps,provider}; do
            remove_cgroup "$directory"
        done
        rmdir "$place/$mark" 2>/dev/null || true
    done
    rm -rf --one-file-system "$state"
}

sandbox_down() {
    [ "$(id -u)" -eq 0 ] || die "The sandbox needs root" "Run it with sudo."
    [ -d "$sandbox_root" ] || return 0
    exec 8>"$sandbox_root/.$name.lock"
    flock -w 120 8 || die "Another command works on the sandbox '$name'" "Wait until it is done."
    clear_all
}

# The same, and what all sandboxes share when this was the last.
clear_all() {
    clear_away
    proxy_stop_unneeded
    rm -f "$sandbox_root/.$name.lock"
    rmdir "$sandbox_root" 2>/dev/null || true
    if ! grep -qs "$mark" /proc/[0-9]*/mountinfo; then
        rmdir /run/systemd/nspawn /run/systemd 2>/dev/null || true
    fi
}

sandbox_names() {
    local directory
    for directory in "$sandbox_root"/*/; do
        [ ! -d "$directory" ] || basename "$directory"
    done
}

sandbox_reset() {
    local system started=$SECONDS
    require_running
    exec 8>"$sandbox_root/.$name.lock"
    flock -w 60 8 || die "Another command works on the sandbox '$name'" "Wait until it is done."
    system=${1:-$(<"$state/system")}
    image vps "$system"
    echo "$image" >"$state/image-vps-$system"
    inside reset_inside "$system" || exit 1
    say "The VPS is blank again after $((SECONDS - started)) s"
}

reset_inside() {
    dns_reset
    fault_restore
    vps_reset "$1"
    provider_forget
}

# Lists what is left of any sandbox: processes, mounts, cgroups, state.
sandbox_leftovers() {
    local process place found=0 path
    for process in /proc/[0-9]*; do
        if grep -qs "$mark" "$process/mountinfo" "$process/cgroup"; then
            printf 'process %s: %s\n' "${process#/proc/}" \
                "$(tr '\0' ' ' <"$process/cmdline" 2>/dev/null | cut -c1-150)"
            found=1
        fi
    done
    for place in proxy relay; do
        if proxy_alive $place; then
            printf 'process %s: the package %s\n' "$(cut -d' ' -f1 "$proxy_dir/$place.pid")" $place
            found=1
        fi
    done
    for place in $(cgroup_places); do
        [ ! -d "$place/$mark" ] || { echo "cgroup $place/$mark" && found=1; }
    done
    if [ -d "$sandbox_root" ]; then
        for path in "$sandbox_root" "$sandbox_root"/* "$sandbox_root"/.[!.]*; do
            [ ! -e "$path" ] || { echo "path $path" && found=1; }
        done
    fi
    return $found
}

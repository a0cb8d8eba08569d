# The package proxy (apt-cacher-ng). One for all sandboxes, in this machine's own network namespace,
# the only thing that fetches from outside. A relay leads from a Unix socket to its port on the
# loopback, and in each sandbox a relay on the gateway leads to that socket: so no route and no
# interface connects a sandbox with this machine. Sourced, not run.
# shellcheck shell=bash

proxy_dir=$sandbox_root/.packages

# alive LABEL: proxy or relay.
proxy_alive() {
    local pid started
    read -r pid started 2>/dev/null <"$proxy_dir/$1.pid" || return 1
    [ -n "$pid" ] && [ "$(start_time "$pid")" = "$started" ]
}

proxy_launch() {
    local label=$1
    shift
    setsid "$@" >"$proxy_dir/$label.log" 2>&1 </dev/null 8>&- 9>&- &
    echo "$! $(start_time $!)" >"$proxy_dir/$label.pid"
}

proxy_kill() {
    local pid
    proxy_alive "$1" || return 0
    read -r pid _ <"$proxy_dir/$1.pid"
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 50); do
        proxy_alive "$1" || return 0
        sleep 0.1
    done
    kill -KILL "$pid" 2>/dev/null || true
}

# apt-cacher-ng takes no port above 32767, so the kernel cannot be asked for a free one.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo $port
}

# Starts it when it does not run. Outside.
proxy_start() {
    local port upstream
    mkdir -p "$proxy_dir" "$cache_dir/apt-cache"
    (
        flock 9
        ! proxy_alive proxy || ! proxy_alive relay || exit 0
        proxy_kill proxy
        proxy_kill relay
        rm -f "$proxy_dir/socket"
        port=$(free_port)
        (umask 077 && : >"$proxy_dir/acng.conf")
        {
            fill acng.conf "CACHE=$cache_dir/apt-cache" "LOG=$proxy_dir" "PORT=$port"
            upstream=$(apt-config dump --format '%v' Acquire::http::Proxy)
            [ -z "$upstream" ] || echo "Proxy: $upstream"
        } >"$proxy_dir/acng.conf"
        proxy_launch proxy apt-cacher-ng -c "$proxy_dir"
        proxy_launch relay socat "UNIX-LISTEN:$proxy_dir/socket,fork,mode=600" "TCP:127.0.0.1:$port"
        for _ in $(seq 100); do
            if [ -S "$proxy_dir/socket" ] && (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
                exit 0
            fi
            proxy_alive proxy || break
            sleep 0.1
        done
        tail -n 20 "$proxy_dir"/*.log >&2
        die "The package proxy did not start" "Its words are above and in $proxy_dir."
    ) 9>"$sandbox_root/.packages.lock" || exit 1
}

# Ends it when no sandbox is left. Outside.
proxy_stop_unneeded() {
    local other
    for other in "$sandbox_root"/*/init; do
        [ ! -e "$other" ] || return 0
    done
    proxy_kill relay
    proxy_kill proxy
    rm -rf "$proxy_dir" "$sandbox_root/.packages.lock"
}

# The relay on the gateway. Only inside.
proxy_relay() {
    start_daemon packages router socat "TCP-LISTEN:$proxy_port,fork,reuseaddr,bind=$gateway_address" \
        "UNIX-CONNECT:$proxy_dir/socket"
}

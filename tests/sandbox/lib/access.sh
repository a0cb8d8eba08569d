# How people and tests reach into the sandbox. Sourced, not run.
# shellcheck shell=bash

# run COMMAND…: in the desktop's network, in this process's place: environment, input, output,
# signals and exit code are the command's own.
sandbox_run() {
    require_running
    [ $# -gt 0 ] || die "run needs a command" "For example: $sandbox_program run $name -- dig harbour.test"
    exec nsenter --net="/proc/$init/root$private/net/desktop" -- \
        unshare --mount --propagation slave -- "$sandbox_program" --guest "$name" "$@"
}

# The command's own view of the file system differs in one file. The empty mount is how `down`
# knows the processes that are guests of this sandbox.
run_guest() {
    bind_resolver
    mount -t tmpfs -o ro,size=4k "$mark:$identity:guest" "$state/guest"
    exec "$@"
}

sandbox_ssh() {
    sandbox_run ssh -o BatchMode=yes -o IdentitiesOnly=yes -o ConnectTimeout=10 -o LogLevel=ERROR \
        -i "$state/keys/id_ed25519" -o "UserKnownHostsFile=$state/keys/known_hosts" \
        -o GlobalKnownHostsFile=/dev/null -o StrictHostKeyChecking=yes "root@$vps_address" "$@"
}

sandbox_paths() {
    require_running
    fill paths.json "NAME=$name" "STATE=$state" "SYSTEM=$(<"$state/system")" \
        "VPS=$vps_address" "VPS6=$vps_address6" "DOMAIN=$customer_domain" \
        "PROVIDER=$provider_domain" "PROVIDERADDRESS=$provider_address" \
        "RESOLVER=$resolver_address" "DESKTOP=$desktop_address" "CACHE=$cache_dir"
}

sandbox_status() {
    local json=$1 running=false system="" vps=false boots=0 part answers=()
    if find_init && [ -e "$state/ready" ]; then
        running=true
        system=$(<"$state/system")
        while read -r part; do
            answers+=("$part")
        done < <(inside parts)
    fi
    if $json; then
        printf '{"name": "%s", "up": %s, "system": "%s", "parts": {' "$name" $running "$system"
        local comma=""
        for part in "${answers[@]}"; do
            printf '%s"%s": %s' "$comma" "${part% *}" "${part#* }"
            comma=", "
        done
        printf '}}\n'
    elif $running; then
        echo "$name: up, $system, VPS $vps_address"
        for part in "${answers[@]}"; do
            printf '  %-10s %s\n' "${part% *}" "$([ "${part#* }" = true ] && echo answers || echo silent)"
        done
    else
        echo "$name: down"
    fi
    $running
}

# Which parts answer now, one a line. Only inside.
parts() {
    answer_of() {
        local label=$1
        shift
        if "$@" >/dev/null 2>&1; then echo "$label true"; else echo "$label false"; fi
    }
    answer_of vps vps_answers
    answer_of names signed test
    answer_of resolver dns_ready
    answer_of authority acme_fetch_issuer
    answer_of provider provider_answers
}

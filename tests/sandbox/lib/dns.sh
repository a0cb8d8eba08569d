# The name system: knot answers with authority, unbound recurses. Only inside. Sourced, not run.
# shellcheck shell=bash

dns=$state/dns

zones() { python3 "$sandbox_dir/lib/zones.py" "$@"; }

dns_prepare() {
    local zone file listen address
    mkdir -p "$dns/ds" "$dns/knot-db"
    listen=$(printf '%s@53, ' "${name_server_addresses[@]}")
    {
        fill knot.conf "DIR=$dns" "LISTEN=${listen%, }"
        python3 -c 'import json, sys; print("\n".join(json.load(open(sys.argv[1]))))' \
            "$sandbox_dir/templates/zones.json" >"$dns/zone-names"
        while read -r zone; do
            file=$zone.zone
            [ "$zone" != . ] || file=root.zone
            printf '  - domain: "%s"\n    file: "%s"\n' "$zone" "$file"
        done <"$dns/zone-names"
    } >"$dns/knot.conf"
    # The keys come first, for each zone's DS record belongs into the zone above it.
    while read -r zone; do
        quietly keymgr -c "$dns/knot.conf" "$zone" generate algorithm=ECDSAP256SHA256 ksk=yes zsk=yes
        keymgr -c "$dns/knot.conf" "$zone" ds | awk '$5 == 2 || $6 == 2' >"$dns/ds/$zone.ds"
    done <"$dns/zone-names"
    sed 's/ DS / IN DS /' "$dns/ds/..ds" >"$dns/root.key"
    # The same anchor in the form of BIND's tools (delv).
    awk '{ printf "trust-anchors { . static-ds %s %s %s \"%s\"; };\n", $3, $4, $5, $6 }' \
        "$dns/ds/..ds" >"$dns/delv.key"
    printf '. 3600 NS a.root-servers.\na.root-servers. 3600 A %s\n' "${name_server_addresses[0]}" \
        >"$dns/root.hints"
    zones reset "$dns" "$sandbox_dir/templates/zones.json" >/dev/null
    fill unbound.conf "DIR=$dns" "ADDRESS=$resolver_address" >"$dns/unbound.conf"
}

dns_start() {
    start_daemon knot infra knotd -c "$dns/knot.conf"
    wait_for 20 "The authoritative name server does not answer" signed test
    start_daemon unbound infra unbound -d -c "$dns/unbound.conf"
}

# signed ZONE: the zone is there with its signature.
signed() {
    in_net infra dig +short +time=1 +tries=1 +dnssec "@${name_server_addresses[0]}" "$1." SOA |
        grep -q SOA
}

dns_ready() {
    in_net infra dig +time=1 +tries=1 "@$resolver_address" "mail.$provider_domain" A +dnssec |
        grep -q 'flags:.* ad[ ;]'
}

# Loads the zones that are named on standard input, and returns when they are served.
dns_reload() {
    local zone
    while read -r zone; do
        [ -z "$zone" ] || quietly knotc -c "$dns/knot.conf" -b zone-reload "$zone"
    done
}

dns_set() {
    local changed
    changed=$(zones set "$dns") || exit 1
    dns_reload <<<"$changed"
}

dns_remove() {
    local changed
    changed=$(zones remove "$dns" "$@") || exit 1
    dns_reload <<<"$changed"
}

dns_reset() {
    zones reset "$dns" "$sandbox_dir/templates/zones.json" | dns_reload
    # Nobody who gets a blank VPS remembers the one before.
    quietly unbound-control -c "$dns/unbound.conf" flush_zone .
}

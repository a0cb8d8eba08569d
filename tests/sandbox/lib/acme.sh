# The certificate authority: pebble, reached under https://acme.test:14000/dir. Only inside.
# Sourced, not run.
# shellcheck shell=bash

acme=$state/acme

acme_prepare() {
    mkdir -p "$acme"
    quietly openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 \
        -subj "/CN=Sandbox directory root" -keyout "$acme/root.key" -out "$acme/root.pem"
    printf 'subjectAltName=DNS:acme.test\nextendedKeyUsage=serverAuth\n' >"$acme/extensions"
    quietly openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=acme.test" \
        -keyout "$acme/acme.test.key" -out "$acme/request.pem"
    quietly openssl x509 -req -in "$acme/request.pem" -days 30 -CA "$acme/root.pem" \
        -CAkey "$acme/root.key" -CAcreateserial -extfile "$acme/extensions" \
        -out "$acme/acme.test.pem"
}

# acme_start [BLOCKED DOMAIN]: for a blocked domain the authority refuses to issue.
acme_start() {
    local blocked=""
    [ -z "${1:-}" ] || blocked="\"$1\""
    fill pebble.json "ADDRESS=$acme_address" "DIR=$acme" "BLOCKED=$blocked" >"$acme/pebble.json"
    start_daemon pebble infra env PEBBLE_VA_NOSLEEP=1 PEBBLE_WFE_NONCEREJECT=5 \
        pebble -config "$acme/pebble.json" -dnsserver "$resolver_address:53"
}

acme_restart() {
    stop_daemon pebble
    acme_start "$@"
    wait_for 20 "The certificate authority does not answer" acme_fetch_issuer
}

# The root below which certificates are issued is new at each start of pebble.
acme_fetch_issuer() {
    in_net infra curl -sSf --max-time 3 --cacert "$acme/root.pem" \
        --resolve "acme.test:15000:$acme_address" -o "$acme/issuer.pem.new" \
        https://acme.test:15000/roots/0 && mv "$acme/issuer.pem.new" "$acme/issuer.pem"
}

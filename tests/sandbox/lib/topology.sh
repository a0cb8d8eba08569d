# The network: one router, three segments, every participant in a network namespace of its own.
# No interface leads to this machine, so nothing leaves. Sourced, not run.
# shellcheck shell=bash disable=SC2034

customer_domain=harbour.test
provider_domain=bigpost.test
vps_address=198.51.100.10 vps_address6=2001:db8:100::10
gateway_address=198.51.100.1
provider_address=203.0.113.10 provider_address6=2001:db8:200::10
desktop_address=192.0.2.20
resolver_address=192.0.2.53
acme_address=192.0.2.14
# The name servers: root, top level, and the two of the customer's DNS provider.
name_server_addresses=(192.0.2.1 192.0.2.2 192.0.2.11 192.0.2.12)
dead_address=203.0.113.99 silent_address=203.0.113.98
proxy_port=3142

# cable SPACE SEGMENT [ADDRESS…]: a segment is a bridge of the router; ADDRESS has a prefix length.
cable() {
    local space=$1 segment=$2 address
    shift 2
    in_net router ip link add "to-$space" type veth peer name eth0 netns "$private/net/$space"
    in_net router ip link set "to-$space" master "$segment" up
    in_net "$space" ip link set eth0 up
    for address in "$@"; do
        case $address in
        *:*) in_net "$space" ip address add "$address" dev eth0 nodad ;;
        *) in_net "$space" ip address add "$address" dev eth0 ;;
        esac
    done
}

make_network() {
    local space address segment addresses=()
    mkdir -p "$private/net"
    for space in router vps provider infra desktop; do
        : >"$private/net/$space"
        unshare --net="$private/net/$space" ip link set lo up
        [ "$(in_net "$space" readlink /proc/self/ns/net)" != "$(readlink /proc/self/ns/net)" ] ||
            die "The network namespace '$space' could not be made"
    done
    in_net router sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
    for segment in hoster 198.51.100.1/24,2001:db8:100::1/64 \
        post 203.0.113.1/24,2001:db8:200::1/64 city 192.0.2.254/24,2001:db8:300::1/64; do
        case $segment in
        *,*)
            in_net router ip address add "${segment%,*}" dev "$bridge"
            in_net router ip address add "${segment#*,}" dev "$bridge" nodad
            ;;
        *)
            bridge=$segment
            in_net router ip link add "$bridge" type bridge
            in_net router ip link set "$bridge" up
            ;;
        esac
    done
    for address in "${name_server_addresses[@]}" "$resolver_address" "$acme_address"; do
        addresses+=("$address/24")
    done
    cable vps hoster "$vps_address/24" "$vps_address6/64"
    cable provider post "$provider_address/24" "$provider_address6/64"
    cable infra city "${addresses[@]}" 2001:db8:300::53/64
    cable desktop city "$desktop_address/24" 2001:db8:300::20/64
    in_net vps ip route add default via "$gateway_address"
    in_net vps ip -6 route add default via 2001:db8:100::1
    in_net provider ip route add default via 203.0.113.1
    in_net provider ip -6 route add default via 2001:db8:200::1
    for space in infra desktop; do
        in_net "$space" ip route add default via 192.0.2.254
        in_net "$space" ip -6 route add default via 2001:db8:300::1
    done
    # A host that is known to be down, and one of which nothing is ever heard.
    in_net router ip route add unreachable "$dead_address/32"
    in_net router ip route add blackhole "$silent_address/32"
}

# The blank VPS. Only inside. Sourced, not run.
# shellcheck shell=bash

set_password() {
    local root=$1 user=$2 hash
    hash=$(openssl passwd -6 -stdin <"$state/keys/$user-password")
    # The hash has no colon and no vertical bar.
    sed -i "s|^$user:[^:]*:|$user:$hash:|" "$root/etc/shadow"
}

vps_create() {
    local system=$1 user home root
    machine_create vps "$(<"$state/image-vps-$system")"
    echo "$system" >"$state/system"
    echo vps-10 >"$root/etc/hostname"
    printf '127.0.0.1\tlocalhost\n127.0.1.1\tvps-10\n::1\tlocalhost ip6-localhost ip6-loopback\n' \
        >"$root/etc/hosts"
    rm -f "$root/etc/resolv.conf"
    echo "nameserver $resolver_address" >"$root/etc/resolv.conf"
    {
        echo "Acquire::http::Proxy \"http://$gateway_address:$proxy_port\";"
        apt_options
    } >"$root/etc/apt/apt.conf.d/90hoster"
    # The proxy fetches from archives over TLS itself when it is asked in this way.
    sed -i 's|https://|http://HTTPS///|' "$root/etc/apt/sources.list"
    for user in root dev ops; do
        set_password "$root" $user
        home=$root/home/$user
        [ $user != root ] || home=$root/root
        install -d -m 700 "$home/.ssh"
        install -m 600 "$state/keys/id_ed25519.pub" "$home/.ssh/authorized_keys"
        chroot "$root" chown -R $user: "${home#"$root"}/.ssh"
    done
    vps_host_keys "$root"
}

# New host keys, as a machine that is set up anew has them.
vps_host_keys() {
    local root=$1
    rm -f "$root"/etc/ssh/ssh_host_*_key*
    quietly ssh-keygen -A -f "$root"
    vps_known_hosts "$root"
}

vps_known_hosts() {
    local root=$1 file
    for file in "$root"/etc/ssh/ssh_host_*_key.pub; do
        echo "$vps_address $(cut -d' ' -f1,2 "$file")"
    done >"$state/keys/known_hosts.new"
    mv "$state/keys/known_hosts.new" "$state/keys/known_hosts"
}

vps_start() { machine_start vps vps; }

vps_answers() {
    in_net desktop timeout 2 bash -c "exec 3<>/dev/tcp/$vps_address/22 && head -c 4 <&3 | grep -q SSH-"
}

vps_reset() {
    machine_remove vps
    vps_create "$1"
    vps_start
    wait_for 60 "The VPS does not come up" vps_answers
}

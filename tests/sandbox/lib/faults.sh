# Things that go wrong, one function each: fault_KIND on|off. Only inside. Sourced, not run.
# shellcheck shell=bash

fault_kinds="ca-down ca-refuse disk-full host-key low-memory port25-blocked port80-taken unsupported-system"

fault_set() {
    local kind=$1 wanted=$2
    [[ " $fault_kinds " == *" $kind "* ]] || die "There is no fault '$kind'" "There are: $fault_kinds"
    case $wanted in
    on) [ ! -e "$private/faults/$kind" ] || return 0 ;;
    off) [ -e "$private/faults/$kind" ] || return 0 ;;
    *) die "A fault is on or off, not '$wanted'" ;;
    esac
    "fault_${kind//-/_}" "$wanted"
    if [ "$wanted" = on ]; then : >"$private/faults/$kind"; else rm -f "$private/faults/$kind"; fi
}

# Before the VPS is made anew: what is not on its disk is put right by hand.
fault_restore() {
    local kind
    for kind in ca-down ca-refuse port25-blocked; do
        fault_set $kind off
    done
    rm -f "$private"/faults/*
}

# The directory does not answer.
fault_ca_down() {
    stop_daemon pebble
    if [ "$1" = off ]; then acme_restart; fi
}

# The authority refuses to issue for the customer's domain.
fault_ca_refuse() {
    if [ "$1" = on ]; then acme_restart "$customer_domain"; else acme_restart; fi
}

# The file system of the VPS has a quarter of a megabyte left.
fault_disk_full() {
    local base=$private/machines/vps used size=$machine_disk_size
    if [ "$1" = on ]; then
        used=$(df --output=used "$base" | tail -n 1)
        size=$((used + 256))k
    fi
    mount -o "remount,size=$size" "$base"
}

# Another host key, as after a reinstallation or with somebody in between.
fault_host_key() {
    local ssh=$private/machines/vps/root/etc/ssh kept=$private/faults/host-keys
    if [ "$1" = on ]; then
        mkdir -p "$kept"
        cp -p "$ssh"/ssh_host_*_key "$ssh"/ssh_host_*_key.pub "$kept/"
        vps_host_keys "$private/machines/vps/root"
    else
        cp -p "$kept"/* "$ssh/"
        rm -rf "$kept"
        vps_known_hosts "$private/machines/vps/root"
    fi
    machine_exec vps systemctl restart ssh.service
}

# A fake: /proc/meminfo tells of 512 MB, until the next reboot.
fault_low_memory() {
    local root=$private/machines/vps/root
    if [ "$1" = on ]; then
        sed -e 's/^MemTotal:.*/MemTotal:         503120 kB/' -e 's/^MemFree:.*/MemFree:           91204 kB/' \
            -e 's/^MemAvailable:.*/MemAvailable:     208412 kB/' -e 's/^Swap\(.*\):.*/Swap\1:             0 kB/' \
            /proc/meminfo >"$root/var/fake-meminfo"
        machine_exec vps mount --bind /var/fake-meminfo /proc/meminfo
    else
        machine_exec vps umount /proc/meminfo || true
        rm -f "$root/var/fake-meminfo"
    fi
}

# The hoster lets no mail out: connections to port 25 from the VPS end nowhere.
fault_port25_blocked() {
    if [ "$1" = on ]; then
        in_net router nft -f - <<END
table inet hoster {
    chain forward {
        type filter hook forward priority 0
        ip saddr $vps_address tcp dport 25 drop
        ip6 saddr $vps_address6 tcp dport 25 drop
    }
}
END
    else
        in_net router nft delete table inet hoster
    fi
}

# Some web server has port 80, and starts again with the machine.
fault_port80_taken() {
    local unit=$private/machines/vps/root/etc/systemd/system/webshop.service
    if [ "$1" = on ]; then
        cp "$sandbox_dir/templates/webshop.service" "$unit"
        machine_exec vps systemctl daemon-reload
        machine_exec vps systemctl enable --quiet --now webshop.service
        wait_for 10 "Nothing listens on port 80 of the VPS" \
            in_net desktop bash -c ": <\"/dev/tcp/$vps_address/80\""
    else
        machine_exec vps systemctl disable --quiet --now webshop.service
        rm -f "$unit"
        machine_exec vps systemctl daemon-reload
    fi
}

# /etc/os-release names a system that nobody wrote a recipe for.
fault_unsupported_system() {
    local file=$private/machines/vps/root/usr/lib/os-release
    if [ "$1" = on ]; then
        mv "$file" "$file.kept"
        printf 'PRETTY_NAME="Plan 9 from Bell Labs"\nNAME="Plan 9"\nID=plan9\nVERSION_ID="4"\n' >"$file"
    else
        mv "$file.kept" "$file"
    fi
}

# Root file systems, built once by mmdebstrap and kept in the cache. Sourced, not run.
# shellcheck shell=bash

# What a seller's Debian image has: systemd, OpenSSH, sudo, the usual small tools. No mail server.
vps_packages=systemd,systemd-sysv,dbus,libpam-systemd,openssh-server,sudo,iproute2,iputils-ping
vps_packages+=,ca-certificates,cron,logrotate,nano,less,procps,psmisc,netbase,tzdata,login,passwd
vps_packages+=,debian-archive-keyring,wget

# What a receiving mail provider runs.
provider_packages=systemd,systemd-sysv,dbus,iproute2,procps,netbase,tzdata,ca-certificates
provider_packages+=,postfix,dovecot-imapd,dovecot-lmtpd,opendkim,opendmarc
provider_packages+=,postfix-policyd-spf-python,python3,rsyslog

# debian_sources CODENAME: the lines for apt. The archive is the one of this machine's own apt
# configuration, which serves other releases as well; on a machine that is not Debian, it is
# MAILSTEAD_DEBIAN_ARCHIVE or, when that is empty, what mmdebstrap takes by itself (no output).
debian_sources() {
    local codename=$1 own signed
    own=$(. /etc/os-release && [ "${ID:-}" = debian ] && echo "${VERSION_CODENAME:-}")
    signed='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]'
    if [ -n "${MAILSTEAD_DEBIAN_ARCHIVE:-}" ]; then
        echo "deb $signed $MAILSTEAD_DEBIAN_ARCHIVE $codename main"
    elif [ -n "$own" ]; then
        apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
            sort -u | awk -v own="$own" -v new="$codename" -v signed="$signed" '
                $3 == "main" && ($2 == own || $2 == own "-updates" || $2 == own "-security") {
                    sub(own, new, $2)
                    print "deb", signed, $1, $2, $3
                }'
    fi
}

# Options that this machine's apt needs to reach its archive, one a line. An archive that is a
# frozen copy needs its dates left unchecked in the VPS too.
apt_options() {
    local proxy key
    for key in Check-Valid-Until Check-Date; do
        if [ "$(apt-config dump --format '%v' "Acquire::$key")" = false ]; then
            echo "Acquire::$key \"false\";"
        fi
    done
    if [ "${1:-}" = --with-proxy ]; then
        proxy=$(apt-config dump --format '%v' Acquire::http::Proxy)
        [ -z "$proxy" ] || echo "Acquire::http::Proxy \"$proxy\";"
    fi
}

system_codename() {
    case $1 in
    debian12) echo bookworm ;;
    debian13) echo trixie ;;
    *) die "There is no system '$1' in the sandbox" "Choose debian12 or debian13." ;;
    esac
}

# image KIND SYSTEM: sets $image to the directory of the root file system; builds it when it is
# not there. KIND is vps or provider.
image() {
    local kind=$1 system=$2 codename sources key packages
    codename=$(system_codename "$system")
    sources=$(debian_sources "$codename")
    packages=${kind}_packages
    packages=${!packages}
    key=$({
        echo "$kind $codename $packages $sources"
        declare -f image_hook_vps image_hook_provider
    } | sha256sum | cut -c1-12)
    image=$cache_dir/images/$kind-$system-$key
    [ ! -f "$image/.complete" ] || return 0
    mkdir -p "$cache_dir/images"
    (
        flock 9
        [ -f "$image/.complete" ] || build_image "$kind" "$system" "$codename" "$packages" "$sources"
    ) 9>"$cache_dir/images/.lock" || exit 1
}

build_image() {
    local kind=$1 system=$2 codename=$3 packages=$4 sources=$5 work started=$SECONDS option old
    say "Building the root file system '$kind' of $system (once, about a minute)"
    work=$image.new
    rm -rf --one-file-system "$work"
    mkdir -p "$work"
    local options=(--mode=root --variant=apt "--include=$packages" --format=directory --quiet)
    while IFS= read -r option; do
        options+=("--aptopt=$option")
    done < <(apt_options --with-proxy)
    options+=("--dpkgopt=path-exclude=/usr/share/doc/*" "--dpkgopt=path-exclude=/usr/share/man/*")
    options+=(--aptopt='APT::Install-Recommends "false"')
    # Said step by step, because "set -e" does not count in what "||" asks: half an image would be
    # kept and used for ever. An archive that refuses once is asked again.
    fill_image || {
        say "The archive did not give everything; once more"
        rm -rf --one-file-system "${work:?}/root"
        fill_image
    } || return 1
    chroot "$work/root" true || return 1
    "image_hook_$kind" "$work/root" || return 1
    touch "$work/.complete" || return 1
    # Older ones go, unless a machine may still stand on them.
    for old in "$cache_dir/images/$kind-$system"-*; do
        if [ "$old" != "$work" ] && ! grep -qs "lowerdir=$old/" /proc/[0-9]*/mountinfo; then
            rm -rf --one-file-system "$old"
        fi
    done
    mv "$work" "$image"
    say "Built in $((SECONDS - started)) s"
}

# Of build_image, with its variables.
fill_image() {
    if [ -n "$sources" ]; then
        printf '%s\n' "$sources" | quietly mmdebstrap "${options[@]}" "$codename" "$work/root" -
    else
        quietly mmdebstrap "${options[@]}" "$codename" "$work/root"
    fi
}

image_hook_vps() {
    local root=$1
    rm -f "$root"/etc/ssh/ssh_host_*_key* "$root/etc/apt/apt.conf.d/99mmdebstrap"
    rm -f "$root/etc/dpkg/dpkg.cfg.d/99mmdebstrap"
    : >"$root/etc/machine-id"
    printf 'PermitRootLogin yes\nPasswordAuthentication yes\n' \
        >"$root/etc/ssh/sshd_config.d/50-hoster.conf"
    chroot "$root" useradd --create-home --shell /bin/bash --groups sudo dev
    chroot "$root" useradd --create-home --shell /bin/bash ops
    printf 'ops ALL=(ALL) NOPASSWD: ALL\n' >"$root/etc/sudoers.d/ops"
    chmod 440 "$root/etc/sudoers.d/ops"
}

image_hook_provider() {
    local root=$1
    rm -f "$root/etc/apt/apt.conf.d/99mmdebstrap" "$root/etc/dpkg/dpkg.cfg.d/99mmdebstrap"
    : >"$root/etc/machine-id"
}

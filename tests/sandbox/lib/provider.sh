# The receiving mail provider bigpost.test: a machine of its own with Postfix, Dovecot, OpenDKIM,
# OpenDMARC and the SPF policy service, all as Debian ships them. Sourced, not run.
# shellcheck shell=bash

provider_root=$private/machines/provider/root

# Its certificate comes from an authority of its own, as strangers' certificates do.
provider_certificate() {
    local dir=$state/provider
    mkdir -p "$dir"
    quietly openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 \
        -subj "/CN=Sandbox provider root" -keyout "$dir/ca.key" -out "$dir/ca.pem"
    printf 'subjectAltName=DNS:mail.%s\nextendedKeyUsage=serverAuth\n' "$provider_domain" \
        >"$dir/extensions"
    quietly openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
        -subj "/CN=mail.$provider_domain" -keyout "$dir/mail.key" -out "$dir/request.pem"
    quietly openssl x509 -req -in "$dir/request.pem" -days 30 -CA "$dir/ca.pem" \
        -CAkey "$dir/ca.key" -CAcreateserial -extfile "$dir/extensions" -out "$dir/mail.pem"
}

provider_create() {
    local root user templates=$sandbox_dir/templates/provider
    provider_certificate
    machine_create provider "$(<"$state/image-provider")"
    echo "mail" >"$root/etc/hostname"
    printf '127.0.0.1\tlocalhost\n127.0.1.1\tmail.%s mail\n' "$provider_domain" >"$root/etc/hosts"
    rm -f "$root/etc/resolv.conf"
    echo "nameserver $resolver_address" >"$root/etc/resolv.conf"
    mkdir "$root/etc/provider"
    cp "$state/provider/mail.pem" "$templates/opendkim-resolver.conf" "$root/etc/provider/"
    install -m 600 "$state/provider/mail.key" "$root/etc/provider/mail.key"
    printf 'test\n' >"$root/etc/provider/public-suffixes"
    cp "$templates/main.cf" "$root/etc/postfix/main.cf"
    cp "$templates/opendkim.conf" "$templates/opendmarc.conf" "$root/etc/"
    cp "$templates/policyd-spf.conf" "$root/etc/postfix-policyd-spf-python/"
    cp "$templates/dovecot.conf" "$root/etc/dovecot/dovecot.conf"
    printf 'policyd-spf unix - n n - 0 spawn user=policyd-spf argv=/usr/bin/policyd-spf\n' \
        >>"$root/etc/postfix/master.cf"
    chroot "$root" postconf -F '*/*/chroot=n'
    install -m 755 "$templates/echo-mail" "$root/usr/local/bin/echo-mail"
    for user in judge echo; do
        chroot "$root" useradd --create-home --shell /bin/bash $user
    done
    echo '|/usr/local/bin/echo-mail' >"$root/home/echo/.forward"
    chroot "$root" chown echo: /home/echo/.forward
    (umask 077 && : >"$root/etc/provider/users")
    printf 'judge:{SHA512-CRYPT}%s::::::\n' \
        "$(openssl passwd -6 -stdin <"$state/keys/provider-password")" >"$root/etc/provider/users"
    chroot "$root" chown dovecot: /etc/provider/users
}

provider_start() { machine_start provider provider; }

provider_answers() {
    in_net desktop timeout 2 bash -c "exec 3<>/dev/tcp/$provider_address/993" &&
        in_net provider timeout 2 bash -c 'exec 3<>/dev/tcp/127.0.0.1/8891' &&
        in_net provider timeout 2 bash -c 'exec 3<>/dev/tcp/127.0.0.1/8893' &&
        in_net provider timeout 2 bash -c 'exec 3<>/dev/tcp/127.0.0.1/25 && head -c 3 <&3 | grep -q 220'
}

# Throws away what arrived and what waits to be sent. Only inside.
provider_forget() {
    quietly machine_exec provider postsuper -d ALL
    rm -f "$provider_root"/home/*/Maildir/{new,cur,tmp}/*
}

# What arrived for USER, oldest first, in mbox form. Only inside.
provider_mail_inside() {
    local user=$1
    [ -d "$provider_root/home/$user" ] || die "The provider has no mailbox '$user'" \
        "It has judge and echo."
    python3 "$sandbox_dir/lib/maildir.py" "$provider_root/home/$user/Maildir"
}

provider_log() { cat "$provider_root/var/log/mail.log"; }

# provider_send_inside FROM TO SUBJECT: the text is on standard input. Goes in by the provider's
# own port 25, as its users' mail does. Only inside.
provider_send_inside() {
    in_net provider python3 "$sandbox_dir/lib/submit.py" "$@"
}

# provider_send --to ADDRESS [--from ADDRESS] [--subject TEXT]
provider_send() {
    local to="" from=judge@$provider_domain subject="A message from $provider_domain"
    while [ $# -gt 0 ]; do
        [ $# -ge 2 ] || die "provider-send: $1 needs a value"
        case $1 in
        --to) to=$2 ;;
        --from) from=$2 ;;
        --subject) subject=$2 ;;
        *) die "provider-send does not know '$1'" "Run: sandbox help" ;;
        esac
        shift 2
    done
    [ -n "$to" ] || die "provider-send needs --to ADDRESS"
    if [ -t 0 ]; then
        echo "Greetings from $provider_domain." | inside provider_send_inside "$from" "$to" "$subject"
    else
        inside provider_send_inside "$from" "$to" "$subject"
    fi
}

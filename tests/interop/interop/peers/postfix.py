from ..world import HERE, THEIRS, THERE
from .peer import Peer

MAIN_CF = """
compatibility_level = 3.6
maillog_file = /var/log/peer.log
myhostname = {there}
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 192.0.2.0/24
alias_maps =
alias_database =
smtputf8_enable = yes
message_size_limit = 52428800
mailbox_size_limit = 0
virtual_mailbox_limit = 0
queue_run_delay = 2s
minimal_backoff_time = 2s
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_recipient_restrictions = reject_unlisted_recipient

virtual_mailbox_domains = {there}
virtual_mailbox_base = /var
virtual_mailbox_maps = regexp:/etc/postfix/boxes
virtual_alias_maps = inline:{{ late@{there}=nobody@{here} }}
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}

smtpd_tls_security_level = may
smtp_tls_security_level = encrypt
smtpd_tls_cert_file = /etc/interop/cert.pem
smtpd_tls_key_file = /etc/interop/key.pem
smtpd_tls_protocols = >=TLSv{tls}, <=TLSv{tls}
smtp_tls_mandatory_protocols = >=TLSv{tls}, <=TLSv{tls}
smtp_tls_loglevel = 1
smtpd_tls_received_header = yes
"""


class Postfix(Peer):
    name = "Postfix"
    packages = ["postfix"]
    smtputf8 = True

    def configure(self, tls):
        self.world.write("etc/postfix/main.cf", MAIN_CF.format(
            there=THERE, theirs=THEIRS, here=HERE, uid=self.uid, gid=self.gid, tls=tls))
        self.world.write("etc/postfix/boxes", f"/^(box[0-9]*|bücher)@{THERE}$/ there/\n")
        # Debian's master.cf, without the copies of files that its chroot needs.
        self.world.must("postconf", "-F", "*/*/chroot=n")
        # inet_interfaces takes addresses of interfaces alone.
        self.world.must("postconf", "-M", "-X", "smtp/inet")
        self.world.must("postconf", "-M",
                        f"{THEIRS}:25/inet={THEIRS}:25 inet n - n - - smtpd")
        self.world.must("postconf", "-M",
                        "postlog/unix-dgram=postlog unix-dgram n - n - 1 postlogd")

    def command(self):
        return ["postfix", "start-fg"]

    def stop(self):
        self.world.run("postfix", "stop")
        super().stop()

"""swaks as a mail program and as a server that sends."""
import subprocess

from .mailstead import PASSWORD
from .world import HERE, OURS, Failure

BOX = f"box@{HERE}"


def walk(row, mailstead):
    version = mailstead.world.run("swaks", "--version").stdout.split("\n")[0]
    print("  " + version)

    def send(token, port, *words, fails_with=None):
        done = subprocess.run(["chroot", mailstead.world.root, "swaks", "--server", OURS, "--port",
                               str(port), "--helo", "client.example", "--to", BOX, "--header",
                               f"Subject: {token}", *words], capture_output=True, text=True,
                              errors="replace", timeout=120)
        if fails_with:
            if done.returncode == 0 or fails_with not in done.stdout + done.stderr:
                raise Failure(f"not refused with {fails_with}:\n{done.stdout}{done.stderr}")
            return
        if done.returncode != 0:
            raise Failure(done.stdout[-3000:] + done.stderr)
        mailstead.mailbox.wait(f"Subject: {token}")

    for tls in ("1.2", "1.3"):
        protocol = ["--tls-protocol", "tlsv" + tls.replace(".", "_")]
        row(f"TLS {tls}, port 25", lambda: send(
            f"swaks-{tls}-25", 25, "--tls", *protocol, "--from", "someone@there.example"))
        for method in ("PLAIN", "LOGIN"):
            sign_in = ["--from", BOX, "--auth", method, "--auth-user", BOX, "--auth-password",
                       PASSWORD]
            row(f"TLS {tls}, {method}, port 587", lambda: send(
                f"swaks-{tls}-{method}-587", 587, "--tls", *protocol, *sign_in))
            row(f"TLS {tls}, {method}, port 465", lambda: send(
                f"swaks-{tls}-{method}-465", 465, "--tls-on-connect", *protocol, *sign_in))
    row("pipelined", lambda: send("swaks-pipelined", 25, "--pipeline", "--from",
                                  "someone@there.example"))
    row("unknown recipient", lambda: send("swaks-unknown", 25, "--to", f"nobody@{HERE}", "--from",
                                          "someone@there.example", fails_with="550 5.1.1"))
    row("relaying is refused", lambda: send(
        "swaks-relay", 25, "--to", "box@there.example", "--from", "someone@there.example",
        fails_with="** 55"))
    row("TLS 1.1 is refused", lambda: send(
        "swaks-1.1", 25, "--tls", "--tls-protocol", "tlsv1_1", "--from", "a@there.example",
        fails_with="TLS startup failed"))

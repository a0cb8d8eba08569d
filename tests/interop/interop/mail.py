"""Messages: how they are sent, and found again in Maildirs."""
import base64
import os
import smtplib
import ssl
import time

from .world import Failure

PATIENCE = float(os.environ.get("MAILSTEAD_INTEROP_PATIENCE", 60))  # seconds


def wait_for(what, look):
    end = time.monotonic() + PATIENCE
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise Failure(f"{what} did not come within {PATIENCE:g} s")
        time.sleep(0.05)


def message(token, body, sender, recipient="box"):
    head = (f"From: <{sender}>\r\nTo: <{recipient}>\r\nSubject: {token}\r\n"
            f"Message-ID: <{token}@interop.example>\r\nDate: Mon, 01 Jan 2024 00:00:00 +0000\r\n"
            "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: 8bit\r\n\r\n")
    return head.encode() + body


LARGE_LINE = base64.b64encode(bytes(range(54))) + b"\r\n"
BODIES = {
    "small": b"hello\r\n",
    "8-bit": "Grüße, 邮驿\r\n".encode() + b"\xff\xfe not UTF-8\r\n",
    "dot-stuffed": b".\r\n..\r\n.dot\r\n...\r\nlast\r\n.\r\n\r\n.end\r\n",
    "3 MiB": LARGE_LINE * (3 * 1024 * 1024 // len(LARGE_LINE) + 1),
}


class Maildir:
    """One, or all that match the pattern under the path."""

    def __init__(self, path, pattern="."):
        self.path, self.pattern = path, pattern
        self._read = {}

    def messages(self):
        for file in self.path.glob(self.pattern + "/new/*"):
            if file not in self._read:
                self._read[file] = file.read_bytes().replace(b"\r\n", b"\n")
        return list(self._read.values())

    def having(self, *texts):
        return [mail for mail in self.messages()
                if all(text.encode() in mail for text in texts)]

    def wait(self, *texts, number=1):
        wait_for(f"{number} with {', '.join(texts)} in {self.path}",
                 lambda: len(self.having(*texts)) >= number)
        return self.having(*texts)


def body_of(mail):
    return mail.partition(b"\n\n")[2]


def head_of(mail):
    return mail.partition(b"\n\n")[0].decode("utf-8", "replace")


class Client(smtplib.SMTP):
    """One session that says what it is told to, and is not content with less than 250."""

    def __init__(self, address, port=25, account=None):
        super().__init__(address, port, local_hostname="client.example", timeout=60)
        self.ehlo()
        if account:
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            self.starttls(context=context)
            self.ehlo()
            self.login(*account)

    def post(self, sender, recipients, content, mail_options=(), rcpt_options=()):
        if "SMTPUTF8" in mail_options:
            self.command_encoding = "utf-8"
        self._must(self.mail(sender, list(mail_options)))
        for recipient in recipients:
            self._must(self.rcpt(recipient, list(rcpt_options)))
        return self._must(self.data(content))

    def _must(self, reply):
        if reply[0] not in (250, 251):
            raise Failure(f"not taken: {reply[0]} {reply[1].decode(errors='replace')}")
        return reply[1].decode(errors="replace")

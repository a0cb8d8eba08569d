#!/usr/bin/env python3
"""submit.py FROM TO SUBJECT: hands a message to the mail server on this network's loopback. The
text is read from standard input. Prints the message's id and the server's answer."""
import email.utils
import smtplib
import sys
from email.message import EmailMessage

sender, recipient, subject = sys.argv[1:]
message = EmailMessage()
message["From"] = sender
message["To"] = recipient
message["Subject"] = subject
message["Date"] = email.utils.localtime()
message["Message-ID"] = email.utils.make_msgid(domain=sender.rpartition("@")[2])
message.set_content(sys.stdin.read() or "\n")
try:
    with smtplib.SMTP("127.0.0.1", 25, local_hostname="localhost", timeout=20) as server:
        server.ehlo()
        server.mail(sender)
        code, reply = server.rcpt(recipient)
        if code == 250:
            code, reply = server.data(message.as_bytes())
except (OSError, smtplib.SMTPException) as error:
    sys.exit("sandbox: the provider did not take the message: %s" % error)
print("%s %d %s" % (message["Message-ID"], code, reply.decode(errors="replace")))
sys.exit(0 if code == 250 else 1)

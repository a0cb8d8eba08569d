#!/usr/bin/env python3
"""Prints the messages of a Maildir, oldest first, in mbox form (mboxrd: lines that look like a
separator are quoted with ">")."""
import pathlib
import re
import sys
import time

maildir = pathlib.Path(sys.argv[1])
files = [file for part in ("cur", "new") if (maildir / part).is_dir()
         for file in (maildir / part).iterdir()]
for file in sorted(files, key=lambda file: (file.stat().st_mtime_ns, file.name)):
    source = file.read_bytes()
    arrived = time.asctime(time.gmtime(file.stat().st_mtime))
    sys.stdout.buffer.write(b"From provider " + arrived.encode() + b"\n")
    sys.stdout.buffer.write(re.sub(rb"(?m)^(>*From )", rb">\1", source).rstrip(b"\n") + b"\n\n")

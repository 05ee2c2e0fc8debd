"""Python loads this as it starts, where PYTHONPATH names this folder: it notes what a program does outside.

Each line of the file PARALLAX_WATCH is [event, arguments] of sys.addaudithook: writing, connecting, starting programs.
"""

import json
import os
import sys

TOLD = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostby", "subprocess.",
        "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "os.remove", "os.rename",
        "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "shutil.", "tempfile.",
        "webbrowser.", "urllib.", "http.", "ftplib.", "smtplib.", "pickle.", "pty.", "code.__new__")  # fmt: skip
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def note(event, arguments):
    writing = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
    if writing:  # a number is a file that is open already, such as the pipe to another process
        writing = not isinstance(arguments[0], int) and arguments[0] != os.devnull
    if writing or event.startswith(TOLD):
        os.write(FILE, json.dumps([event, repr(arguments)[:500]]).encode() + b"\n")


if "PARALLAX_WATCH" in os.environ:
    FILE = os.open(os.environ["PARALLAX_WATCH"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    sys.addaudithook(note)

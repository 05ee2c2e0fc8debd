"""Reading risky files in a process of its own: one that hangs, grows or breaks down takes nothing with it.

The other process gets a file's bytes and gives back its articles as JSON. It may not write, connect or start
anything, has a limit of memory, and is ended when it does not answer in time.
"""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from itertools import islice
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import IO, Any, BinaryIO

from .drafts import Draft, Limits, Options, Unreadable
from .repair import Repair
from .wording import word_set

_FORBIDDEN = word_set("""socket.connect socket.bind socket.getaddrinfo socket.sendto subprocess.Popen os.system os.exec
    os.posix_spawn os.fork os.remove os.rename os.mkdir os.rmdir os.link os.symlink os.truncate""")
_ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "OMP", "MKL")}  # each would take memory
_SERVE = "import sys; sys.path.insert(0, sys.argv[1]); from toolkit.apart import serve; serve(int(sys.argv[2]))"
_BATCH = 100
_LAST = b'{"done": true'


class Apart:
    """The other process, started when it is first needed and again after it had to be ended."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Apart":
        return self

    def __exit__(self, *_: object) -> None:
        if self.child:
            self.child.kill()
            self.child.communicate()
        self.child = None

    def read(self, format: str, content: bytes, name: str, options: Options) -> Iterator[Draft]:
        """The articles of a file. Unreadable if it is broken, takes too long or lacks its library."""
        self.child = self.child or _started(self.limits)
        answers: Queue[bytes] = Queue(maxsize=4)
        asked = options._replace(columns=dict(options.columns))
        order = json.dumps({"format": format, "name": name, "size": len(content), "options": asked}).encode() + b"\n"
        Thread(target=_send, args=(self.child.stdin, order, content), daemon=True).start()
        Thread(target=_receive, args=(self.child.stdout, answers), daemon=True).start()
        done, end = False, monotonic() + self.limits.seconds
        try:
            while not done:
                answer = self._answer(answers, end - monotonic())
                done = answer["done"]
                yield from (_draft(fields) for fields in answer["drafts"])
            if answer["problem"]:
                raise Unreadable(answer["problem"])
        finally:
            if not done:
                self.__exit__()

    def _answer(self, answers: "Queue[bytes]", seconds: float) -> dict[str, Any]:
        """The next batch of articles, or what went wrong."""
        try:
            line = answers.get(timeout=max(seconds, 0))
        except Empty:
            waited = f"It was given up after {self.limits.seconds} seconds."
            raise Unreadable(f"{waited} Set limits=Limits(seconds=…) higher to wait longer.") from None
        if not line:
            raise Unreadable("Reading it broke down: it is damaged, or needs too much memory. Try another format.")
        answer: dict[str, Any] = json.loads(line)
        return answer


def _started(limits: Limits) -> "subprocess.Popen[bytes]":
    folder = str(Path(__file__).parent.parent)  # it must find this toolkit wherever the user's program stands
    return subprocess.Popen(
        [sys.executable, "-B", "-c", _SERVE, folder, str(limits.memory)],
        env=os.environ | _ONE_THREAD,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _send(pipe: IO[bytes], *messages: bytes) -> None:
    with suppress(OSError, ValueError):  # it has ended; `_receive` notices
        for message in messages:
            pipe.write(message)
        pipe.flush()


def _receive(pipe: IO[bytes], answers: "Queue[bytes]") -> None:
    line = b"\n"
    while line and not line.startswith(_LAST):
        line = b""
        with suppress(OSError, ValueError):
            line = pipe.readline()
        answers.put(line)


def _draft(fields: list[Any]) -> Draft:
    draft = Draft(*fields)
    return draft._replace(cuts=tuple(Repair(*cut) for cut in draft.cuts), notes=tuple(draft.notes))


# In the other process


@cache
def parsers() -> dict[str, Callable[[BinaryIO, str, Options], Iterator[Draft]]]:
    """What reads each format. Imported here, since most corpora have no such file."""
    from .documents import docx, odt, pdf, rtf
    from .feeds import feed
    from .sheets import parquet, xlsx
    from .webpages import html, mhtml

    return {"html": html, "mhtml": mhtml, "docx": docx, "odt": odt, "rtf": rtf, "pdf": pdf, "xlsx": xlsx,
            "parquet": parquet, "feed": feed}  # fmt: skip


def serve(memory: int) -> None:
    """Answer orders until there are no more."""
    orders, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints must not get between the answers
    parsers()  # as long as there is memory for them
    _restrict(memory)
    while line := orders.readline():
        order = json.loads(line)
        for answer in _answers(order, orders.read(order["size"])):
            answers.write(json.dumps(answer).encode() + b"\n")
            answers.flush()


def _restrict(memory: int) -> None:
    """No more memory than this, and from now on no way to write, to connect or to start anything."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    writing = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if writing or event in _FORBIDDEN:
        raise PermissionError(f"a file that is being read may not do this: {event}")


def _answers(order: dict[str, Any], content: bytes) -> Iterator[dict[str, Any]]:
    encoding, columns, limits = order["options"]
    options = Options(encoding, columns, Limits(*limits))
    last: dict[str, Any] = {"done": True, "problem": "", "drafts": []}
    try:
        drafts = parsers()[order["format"]](io.BytesIO(content), order["name"], options)
        while batch := list(islice(drafts, _BATCH)):
            yield last | {"done": False, "drafts": [draft._replace(fields=dict(draft.fields)) for draft in batch]}
        yield last
    except MemoryError:
        most = f"{options.limits.memory / 1e9:.1f} GB"
        yield last | {"problem": f"Reading it needs more than {most}. Set limits=Limits(memory=…) higher."}
    except Exception as problem:
        yield last | {"problem": told(problem)}


def told(problem: BaseException) -> str:
    """What went wrong, as a sentence; a library's own words only where nobody foresaw it."""
    if isinstance(problem, Unreadable | ImportError):
        return str(problem)
    words = " ".join(str(problem).split())[:200]
    kind = "its parts are nested too deeply" if isinstance(problem, RecursionError) else type(problem).__name__
    return f"It cannot be read: {kind}{f' ({words})' if words else ''}. Open it in its program and save it again."

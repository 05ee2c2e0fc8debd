"""The process apart: it answers, it is ended when it hangs or grows, and it may do nothing but read."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.apart import Apart, parsers, told
from toolkit.drafts import Limits, Options, Unreadable
from toolkit.formats import APART

ROOT = Path(__file__).parent.parent
PAGE = "<html><body><h1>Bridge closed</h1><p>The old bridge is closed, the town hall said on Monday.</p></body></html>"


def read(apart, content, format="html"):
    return list(apart.read(format, content.encode(), f"a.{format}", Options(limits=apart.limits)))


def test_it_gives_what_the_parser_gives():
    here = list(parsers()["html"](io.BytesIO(PAGE.encode()), "a.html", Options()))
    with Apart(Limits()) as apart:
        assert read(apart, PAGE) == here
        child = apart.child
        assert read(apart, PAGE) == here and apart.child is child  # one process for all files
    assert apart.child is None and child.poll() is not None


def test_every_format_has_its_parser():
    assert set(APART.values()) == set(parsers())


def test_letters_come_through():
    letters = "".join(map(chr, [*range(0x20, 0x7F), 0xE9, 0x2028, 0x1F54A, 0x10FFFF]))
    with Apart(Limits()) as apart:
        drafts = read(apart, f"<p>{letters.replace('&', '&amp;').replace('<', '&lt;')}</p>")
    assert letters.strip() in drafts[0].raw


def test_a_broken_file_does_not_end_it():
    with Apart(Limits()) as apart:
        with pytest.raises(Unreadable):
            read(apart, "no document", "docx")
        child = apart.child
        assert read(apart, PAGE) and apart.child is child


def test_it_is_given_up_in_time_and_started_again():
    with Apart(Limits(seconds=0)) as apart:
        with pytest.raises(Unreadable, match=r"It was given up after 0 seconds\. Set limits=Limits\(seconds="):
            read(apart, PAGE)
        assert apart.child is None
        apart.limits = Limits()
        assert read(apart, PAGE)


def test_too_little_memory():
    with Apart(Limits(memory=1_000_000)) as apart, pytest.raises(Unreadable, match="memory"):
        read(apart, PAGE)


def test_a_process_that_breaks_down():
    with Apart(Limits()) as apart:
        read(apart, PAGE)
        apart.child.kill()
        with pytest.raises(Unreadable, match="broke down"):
            read(apart, PAGE)
        assert read(apart, PAGE)


FORBIDDEN = {
    "write": "open('made.txt', 'w')",
    "append": "open('made.txt', 'ab')",
    "make": "import os; os.mkdir('made')",
    "remove": "import os; os.remove('kept.txt')",
    "connect": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "look up": "import socket; socket.getaddrinfo('localhost', 80)",
    "fetch": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    "start": "import subprocess, sys; subprocess.run([sys.executable, '-c', ''])",
    "shell": "import os; os.system('true')",
}


@pytest.mark.parametrize("deed", FORBIDDEN.values(), ids=FORBIDDEN)
def test_it_may_only_read(tmp_path, deed):
    (tmp_path / "kept.txt").write_text("kept")
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from toolkit.apart import _restrict; _restrict(10**10); {deed}"
    )
    done = subprocess.run([sys.executable, "-B", "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "may not do this" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_what_went_wrong_is_told_in_a_sentence():
    assert told(Unreadable("It is locked.")) == "It is locked."
    assert told(KeyError("x")) == "It cannot be read: KeyError ('x'). Open it in its program and save it again."
    assert "nested too deeply" in told(RecursionError())
    assert len(told(ValueError("x" * 10_000))) < 400

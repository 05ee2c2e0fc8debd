"""A web page printed by a real browser, read as a PDF."""

import io
import subprocess

import pytest

from toolkit.documents import pdf
from toolkit.drafts import Options
from toolkit.repair import repaired

PRINTED = [
    "Old bridge closes",
    "By Ada Quill",
    *(
        f"The flood office finds number {n} an efficient offer, “if it is kept”, and the council of the town by the "
        f"river will vote on Monday about 5 * {n} new piers which the builders could put up before the winter comes."
        for n in range(30)
    ),
]


@pytest.fixture(scope="module")
def printed(browser_path, tmp_path_factory):
    """A web page as a browser prints it: several pages, with the date and the address on each."""
    folder = tmp_path_factory.mktemp("pdf")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PRINTED[2:])
    page = f"<title>{PRINTED[0]} | Harbour Times</title><h1>{PRINTED[0]}</h1><p>{PRINTED[1]}</p>{body}"
    (folder / "a.html").write_text(f"<meta charset=utf-8>{page}", encoding="utf-8")
    command = [browser_path, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={folder / 'a.pdf'}"]
    command += [f"--user-data-dir={folder / 'profile'}", (folder / "a.html").as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "a.pdf").read_bytes()


def test_a_printed_page_gives_back_its_paragraphs(printed):
    (draft,) = pdf(io.BytesIO(printed), "a.pdf", Options())
    text = repaired(draft.raw, draft.cuts)
    assert [" ".join(part.split()) for part in text.split("\n\n") if part.strip()] == PRINTED
    assert dict(draft.fields) == {"title": "Old bridge closes"}
    assert {cut.reason for cut in draft.cuts} == {"page: header or footer of the printed page"}

"""The test bed itself: a mistake in JupyterLab, in what we show, or in the use of the network would be seen."""

from .lab import violations

PALE = "<figure><details><summary>More</summary><p style='color:#ddd;background:#fff'>pale</p></details></figure>"
SHOW = f'from IPython.display import HTML; HTML("{PALE}")'
TALKATIVE = "<img src='https://example.org/x.png'><script>new WebSocket('ws://127.0.0.1:9/a')</script>"


def test_axe_sees_what_jupyterlab_shows_even_out_of_sight_and_folded(lab):
    lab.run(SHOW, "print('line\\n' * 100)", SHOW)
    found = violations(lab.page, ".jp-OutputArea figure")
    assert [line.split(":")[0] for line in found] == ["color-contrast"] * 2


def test_an_error_is_seen_and_what_comes_after_it_does_not_run(lab):
    notebook = lab.new("x = 'peace'", "1 / 0", "x = 'war'").run_all()
    assert notebook.errors == ["ZeroDivisionError: division by zero"]
    assert [cell["execution_count"] for cell in notebook.code_cells] == [1, 2, None]
    assert notebook.python("x") == "'peace'"


def test_on_a_phone_the_notebook_gets_the_whole_width(lab, phone):
    lab.on(phone).run("1 + 1").hide_files()
    assert phone.locator(".jp-Notebook").bounding_box()["width"] > 300


def test_every_request_of_a_page_is_seen(offline, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(TALKATIVE, encoding="utf-8")
    with offline.page.expect_event("websocket"):
        offline.page.goto(page.as_uri())
    assert set(offline.requests) == {page.as_uri(), "https://example.org/x.png", "ws://127.0.0.1:9/a"}

"""A real browser, pages of several kinds in it, and a real JupyterLab."""

import os
from collections import namedtuple
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from .find import FLAGS, find
from .lab import Lab, start

DESKTOP = {"viewport": {"width": 1200, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
NONE = "no Chromium or Chrome found; python3 start.py test gets one"
Offline = namedtuple("Offline", "page requests")


def pytest_collection_modifyitems(items):
    """The browser comes last: while Playwright runs, nothing else can use asyncio."""
    items.sort(key=lambda item: Path(__file__).parent in item.path.parents)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    item.failed = getattr(item, "failed", False) or report.failed
    return report


@pytest.fixture(scope="session")
def browser_path():
    """The browser that start.py found, or one found now; without one the tests are skipped, in .ci/run they fail."""
    path = os.environ.get("PARALLAX_BROWSER") or find()
    if path:
        return path
    reason = f"NO BROWSER: {os.environ.get('PARALLAX_NO_BROWSER', NONE)}"
    if os.environ.get("PARALLAX_BROWSER_REQUIRED"):
        pytest.fail(reason, pytrace=False)
    return pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(browser_path):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_context(browser, request, tmp_path):
    """Makes contexts with the options given; if the test fails, each page is kept as a picture."""
    contexts = []
    yield lambda **options: contexts.append(browser.new_context(**options)) or contexts[-1]
    pages = [page for context in contexts for page in context.pages]
    for number, page in enumerate(pages if request.node.failed else []):
        picture = tmp_path / f"page_{number}.png"
        page.screenshot(path=picture)
        print(f"{page.url} looked like this: {picture}")
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context):
    """A page on a desktop, 1200 px wide."""
    return new_context(**DESKTOP).new_page()


@pytest.fixture
def phone(new_context):
    """A page on a phone, 390 px wide, with touch."""
    return new_context(**PHONE).new_page()


@pytest.fixture
def offline(new_context):
    """A page without any network; `offline.requests` lists every address it asked for."""
    context, requests = new_context(**DESKTOP, offline=True), []
    context.on("request", lambda request: requests.append(request.url))
    context.route(lambda address: not address.startswith(("file:", "data:", "blob:")), lambda route: route.abort())
    page = context.new_page()
    page.on("websocket", lambda socket: requests.append(socket.url))
    return Offline(page, requests)


@pytest.fixture(scope="session")
def server(browser_path, tmp_path_factory):
    """JupyterLab, started as a user starts it, on a copy of the notebooks."""
    server = start(tmp_path_factory.mktemp("lab"), dict(os.environ))
    yield server
    server.stop()


@pytest.fixture
def lab(server, page):
    """JupyterLab on a desktop; `lab.on(phone)` is the same on a phone. Kernels end with the test."""
    yield Lab(server, page)
    server.clear()

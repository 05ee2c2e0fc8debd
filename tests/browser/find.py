"""Where a Chromium or Chrome for the browser tests is; `start.py test` runs this file.

Prints the path of one that starts. If there is none, one is downloaded or installed; if that fails, too, the reasons
are printed and the exit code is 1. The environment variable PARALLAX_BROWSER names another browser.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PATIENCE = 300  # seconds: a download that hangs must not hold up the other tests
COMMANDS = [
    "chromium",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "chromium-browser",
    "microsoft-edge",
    "msedge",
]
MAC = [f"{name}.app/Contents/MacOS/{name}" for name in ("Google Chrome", "Chromium", "Microsoft Edge")]
WINDOWS = [
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
]
# Nothing but the pages under test may use the network.
FLAGS = [
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),  # Chromium's sandbox refuses root
]


def usual_places(settings, system):
    """Where browsers are installed that are on no PATH."""
    if system == "darwin":
        roots = [Path("/Applications"), Path(settings.get("HOME", "/")) / "Applications"]
        return [root / place for root in roots for place in MAC]
    variables = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA") if system == "win32" else ()
    return [Path(settings[name]) / place for name in variables if name in settings for place in WINDOWS]


def installed(settings=os.environ, system=sys.platform):
    """The browsers that are there: the one asked for, those on the PATH, those in the usual places."""
    named = [settings[name] for name in ("PARALLAX_BROWSER",) if settings.get(name)]
    on_path = [shutil.which(command, path=settings.get("PATH", "")) for command in COMMANDS]
    places = [str(place) for place in usual_places(settings, system) if place.is_file()]
    return [path for path in [*named, *on_path, *places] if path]


def downloaded():
    """Where Playwright keeps the browser it downloads, be it there or not."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def starts(path):
    """Whether a browser really starts: one may lack libraries, or be only a stub."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(executable_path=path, args=FLAGS, timeout=20_000).close()
        except Error:
            return False
    return True


def candidates():
    yield from installed()
    yield downloaded()


def find():
    """The path of the first browser that starts, or None."""
    return next((path for path in candidates() if Path(path).is_file() and starts(path)), None)


def attempt(*commands):
    """Run commands one after another; None if all succeed, else what went wrong, in a line."""
    for command in commands:
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
            try:
                code = subprocess.call(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    timeout=PATIENCE,
                    env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                )
            except (OSError, subprocess.TimeoutExpired) as error:
                return str(error)
            output.seek(0)
            lines = [line.strip() for line in output if line.strip()]
        if code:
            return next((line for line in lines if line.startswith(("Error", "E:"))), f"exit code {code}")
    return None


def by_playwright():
    """Let Playwright download its Chromium (about 180 MB, kept for next time)."""
    from playwright._impl._driver import compute_driver_executable

    # Not by way of python -m playwright: its child would outlive it when the time is up.
    return attempt([*compute_driver_executable(), "install", "--no-shell", "chromium"])


def by_debian():
    """Let Debian, or a system made from it, install its package; this takes root."""
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        return "only root can install the package chromium, where there is apt-get"
    install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    # The download comes apart from the rest: if time is up, nothing is left half installed.
    return attempt(["apt-get", "update"], [*install, "--download-only"], install)


def get():
    """The path of a newly got browser, or None; and what stood in the way."""
    reasons = []
    for name, way in {"Playwright's download": by_playwright, "Debian's package": by_debian}.items():
        print(f"No Chromium or Chrome found; trying {name} (at most a few minutes) ...", file=sys.stderr, flush=True)
        reasons.append(f"{name}: {way() or 'does not start'}")
        path = find()
        if path:
            return path, reasons
    return None, reasons


def main():
    path, reasons = find(), []
    if not path:
        path, reasons = get()
    sys.stdout.reconfigure(encoding="utf-8")
    print(path or "no Chromium or Chrome found, and none to be had ({})".format("; ".join(reasons)))
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())

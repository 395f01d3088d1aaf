"""Which Chromium drives these tests? The one that .ci/browser finds or installs."""

import shutil
from pathlib import Path

from playwright.sync_api import Playwright

# The same order as .ci/browser.
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable(playwright: Playwright) -> str:
    """The path of a Chromium; RuntimeError, with what to run, where there is none."""
    found = [path for name in NAMES if (path := shutil.which(name))]
    own = playwright.chromium.executable_path
    if not found and not Path(own).exists():
        message = (
            "These tests need a Chromium and none was found. Run "
            "'.ci/browser .venv/bin/python', or 'playwright install chromium'."
        )
        raise RuntimeError(message)
    return found[0] if found else own

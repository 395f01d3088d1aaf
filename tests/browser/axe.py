"""What does axe-core find on a page? WCAG 2.0 to 2.2, levels A and AA."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

# The wheel carries axe-core, so that no node is needed.
SCRIPT = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    },
    "rules": {"target-size": {"enabled": True}},  # axe leaves it off by itself
    "resultTypes": ["violations"],
}


def run(page: Page) -> dict[str, Any]:
    """axe's whole answer for the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    result: dict[str, Any] = page.evaluate(
        "options => axe.run(document, options)", OPTIONS
    )
    return result


def violations(page: Page) -> list[str]:
    """Each violation in a line: its rule, where, and what would mend it."""
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in run(page)["violations"]
        for node in rule["nodes"]
    ]

"""A review pack opens with nothing but a browser, and without a network."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from data.release.audience import Role
from tests.browser import axe
from tests.exports import packs

_PRINTED = """() => {
  const of = name => getComputedStyle(document.querySelector(name));
  return [of('.sheet-head').display, of('.sheet-head').breakInside,
          of('.own-sheet').breakBefore];
}"""
_BLANK = "() => [...document.images].filter(one => !one.naturalWidth).length"


def test_a_pack_opens_offline_is_axe_clean_and_prints(
    browser: Browser, tmp_path: Path
) -> None:
    kept = tmp_path / "pack.html"
    kept.write_text(packs.written(Role.OFFICER), "utf-8")
    context = browser.new_context(offline=True)
    page, asked, complaints = context.new_page(), [], []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda one: complaints.append(one.text))
    page.goto(kept.as_uri())
    assert [url for url in asked if not url.startswith("data:")] == [kept.as_uri()]
    assert page.evaluate(_BLANK) == 0
    assert axe.violations(page) == []
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") > 10
    page.emulate_media(media="print")
    assert page.evaluate(_PRINTED) == ["table-header-group", "avoid", "page"]
    assert complaints == []
    context.close()

"""A page printed from the browser is clean A4, and every sheet says what it is."""

from __future__ import annotations

from tests.browser.reader import Reader

_PAGED = """() => [...document.styleSheets].flatMap(one => [...one.cssRules])
  .filter(one => one.constructor.name === 'CSSPageRule').map(one => one.cssText)"""
_SHOWN = """() => ['stSidebar', 'stHeader', 'stSelectbox', 'stDownloadButton',
  'stPopover'].flatMap(name =>
    [...document.querySelectorAll(`[data-testid="${name}"]`)])
  .filter(one => one.getClientRects().length).length"""
_CUT = """() => [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')]
  .filter(one => getComputedStyle(one).breakInside !== 'avoid').length"""


def test_a_printed_page_holds_no_menu_and_its_status_on_every_sheet(
    reader: Reader,
) -> None:
    reader.open("cohort")
    page = reader.page
    page.emulate_media(media="print")
    (rule,) = page.evaluate(_PAGED)
    for part in ("Sample data", "Version 7", "Position at 30 June 2023", "size: a4"):
        assert part.casefold() in rule.casefold()
    assert page.evaluate(_SHOWN) == 0
    assert page.evaluate(_CUT) == 0
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") >= 2

"""Does a page fit a phone? Nothing but a table scrolls sideways, inside its own box."""

import pytest

from tests.browser.conftest import Arrive
from tests.browser.reader import NARROWEST, PAGES, PHONE, WIDE
from tests.browser.server import Server

# How far the page, and the part of it that scrolls, go beyond what can be seen.
BEYOND = """() => [document.documentElement, document.body,
  document.querySelector('[data-testid="stMain"]')]
  .map(one => one.scrollWidth - one.clientWidth)"""
# What begins or ends off the screen, and does not stand in a box that scrolls.
CUT_OFF = """() => {
  const held = one => {
    for (let box = one.parentElement; box; box = box.parentElement)
      if (box.dataset.testid === 'stMain') return false;
      else if (/auto|scroll/.test(getComputedStyle(box).overflowX)
        && box.scrollWidth > box.clientWidth) return true;
  };
  return [...document.querySelectorAll('[data-testid="stMain"] *')]
    .filter(one => one.checkVisibility() && one.getClientRects().length)
    .filter(one => !one.closest('svg') && !held(one))
    .filter(one => one.innerText?.trim() && one.children.length === 0)
    .filter(one => { const at = one.getBoundingClientRect();
      return at.width > 1 && (at.right > innerWidth + 1 || at.left < -1); })
    .map(one => one.innerText.slice(0, 60));
}"""


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    "size",
    [
        pytest.param(NARROWEST, id="320 pixels"),
        pytest.param(PHONE, id="390 pixels", marks=pytest.mark.long),
    ],
)
def test_no_page_scrolls_sideways(
    app: Server, arriving: Arrive, size: tuple[int, int], name: str
):
    reader = arriving(app, size)
    reader.open(PAGES[name])
    reader.open_everything()
    assert reader.page.evaluate(BEYOND) == [0, 0, 0]
    assert reader.page.evaluate(CUT_OFF) == []


def test_a_phone_is_shown_the_list_of_risks_and_a_wide_screen_the_matrix_too(
    app: Server, arriving: Arrive
):
    reader = arriving(app, PHONE)
    reader.open(PAGES["Options and risk"])
    matrix = reader.page.get_by_text("The same 4 risks by likelihood and impact")
    assert not matrix.is_visible()
    assert reader.page.get_by_label("Risks, table", exact=True).is_visible()
    reader.page.set_viewport_size(dict(zip(("width", "height"), WIDE, strict=True)))
    reader.settle()  # a telephone turned on its side has it drawn
    assert matrix.is_visible()


def test_a_page_too_wide_would_be_noticed(app: Server, arriving: Arrive):
    reader = arriving(app, PHONE)
    reader.open()
    reader.page.evaluate(
        """() => document.querySelector('h1').insertAdjacentHTML(
        'afterend', '<p style="width:900px">' + 'wide '.repeat(80) + '</p>')"""
    )
    assert max(reader.page.evaluate(BEYOND)) > 400

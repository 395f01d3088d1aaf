"""Two meetings compared by a link, and the same presented by keyboard alone."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser import axe
from tests.browser.conftest import Arrive
from tests.browser.reader import PHONE, Reader
from tests.browser.server import Server

PAGE = "since_last_meeting"
FROM_JANUARY = "What changed between 16 January and 10 July 2023"


@pytest.fixture(autouse=True, scope="module")
def _read(app: Server, browser: Browser) -> None:
    """Every version of the plan is read once, which a busy machine takes time for."""
    page = browser.new_page()
    page.goto(app.address(PAGE))
    page.get_by_role("heading", level=1).first.wait_for(timeout=90_000)
    page.close()


def heading(reader: Reader, text: str) -> None:
    # Words of a date are held together by spaces that do not break.
    pattern = re.escape(text).replace(r"\ ", r"\s")
    expect(reader.heading()).to_have_text(re.compile(f"^{pattern}$"))


def table(reader: Reader, name: str) -> Locator:
    return reader.page.get_by_role("table", name=name, exact=True)


def screen(reader: Reader, number: int) -> None:
    expect(reader.page.get_by_text(f"Screen {number} of")).to_be_visible()
    reader.settle()


def test_a_comparison_chosen_is_sent_as_a_link_and_opens_the_same(
    reader: Reader, app: Server, arriving: Arrive
):
    reader.open(PAGE)
    heading(reader, FROM_JANUARY)
    reader.choose("From", "Version 4: position at 31 March 2023")
    heading(reader, "What changed between 31 March and 10 July 2023")
    expect(reader.page).to_have_url(re.compile(r"then=version-4"))

    reader.page.get_by_role("button", name="Copy link").click()
    link = reader.page.get_by_text(f"{app.url}/{PAGE}?").inner_text().strip()
    assert "version=7" in link

    colleague = arriving(app)
    colleague.page.goto(link)
    colleague.settle()
    heading(colleague, "What changed between 31 March and 10 July 2023")
    moved = table(colleague, "Actions moved later, the first three")
    expect(moved.get_by_role("row")).to_have_count(1 + 3)
    expect(moved).to_contain_text("61")


def test_the_overview_s_line_leads_to_the_changes_and_a_row_to_its_action(
    reader: Reader,
):
    reader.open()
    reader.page.get_by_role("link", name=re.compile("^What changed")).click()
    heading(reader, FROM_JANUARY)
    reader.settle()
    gone = table(reader, "Actions no longer listed")
    gone.get_by_role("link", name="History of 5.4").click()
    expect(reader.page).to_have_title(re.compile("^Action plan"))
    reader.settle()
    told = reader.page.get_by_role("heading", name="5.4 over 7 versions")
    expect(told).to_be_visible()
    expect(reader.page.get_by_text("last listed in version 5")).to_be_visible()
    expect(reader.page.get_by_role("heading", name="One action")).to_be_in_viewport()


def test_words_put_in_and_taken_out_are_marked_and_said(reader: Reader):
    reader.open(PAGE)
    worded = table(reader, "Actions re-worded")
    expect(worded.locator("del").first).to_have_text("[taken out: all]")
    expect(worded.locator("ins").first).to_have_text("[put in: eligible]")
    struck = worded.locator("del").first.evaluate(
        "one => getComputedStyle(one).textDecorationLine"
    )
    assert struck == "line-through"


def test_on_a_phone_rows_stand_under_one_another_and_are_still_a_table(
    app: Server, arriving: Arrive
):
    reader = arriving(app, PHONE)
    reader.open(PAGE)
    gone = table(reader, "Actions no longer listed")
    cells = gone.get_by_role("cell")
    places = [cell.bounding_box() for cell in cells.all()]
    assert len(places) == 6
    assert all(one and two and one["y"] < two["y"] for one, two in pairwise(places))
    expect(gone.get_by_role("rowheader")).to_have_text("5.4")


# --- presenting -------------------------------------------------------------------


def test_it_is_presented_by_keyboard_alone(reader: Reader):
    reader.open(PAGE)
    begin = reader.page.get_by_role("button", name="Present this page")
    begin.focus()
    reader.page.keyboard.press("Enter")
    screen(reader, 1)
    heading(reader, FROM_JANUARY)
    expect(reader.page.get_by_role("navigation")).to_have_count(0)
    expect(reader.page.get_by_role("combobox")).to_have_count(0)

    reader.page.keyboard.press("ArrowRight")
    screen(reader, 2)
    heading(reader, "1 no longer listed")
    reader.page.keyboard.press("ArrowRight")
    screen(reader, 3)
    heading(reader, "1 reopened")
    reader.page.keyboard.press("ArrowLeft")
    screen(reader, 2)

    following = reader.page.get_by_role("button", name="Next")
    following.focus()
    reader.page.keyboard.press("Enter")
    screen(reader, 3)
    leave = reader.page.get_by_role("button", name="Leave the presentation")
    leave.focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_role("navigation")).to_be_visible()
    heading(reader, FROM_JANUARY)


def test_a_link_opens_the_same_screen_and_one_press_turns_one(reader: Reader):
    reader.open(PAGE, "present=1&screen=4")
    screen(reader, 4)
    for number in (5, 6):  # the listener is set once, however often a screen is drawn
        reader.page.keyboard.press("PageDown")
        screen(reader, number)


def test_type_is_larger_while_presenting_and_as_before_afterwards(reader: Reader):
    size = "() => parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"
    reader.open(PAGE)
    before = reader.page.evaluate(size)
    reader.open(PAGE, "present=1")
    screen(reader, 1)
    assert reader.page.evaluate(size) > 1.2 * before
    reader.page.get_by_role("button", name="Leave the presentation").click()
    expect(reader.page.get_by_role("navigation")).to_be_visible()
    reader.settle()
    assert reader.page.evaluate(size) == before


def test_no_screen_breaks_a_rule(reader: Reader):
    reader.open(PAGE, "present=1")
    among = int(reader.page.get_by_text("Screen 1 of").inner_text().split()[-1])
    for number in range(1, among + 1):
        screen(reader, number)
        assert (number, axe.violations(reader.page)) == (number, [])
        reader.page.keyboard.press("ArrowRight")

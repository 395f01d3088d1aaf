"""Can it be used with the keyboard alone? Menu, version, working, in that order."""

import re

from playwright.sync_api import expect

from tests.browser.reader import PAGES, Reader

FOCUSED = """() => {
  const on = document.activeElement;
  const name = on.getAttribute('aria-label') || on.innerText || on.tagName;
  return name.split('\\n')[0].trim();
}"""
MOST_STOPS = 60


def stops(reader: Reader, until: str) -> list[str]:
    """What the Tab key reaches, from the page's start to the first ``until``."""
    reached: list[str] = []
    while len(reached) < MOST_STOPS and until not in (reached or [""])[-1]:
        reader.page.keyboard.press("Tab")
        reached.append(str(reader.page.evaluate(FOCUSED)))
    return reached


def test_tab_reaches_the_menu_the_choices_and_the_first_working_in_that_order(
    reader: Reader,
):
    reader.open()
    reached = stops(reader, "How this was counted: reported complete")
    wanted = [
        "Skip to main content",
        *PAGES,
        *("Plan", "Version", "Copy link", "Look through the eyes of"),
        "How this was counted: reported complete",
    ]
    assert [stop for stop in reached if stop in wanted] == wanted


def test_a_working_opens_with_enter_and_closes_with_escape(reader: Reader):
    reader.open()
    stops(reader, "How this was counted: reported complete")
    opener = reader.page.get_by_role(
        "button", name="How this was counted: reported complete"
    )
    expect(opener).to_be_focused()
    working = reader.page.get_by_role("table").filter(has_text="Counted towards it")
    reader.page.keyboard.press("Enter")
    expect(working).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(working).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_table_of_figures_opens_with_enter(reader: Reader):
    reader.open("cohort")
    stops(reader, "See the figures as a table")
    table = reader.page.get_by_role("table", name=re.compile("by date"))
    expect(table).to_be_hidden()
    reader.page.keyboard.press("Enter")
    expect(table).to_be_visible()


def test_another_version_can_be_chosen_with_the_keyboard(reader: Reader):
    reader.open()
    assert "Version 7" in reader.status_line()
    reader.page.get_by_role("combobox", name="Version").focus()
    reader.page.keyboard.press("ArrowDown")
    expect(reader.page.get_by_role("option").first).to_be_visible()
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Enter")
    expect(reader.page).to_have_url(re.compile(r"version=[1-6]$"))
    reader.settle()
    assert f"Version {reader.page.url[-1]}" in reader.status_line()

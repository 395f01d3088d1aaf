"""An officer's file: a draft at once, mended, compared, checked, cleared, opened.

The whole way in a real browser, on a wide screen and on a phone: by the keyboard
where something is decided, with nothing that axe finds fault with, and left half
way for another window to go on from.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from components.sentences.publish_release import WHY
from data import workbook
from data.publications import Stage, open_store
from tests import kept
from tests.browser import axe
from tests.browser.conftest import Arrive
from tests.browser.reader import PHONE, WIDE, Reader
from tests.browser.server import ROOT, Server
from tests.browser.test_screenshots import ASKED, DRAWN, draw_whole

SAMPLES = ROOT / "data" / "samples"
BROKEN = SAMPLES / "broken" / "july-with-three-to-correct.xlsx"
CUT_SHORT = SAMPLES / "broken" / "cut-short.xlsx"
JUNE, JULY = SAMPLES / "westmere-2023-06.xlsx", SAMPLES / "westmere-2023-07.xlsx"
MOST_STOPS = 200
FOCUSED = "document.activeElement?.innerText?.trim() ?? ''"


def june_is_open(app: Server) -> None:
    """Version 1 is what readers see."""
    content = JUNE.read_bytes()
    plan = workbook.read(content, JUNE.name).plan
    assert plan is not None
    store = open_store(app.store)
    try:
        kept.publish(store, content, plan_name=plan.name, as_at=plan.as_at)
    finally:
        store.close()


def stages(app: Server) -> list[Stage]:
    """The stage of every version, then of every draft."""
    store = open_store(app.store)
    try:
        versions = [one for plan in store.plans() for one in store.versions(plan.key)]
        return [one.stage for one in (*versions, *store.drafts())]
    finally:
        store.close()


def press(reader: Reader, name: str) -> None:
    """Come to a button by the Tab key alone, and press it."""
    for _ in range(MOST_STOPS):
        reader.page.keyboard.press("Tab")
        if reader.page.evaluate(FOCUSED) == name:
            reader.page.keyboard.press("Enter")
            return
    message = f"No keyboard reaches {name!r}."
    raise AssertionError(message)


def says(reader: Reader, heading: str, step: str) -> None:
    """The heading is this; axe finds nothing; the step is drawn where asked."""
    expect(reader.heading()).to_contain_text(heading)
    reader.settle()
    assert axe.violations(reader.page) == []
    if ASKED:
        width = reader.page.viewport_size or {"width": WIDE[0], "height": WIDE[1]}
        draw_whole(reader, DRAWN / f"officer-{step}-{width['width']}.png")
        reader.page.set_viewport_size(width)
        reader.settle()


def type_in(reader: Reader, label: str, text: str) -> None:
    box = reader.page.get_by_role("textbox", name=label, exact=True)
    box.fill(text)
    box.press("Tab")


def seen_on_the_overview(reader: Reader, version: int) -> None:
    """What a reader in another window is shown."""
    reader.open()
    expect(reader.page.get_by_text(f"Version {version} ·").first).to_be_visible()


def gone_on_elsewhere(
    reader: Reader, app: Server, arriving: Arrive, size: tuple[int, int]
) -> Reader:
    """The window is closed; another goes on from its address, having lost nothing."""
    address, heading = reader.page.url, reader.heading().inner_text()
    assert "draft=2" in address
    reader.context.close()
    other = arriving(app, size)
    other.page.goto(address)
    other.settle()
    expect(other.heading()).to_have_text(heading)
    other.act_as()
    return other


def withdrawn_and_restored(reader: Reader, public: Reader) -> None:
    """Both are entries of the record, and readers see the one before meanwhile."""
    type_in(reader, "Reason, for the record", "A name stood in an update")
    press(reader, "Remove from view")
    says(reader, "Version 2 is removed from view", "6-withdrawn")
    seen_on_the_overview(public, 1)
    type_in(reader, "Reason, for the record", "The name is gone")
    press(reader, "Restore it")
    says(reader, "Version 2 is what readers see now", "7-restored")
    seen_on_the_overview(public, 2)


@pytest.mark.parametrize(
    "size",
    [
        pytest.param(WIDE, id="1366"),
        pytest.param(PHONE, marks=pytest.mark.long, id="390"),
    ],
)
def test_from_a_broken_file_to_an_opened_version_withdrawn_and_restored(
    fresh_app: Server, arriving: Arrive, size: tuple[int, int]
):
    june_is_open(fresh_app)
    reader, public = arriving(fresh_app, size), arriving(fresh_app, size)
    reader.open("publish")
    says(reader, "Publish a new version of the action plan", "0-arrives")
    reader.act_as()

    # A broken file: a draft at once, and every cell to correct.
    reader.upload(BROKEN)
    says(reader, "3 cells to correct before this can be published", "1-checks")
    must = reader.page.get_by_role("table", name="Must fix, by cell")
    wrong = must.get_by_role("row").filter(has_text="31/02/2023")
    expect(wrong).to_contain_text("Actions, I17")
    expect(wrong).to_contain_text("Write a real date, for example 28 February 2023")
    expect(reader.page.get_by_text("They still see version 1")).to_be_visible()
    expect(reader.page.get_by_text("you can leave this page")).to_be_visible()
    assert stages(fresh_app) == [Stage.OPEN, Stage.DRAFT]

    reader = gone_on_elsewhere(reader, fresh_app, arriving, size)

    # Mended, it is compared with what readers see.
    reader.upload(JULY)
    expect(reader.heading()).not_to_contain_text("to correct before")
    figures = reader.page.get_by_role(
        "table", name="Headline figures, before and after"
    )
    complete = figures.get_by_role("row").filter(has_text="Reported complete").first
    expect(complete).to_contain_text("→ 50 of 61 (82%)")
    says(reader, "to confirm", "2-compares")

    press(reader, "Send for checking")
    says(reader, "Draft 2 is being checked", "3-clears")
    type_in(reader, "Who checked for Westmere Police", "D. Inspector")
    press(reader, "Record who checked")
    checks = reader.page.get_by_role("table", name="Who checked for each partner")
    police = checks.get_by_role("row").filter(has_text="Westmere Police")
    expect(police).to_contain_text("D. Inspector")
    expect(checks.get_by_text("No check recorded").first).to_be_visible()

    type_in(reader, WHY, "Checked with the DPO")
    press(reader, "Clear as version 2")
    says(reader, "Version 2 is cleared and not yet open", "4-cleared")
    seen_on_the_overview(public, 1)

    press(reader, "Open now")
    says(reader, "Version 2 is what readers see now", "5-opened")
    seen_on_the_overview(public, 2)
    expect(public.heading()).to_contain_text("50 of 61")

    withdrawn_and_restored(reader, public)
    record = reader.page.get_by_role("table", name="The record, newest first")
    expect(record.get_by_role("row")).to_have_count(1 + 8)
    assert stages(fresh_app) == [Stage.SUPERSEDED, Stage.OPEN]


def test_a_file_that_cannot_be_opened_is_said_and_makes_no_draft(
    fresh_app: Server, arriving: Arrive
):
    reader = arriving(fresh_app)
    reader.open("publish")
    reader.act_as()
    reader.upload(CUT_SHORT)
    says(reader, "We could not open this file", "8-refused")
    assert "draft" not in reader.page.url
    assert stages(fresh_app) == []


def test_what_was_uploaded_comes_back_byte_for_byte(
    fresh_app: Server, arriving: Arrive
):
    reader = arriving(fresh_app)
    reader.open("publish")
    reader.act_as()
    reader.upload(JULY)
    expect(reader.heading()).to_contain_text("to confirm")
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name=f"Download {JULY.name}").click()
    assert download.value.suggested_filename == JULY.name
    assert download.value.path().read_bytes() == JULY.read_bytes()

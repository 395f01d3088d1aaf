"""An officer's file is checked cell by cell, corrected, compared and published."""

from playwright.sync_api import expect

from data.publications import open_store
from tests.browser.conftest import Arrive
from tests.browser.reader import Reader
from tests.browser.server import ROOT, Server

SAMPLES = ROOT / "data" / "samples"
BROKEN = SAMPLES / "broken" / "july-with-three-to-correct.xlsx"
JUNE, JULY = SAMPLES / "westmere-2023-06.xlsx", SAMPLES / "westmere-2023-07.xlsx"
PLAN = "westmere-jtai-action-plan"


def publish(reader: Reader, number: int) -> None:
    page = reader.page
    page.get_by_role("textbox", name="Your name and role").fill("A. Officer, QA lead")
    page.get_by_role("button", name=f"Publish version {number}").click()
    expect(page.get_by_text(f"Published as version {number} of")).to_be_visible()
    reader.settle()


def published(app: Server) -> list[int]:
    store = open_store(app.store)
    try:
        return [
            one.number for plan in store.plans() for one in store.versions(plan.key)
        ]
    finally:
        store.close()


def test_a_broken_file_is_explained_and_a_mended_one_is_published(
    fresh_app: Server, arriving: Arrive
):
    reader = arriving(fresh_app)
    reader.open("publish")
    page = reader.page

    reader.upload(BROKEN)
    expect(reader.heading()).to_contain_text("to correct before this can be published")
    must = page.get_by_role("table", name="Must fix, by cell")
    wrong = must.get_by_role("row").filter(has_text="31/02/2023")
    expect(wrong).to_contain_text("Actions, I17")
    expect(wrong).to_contain_text("'31/02/2023' is not a date")
    expect(wrong).to_contain_text("Write a real date, for example 28 February 2023")
    expect(page.get_by_text("Nothing has changed for readers")).to_be_visible()
    expect(page.get_by_role("button", name="Publish version")).to_have_count(0)
    assert published(fresh_app) == []

    reader.upload(JUNE)
    expect(page.get_by_role("button", name="Publish version 1")).to_be_visible()
    publish(reader, 1)
    reader.upload(JULY)
    compare = page.get_by_role("table", name="Headline figures now and in this file")
    complete = compare.get_by_role("row").filter(has_text="Reported complete").first
    expect(complete).to_contain_text("50 of 61 (82%)")
    assert published(fresh_app) == [1]
    publish(reader, 2)
    assert published(fresh_app) == [1, 2]

    reader.turn_to("Overview")
    expect(reader.heading()).to_contain_text("50 of 61")
    assert "Version 2" in reader.status_line()
    # One plan, so nothing to choose between: the samples are gone.
    expect(page.get_by_role("combobox", name="Plan")).to_have_count(0)

    after = reader.heading().inner_text()
    reader.choose("Version", "1: ")
    expect(reader.heading()).not_to_have_text(after)
    expect(page).to_have_url(f"{fresh_app.url}/?plan={PLAN}&version=1")


def test_without_a_name_nothing_is_published(fresh_app: Server, arriving: Arrive):
    reader = arriving(fresh_app)
    reader.open("publish")
    reader.upload(JUNE)
    reader.page.get_by_role("button", name="Publish version 1").click()
    expect(reader.page.get_by_role("alert")).to_contain_text("Give your name")
    assert published(fresh_app) == []

"""An officer's file: checked cell by cell, compared, published, kept."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from components import session
from data.publications import Store
from data.release.audience import Role
from tests.pages import app, books
from tests.pages.books import BROKEN, JULY, JUNE, THREE_TO_CORRECT

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLAN = "westmere-jtai-action-plan"
NAME = "Westmere JTAI action plan"
OFFICER = "A. Officer, QA lead"


@pytest.fixture
def page(record: Store) -> AppTest:
    return app.opened("publish")


def upload(page: AppTest, content: bytes, name: str = "westmere.xlsx") -> AppTest:
    (control,) = page.file_uploader
    control.set_value((name, content, XLSX))
    page.run()
    assert not page.exception
    return page


def publish(page: AppTest, by: str = OFFICER, note: str = "") -> AppTest:
    page.text_input(key="publish_by").input(by)
    page.text_input(key="publish_note").input(note)
    (button,) = (one for one in page.button if one.label.startswith("Publish"))
    button.click().run()
    assert not page.exception
    return page


def title(page: AppTest) -> str:
    (one,) = page.title
    return app.plain(one.value)


def table(page: AppTest, alt: str) -> list[dict[str, str]]:
    """A table by its accessible name, its cells as they are read."""
    (found,) = (one for one in app.tables(page) if one.name == alt)
    return [
        {app.plain(name): app.plain(value) for name, value in row.items()}
        for row in found.records()
    ]


def offers_to_publish(page: AppTest) -> bool:
    return any(one.label.startswith("Publish") for one in page.button)


def versions(record: Store) -> list[int]:
    return [one.number for plan in record.plans() for one in record.versions(plan.key)]


def first_content(record: Store) -> bytes:
    """The bytes that version 1 of the plan was published with."""
    return record.content(record.versions(PLAN)[0].id)


# --- nothing yet -------------------------------------------------------------


def test_with_nothing_published_readers_see_the_samples(page: AppTest) -> None:
    assert "readers see the samples" in app.shown(page).text
    assert not offers_to_publish(page)
    assert len(page.selectbox(key="chrome_plan").options) == 3


# --- a file with something to correct ----------------------------------------


def test_each_cell_to_correct_is_named_with_what_to_do(page: AppTest) -> None:
    upload(page, THREE_TO_CORRECT.read_bytes())
    assert title(page) == "3 cells to correct before this can be published"
    wrong = {row["Cell"]: row for row in table(page, "Must fix, by cell")}
    assert len(wrong) == 3
    date = wrong["Actions, I17"]
    assert "'31/02/2023' is not a date" in date["What we found"]
    assert "28 February 2023" in date["What to do"]
    assert all(row["What to do"] for row in wrong.values())


def test_a_broken_file_changes_nothing(page: AppTest, record: Store) -> None:
    upload(page, THREE_TO_CORRECT.read_bytes())
    assert "Nothing has changed for readers." in app.shown(page).text
    assert not offers_to_publish(page)
    assert versions(record) == []


@pytest.mark.parametrize(
    ("file", "remedy"),
    [
        ("password.xlsx", "password"),
        ("cut-short.xlsx", "damaged"),
        ("empty.xlsx", "empty"),
    ],
)
def test_a_file_that_cannot_be_opened_says_so_in_a_sentence(
    page: AppTest, record: Store, file: str, remedy: str
) -> None:
    upload(page, (BROKEN / file).read_bytes(), file)
    assert title(page) == "We could not open this file"
    said = " ".join(one.value for one in page.main.markdown)
    assert re.search(remedy, said)
    assert not offers_to_publish(page)
    assert versions(record) == []


def test_a_corrected_file_takes_the_place_of_a_broken_one(page: AppTest) -> None:
    upload(page, THREE_TO_CORRECT.read_bytes())
    upload(page, JULY.read_bytes())
    assert "before this can be published" not in title(page)
    assert offers_to_publish(page)


# --- a first version ---------------------------------------------------------


def test_a_first_file_is_compared_with_nothing_and_with_what_the_public_sees(
    page: AppTest,
) -> None:
    upload(page, JULY.read_bytes())
    rows = {
        row["Figure"]: row
        for row in table(page, "Headline figures now and in this file")
    }
    complete = rows["Reported complete"]
    assert complete["Readers see now"] == "Not published before"
    assert complete["This file"] == "50 of 61 (82%)"
    assert complete["This file, to the public"] == "50 of 61 (82%)"
    (children,) = (row for row in rows.values() if row["This file"] == "148")
    assert "not shown to the public" in children["This file, to the public"]


@pytest.mark.parametrize("name", ["", "   "])
def test_publishing_needs_a_name(page: AppTest, record: Store, name: str) -> None:
    upload(page, JULY.read_bytes())
    publish(page, by=name)
    (error,) = page.error
    assert "Give your name" in error.value
    assert versions(record) == []


def test_a_good_file_becomes_version_1_and_the_samples_go(
    page: AppTest, record: Store
) -> None:
    upload(page, JULY.read_bytes())
    publish(page, note="First publication")
    (done,) = page.success
    assert "Published as version 1" in app.plain(done.value)
    assert versions(record) == [1]
    assert first_content(record) == JULY.read_bytes()
    assert not offers_to_publish(page)
    (row,) = table(page, "Published versions, newest first")
    assert (row["Version"], row["Plan"], row["By"]) == ("1", NAME, OFFICER)
    assert row["Position at"] == "30 June 2023"
    assert row["Note"] == "First publication"

    seen = app.turned(page, "overview")
    assert title(seen).startswith("50 of 61 actions")
    assert "Version 1" in app.shown(seen).text
    assert [one.key for one in seen.sidebar.selectbox if one.key == "chrome_plan"] == []


def test_no_link_shows_a_sample_once_something_is_published(record: Store) -> None:
    app.keep(record, JULY.read_bytes())
    found = app.shown(app.opened("overview", plan="cheshire-east-2023"))
    assert f"{NAME}" in found.text
    assert "Cheshire East" not in found.sent


# --- a second version --------------------------------------------------------


def test_a_second_version_follows_the_first_which_stays(
    page: AppTest, record: Store
) -> None:
    publish(upload(page, JUNE.read_bytes()))
    upload(page, JULY.read_bytes(), "july.xlsx")
    assert "They still see version 1." in app.shown(page).text
    rows = {
        row["Figure"]: row
        for row in table(page, "Headline figures now and in this file")
    }
    complete = rows["Reported complete"]
    assert complete["Change"] == "Changes"
    assert re.fullmatch(r"\d+ of \d+ \(\d+%\)", complete["Readers see now"])
    assert complete["Readers see now"] != complete["This file"] == "50 of 61 (82%)"
    publish(page)
    assert versions(record) == [1, 2]
    assert [
        row["Version"] for row in table(page, "Published versions, newest first")
    ] == ["2", "1"]
    assert first_content(record) == JUNE.read_bytes()


def test_an_older_version_has_an_address_and_the_live_one_needs_none(
    record: Store,
) -> None:
    app.keep(record, JUNE.read_bytes())
    app.keep(record, JULY.read_bytes(), after=1)
    live = app.opened("overview", plan=PLAN)
    assert title(live).startswith("50 of 61 actions")
    assert "version" not in live.query_params
    older = app.opened("overview", plan=PLAN, version="1")
    assert title(older) != title(live)
    assert "Position at 31 May 2023" in app.shown(older).text
    assert title(app.turned(older, "action_plan")) != title(
        app.turned(live, "action_plan")
    )
    assert "Position at 31 May 2023" in app.shown(older).text
    older.selectbox(key="chrome_version").select(2).run()
    assert "Position at 30 June 2023" in app.shown(older).text


def test_an_address_for_no_version_shows_the_live_one_and_says_so(
    record: Store,
) -> None:
    app.keep(record, JULY.read_bytes())
    found = app.shown(app.opened("overview", plan=PLAN, version="9"))
    assert found.titles[0].startswith("50 of 61 actions")
    assert "not to be had" in found.text


def test_two_officers_at_once_cannot_publish_over_each_other(record: Store) -> None:
    first, second = app.opened("publish"), app.opened("publish")
    upload(first, JUNE.read_bytes())
    upload(second, JULY.read_bytes())
    publish(first)
    publish(second)
    (error,) = second.error
    assert len(error.value) > 20
    assert versions(record) == [1]
    assert first_content(record) == JUNE.read_bytes()


# --- what the file may be ----------------------------------------------------


def test_a_restricted_file_shows_that_the_public_sees_nothing(
    page: AppTest, record: Store
) -> None:
    upload(page, books.as_restricted(JULY))
    rows = table(page, "Headline figures now and in this file")
    assert {row["This file, to the public"] for row in rows} == {
        "Restricted: the public sees nothing"
    }
    publish(page)
    assert app.shown(app.opened("overview", Role.PUBLIC)).titles == ("Overview",)
    assert title(app.opened("overview", Role.MEMBER)).startswith("50 of 61")


def test_what_is_checked_can_be_read_before_any_file_is_given(page: AppTest) -> None:
    rows = table(page, "Everything that is checked")
    assert len(rows) > 20
    assert all(row["What is checked"] and row["If not"] for row in rows)


def test_only_one_store_is_open_for_everyone(record: Store) -> None:
    app.opened("overview")
    assert session.store() is session.store()

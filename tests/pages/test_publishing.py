"""An officer's file becomes a draft at once, and is checked cell by cell."""

import hashlib

import pytest
from streamlit.testing.v1 import AppTest

from components import session
from components.desk.checking import ADDED
from data.publications import EventKind, Stage, Store
from tests.pages import app, books, officers_page
from tests.pages.books import BROKEN, JULY, JUNE, THREE_TO_CORRECT
from tests.pages.officers_page import (
    at_desk,
    errors,
    offered,
    press,
    resumed,
    table,
    tables,
    text,
    title,
    upload,
)


@pytest.fixture
def page(record: Store) -> AppTest:
    return at_desk()


# --- who acts, and nothing yet -------------------------------------------------


def test_an_officer_gives_their_name_before_anything_can_be_uploaded(
    record: Store,
) -> None:
    page = app.opened("publish")
    assert not page.file_uploader
    press(page, "Continue")
    assert "Give your name" in errors(page)
    assert not page.file_uploader
    officers_page.fill(page, who_name="A. Officer", who_title="QA lead")
    press(page, "Continue")
    assert "Acting as A. Officer, QA lead" in text(page)
    assert len(page.file_uploader) == 1


def test_somebody_else_may_take_over_in_the_same_session(page: AppTest) -> None:
    press(page, "Somebody else")
    assert "Acting as" not in text(page)
    assert not page.file_uploader


def test_with_nothing_published_readers_see_the_samples(page: AppTest) -> None:
    assert "readers see the samples" in text(page)
    assert len(page.selectbox(key="chrome_plan").options) == 3


def test_what_is_checked_can_be_read_before_any_file_is_given(page: AppTest) -> None:
    rows = table(page, "Everything that is checked")
    assert len(rows) > 20
    assert all(row["What is checked"] and row["If not"] for row in rows)


def test_only_one_store_is_open_for_everyone(record: Store) -> None:
    app.opened("overview")
    assert session.store() is session.store()


# --- a draft at once -----------------------------------------------------------


def test_an_upload_is_a_draft_at_once(page: AppTest, record: Store) -> None:
    upload(page, JULY.read_bytes(), "july.xlsx")
    (draft,) = record.drafts()
    assert page.query_params["draft"] == str(draft.id)
    assert draft.stage is Stage.DRAFT
    assert draft.begun_by.name == "A. Officer"
    assert record.content(draft.id) == JULY.read_bytes()
    assert "Saved as a draft at " in text(page)
    assert "you can leave this page." in text(page)


def test_a_draft_is_resumed_in_a_new_session_by_its_address(
    page: AppTest, record: Store
) -> None:
    upload(page, THREE_TO_CORRECT.read_bytes(), "july.xlsx")
    again = resumed(page)
    assert title(again) == title(page)
    assert table(again, "Must fix, by cell") == table(page, "Must fix, by cell")
    assert len(record.drafts()) == 1


def test_drafts_to_resume_are_listed_with_when_and_by_whom(
    page: AppTest, record: Store
) -> None:
    upload(page, THREE_TO_CORRECT.read_bytes())
    (draft,) = record.drafts()
    again = at_desk("B. Colleague")
    (line,) = (one for one in offered(again) if one.startswith("Draft"))
    assert line.startswith(f"Draft {draft.id} · {officers_page.NAME} · saved ")
    assert line.endswith("by A. Officer")
    press(again, line)
    assert again.query_params["draft"] == str(draft.id)
    assert title(again) == title(page)
    press(again, "All drafts and versions")
    assert "draft" not in again.query_params
    assert line in offered(again)


@pytest.mark.parametrize("asked", ["99", "seven", "-1"])
def test_an_address_for_no_draft_says_so(record: Store, asked: str) -> None:
    page = at_desk(draft=asked)
    (warning,) = page.warning
    assert "not in the record" in warning.value
    assert len(page.file_uploader) == 1


# --- a file with something to correct -------------------------------------------


def test_each_cell_to_correct_is_named_with_what_to_do(page: AppTest) -> None:
    upload(page, THREE_TO_CORRECT.read_bytes())
    assert title(page) == "3 cells to correct before this can be published"
    assert "Step 1 of 4: **Check** · Compare · Clear · Open" in text(page)
    wrong = {row["Cell"]: row for row in table(page, "Must fix, by cell")}
    assert len(wrong) == 3
    date = wrong["Actions, I17"]
    assert "'31/02/2023' is not a date" in date["What we found"]
    assert "28 February 2023" in date["What to do"]
    assert all(row["What to do"] for row in wrong.values())


def test_a_broken_file_changes_nothing(page: AppTest, record: Store) -> None:
    officers_page.published()
    upload(page, THREE_TO_CORRECT.read_bytes())
    assert "Nothing has changed for readers. They still see version 1." in text(page)
    assert "Send for checking" not in offered(page)
    assert officers_page.FIGURES not in tables(page)
    assert "once the 3 cells are corrected" in text(page)
    assert len(officers_page.numbered(record)) == 1


def test_a_corrected_file_takes_the_place_of_a_broken_one(
    page: AppTest, record: Store
) -> None:
    upload(page, THREE_TO_CORRECT.read_bytes(), "broken.xlsx")
    (draft,) = record.drafts()
    upload(page, JULY.read_bytes(), "mended.xlsx")
    (same,) = record.drafts()
    assert same.id == draft.id
    assert [file.name for file in same.files] == ["mended.xlsx"]
    assert [file.name for file in same.every_file] == ["broken.xlsx", "mended.xlsx"]
    assert record.content(same.id, 1) == THREE_TO_CORRECT.read_bytes()
    assert "before this can be published" not in title(page)
    assert "Send for checking" in offered(page)


# --- a file that cannot be opened ------------------------------------------------


@pytest.mark.parametrize(
    ("file", "remedy"),
    [
        ("password.xlsx", "password"),
        ("cut-short.xlsx", "damaged"),
        ("empty.xlsx", "empty"),
    ],
)
def test_a_file_that_cannot_be_opened_makes_no_draft(
    page: AppTest, record: Store, file: str, remedy: str
) -> None:
    content = (BROKEN / file).read_bytes()
    upload(page, content, file)
    assert title(page) == "We could not open this file"
    assert remedy in text(page)
    assert record.drafts() == ()
    assert "draft" not in page.query_params


def test_of_a_refused_file_its_name_size_hash_and_reason_are_kept(
    page: AppTest, record: Store
) -> None:
    content = (BROKEN / "cut-short.xlsx").read_bytes()
    upload(page, content, "cut-short.xlsx")
    (event,) = record.events()
    assert event.kind is EventKind.FILE_REFUSED
    assert event.by.name == "A. Officer"
    for part in (
        "cut-short.xlsx",
        f"{len(content):,} bytes",
        hashlib.sha256(content).hexdigest(),
        "damaged",
    ):
        assert part in event.note
    assert table(page, officers_page.EVERYTHING)[0]["What"] == "File refused"


def test_a_draft_stays_as_it_was_when_its_correction_cannot_be_opened(
    page: AppTest, record: Store
) -> None:
    upload(page, JULY.read_bytes(), "july.xlsx")
    upload(page, (BROKEN / "password.xlsx").read_bytes(), "locked.xlsx")
    assert "We could not open this file, locked.xlsx" in errors(page)
    (draft,) = record.drafts()
    assert [file.name for file in draft.files] == ["july.xlsx"]


# --- several files ----------------------------------------------------------------


def test_an_audit_return_is_added_beside_the_tracker_and_left_out_again(
    page: AppTest, record: Store
) -> None:
    tracker, audits = books.apart(JULY, "Audits")
    upload(page, tracker, "tracker.xlsx")
    page.radio(key="publish_which_1").set_value(ADDED).run()
    upload(page, audits, "audit-return.xlsx")
    (draft,) = record.drafts()
    assert [file.name for file in draft.files] == ["tracker.xlsx", "audit-return.xlsx"]
    assert "Read from tracker.xlsx and audit-return.xlsx" in text(page)
    assert any("Audits" in one for one in text(page).split("rows in"))
    press(page, "Leave out audit-return.xlsx")
    (draft,) = record.drafts()
    assert [file.name for file in draft.files] == ["tracker.xlsx"]
    assert "audit-return.xlsx is left out; it stays in the record." in text(page)


# --- which plan --------------------------------------------------------------------


def test_a_workbook_of_a_plan_not_kept_is_asked_about_before_anything_goes_on(
    record: Store,
) -> None:
    officers_page.published()
    page = upload(
        at_desk(plan=officers_page.PLAN), books.renamed(JULY, "Westmere acton plan")
    )
    assert title(page) == "One question before this can be published"
    asked = page.radio(key="publish_plan_answer")
    assert asked.label == (
        "This workbook says its plan is “Westmere acton plan”. "
        "Is it a new plan, or a mistake?"
    )
    assert asked.options == [
        "A new plan, “Westmere acton plan”",
        f"A mistake: it is a version of “{officers_page.NAME}”",
    ]
    assert "Send for checking" not in offered(page)
    press(page, "Record this answer")
    assert "Choose one" in errors(page)


def test_a_mistaken_plan_is_kept_under_the_plan_it_was_meant_for(record: Store) -> None:
    officers_page.published()
    page = upload(
        at_desk(plan=officers_page.PLAN), books.renamed(JULY, "Westmere acton plan")
    )
    mistake = page.radio(key="publish_plan_answer").options[1]
    page.radio(key="publish_plan_answer").set_value(mistake)
    press(page, "Record this answer")
    assert title(page) != "One question before this can be published"
    assert "Compared with version 1" in text(page)
    press(officers_page.cleared(officers_page.sent(page)), "Open now")
    assert [(one.plan_key, one.number) for one in officers_page.numbered(record)] == [
        (officers_page.PLAN, 1),
        (officers_page.PLAN, 2),
    ]
    again = at_desk(draft=str(officers_page.numbered(record)[1].id))
    assert officers_page.NAME in text(again)


def test_a_new_plan_has_its_own_first_version(record: Store) -> None:
    officers_page.published()
    page = upload(at_desk(plan=officers_page.PLAN), books.renamed(JULY, "Another plan"))
    new = page.radio(key="publish_plan_answer").options[0]
    page.radio(key="publish_plan_answer").set_value(new)
    press(page, "Record this answer")
    assert "nothing to compare with" in text(page)
    press(officers_page.cleared(officers_page.sent(page)), "Open now")
    assert {(one.plan_key, one.number) for one in officers_page.numbered(record)} == {
        (officers_page.PLAN, 1),
        ("another-plan", 1),
    }


def test_the_same_plan_is_not_asked_about(record: Store) -> None:
    officers_page.published(JUNE.read_bytes())
    page = upload(at_desk(plan=officers_page.PLAN), JULY.read_bytes())
    assert not [one for one in page.radio if one.key == "publish_plan_answer"]

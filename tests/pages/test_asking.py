"""An officer's own tracker: what it leaves open is asked once, and remembered."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from data.publications import EventKind, Stage, Store
from tests.pages import app, books
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

NAME, PARTNERSHIP = "plan:name", "plan:partnership"
DAY, SIGN_OFF, CLASS = "plan:as_at", "plan:sign_off_due", "plan:classification"
SEPT, AMBER = "date:actions:original_due:month_two", "word:delivery:ambere"
COLUMNS = "Actions: 3 rows in Master v7 FINAL, A3:E6"
ANSWERED = "Questions answered"
SAVE = "Save these answers"


def box(page: AppTest, question: str):
    (found,) = (one for one in page.text_input if f"_{question}_" in str(one.key))
    return found


def choose(page: AppTest, question: str, label: str) -> None:
    controls = (*page.radio, *page.selectbox)
    (found,) = (one for one in controls if f"_{question}_" in str(one.key))
    (option,) = (one for one in found.options if app.plain(one).startswith(label))
    found.set_value(option) if found in page.radio else found.select(option)


def all_answered(page: AppTest) -> AppTest:
    box(page, NAME).input("Westmere tracker")
    box(page, PARTNERSHIP).input("Westmere partnership")
    box(page, DAY).input("30 June 2023")
    box(page, SIGN_OFF).input("31 January 2024")
    choose(page, CLASS, "Open")
    choose(page, SEPT, "September 2023")
    choose(page, AMBER, "In progress, at risk")
    return press(page, SAVE)


def test_questions_are_answered_in_any_number_and_the_draft_is_gone_on_with(
    record: Store,
) -> None:
    page = upload(at_desk(), books.tracker(), "tracker.xlsx")
    assert title(page) == "6 questions to answer before this can be published"
    assert "0 of 7 questions answered" in text(page)
    (due,) = (row for row in table(page, COLUMNS) if row["Column"] == "D: By when")
    assert due["Read as"] == "Original due"
    assert "D4: “30/06/2023” → 30 June 2023" in due[_examples(due)]
    press(page, SAVE)
    assert "Nothing new is answered" in errors(page)

    box(page, DAY).input("end of June")
    press(page, SAVE)
    assert "“end of June” does not answer" in errors(page)
    box(page, DAY).input("30 June 2023")
    choose(page, AMBER, "In progress, at risk")
    press(page, SAVE)
    assert "2 answers saved." in text(page)
    assert title(page) == "4 questions to answer before this can be published"
    again = resumed(page)
    assert "2 of 7 questions answered" in text(again)
    told = {row["Question"]: row for row in table(again, ANSWERED)}
    assert told["What does 'Amber E' mean here?"]["Answer"] == "In progress, at risk"
    assert "A. Officer" in told["What does 'Amber E' mean here?"]["Answered by"]
    assert "Send for checking" not in offered(again)

    box(again, NAME).input("Westmere tracker")
    box(again, PARTNERSHIP).input("Westmere partnership")
    box(again, SIGN_OFF).input("31 January 2024")
    choose(again, SEPT, "September 2023")
    press(again, SAVE)
    assert "to answer before" not in title(again)
    assert "Send for checking" in offered(again)
    (draft,) = record.drafts()
    assert (draft.plan_key, str(draft.as_at)) == ("westmere-tracker", "2023-06-30")


def _examples(row: dict[str, str]) -> str:
    return next(name for name in row if name.startswith("Cells:"))


def test_the_next_file_of_the_layout_asks_nothing_again_and_a_changed_one_says_so(
    record: Store,
) -> None:
    page = all_answered(upload(at_desk(), books.tracker(), "june.xlsx"))
    press(press(press(page, "Send for checking"), "Clear as version"), "Open now")
    (june,) = record.versions("westmere-tracker")
    assert june.stage is Stage.OPEN

    page = upload(at_desk(), books.tracker(), "july.xlsx")
    assert title(page) == "1 question to answer before this can be published"
    assert "6 answers are remembered" in text(page)
    box(page, DAY).input("31 July 2023")
    press(page, SAVE)
    assert "Send for checking" in offered(page)
    (draft,) = record.drafts()
    remembered = [one for one in draft.answered if one.remembered_from == june.id]
    assert len(remembered) == 6
    assert record.version(june.id) == june

    changed = upload(
        at_desk(plan="westmere-tracker"), books.tracker(further="Cost"), "august.xlsx"
    )
    assert "0 of 7 questions answered" in text(changed)
    assert "The layout is not that of version 1" in text(changed)
    assert "The column 'Cost' of the actions is new." in text(changed)
    assert "September 2023 (as in version 1)" in text(changed)
    kinds = [one.kind for one in record.events()]
    assert kinds.count(EventKind.ANSWERED) == 3


def test_nothing_of_a_file_is_rendered_in_a_question(record: Store) -> None:
    odd = "**bold** <b>x</b> [link](http://x)"
    page = upload(at_desk(), books.tracker(status=odd), "tracker.xlsx")
    raw = [one.label for one in (*page.radio, *page.selectbox) if "bold" in one.label]
    assert raw
    assert all("**" not in label and "[link](" not in label for label in raw)
    assert odd in text(page)
    assert COLUMNS in tables(page)

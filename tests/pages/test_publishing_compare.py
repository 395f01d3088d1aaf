"""What a draft would change: figures before and after, then action by action."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.sentences.publish_compare import FIRST, REST
from data.publications import Store
from data.release.audience import Role
from tests.pages import app, books, officers_page
from tests.pages.books import JULY, JUNE
from tests.pages.officers_page import (
    FIGURES,
    at_desk,
    errors,
    press,
    resumed,
    table,
    tables,
    text,
    upload,
)

GROUPS = [str(kind) for kind in (*FIRST, *REST)]


@pytest.fixture
def page(record: Store) -> AppTest:
    """July's workbook, drafted where June's is live."""
    officers_page.published(JUNE.read_bytes())
    return upload(at_desk(), JULY.read_bytes(), "july.xlsx")


def figure(page: AppTest, name: str) -> dict[str, str]:
    (row,) = (one for one in table(page, FIGURES) if one["Figure"] == name)
    return row


def test_every_figure_is_given_before_and_after_to_officers_and_to_the_public(
    page: AppTest,
) -> None:
    assert "Step 2 of 4: Check · **Compare** · Clear · Open" in text(page)
    assert "Compared with version 1, position at 31 May 2023." in text(page)
    complete = figure(page, "Reported complete")
    assert complete["Members and officers"].endswith("→ 50 of 61 (82%)")
    assert complete["Members and officers"] == complete["The public"]
    (children,) = (
        row
        for row in table(page, FIGURES)
        if row["Members and officers"].endswith("148")
        or row["Members and officers"].endswith("148, as before")
    )
    assert children["The public"] == "about 155 → about 150"


def test_a_first_file_is_compared_with_nothing(record: Store) -> None:
    page = upload(at_desk(), JULY.read_bytes())
    assert "nothing to compare with" in text(page)
    assert figure(page, "Reported complete")["The public"] == "50 of 61 (82%)"
    assert "What changes in the actions" not in text(page)


def test_a_restricted_file_shows_that_the_public_sees_nothing(record: Store) -> None:
    page = upload(at_desk(), books.as_restricted(JULY))
    assert {row["The public"] for row in table(page, FIGURES)} == {
        "Restricted: the public sees nothing"
    }
    press(officers_page.cleared(officers_page.sent(page)), "Open now")
    assert "open to committee members and officers" in text(page)
    assert app.shown(app.opened("overview", Role.PUBLIC)).titles == ("Overview",)
    member = app.shown(app.opened("overview", Role.MEMBER))
    assert member.titles[0].startswith("50 of 61")


def test_each_change_stands_in_its_group_the_gravest_first(record: Store) -> None:
    january = books.JULY.with_name("westmere-2023-01.xlsx")
    officers_page.published(january.read_bytes())
    page = upload(at_desk(), JULY.read_bytes())
    assert "no longer listed" in text(page)
    groups = [name for name in tables(page) if name in GROUPS]
    assert groups[0] == "No longer listed"
    assert groups == sorted(groups, key=GROUPS.index)
    (gone,) = table(page, "No longer listed")
    assert gone["Ref"] == "5.4"
    assert gone["Now"] == "Not listed"
    (moved,) = (row for row in table(page, "Moved later") if row["Ref"] == "6.1")
    assert moved["Then"] == "30 April 2023"
    assert moved["Now"] == "30 September 2023"


def test_a_factual_note_is_shown_beside_the_change_it_is_about(
    record: Store,
) -> None:
    january = books.JULY.with_name("westmere-2023-01.xlsx")
    officers_page.published(january.read_bytes())
    page = upload(at_desk(), JULY.read_bytes())
    page.selectbox(key="publish_note_subject").select("moved_later:6.1")
    page.text_area(key="publish_note_text").input("The supplier changed in April.")
    press(page, "Add the note")
    (draft,) = record.drafts()
    (note,) = draft.notes
    assert (note.subject, note.text) == (
        "moved_later:6.1",
        "The supplier changed in April.",
    )
    for seen in (page, resumed(page)):
        (row,) = (one for one in table(seen, "Moved later") if one["Ref"] == "6.1")
        assert row["Officers' note"].startswith(
            "The supplier changed in April. (A. Officer, "
        )
        others = [r for r in table(seen, "Moved later") if r["Ref"] != "6.1"]
        assert {row["Officers' note"] for row in others} <= {"None"}


def test_a_note_needs_a_subject_and_some_words(page: AppTest) -> None:
    press(page, "Add the note")
    assert "Choose what the note is about." in errors(page)


def test_officers_are_given_the_points_before_members_are_and_may_add_a_note(
    record: Store,
) -> None:
    page = upload(at_desk(), JULY.read_bytes())
    points = table(page, "Points you may want to explore")
    assert len(points) == 10
    assert "There is no earlier version, so none is about a change." in text(page)
    page.selectbox(key="publish_note_subject").select("enquiry/overdue/2.3")
    page.text_area(key="publish_note_text").input("Due in August for 41 children.")
    press(page, "Add the note")
    noted = [
        row
        for row in table(page, "Points you may want to explore")
        if row["Officers' note"].startswith("Due in August for 41 children.")
    ]
    assert ["action 2.3" in row["Point to explore"] for row in noted] == [True]


def test_a_note_reaches_members_beside_its_point_and_never_the_public(
    record: Store,
) -> None:
    st.cache_resource.clear()  # another record may have held the same version
    page = upload(at_desk(), JULY.read_bytes())
    for subject, note in (
        ("enquiry/agreed_unmeasured/Front door", "The board saw 41 files."),
        ("unproven/action/1.4", "The minutes are with the board."),
    ):
        page.selectbox(key="publish_note_subject").select(subject)
        page.text_area(key="publish_note_text").input(note)
        press(page, "Add the note")
    press(officers_page.cleared(officers_page.sent(page)), "Open now")
    for role in (Role.MEMBER, Role.OFFICER):
        overview = app.shown(app.opened("overview", role)).text
        assert "Officer's note: The board saw 41 files. (A. Officer, " in overview
        impact = app.shown(app.opened("impact", role, impact_finding="Front door")).text
        assert "Front door: The board saw 41 files." in impact
        assert "1.4: The minutes are with the board." in impact
    for key in app.READERS_PAGES:
        sent = app.shown(app.opened(key, Role.PUBLIC)).sent
        assert "41 files" not in sent
        assert "The minutes are with the board" not in sent

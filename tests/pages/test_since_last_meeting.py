"""Comparing two meetings, and presenting it, for each reader and at each address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.sentences import since as says
from data import workbook
from data.publications import Store
from data.release.audience import Role
from data.workbook.issue import Reading, Verdict
from tests.pages import app, books
from tests.pages.app import shown
from tests.pages.books import JULY, JUNE
from tests.pages.test_every_page import NEVER, OWN

PAGE = "since_last_meeting"
KEPT = "westmere-jtai-action-plan"


@cache
def presented(role: Role) -> list[AppTest]:
    """Every screen of the sample's presentation, opened by its address."""
    at = app.opened(PAGE, role, present="1")
    (said,) = [one.value for one in at.markdown if one.value.startswith("Screen 1 of")]
    numbers = range(1, int(said.rpartition(" ")[2]) + 1)
    return [app.opened(PAGE, role, present="1", screen=str(one)) for one in numbers]


def press(at: AppTest, label: str) -> AppTest:
    (button,) = [one for one in at.button if one.label == label]
    return button.click().run()


def cells(at: AppTest) -> set[str]:
    """What stands in the page's tables, beside what heads each row."""
    rows = [row for table in app.tables(at) for row in table.rows]
    return {cell for row in rows for cell in row[1:]}


# --- which two ------------------------------------------------------------------


def test_the_address_chooses_any_two_versions() -> None:
    at = app.opened(PAGE, Role.PUBLIC, then="version-3", now="version-6")
    found = shown(at)
    assert found.titles == ("What changed between 28 February and 31 May 2023",)
    assert "5.4" in found.text
    assert [one.value for one in at.selectbox if one.label in ("From", "To")] == [
        "version-3",
        "version-6",
    ]


def test_a_meeting_chosen_stands_in_the_address() -> None:
    at = app.opened(PAGE, Role.PUBLIC)
    (chooser,) = [one for one in at.selectbox if one.label == "From"]
    chooser.select("version-6").run()
    assert at.query_params["then"] == "version-6"
    assert shown(at).titles == ("What changed between 31 May and 10 July 2023",)


def test_an_older_version_of_the_page_knows_nothing_of_newer_ones() -> None:
    at = app.opened(PAGE, Role.PUBLIC, version="3", now="version-6")
    assert shown(at).titles == ("What changed between 16 January and 28 February 2023",)
    offered = next(one.options for one in at.selectbox if one.label == "To")
    assert not [one for one in offered if "ersion 4" in one or "ersion 7" in one]


def test_the_first_version_has_nothing_to_compare_with() -> None:
    found = shown(app.opened(PAGE, Role.PUBLIC, version="1"))
    assert says.FIRST in found.text
    assert found.exceptions == ()


def test_one_version_chosen_twice_differs_in_nothing() -> None:
    at = app.opened(PAGE, Role.PUBLIC, then="version-7", now="version-7")
    assert "Both had version 7, so nothing differs." in shown(at).text
    assert shown(at).exceptions == ()


# --- what a reader may see of other versions --------------------------------------


@pytest.fixture
def history(record: Store) -> Store:
    """June open, July restricted, and July's plan open again."""
    app.keep(record, JUNE.read_bytes())
    app.keep(record, books.as_restricted(JULY), after=1)
    app.keep(record, JULY.read_bytes(), after=2)
    return record


@pytest.mark.parametrize(
    ("role", "numbers"), [(Role.PUBLIC, "13"), (Role.MEMBER, "123")]
)
def test_a_restricted_version_is_no_part_of_the_public_s_history(
    history: Store, role: Role, numbers: str
) -> None:
    at = app.opened(PAGE, role, plan=KEPT)
    offered = next(one.options for one in at.selectbox if one.label == "From")
    told = {one.partition("ersion ")[2][0] for one in offered}
    assert told == set(numbers)


@pytest.mark.usefixtures("history")
def test_an_address_that_names_a_restricted_version_compares_others() -> None:
    at = app.opened(PAGE, Role.PUBLIC, plan=KEPT, then="version-2", now="version-3")
    found = shown(at)
    assert "Version 2" not in found.text
    assert found.exceptions == ()


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize("page", [PAGE, "action_plan"])
@pytest.mark.parametrize("role", list(Role))
def test_only_those_who_sign_in_are_told_who_published(page: str, role: Role) -> None:
    query = {"action_plan_ref": "6.4"} if page == "action_plan" else {}
    told = shown(app.opened(page, role, plan=KEPT, **query)).text
    assert ("A. Officer" in told) is (page == "action_plan" and role is not Role.PUBLIC)


def test_a_version_that_cannot_be_read_is_left_out_and_said_until_it_can(
    record: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, file in enumerate((JUNE, JULY)):
        app.keep(record, file.read_bytes(), after=number or None)
    app.keep(record, books.as_restricted(JULY), after=2)
    st.cache_resource.clear()  # other tests may have read the same workbook
    again = record.content(record.versions(KEPT)[1].id)
    read = workbook.read_files

    def busy(files: Sequence[tuple[bytes, str]], answers: Mapping[str, str]) -> Reading:
        refused = Reading(Verdict.REFUSED, None, (), {})
        return refused if files[0][0] == again else read(files, answers)

    told = "Version 2 can no longer be read and is left out here."
    with monkeypatch.context() as out_of_time:
        out_of_time.setattr(workbook, "read_files", busy)
        found = shown(app.opened(PAGE, Role.OFFICER, plan=KEPT))
    assert told in found.text
    assert found.exceptions == ()
    assert told not in shown(app.opened(PAGE, Role.OFFICER, plan=KEPT)).text


# --- where else it is told --------------------------------------------------------


def test_the_overview_leads_to_it_in_one_line() -> None:
    told = shown(app.opened("overview", Role.PUBLIC)).text
    assert "Since 16 January: 37 completed, 7 moved later, 1 no longer listed" in told
    assert "Since" not in shown(app.opened("overview", Role.PUBLIC, version="1")).text


def test_an_action_no_longer_listed_can_still_be_looked_up() -> None:
    at = app.opened("action_plan", Role.PUBLIC, action_plan_ref="5.4")
    told = shown(at).text
    assert "5.4 over 7 versions: no date moves" in told
    assert "last listed in version 5, position at 30 April 2023" in told


def test_every_row_leads_to_its_action_s_history() -> None:
    (gone,) = [
        one
        for one in app.tables(app.opened(PAGE, Role.PUBLIC))
        if one.name == "Actions no longer listed"
    ]
    assert gone.headings[-1] == "History"


# --- presenting -------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.MEMBER])
def test_every_screen_stands_has_one_heading_and_neutral_words(role: Role) -> None:
    titles = []
    for at in presented(role):
        found = shown(at)
        assert found.exceptions == ()
        (title,) = found.titles
        titles.append(title)
        for said in set(found.texts) - OWN:
            assert [word for word in NEVER if word in said.casefold()] == []
    assert len(set(titles)) == len(titles) >= 15
    assert max(len(title.split()) for title in titles) <= 12


def test_next_and_previous_turn_the_screens_and_stop_at_the_ends() -> None:
    at = app.opened(PAGE, Role.MEMBER, present="1")
    first = shown(at).titles
    assert next(one for one in at.button if one.label == "Previous").disabled
    at = press(at, "Next")
    assert at.query_params["screen"] == "2"
    assert shown(at).titles == ("1 no longer listed",)
    assert shown(press(at, "Previous")).titles == first
    last = app.opened(PAGE, Role.MEMBER, present="1", screen="99")
    assert next(one for one in last.button if one.label == "Next").disabled


def test_a_presentation_has_no_choices_beside_it_and_can_be_left() -> None:
    at = app.opened(PAGE, Role.MEMBER)
    assert len(at.sidebar.selectbox) > 0
    at = press(at, "Present this page")
    assert len(at.sidebar.selectbox) == 0
    at = press(at, "Leave the presentation")
    assert len(at.sidebar.selectbox) > 0
    assert "present" not in at.query_params


def test_all_that_is_presented_stands_on_the_ordinary_page_too() -> None:
    ordinary = cells(app.opened(PAGE, Role.MEMBER))
    assert [cells(at) - ordinary for at in presented(Role.MEMBER)] == (
        [set()] * len(presented(Role.MEMBER))
    )


def test_other_pages_are_not_presented() -> None:
    at = app.opened("overview", Role.MEMBER, present="1")
    assert len(at.sidebar.selectbox) > 0

"""Checked for each partner, cleared by one person, opened from a moment on."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from components import session
from components.publishing import times
from data.publications import EventKind, Stage, Store
from data.release.audience import Role
from tests.pages import app, officers_page
from tests.pages.books import JULY, JUNE
from tests.pages.officers_page import (
    at_desk,
    cleared,
    drafted,
    errors,
    fill,
    numbered,
    offered,
    press,
    resumed,
    sent,
    table,
    text,
    title,
    upload,
)

CHECKS = "Who checked for each partner"


@pytest.fixture
def page(record: Store) -> AppTest:
    """July's workbook, sent for checking."""
    return drafted(JULY.read_bytes())


# --- checked ---------------------------------------------------------------------


def test_a_draft_is_sent_for_checking_before_it_can_be_cleared(record: Store) -> None:
    page = upload(at_desk(), JULY.read_bytes())
    assert not [one for one in offered(page) if one.startswith("Clear as")]
    sent(page)
    (draft,) = record.drafts()
    assert draft.stage is Stage.CHECKING
    assert "Step 3 of 4: Check · Compare · **Clear** · Open" in text(page)
    assert "Clear as version 1" in offered(page)


def test_who_checked_is_recorded_for_each_partner_and_blanks_are_shown(
    page: AppTest, record: Store
) -> None:
    partners = [row["Partner"] for row in table(page, CHECKS)]
    assert len(partners) >= 3
    assert {row["Who checked"] for row in table(page, CHECKS)} == {"No check recorded"}
    (draft,) = record.drafts()
    fill(page, **{f"check_{draft.id}_0": "S. Lead", "check_on": "30 June 2023"})
    press(page, "Record who checked")
    first, *rest = table(page, CHECKS)
    assert first == {
        "Partner": partners[0],
        "Who checked": "S. Lead",
        "Date": "30 June 2023",
    }
    assert {row["Who checked"] for row in rest} == {"No check recorded"}
    assert f"1 of {len(partners)} partners has a check recorded" in text(page)


def test_a_check_needs_a_name_and_a_day(page: AppTest, record: Store) -> None:
    press(page, "Record who checked")
    assert "at least one partner" in errors(page)
    (draft,) = record.drafts()
    fill(page, **{f"check_{draft.id}_0": "S. Lead", "check_on": "last week"})
    press(page, "Record who checked")
    assert "“last week” is not a day we understand." in errors(page)
    assert record.version(draft.id).checks == ()


# --- cleared -----------------------------------------------------------------------


def test_a_cleared_version_has_its_number_and_stays_hidden_from_readers(
    page: AppTest, record: Store
) -> None:
    fill(page, clear_name="C. Director", clear_title="Director of Children's Services")
    cleared(page)
    (version,) = numbered(record)
    assert (version.number, version.stage) == (1, Stage.CLEARED)
    assert version.clearing is not None
    assert version.clearing.name == "C. Director"
    assert version.clearing.role == "Director of Children's Services"
    assert title(page) == "Version 1 is cleared and not yet open"
    assert "Readers do not see it yet." in text(page)
    assert {one.sample for one in session.editions(Role.OFFICER)} == {True}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"clear_name": " "}, "Give the name and the role"),
        ({"clear_title": ""}, "Give the name and the role"),
        ({"clear_on": "31 June 2023"}, "“31 June 2023” is not a day we understand."),
        ({"clear_on": "1 January 2100"}, "is still to come"),
    ],
)
def test_clearing_needs_a_name_a_role_and_a_day(
    page: AppTest, record: Store, typed: dict[str, str], said: str
) -> None:
    cleared(fill(page, **typed))
    assert said in errors(page)
    assert numbered(record) == ()


def test_of_two_officers_who_compared_at_once_the_second_compares_again(
    record: Store,
) -> None:
    first, second = drafted(JUNE.read_bytes()), drafted(JULY.read_bytes(), "B. Second")
    press(cleared(first), "Open now")
    cleared(second)
    assert re.search(
        r"Another version .*opened at \d\d:\d\d.* by A. Officer\. Compare again\.",
        errors(second),
    )
    assert [one.number for one in numbered(record)] == [1]

    press(second, "Compare again")
    assert "Compared with version 1" in text(second)
    cleared(second)
    assert [one.number for one in numbered(record)] == [1, 2]


def test_a_session_that_begins_afresh_compares_afresh(record: Store) -> None:
    first, second = drafted(JUNE.read_bytes()), drafted(JULY.read_bytes())
    press(cleared(first), "Open now")
    again = resumed(second)
    assert "Compared with version 1" in text(again)
    cleared(again)
    assert [one.number for one in numbered(record)] == [1, 2]


def test_the_page_says_that_another_version_was_opened_since(record: Store) -> None:
    first, second = drafted(JUNE.read_bytes()), drafted(JULY.read_bytes())
    press(cleared(first), "Open now")
    second.run()
    (warning,) = second.warning
    assert "Version 1 was opened since you compared. Compare again." in warning.value
    assert "They still see version 1." in text(second)


def test_where_a_second_person_must_clear_nobody_clears_their_own_upload(
    page: AppTest, record: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.session.store(), "_second_person", True)
    cleared(page)
    assert "second person" in errors(page)
    assert numbered(record) == ()


# --- opened ------------------------------------------------------------------------


def test_opened_now_it_is_what_readers_see_and_the_samples_are_gone(
    page: AppTest, record: Store
) -> None:
    press(cleared(page), "Open now")
    assert title(page) == "Version 1 is what readers see now"
    assert "Version 1 is open to the public. Readers see it now." in text(page)
    seen = app.opened("overview", Role.PUBLIC)
    assert title(seen).startswith("50 of 61 actions")
    assert "Version 1" in text(seen)
    assert not [one for one in seen.sidebar.selectbox if one.key == "chrome_plan"]


def test_opened_for_a_time_to_come_it_is_seen_from_then_on(
    page: AppTest, record: Store
) -> None:
    cleared(page)
    soon = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(days=2)
    fill(page, open_at_text=times.moment(soon))
    press(page, "Open at this time")
    assert title(page) == f"Version 1 opens at {times.moment(soon)}"
    assert f"Open to the public at {times.moment(soon)}." in text(page)
    (version,) = numbered(record)
    assert (version.stage, version.opens_at) == (Stage.CLEARED, soon)
    assert {one.sample for one in session.editions(Role.OFFICER)} == {True}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tomorrow at ten", "“tomorrow at ten” is not a time and day we understand."),
        ("", "An empty box is not a time"),
        ("10:00 on 30 June 2023", "10:00 on 30 June 2023 has passed."),
        ("25:00 on 1 January 2090", "25:00 is not a time of day."),
        ("01:30 on 29 March 2026", "is skipped, as the clocks go forward"),
    ],
)
def test_a_time_that_is_not_understood_or_has_passed_opens_nothing(
    page: AppTest, record: Store, typed: str, said: str
) -> None:
    cleared(page)
    press(fill(page, open_at_text=typed), "Open at this time")
    assert said in errors(page)
    (version,) = numbered(record)
    assert version.opens_at is None


def test_a_second_version_follows_the_first_which_stays(record: Store) -> None:
    officers_page.published(JUNE.read_bytes())
    page = officers_page.published(JULY.read_bytes())
    assert [(one.number, one.stage) for one in numbered(record)] == [
        (1, Stage.SUPERSEDED),
        (2, Stage.OPEN),
    ]
    assert record.content(numbered(record)[0].id) == JUNE.read_bytes()
    assert title(page) == "Version 2 is what readers see now"


def test_an_older_version_has_an_address_and_the_live_one_needs_none(
    record: Store,
) -> None:
    app.keep(record, JUNE.read_bytes())
    app.keep(record, JULY.read_bytes(), after=1)
    live = app.opened("overview", plan=officers_page.PLAN)
    assert title(live).startswith("50 of 61 actions")
    assert "version" not in live.query_params
    older = app.opened("overview", plan=officers_page.PLAN, version="1")
    assert title(older) != title(live)
    assert "Position at 31 May 2023" in text(older)
    assert title(app.turned(older, "action_plan")) != title(
        app.turned(live, "action_plan")
    )
    assert "Position at 31 May 2023" in text(older)
    older.selectbox(key="chrome_version").select(2).run()
    assert "Position at 30 June 2023" in text(older)


def test_an_address_for_no_version_shows_the_live_one_and_says_so(
    record: Store,
) -> None:
    app.keep(record, JULY.read_bytes())
    found = app.shown(app.opened("overview", plan=officers_page.PLAN, version="9"))
    assert found.titles[0].startswith("50 of 61 actions")
    assert "not to be had" in found.text


def test_no_link_shows_a_sample_once_something_is_published(record: Store) -> None:
    app.keep(record, JULY.read_bytes())
    found = app.shown(app.opened("overview", plan="cheshire-east-2023"))
    assert officers_page.NAME in found.text
    assert "Cheshire East" not in found.sent


def test_every_step_is_an_entry_in_its_order(page: AppTest, record: Store) -> None:
    press(cleared(page), "Open now")
    assert [one.kind for one in record.events()] == [
        EventKind.UPLOADED,
        EventKind.SENT_FOR_CHECKING,
        EventKind.CLEARED,
        EventKind.OPENED,
    ]
    assert [row["What"] for row in table(page, officers_page.RECORD)] == [
        "Opened",
        "Cleared",
        "Sent for checking",
        "Uploaded",
    ]
    assert {row["Who"].split(",")[0] for row in table(page, officers_page.RECORD)} == {
        "A. Officer"
    }

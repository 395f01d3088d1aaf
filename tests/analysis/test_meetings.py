"""Which version did a meeting have, and which two are compared?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.analysis import meetings
from data.analysis.ledger import Version
from data.analysis.meetings import Chosen
from data.plan import Meeting, Plan

MARCH, JUNE = date(2023, 3, 31), date(2023, 6, 30)
EMPTY = Plan("Plan", "Westmere", MARCH)
VERSIONS = (Version(1, EMPTY), Version(2, replace(EMPTY, as_at=JUNE)))


def met(on: date, papers: date | None = None) -> Meeting:
    return Meeting(on, "Committee", papers)


def offered(*held: Meeting, next_due: date | None = None) -> list[tuple[str, int]]:
    newest = replace(EMPTY, as_at=JUNE, meetings=held, next_update_due=next_due)
    return [
        (one.key, one.version)
        for one in meetings.choices(newest, VERSIONS)
        if one.meeting
    ]


def chosen(*held: Meeting, then: str = "", now: str = "") -> Chosen | None:
    newest = replace(EMPTY, as_at=JUNE, meetings=held)
    return meetings.chosen(meetings.choices(newest, VERSIONS), then, now)


# --- a meeting's version -------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "papers", "version"),
    [
        (date(2023, 7, 10), date(2023, 6, 30), 2),  # the day of the position counts
        (date(2023, 7, 10), date(2023, 6, 29), 1),  # papers went out a day too soon
        (date(2023, 7, 10), None, 2),
        (date(2023, 3, 31), None, 1),
        (date(2023, 3, 30), None, None),
        (date(2023, 4, 10), date(2023, 3, 30), None),
    ],
)
def test_it_is_the_newest_whose_position_is_not_after_the_papers(on, papers, version):
    assert meetings.version_of(met(on, papers), VERSIONS) == version


def test_a_meeting_before_the_first_version_is_not_offered():
    assert offered(met(date(2023, 1, 10))) == []


def test_where_no_next_update_is_given_only_the_next_meeting_ahead_is_offered():
    july, october = met(date(2023, 7, 10)), met(date(2023, 10, 9))
    assert offered(october, july) == [("2023-07-10", 2)]


def test_a_meeting_is_offered_while_no_other_version_is_due_before_its_papers():
    july, october = met(date(2023, 7, 10)), met(date(2023, 10, 9), date(2023, 9, 29))
    assert offered(july, october, next_due=date(2023, 9, 30)) == [
        ("2023-10-09", 2),
        ("2023-07-10", 2),
    ]
    assert offered(july, october, next_due=date(2023, 9, 29)) == [("2023-07-10", 2)]


# --- the two compared ----------------------------------------------------------


def test_the_default_is_the_last_meeting_whose_version_differs():
    found = chosen(met(date(2023, 4, 3)), met(date(2023, 5, 8)), met(date(2023, 7, 10)))
    assert (found.then.key, found.now.key) == ("2023-05-08", "2023-07-10")


def test_without_meetings_the_version_before_is_compared():
    found = chosen()
    assert (found.then.key, found.now.key) == ("version-1", "version-2")


def test_where_every_meeting_had_the_newest_version_the_one_before_is_compared():
    found = chosen(met(date(2023, 7, 10)))
    assert (found.then.key, found.now.key) == ("version-1", "2023-07-10")


def test_one_version_alone_is_compared_with_nothing():
    one = meetings.choices(EMPTY, VERSIONS[:1])
    assert meetings.default(one) is None
    assert meetings.chosen(one, "version-1", "version-1") is None


def test_the_two_asked_for_stand_in_the_order_of_their_versions():
    found = chosen(then="version-2", now="version-1")
    assert (found.then.version, found.now.version) == (1, 2)


def test_what_is_not_offered_gives_way_to_the_default():
    found = chosen(met(date(2023, 5, 8)), then="version-9", now="<script>")
    assert (found.then.key, found.now.key) == ("2023-05-08", "version-2")

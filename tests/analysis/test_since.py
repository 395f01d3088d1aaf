"""What the groups hold at their edges: nothing, one version twice, dates missing."""

from __future__ import annotations

from datetime import date

import pytest

from components.sentences import review, since_groups
from components.sentences import since as says
from data.analysis import given, moved, since, timeliness
from data.analysis.ledger import Version
from data.analysis.meetings import Choice, Chosen
from data.analysis.since import Comparison, Group
from data.analysis.timeliness import Timing
from tests.spec.plans import plan_of

HEADER = "Ref | Status | Original due | Current due | Completed on | Evidence | Update"


def compare(
    *tables: str | None, events: tuple[str | None, ...] = (), header: str = HEADER
) -> Comparison:
    """The first and the last of these versions, by number, in 2023."""
    plans = [
        plan_of(
            None if table is None else f"{header}\n{table}",
            events=events[at] if events else None,
            as_at=f"{30 - len(tables) + at + 1} June 2023",
        )
        for at, table in enumerate(tables)
    ]
    versions = tuple(Version(number, plan) for number, plan in enumerate(plans, 1))
    ends = [
        Choice(f"version-{one.number}", "", one.as_at, one.number, meeting=False)
        for one in (versions[0], versions[-1])
    ]
    return Comparison.of(versions, Chosen(*ends))


def action(ref="1.1", status="In progress", due="31 May 2023", **more: str) -> str:
    cells = {"current": "", "completed": "", "evidence": "", "update": "", **more}
    return " | ".join((ref, status, due, *cells.values()))


OPEN = action(due="31 July 2023")
DONE = action(status="Complete", due="31 July 2023", completed="1 June 2023")


def test_a_version_beside_itself_has_no_group_and_says_so():
    compared = compare(OPEN)
    assert since_groups.groups(compared) == []
    assert says.lead(compared) == "Both had version 1, so nothing differs."
    assert says.in_one_line(compared) == since_groups.nothing_in(compared) == ""


@pytest.mark.parametrize("tables", [(None, OPEN), (OPEN, None), (None, None)])
def test_without_a_list_nothing_is_compared_and_every_piece_still_stands(tables):
    compared = compare(*tables)
    assert "nothing is compared" in says.lead(compared)
    assert {one.value for one in says.cards(compared)} == {None}
    assert since_groups.groups(compared) == []
    assert says.in_one_line(compared) == ""
    assert moved.moved(compared).empty
    assert timeliness.table(compared).empty
    assert len(review.headline(compared)) > 5


def test_an_action_complete_when_it_was_last_listed_is_put_back_as_complete():
    compared = compare(f"{OPEN}\n{action('1.2', 'Complete')}", OPEN)
    figure = since.restated(compared)
    assert (figure.numerator, figure.denominator) == (0 + 1, 1 + 1)


def test_it_is_put_back_as_the_last_version_that_listed_it_has_it():
    compared = compare(
        f"{OPEN}\n{action('1.2')}", f"{OPEN}\n{action('1.2', 'Complete')}", OPEN
    )
    assert since.restated(compared).numerator == 1


def test_a_superseded_action_no_longer_listed_leaves_the_rate_as_it_is():
    compared = compare(f"{OPEN}\n{action('1.2', 'Superseded')}", OPEN)
    assert since.count(compared, Group.NO_LONGER_LISTED) == 1
    assert since.restated(compared) is None
    assert says.lead(compared).endswith("is not in version 2's.")


def test_an_action_past_its_date_then_too_is_not_newly_overdue():
    assert since.count(compare(action(), action()), Group.NEWLY_OVERDUE) == 0


def test_an_action_added_past_its_date_is_newly_overdue():
    rows = since.rows(compare(OPEN, f"{OPEN}\n{action('1.2')}"), Group.NEWLY_OVERDUE)
    assert rows["ref"].tolist() == ["1.2"]
    assert rows.loc[0, "then"] == "Not listed"


def test_an_action_due_on_the_day_of_the_position_is_not_overdue():
    due = action(due="30 June 2023")
    assert since.count(compare(OPEN, due), Group.NEWLY_OVERDUE) == 0


def test_where_evidence_is_not_recorded_none_is_told_to_lack_it():
    header = "Ref | Status | Original due"
    compared = compare(
        "1.1 | In progress | May 2023", "1.1 | Complete | May 2023", header=header
    )
    assert since.count(compared, Group.UNEVIDENCED) == 0
    assert says.cards(compared)[2].note == "evidence is not recorded"
    assert timeliness.table(compared)["evidence"].tolist() == ["All completed"]


@pytest.mark.parametrize(
    ("due", "current", "completed", "timing"),
    [
        ("1 June 2023", "", "1 June 2023", Timing.BY_ORIGINAL),
        ("June 2023", "", "30 June 2023", Timing.BY_ORIGINAL),
        ("31 May 2023", "30 June 2023", "1 June 2023", Timing.BY_MOVED),
        ("31 May 2023", "", "1 June 2023", Timing.AFTER),
        ("31 May 2023", "15 June 2023", "16 June 2023", Timing.AFTER),
        ("31 May 2023", "", "", Timing.UNKNOWN),
        ("TBC", "", "1 June 2023", Timing.UNKNOWN),
    ],
)
def test_a_completion_is_timed_against_both_dates(due, current, completed, timing):
    done = action("1.1", "Complete", due, current=current, completed=completed)
    found = timeliness.completed(compare(action("1.1", due=due), done))
    assert found["timing"].tolist() == [str(timing)]


def test_an_original_date_altered_does_not_make_a_completion_in_time():
    later = action("1.1", "Complete", "30 June 2023", completed="15 June 2023")
    compared = compare(action("1.1", due="31 May 2023"), later)
    assert since.count(compared, Group.RE_DATED_ORIGINAL) == 1
    (row,) = timeliness.completed(compared).to_dict("records")
    assert (row["original"], row["days_late_original"]) == ("31 May 2023", 15)
    assert row["timing"] == str(Timing.BY_MOVED)


def test_a_date_moved_and_moved_back_is_told_although_its_ends_agree():
    compared = compare(OPEN, action(due="31 July 2023", current="31 August 2023"), OPEN)
    assert since.count(compared, Group.MOVED_LATER) == 0
    assert moved.tally(compared).back == ("1.1",)


def test_months_of_two_years_keep_their_years():
    versions = compare(OPEN, OPEN).versions
    ends = [
        Choice(str(at), "", date(year, month, 9), number, meeting=True)
        for at, (year, month, number) in enumerate([(2022, 7, 1), (2023, 7, 2)])
    ]
    compared = Comparison.of(versions, Chosen(*ends))
    assert says.heading(compared) == "What changed between 9 July 2022 and 9 July 2023"
    assert len(says.heading(compared).split()) <= 12


def test_a_doubtful_match_says_so_in_its_row_and_under_the_groups():
    header = "Ref | Action"
    compared = compare("1.1 | Audit files", "1.1 | Train every school", header=header)
    (row,) = since_groups.rows(compared, Group.RE_WORDED, ()).to_dict("records")
    assert "May not be one action: The ref is the same" in row["action_shown"]
    assert since_groups.doubts(compared).startswith("1 action was matched with doubt")


def test_a_history_leads_to_the_plan_and_version_shown():
    link = since_groups.history_link("1.1 & 2", (("plan", "a"), ("version", "3")))
    assert link.href == (
        "action_plan?plan=a&version=3&action_plan_ref=1.1+%26+2#one-action"
    )
    assert link.name == "History of 1.1 & 2"


# --- dates given ----------------------------------------------------------------

GIVEN = "Event | Date | Kind | Date given to committee\nTeam | {} | {} | {}"


def test_a_date_met_only_because_it_was_given_again_says_against_which():
    events = (
        GIVEN.format("", "Expected", "30 April 2023"),
        GIVEN.format("15 June 2023", "Happened", "30 June 2023"),
    )
    compared = compare(OPEN, OPEN, events=events)
    (row,) = given.dates(compared.versions).to_dict("records")
    assert row["position"] == "Met"
    assert row["position_first"] == "Met late, by 46 days"
    (shown,) = says.given_rows(compared)["first_given_text"]
    assert shown == "30 April 2023, in version 1: met late, by 46 days"


def test_the_same_date_in_every_version_was_given_once():
    events = (GIVEN.format("", "Expected", "30 April 2023"),) * 2
    compared = compare(OPEN, OPEN, events=events)
    assert says.given_rows(compared)["first_given_text"].tolist() == ["The same date"]
    assert "given again" not in says.dates_given(compared)

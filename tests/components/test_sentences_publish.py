"""What an officer is told of a draft, from its upload until it is withdrawn.

The record is kept in memory, at a clock that stands at 14:02 on 3 July 2023 in
London; the workbooks are Westmere's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from components import publishing
from components.publishing import Officer, Step, Work, acts, prepare
from components.publishing.work import as_public
from components.sentences import publish as says
from components.sentences import publish_clear as clear_says
from components.sentences import publish_compare as compare_says
from components.sentences import publish_issues as issues_say
from components.sentences import publish_record as record_says
from components.sentences import publish_release as release_says
from data.analysis.changes import Kind
from data.publications import NotPublished, Person, Store, VersionRecord
from data.publications.memory import InMemory
from data.release.audience import Role
from data.samples.library import FOLDER
from data.workbook.issue import Issue, Reading, Severity, Verdict
from tests.pages import books

JANUARY = FOLDER / "westmere-2023-01.xlsx"
JUNE, JULY = books.JUNE, books.JULY
READ: dict[tuple[str, ...], Reading] = {}
OFFICER = Officer(Role.OFFICER, Person("", "A. Officer"), "QA lead")


@dataclass
class Clock:
    at: datetime = datetime(2023, 7, 3, 13, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(clock: Clock) -> Store:
    return Store(InMemory(), now=clock)


def uploaded(store: Store, content: bytes, name: str = "july.xlsx") -> Work:
    return seen(store, acts.upload(store, content, name, officer=OFFICER))


def seen(store: Store, record: VersionRecord, chosen: str = "") -> Work:
    return publishing.look_at(
        store,
        record.id,
        role=Role.OFFICER,
        chosen=chosen,
        basis=None,
        reading_of=lambda one: once_read(store, one),
        now=store._now(),
    ).shown


def once_read(store: Store, record: VersionRecord) -> Reading:
    """The files' reading; the same bytes are read once for all these tests."""
    key = tuple(file.sha256 for file in record.files)
    if key not in READ:
        READ[key] = publishing.read(store, record)
    return READ[key]


def cleared(store: Store, work: Work) -> Work:
    record = acts.clear(
        store,
        work,
        name="C. Head",
        title="Director",
        on="3 July 2023",
        officer=OFFICER,
        why="Checked by the data protection officer",
        reading_of=lambda one: once_read(store, one),
    )
    return seen(store, record)


def opened(store: Store, content: bytes) -> Work:
    work = cleared(store, uploaded(store, content))
    return seen(store, acts.open_now(store, work, officer=OFFICER))


# --- the head of the page ------------------------------------------------------


def test_three_cells_to_correct_stand_in_the_heading(store: Store) -> None:
    work = uploaded(store, books.THREE_TO_CORRECT.read_bytes())
    assert says.heading(work) == "3 cells to correct before this can be published"
    assert work.step is Step.CHECK
    assert issues_say.heading(work, Severity.ERROR) == "Must fix: 3 cells"
    assert says.next_steps(work) == (
        "Compare, clear and open follow once the 3 cells are corrected."
    )


def test_a_draft_says_when_it_was_saved_and_that_one_may_leave(
    store: Store, clock: Clock
) -> None:
    work = uploaded(store, JULY.read_bytes())
    assert says.saved(work) == "Saved as a draft at 14:02; you can leave this page."
    clock.at += timedelta(days=1)
    later = seen(store, work.record)
    assert says.saved(later) == (
        "Saved as a draft at 14:02 on 3 July 2023; you can leave this page."
    )


def test_nothing_has_changed_for_readers_until_it_opens(store: Store) -> None:
    first = uploaded(store, JUNE.read_bytes())
    assert says.unchanged(first) == (
        "Nothing has changed for readers. None of this plan's versions is open to them."
    )
    opened(store, JUNE.read_bytes())
    work = uploaded(store, JULY.read_bytes())
    still = "Nothing has changed for readers. They still see version 1."
    assert says.unchanged(work) == still
    assert says.unchanged(cleared(store, work)) == still
    acts.open_now(store, cleared_again(store, work), officer=OFFICER)
    assert says.unchanged(seen(store, work.record)) == ""


def cleared_again(store: Store, work: Work) -> Work:
    return seen(store, store.version(work.record.id))


def test_each_stage_has_its_heading(store: Store, clock: Clock) -> None:
    work = uploaded(store, JULY.read_bytes())
    points = len(work.reading.of(Severity.WARNING))
    assert says.heading(work) == f"Nothing to correct; {points} points to confirm"
    acts.send(store, work, "", officer=OFFICER)
    work = seen(store, work.record)
    assert says.heading(work) == "Draft 1 is being checked; it can now be cleared"
    work = cleared(store, work)
    assert says.heading(work) == "Version 1 is cleared and not yet open"
    acts.open_at(store, work, "10:00 on 4 July 2023", now=clock.at, officer=OFFICER)
    work = seen(store, work.record)
    assert says.heading(work) == "Version 1 opens at 10:00 on 4 July 2023"
    assert clear_says.hidden(work) == (
        "Open to the public at 10:00 on 4 July 2023. Hidden from them until then."
    )
    clock.at = datetime(2023, 7, 4, 9, 0, tzinfo=UTC)
    work = seen(store, work.record)
    assert says.heading(work) == "Version 1 is what readers see now"
    assert clear_says.opened(work) == "Open to the public since 10:00 on 4 July 2023."
    acts.withdraw(store, work, "A name in it", officer=OFFICER)
    work = seen(store, work.record)
    assert says.heading(work) == "Version 1 is removed from view"
    assert clear_says.opened(work) == (
        "Removed from view at 10:00 on 4 July 2023; the record is kept. "
        "The reason given: A name in it."
    )


def test_a_draft_without_a_file_says_so(store: Store) -> None:
    work = uploaded(store, JULY.read_bytes())
    acts.leave_out(store, work, 1, officer=OFFICER)
    left = seen(store, work.record)
    assert says.heading(left) == "Draft 1 has no file left"
    assert says.read_from(left) == "Nothing is read: every file was left out."
    assert says.uploads(left, None) == says.UPLOAD
    assert not left.ready


def test_a_plan_whose_name_gives_no_key_is_a_draft_that_cannot_be_cleared(
    store: Store,
) -> None:
    work = uploaded(store, books.renamed(JULY, "???"))
    assert says.plan_name(work) == "A plan not yet named"
    with pytest.raises(NotPublished, match="Plan sheet"):
        cleared(store, work)


def issue(severity: Severity, sheet: str = "Actions", cell: str = "I17") -> Issue:
    return Issue("a_code", severity, sheet, cell, "'x' is no date.", "Write one.")


@pytest.mark.parametrize(
    ("verdict", "issues", "said"),
    [
        (Verdict.PUBLISHABLE, [], "No problems found"),
        (
            Verdict.PUBLISHABLE,
            [issue(Severity.WARNING)],
            "Nothing to correct; 1 point to confirm",
        ),
        (
            Verdict.ERRORS,
            [issue(Severity.ERROR)],
            "1 cell to correct before this can be published",
        ),
        (Verdict.REFUSED, [issue(Severity.ERROR)], "We could not open this file"),
    ],
)
def test_the_heading_says_what_stands_between_a_draft_and_publishing(
    store: Store, verdict: Verdict, issues: list[Issue], said: str
) -> None:
    work = uploaded(store, JULY.read_bytes())
    found = replace(work.reading, verdict=verdict, issues=tuple(issues))
    assert says.heading(replace(work, reading=found)) == said


def test_a_problem_is_found_by_sheet_and_cell_or_is_the_workbook_s(
    store: Store,
) -> None:
    work = uploaded(store, JULY.read_bytes())
    wrong = (issue(Severity.ERROR), issue(Severity.ERROR, "", ""))
    found = replace(work, reading=replace(work.reading, issues=wrong))
    rows = issues_say.issues(found, Severity.ERROR).to_dict("records")
    assert [row["where"] for row in rows] == ["Actions,\u00a0I17", "Workbook"]
    assert {row["remedy"] for row in rows} == {"Write one."}


# --- compare ---------------------------------------------------------------------


def test_the_headline_is_before_and_after(store: Store) -> None:
    opened(store, JUNE.read_bytes())
    work = uploaded(store, JULY.read_bytes())
    assert compare_says.against(work) == (
        "Compared with version 1, position at 31 May 2023."
    )
    assert compare_says.headline(work) == (
        "Reported complete: 46 of 61 (75%) → 50 of 61 (82%)"
    )


def test_an_audit_is_compared_with_the_one_before_it(store: Store) -> None:
    opened(store, JANUARY.read_bytes())
    work = uploaded(store, JULY.read_bytes())
    rows = {row["figure"]: row for row in compare_says.figures(work).to_dict("records")}
    risk = rows["Risk assessment recorded, Q4 2022/23"]
    assert risk["officers"] == "15 of 50 (30%) in Q1 2022/23 → 45 of 50 (90%)"
    assert risk["public"] == "30% in Q1 2022/23 → 90%"
    police = rows["Timely police records, Q4 2022/23"]
    assert police["officers"] == "Not given → 9 of 10 (90%)"


def test_empty_groups_are_one_line_and_the_lesser_ones_one_heading(
    store: Store,
) -> None:
    opened(store, JANUARY.read_bytes())
    work = uploaded(store, JULY.read_bytes())
    assert compare_says.first(work)[:3] == [
        Kind.NO_LONGER_LISTED,
        Kind.REOPENED,
        Kind.MOVED_LATER,
    ]
    shown = set(compare_says.first(work))
    line = compare_says.unchanged(work)
    assert line.startswith("Nothing under ")
    assert all(
        (str(kind) in line) is (kind not in shown) for kind in compare_says.FIRST
    )
    assert compare_says.rest_heading(work).startswith("Other changes: superseded 2, ")


def test_every_sort_of_change_has_its_place() -> None:
    assert sorted(map(str, (*compare_says.FIRST, *compare_says.REST))) == sorted(
        map(str, Kind)
    )


def test_every_flag_of_a_comparison_has_a_key_of_its_own(store: Store) -> None:
    opened(store, JANUARY.read_bytes())
    work = uploaded(store, JULY.read_bytes())
    assert work.changes is not None
    flags = compare_says.flags(work)
    assert flags["moved_later:6.1"] == "6.1: moved later"
    assert len(flags) == len({(change.kind, change.ref) for change in work.changes.all})


# --- clear, and the record ----------------------------------------------------------


def test_the_partners_are_those_who_lead(store: Store) -> None:
    work = uploaded(store, JULY.read_bytes())
    assert work.plan is not None
    named = clear_says.partners(work.plan)
    assert len(named) == len(set(named)) >= 3
    assert clear_says.checks_line(work) == (
        f"0 of {len(named)} partners have a check recorded. "
        "A partner may be left blank."
    )
    acts.check(store, work, {named[0]: "S. Lead"}, "1 July 2023", officer=OFFICER)
    checked = seen(store, work.record)
    assert clear_says.who_checked(checked, named[0]) == "S. Lead"
    assert clear_says.checks_line(checked).startswith(
        f"1 of {len(named)} partners has a check recorded."
    )


def test_a_version_says_who_cleared_it(store: Store) -> None:
    work = uploaded(store, JULY.read_bytes())
    assert clear_says.clear_button(work) == "Clear as version 1"
    assert clear_says.cleared_by(work) == ""
    assert clear_says.cleared_by(cleared(store, work)) == (
        "Cleared by C. Head, Director, on 3 July 2023."
    )


def test_a_draft_is_listed_by_its_plan_when_and_by_whom(
    store: Store, clock: Clock
) -> None:
    work = uploaded(store, JULY.read_bytes())
    assert record_says.resume(work.record, clock.at) == (
        "Draft 1 · Westmere JTAI action plan · saved 14:02 by A. Officer"
    )
    acts.send(store, work, "", officer=OFFICER)
    assert record_says.resume(store.version(1), clock.at).endswith("· being checked")
    done = cleared(store, work)
    assert record_says.resume(done.record, clock.at) == (
        "Version 1 · Westmere JTAI action plan · cleared 14:02 by C. Head"
    )


def test_the_record_s_newest_entry_stands_first(store: Store) -> None:
    work = opened(store, JULY.read_bytes())
    rows = record_says.events(work.events).to_dict("records")
    assert [row["what"] for row in rows] == ["Opened", "Cleared", "Uploaded"]
    assert {row["by"] for row in rows} == {"A. Officer"}
    assert {row["version"] for row in rows} == {"Version 1, Draft 1"}
    assert record_says.count(work.events) == (
        "3 entries. Every entry is kept; none is ever altered or removed."
    )


@pytest.mark.parametrize(("octets", "said"), [(1, "1 KB"), (49_000, "48 KB")])
def test_a_size_is_never_nought(octets: int, said: str) -> None:
    assert record_says.size(octets) == said


# --- what the public will see of numbers of children ---------------------------


def test_an_officer_sees_true_numbers_beside_what_the_public_will_see(
    store: Store,
) -> None:
    work = uploaded(store, JULY.read_bytes())
    prepared = prepare(store, work, 5, lambda one: once_read(store, one))
    rows = release_says.numbers(work, prepared)
    june = rows[rows["table"] == "children at 2023-06-30"].set_index("part")
    assert list(june["true"]) == ["4", "46", "90", "8", "148"]
    assert list(june["public"]) == ["c", "45", "90", "5 to 20", "150"]
    assert june.loc["18 and over", "why"] == "could tell a small number beside it"
    assert "none can be worked out" in release_says.checked(prepared)


def test_without_a_reason_nothing_of_children_is_released(store: Store) -> None:
    work = uploaded(store, JULY.read_bytes())
    with pytest.raises(NotPublished, match="Say why"):
        acts.clear(store, work, name="C", title="D", on="3 July 2023", officer=OFFICER)


def test_what_was_cleared_is_frozen_whatever_the_threshold_is_later(
    store: Store,
) -> None:
    work = cleared(store, uploaded(store, JULY.read_bytes()))
    assert work.record.released["threshold"] == 5
    assert work.public.protection.threshold == 5
    later = as_public(work.plan, work.record, threshold=20)
    assert later == work.public

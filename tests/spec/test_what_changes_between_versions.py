"""What changes between two versions.

Each section is a sort of change, each test one case of it. The last section is
the story planted in Westmere's versions, by ref, from January to July.
"""

from __future__ import annotations

import pytest

from data.analysis.changes import Change, Changes, Kind, changes, summary
from tests.samples import readings
from tests.spec.plans import plan_of


def between(before: str | None, after: str | None) -> Changes:
    return changes(plan_of(before), plan_of(after))


def only(found: Changes) -> Change:
    (change,) = found.all
    return change


def refs(found: tuple[Change, ...]) -> list[str]:
    return [change.ref for change in found]


# --- Status ------------------------------------------------------------------

STATUS = """
Ref | Original due | Status | Completed on  | Rating | Evidence
1.1 | 31 July 2023 | {}     | {}            | {}     | {}
"""


def test_an_action_completed_takes_its_date_and_first_evidence_with_it():
    open_ = STATUS.format("In progress", "", "On track", "")
    done = STATUS.format("Complete", "27 March 2023", "", "Minutes of 27 March")
    change = only(between(open_, done))
    assert change.kind is Kind.COMPLETED
    assert (change.then, change.now) == ("In progress", "Complete, evidence recorded")


def test_an_action_is_reopened_when_it_is_no_longer_reported_complete():
    done = STATUS.format("Complete", "27 March 2023", "", "")
    again = STATUS.format("In progress", "", "At risk", "")
    change = only(between(done, again))
    assert change.kind is Kind.REOPENED
    assert (change.then, change.now) == (
        "Complete, no evidence recorded",
        "In progress",
    )


def test_evidence_taken_away_from_an_action_reopened_is_told_beside_it():
    done = STATUS.format("Complete", "27 March 2023", "", "Minutes")
    found = between(done, STATUS.format("In progress", "", "", ""))
    assert [change.kind for change in found.all] == [
        Kind.REOPENED,
        Kind.EVIDENCE_CHANGED,
    ]
    assert found.evidence_changed[0].now == "No evidence recorded"


@pytest.mark.parametrize(
    ("then", "now", "kind"),
    [
        ("Not started", "In progress", Kind.STATUS_CHANGED),
        ("In progress", "Amber E", Kind.STATUS_CHANGED),
        ("Amber E", "Amber F", Kind.STATUS_CHANGED),
        ("Superseded", "In progress", Kind.STATUS_CHANGED),
        ("In progress", "Superseded", Kind.SUPERSEDED),
        ("Complete", "Superseded", Kind.SUPERSEDED),
        ("Superseded", "Complete", Kind.COMPLETED),
        ("Amber E", "Complete", Kind.COMPLETED),
        ("Complete", "Amber E", Kind.REOPENED),
    ],
)
def test_every_change_of_status_is_of_one_kind(then, now, kind):
    found = between(f"Ref | Status\n1.1 | {then}", f"Ref | Status\n1.1 | {now}")
    assert only(found).kind is kind


# --- Dates -------------------------------------------------------------------

DUE = """
Ref | Status      | Original due | Current due
1.1 | In progress | {}           | {}
"""


def test_a_date_moved_later_is_told_from_to_and_in_days():
    found = between(
        DUE.format("30 April 2023", "30 April 2023"),
        DUE.format("30 April 2023", "30 September 2023"),
    )
    change = only(found)
    assert found.moved_later == found.date_moved == (change,)
    assert (change.then, change.now) == ("30 April 2023", "30 September 2023")
    assert change.days == 31 + 30 + 31 + 31 + 30
    assert str(change.direction) == "later"


def test_a_date_moved_earlier_is_no_date_moved_later():
    found = between(
        DUE.format("30 April 2023", ""), DUE.format("30 April 2023", "1 April 2023")
    )
    assert only(found).days == -29
    assert found.moved_later == ()
    assert found.moved_earlier == found.date_moved


def test_a_date_moved_from_a_blank_cell_is_moved_from_the_original():
    found = between(
        DUE.format("30 April 2023", ""), DUE.format("30 April 2023", "May 2023")
    )
    assert only(found).days == 31
    assert only(found).now == "May 2023"


def test_an_original_date_altered_is_told_even_where_no_other_date_is_given():
    found = between(DUE.format("30 April 2023", ""), DUE.format("31 May 2023", ""))
    assert [change.kind for change in found.all] == [
        Kind.MOVED_LATER,
        Kind.RE_DATED_ORIGINAL,
    ]
    assert [change.days for change in found.all] == [31, 31]


def test_an_original_date_may_be_altered_and_the_current_one_stand():
    found = between(
        DUE.format("30 April 2023", "31 July 2023"),
        DUE.format("31 May 2023", "31 July 2023"),
    )
    assert refs(found.re_dated_original) == ["1.1"]
    assert found.date_moved == ()


@pytest.mark.parametrize(
    ("then", "now", "says"),
    [
        ("TBC", "31 May 2023", ("No date (“TBC”)", "31 May 2023")),
        ("31 May 2023", "TBC", ("31 May 2023", "No date (“TBC”)")),
        ("TBC", "ASAP", ("No date (“TBC”)", "No date (“ASAP”)")),
    ],
)
def test_a_date_given_or_taken_away_has_no_days(then, now, says):
    change = only(
        between(DUE.format("30 April 2023", then), DUE.format("30 April 2023", now))
    )
    assert change.kind is Kind.DATE_CHANGED
    assert (change.then, change.now, change.days) == (*says, None)


def test_the_same_date_written_in_another_way_is_no_change():
    found = between(DUE.format("30 April 2023", ""), DUE.format("April 2023", ""))
    assert found.all == ()


# --- Words, ratings, leads ---------------------------------------------------


def test_a_text_re_worded_is_given_in_full_then_and_now():
    change = only(
        between(
            "Ref | Action\n1.1 | Learning offered to all staff",
            "Ref | Action\n1.1 | Learning offered to eligible staff",
        )
    )
    assert change.kind is Kind.RE_WORDED
    assert change.then == "Learning offered to all staff"
    assert change.now == change.action == "Learning offered to eligible staff"
    assert change.doubtful == ""


@pytest.mark.parametrize(
    ("then", "now", "says", "direction"),
    [
        ("On track", "Off track", ("On track", "Off track"), "lowered"),
        ("At risk", "On track", ("At risk", "On track"), "raised"),
        ("", "At risk", ("No rating recorded", "At risk"), ""),
        ("At risk", "Mauve", ("At risk", "Unknown (“Mauve”)"), ""),
    ],
)
def test_a_rating_is_raised_lowered_or_neither(then, now, says, direction):
    table = "Ref | Status | Rating\n1.1 | In progress | {}"
    change = only(between(table.format(then), table.format(now)))
    assert change.kind is Kind.RE_RATED
    assert (change.then, change.now) == says
    assert str(change.direction) == direction


@pytest.mark.parametrize(
    ("then", "now", "direction"),
    [
        ("Evidenced", "Independently verified", "raised"),
        ("Embedded in practice", "Reported complete", "lowered"),
        ("Evidenced", "Gold", ""),
    ],
)
def test_assurance_goes_up_and_down_its_ladder(then, now, direction):
    table = "Ref | Status | Assurance\n1.1 | Complete | {}"
    change = only(between(table.format(then), table.format(now)))
    assert change.kind is Kind.ASSURANCE_CHANGED
    assert str(change.direction) == direction


def test_another_agency_or_officer_is_another_lead():
    table = "Ref | Lead agency | Lead officer\n1.1 | {} | {}"
    before = table.format("Council; Police", "Head of service")
    change = only(between(before, table.format("Police", "Superintendent")))
    assert change.kind is Kind.RE_OWNED
    assert change.then == "Council; Police (Head of service)"
    assert change.now == "Police (Superintendent)"
    same = table.format("police; Council", "Head of service")
    assert between(before, same).all == ()


@pytest.mark.parametrize(
    ("column", "then", "now", "says"),
    [
        ("Finding", "Front door", "Schools", "Finding: Schools"),
        ("Theme", "Audit", "", "Theme: not recorded"),
        ("Start", "", "1 May 2023", "Start: 1 May 2023"),
        ("Impact rating", "", "Some", "Impact rating: Some"),
        ("Update", "Draft ready", "", "Update: not recorded"),
    ],
)
def test_what_has_no_kind_of_its_own_is_said_all_the_same(column, then, now, says):
    table = f"Ref | {column}\n1.1 | {{}}"
    change = only(between(table.format(then), table.format(now)))
    assert change.kind is Kind.OTHER
    assert change.now == says


# --- Recorded reason ---------------------------------------------------------

MOVED = """
Ref | Original due  | Current due | Update
1.1 | 30 April 2023 | {}          | {}
"""


def test_an_update_that_is_new_is_given_as_it_stands():
    found = between(
        MOVED.format("", "Posts advertised."),
        MOVED.format("31 July 2023", "Now due 31 July: recruitment."),
    )
    (moved,) = found.moved_later
    (update,) = found.new_update
    assert moved.reason == update.now == "Now due 31 July: recruitment."
    assert update.then == "Posts advertised."
    assert update.reason == ""
    assert [str(cell) for cell in moved.cells_after] == [
        "Actions, A2",
        "Actions, C2",
        "Actions, D2",
    ]


@pytest.mark.parametrize("update", ["", "Reason for the delay: recruitment."])
def test_an_update_that_stood_before_is_no_reason(update):
    found = between(MOVED.format("", update), MOVED.format("31 July 2023", update))
    assert only(found).reason == "No reason recorded"


def test_an_update_taken_away_is_no_reason():
    found = between(MOVED.format("", "Late."), MOVED.format("31 July 2023", ""))
    assert found.moved_later[0].reason == "No reason recorded"


# --- Which action is which ----------------------------------------------------

LIST = """
Ref | Action
{}  | Hold a daily meeting of all the partners
2.1 | Train every new worker
"""


def test_an_action_added_and_one_no_longer_listed_stand_by_ref():
    found = between(
        "Ref | Action | Status\n4.9 | Audit files | Complete",
        "Ref | Action | Status\n4.10 | Train schools | Superseded",
    )
    (gone,), (new,) = found.no_longer_listed, found.added
    assert (gone.ref, gone.then, gone.now) == ("4.9", "Complete", "")
    assert (new.ref, new.then, new.now) == (
        "4.10",
        "",
        "Superseded, left out of the count",
    )
    assert gone.reason == "No reason recorded"
    assert gone.cells_after == ()
    assert new.cells_before == ()


@pytest.mark.parametrize("spelled", ["1.1.0", "1..1", "1.1.", "01.1", "1-1"])
def test_a_ref_spelled_otherwise_is_the_same_ref(spelled):
    found = between(LIST.format("1.1"), LIST.format(spelled))
    change = only(found)
    assert change.kind is Kind.REF_CHANGED
    assert (change.then, change.now, change.doubtful) == ("1.1", spelled, "")


def test_a_ref_in_another_case_is_no_change():
    assert between(LIST.format("A1"), LIST.format("a1")).all == ()


@pytest.mark.parametrize("other", ["1.10", "11", "1.1a", "2.1.1"])
def test_another_ref_is_not_another_spelling(other):
    table = "Ref | Action\n{} | {}"
    found = between(table.format("1.1", "Audit files"), table.format(other, "Train"))
    assert refs(found.added) == [other]
    assert refs(found.no_longer_listed) == ["1.1"]


def test_an_identical_text_under_another_ref_is_the_same_action():
    change = only(between(LIST.format("1.1"), LIST.format("6.4")))
    assert (change.then, change.now) == ("1.1", "6.4")
    assert change.doubtful == ""


def test_a_text_much_alike_under_another_ref_may_be_the_same_and_says_so():
    found = between(
        "Ref | Action\n1.1 | Hold a daily meeting of all the partners",
        "Ref | Action\n6.4 | Hold a weekly meeting of all the partners",
    )
    assert {change.kind for change in found.all} == {Kind.REF_CHANGED, Kind.RE_WORDED}
    assert {change.doubtful for change in found.all} == {
        "The refs differ (1.1 and 6.4); the rows were matched only because their "
        "texts are much alike."
    }
    assert len(found.doubtful) == 1


def test_one_ref_with_quite_another_text_is_doubtful():
    found = between(
        "Ref | Action\n1.1 | Audit files", "Ref | Action\n1.1 | Train every school"
    )
    assert only(found).doubtful == (
        "The ref is the same, but the text is quite different: “Audit files” before."
    )


def test_refs_given_to_the_next_action_down_are_doubtful_and_say_where_it_stood():
    found = between(
        "Ref | Action\n5.4 | Audit files\n5.5 | Train every school",
        "Ref | Action\n5.4 | Train every school",
    )
    assert refs(found.no_longer_listed) == ["5.5"]
    assert found.re_worded[0].doubtful == (
        "The ref is the same, but this text stood at 5.5 in the earlier version."
    )


def test_a_ref_that_stands_twice_in_a_draft_is_told_apart_by_its_text():
    once = "Ref | Action\n1.1 | Audit files"
    twice = f"{once}\n1.1 | Train every school"
    found = between(once, twice)
    assert refs(found.added) == ["1.1"]
    assert found.added[0].action == "Train every school"
    assert between(twice, twice).all == ()


# --- Split, merged, superseded by -----------------------------------------------

WHOLE = """
Ref | Action | Status | Original due
3.2 | Train staff and schools | In progress | 31 July 2023
"""
PARTS = """
Ref  | Action        | Status      | Original due
3.2a | Train staff   | Complete    | 31 July 2023
3.2b | Train schools | In progress | 31 July 2023
"""


def test_an_action_split_says_into_which_and_is_neither_gone_nor_added():
    found = between(WHOLE, PARTS)
    assert found.no_longer_listed == found.added == ()
    assert [(one.ref, one.then, one.now) for one in found.split_or_merged] == [
        ("3.2", "In progress", "Split into 3.2a and 3.2b"),
        ("3.2a", "Part of 3.2", "Complete"),
        ("3.2b", "Part of 3.2", "In progress"),
    ]


def test_actions_merged_say_into_which():
    assert [(one.ref, one.then, one.now) for one in between(PARTS, WHOLE).all] == [
        ("3.2", "Were 3.2a and 3.2b", "In progress"),
        ("3.2a", "Complete", "Merged into 3.2"),
        ("3.2b", "In progress", "Merged into 3.2"),
    ]


def test_one_ref_with_a_letter_more_is_no_split():
    found = between(WHOLE, "Ref | Action | Status\n3.2a | Train all | In progress")
    assert refs(found.no_longer_listed) == ["3.2"]
    assert refs(found.added) == ["3.2a"]


@pytest.mark.parametrize(
    ("update", "became"),
    [
        ("Superseded by 3.2.", "Superseded by 3.2, left out of the count"),
        ("Merged into 4.10", "Superseded by 4.10, left out of the count"),
        (
            "Replaced by actions 3.2a and 3.2b in May",
            "Superseded by 3.2a and 3.2b, left out of the count",
        ),
        ("Covered elsewhere", "Superseded, left out of the count"),
    ],
)
def test_a_lead_s_words_say_by_what_an_action_was_superseded(update, became):
    found = between(
        "Ref | Status | Update\n1.9 | In progress | Under way",
        f"Ref | Status | Update\n1.9 | Superseded | {update}",
    )
    assert found.superseded[0].now == became


# --- What an officer confirmed ----------------------------------------------------


def test_a_match_that_an_officer_confirmed_is_doubtful_no_more():
    before = "Ref | Action\n1.1 | Hold a daily meeting of all the partners"
    after = "Ref | Action\n6.4 | Hold a weekly meeting of all the partners"
    found = changes(plan_of(before), plan_of(after), confirmed=[("1.1", "6.4")])
    assert {change.kind for change in found.all} == {Kind.REF_CHANGED, Kind.RE_WORDED}
    assert found.doubtful == ()


def test_two_texts_quite_unlike_are_one_action_where_an_officer_said_so():
    before, after = "Ref | Action\n1.1 | Audit files", "Ref | Action\n2.5 | Train all"
    assert refs(between(before, after).no_longer_listed) == ["1.1"]
    found = changes(plan_of(before), plan_of(after), confirmed=[(" 1.1", "2.5")])
    assert [(c.then, c.now) for c in found.ref_changed] == [("1.1", "2.5")]


def test_a_confirmed_ref_that_is_not_listed_changes_nothing():
    plan = plan_of("Ref | Action\n1.1 | Audit files")
    assert changes(plan, plan, confirmed=[("9.9", "1.1")]).all == ()


# --- What one version does not record ----------------------------------------


def test_a_column_that_one_version_lacks_is_no_change_of_its_actions():
    found = between(
        "Ref | Status\n1.1 | Complete",
        "Ref | Status | Evidence | Update\n1.1 | Complete | Minutes | Done.",
    )
    assert only(found).kind is Kind.NOT_COMPARED
    assert only(found).now == "Evidence and Update"
    assert summary(found) == (
        "None completed, none moved later, 1 unchanged; none added, none no longer "
        "listed. Evidence is not recorded in the earlier version. Update is not "
        "recorded in the earlier version."
    )


def test_a_column_that_the_later_version_lacks_takes_nothing_away():
    found = between("Ref | Assurance\n1.1 | Evidenced", "Ref | Action\n1.1 | Action 1")
    assert found.assurance_changed == ()
    assert found.notes == ("Assurance is not recorded in the later version.",)


@pytest.mark.parametrize(
    ("before", "after", "which"),
    [(None, "Ref\n1.1", "earlier"), ("Ref\n1.1", None, "later")],
)
def test_without_a_list_of_actions_nothing_is_compared(before, after, which):
    found = between(before, after)
    assert found.all == ()
    assert summary(found) == (
        f"The {which} version does not list its actions; nothing is compared."
    )


# --- In one sentence ---------------------------------------------------------


def test_the_sentence_counts_every_action_once_where_one_thing_happened_to_each():
    before = """
    Ref | Status      | Original due  | Current due  | Update
    1.1 | In progress | 30 April 2023 |              |
    1.2 | In progress | 30 April 2023 |              |
    1.3 | In progress | 30 April 2023 |              |
    1.4 | In progress | 30 April 2023 |              |
    """
    after = """
    Ref | Status      | Original due  | Current due  | Update
    1.1 | Complete    | 30 April 2023 |              | Done.
    1.2 | In progress | 30 April 2023 | 31 July 2023 | Late.
    1.3 | In progress | 30 April 2023 |              | Under way.
    1.4 | In progress | 30 April 2023 |              |
    """
    assert summary(between(before, after)) == (
        "1 completed, 1 moved later, 1 with a new update only, 1 unchanged; "
        "none added, none no longer listed."
    )


def test_an_action_counted_twice_is_said_to_be():
    table = "Ref | Status | Original due | Current due\n1.1 | {} | May 2023 | {}"
    found = between(
        table.format("In progress", ""), table.format("Complete", "June 2023")
    )
    assert summary(found) == (
        "1 completed, 1 moved later, none unchanged; none added, none no longer "
        "listed. 1 action is counted more than once."
    )


# --- Westmere, January to July -----------------------------------------------

JANUARY, JULY = (readings.plan(readings.WESTMERE, number) for number in (1, 7))
STORY = changes(JANUARY, JULY)


def test_37_are_completed_and_one_is_reopened():
    then = {action.ref for action in JANUARY.actions if action.complete}
    now = {action.ref for action in JULY.actions if action.complete}
    assert len(STORY.completed) == 37
    assert set(refs(STORY.completed)) == now - then
    assert refs(STORY.reopened) == ["2.3"]


def test_one_is_no_longer_listed_four_are_added_two_superseded():
    assert refs(STORY.no_longer_listed) == ["5.4"]
    assert STORY.no_longer_listed[0].reason == "No reason recorded"
    assert refs(STORY.added) == ["4.10", "6.7", "7.6", "7.8"]
    assert refs(STORY.superseded) == ["1.9", "3.9"]


def test_seven_are_moved_later_by_these_days_and_no_original_date_is_altered():
    assert {change.ref: change.days for change in STORY.moved_later} == {
        "2.6": 31,
        "3.8": 30,
        "4.7": 31,
        "5.6": 51,
        "6.1": 153,
        "7.2": 92,
        "7.5": 122,
    }
    assert STORY.date_moved == STORY.moved_later
    assert STORY.re_dated_original == ()


def test_three_of_the_seven_are_completed_too():
    both = set(refs(STORY.moved_later)) & set(refs(STORY.completed))
    assert both == {"2.6", "3.8", "4.7"}


def test_two_are_re_worded_and_certain():
    assert refs(STORY.re_worded) == ["3.6", "7.4"]
    assert STORY.doubtful == ()


def test_two_open_actions_are_rated_lower_and_five_complete_ones_assured_higher():
    assert [(c.ref, c.then, c.now) for c in STORY.re_rated] == [
        ("6.4", "On track", "Off track"),
        ("7.5", "On track", "At risk"),
    ]
    assert refs(STORY.assurance_changed) == ["1.1", "1.2", "1.3", "2.2", "4.1"]
    assert {str(change.direction) for change in STORY.assurance_changed} == {"raised"}


def test_the_reason_given_is_the_later_update_word_for_word():
    april, may = (readings.plan(readings.WESTMERE, number) for number in (3, 4))
    moved = {change.ref: change for change in changes(april, may).moved_later}
    assert moved["6.1"].reason == (
        "Now due on 31 July. Reason for the new date: recruitment."
    )


def test_the_story_in_one_sentence():
    assert summary(STORY) == (
        "37 completed, 1 reopened, 2 superseded, 7 moved later, 2 re-worded, 2 "
        "re-rated, 5 with the assurance changed, 2 with the status changed, 1 with "
        "other details changed, 10 unchanged; 4 added, 1 no longer listed. 8 actions "
        "are counted more than once."
    )


def test_june_to_july_in_one_sentence():
    june = readings.plan(readings.WESTMERE, 6)
    assert summary(changes(june, JULY)) == (
        "4 completed, none moved later, 1 re-rated, 10 with a new update only, 50 "
        "unchanged; none added, none no longer listed."
    )
    assert len(JULY.actions) == 4 + 1 + 10 + 50

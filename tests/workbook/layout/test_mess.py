"""Each piece of mess officers' spreadsheets have, and what is made of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.plan import Assurance, Delivery, Precision, Rating
from data.workbook.issue import Severity, Verdict
from data.workbook.raw import RawBook
from data.workbook.reading import interpret
from data.workbook.understanding import Confidence
from tests.workbook.books import in_file, plan_sheet, table
from tests.workbook.layout.kept import ABOUT, Filled, asked, plan, read, said, sheet

HEAD = ["Ref", "Action", "Agency", "Lead officer", "Deadline", "Status", "RAG"]
ROW = ["1.1", "Hold a daily meeting", "Council", "Jo", date(2023, 9, 30), "Ongoing", ""]
GREEN, BLUE = "92D050", "5B9BD5"


def row(ref="1.1", **changes):
    """One row of the tracker, some of its cells changed by heading."""
    cells = dict(zip(HEAD, [ref, *ROW[1:]], strict=True)) | changes
    return [None if value == "" else value for value in cells.values()]


def tracker(*rows, **looks):
    return sheet("Master v7 FINAL", HEAD, *rows, **looks)


def column(reading, heading):
    return next(
        one
        for found in reading.understanding.tables
        for one in found.columns
        if one.heading == heading
    )


# --- where tables stand --------------------------------------------------------


def test_titles_above_a_table_are_no_part_of_it_and_suggest_the_plans_name():
    titled = sheet("S", ["JTAI PLAN"], ["Version 17 080617"], [], HEAD, row())
    made = interpret(RawBook("x", (titled,)))
    assert made.understanding.tables[0].area == "A4:G5"
    name = asked(made)["plan:name"]
    assert (name.asks, name.suggested) == ("What is the plan called?", "JTAI PLAN")
    assert asked(made)["plan:as_at"].suggested == ""
    assert not asked(made)["plan:as_at"].kept


@pytest.mark.parametrize(
    "above",
    [
        ["Position as at", date(2023, 5, 31)],
        ["Position as at:", None, "31 May 2023"],
        ["Position as at: 31 May 2023"],
        ["JTAI plan: position as at 31 May 2023"],
    ],
)
def test_a_position_that_a_label_gives_is_not_asked(above):
    made = interpret(RawBook("x", (sheet("S", above, [], HEAD, row()),)), ABOUT)
    assert made.plan
    assert made.plan.as_at == date(2023, 5, 31)
    assert "plan:as_at" not in {one.id for one in made.understanding.questions}


def test_a_date_that_may_be_anything_only_suggests_the_position():
    made = interpret(RawBook("x", (sheet("S", ["Date", "3/5/23"], [], HEAD, row()),)))
    assert asked(made)["plan:as_at"].suggested == "3 May 2023"


def test_two_rows_of_headings_are_one_heading_a_column():
    head = ["Ref", "Action", "Timescale", None, "Status"]
    below = [None, None, "Start", "End"]
    rows = ["1.1", "Meet", date(2023, 1, 2), date(2023, 9, 30), "Ongoing"]
    merged = ((1, 3, 1, 4), (1, 1, 2, 1), (1, 2, 2, 2), (1, 5, 2, 5))
    made = read(sheet("S", head, below, rows, merged=merged))
    assert made.plan
    action = made.plan.actions[0]
    assert (action.start, action.original_due.on) == (
        date(2023, 1, 2),
        date(2023, 9, 30),
    )
    assert column(made, "Timescale End").field == "Original due"


def test_headings_that_stand_again_are_left_out_and_counted():
    made = read(tracker(row(), [], HEAD, row("1.2")))
    assert made.plan
    assert [action.ref for action in made.plan.actions] == ["1.1", "1.2"]
    assert said(made, "layout_left_out")[0] == (
        "Master v7 FINAL: 1 row (row 4) is not read. Headings that stand again."
    )


def test_a_table_on_its_side_is_read_and_its_cells_keep_their_places():
    rows = [list(pair) for pair in zip(HEAD, row(), row("1.2"), strict=True)]
    made = plan(sheet("S", *rows))
    assert [action.ref for action in made.actions] == ["1.1", "1.2"]
    assert made.actions[1].row.cells["original_due"].address == "C5"


def test_several_tables_on_a_sheet_are_read_each_as_what_it_is():
    risks = [["Risk ID", "Risk", "Mitigation"], ["R1", "Posts unfilled", "Recruit"]]
    made = plan(tracker(row(), [], *risks))
    assert [action.ref for action in made.actions] == ["1.1"]
    assert [risk.ref for risk in made.risks] == ["R1"]


def test_actions_on_two_sheets_are_not_added_up_unasked():
    both = (tracker(row()), sheet("Archive", HEAD, row("0.1")))
    made = read(*both)
    [question] = [one for one in asked(made).values() if "sheets" in one.id]
    assert question.asks == (
        "Actions stand on 2 sheets: 'Master v7 FINAL' (1 row) and 'Archive' (1 row). "
        "Which belong to this plan?"
    )
    assert made.plan
    assert made.plan.actions == ()
    assert len(plan(*both, answers={question.id: "all"}).actions) == 2
    assert len(plan(*both, answers={question.id: "archive"}).actions) == 1


# --- rows that are no records ----------------------------------------------------


def test_sections_carry_their_heading_down_as_what_is_answered():
    made = tracker(["Front door"], row(), ["Training"], row("2.1"))
    assert asked(read(made))["sections:actions"].examples == ("Front door", "Training")
    themes = [one.theme for one in plan(made).actions]
    assert themes == ["", ""]
    answered = plan(made, answers={"sections:actions": "finding"}).actions
    assert [one.finding for one in answered] == ["Front door", "Training"]
    assert answered[1].row.cells["finding"].address == "A4"


def test_a_merged_workstream_is_carried_down():
    head = ["Workstream", *HEAD]
    rows = [["Front door", *row()], [None, *row("1.2")], ["Training", *row("2.1")]]
    made = plan(sheet("S", head, *rows, merged=((2, 1, 3, 1),)))
    assert [one.theme for one in made.actions] == ["Front door"] * 2 + ["Training"]


def test_a_workstream_that_is_blank_below_asks_whether_it_holds():
    head = ["Workstream", *HEAD]
    made = sheet("S", head, ["Front door", *row()], [None, *row("1.2")])
    assert asked(read(made))["carry:actions:theme"].asks == (
        "Where column A is blank below 'Front door', does that still hold?"
    )
    down = plan(made, answers={"carry:actions:theme": "down"})
    assert [one.theme for one in down.actions] == ["Front door", "Front door"]
    assert [one.theme for one in plan(made).actions] == ["Front door", ""]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (["Total", None, 12], "Totals."),
        (["Note: agreed by the board"], "Notes."),
        (["1.9"], "Numbered, and blank besides."),
        (["1.9", "< Select >"], "Placeholders nobody filled in."),
        (["Green", "On track"], "Part of a key to colours or words."),
    ],
)
def test_a_row_that_is_no_record_is_left_out_with_the_reason(line, why):
    made = read(tracker(row(), row("1.2"), line))
    assert made.plan
    assert len(made.plan.actions) == 2
    assert said(made, "layout_left_out") == [
        f"Master v7 FINAL: 1 row (row 4) is not read. {why}"
    ]


@pytest.mark.parametrize("kind", ["hidden", "struck"])
@pytest.mark.parametrize(("answer", "read_"), [("", 1), ("leave_out", 1), ("read", 2)])
def test_hidden_and_struck_rows_are_read_only_when_it_is_said(kind, answer, read_):
    struck = [Filled(value or "", struck=kind == "struck") for value in row("1.2")]
    hidden = frozenset([3] if kind == "hidden" else [])
    book = tracker(row(), struck, hidden_rows=hidden)
    made = read(book, answers={f"{kind}:rows": answer})
    assert made.plan
    assert len(made.plan.actions) == read_
    assert (f"{kind}:rows" in asked(made)) is (answer == "")


def test_struck_rows_may_be_superseded():
    struck = [Filled(value or "", struck=True) for value in row("1.2")]
    made = plan(tracker(row(), struck), answers={"struck:rows": "superseded"})
    assert [one.delivery for one in made.actions] == [
        Delivery.IN_PROGRESS,
        Delivery.SUPERSEDED,
    ]


def test_a_hidden_column_and_a_hidden_sheet_are_asked_about():
    held = tracker(row(), hidden_columns=frozenset([6]))
    log = sheet("Risks 2022", ["Risk ID", "Risk", "Mitigation"], ["R1", "x", "y"])
    hidden = sheet("Log", *[["Risk ID", "Risk", "Mitigation"], ["R1", "x", "y"]])
    made = read(
        held, sheet(hidden.title, ["Risk ID", "Risk", "Mitigation"], hidden=True)
    )
    assert {"hidden:columns", "hidden:sheets"} <= set(asked(made))
    assert made.plan
    assert made.plan.actions[0].delivery is Delivery.UNKNOWN
    assert log.title != hidden.title


def test_a_row_without_an_action_is_asked_about_and_not_read_till_then():
    more = row(None, Action=None, Agency="Police")
    made = read(tracker(row(), more))
    assert asked(made)["going_on:actions"].asks == (
        "What is the 1 row with no action, as in C3?"
    )
    assert made.plan
    assert len(made.plan.actions) == 1
    own = plan(tracker(row(), more), answers={"going_on:actions": "own"}).actions
    assert [one.lead_agency for one in own] == [("Council",), ("Police",)]


# --- columns -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        *(("NOS", "Ref"), ("Action No.", "Ref"), ("WHAT?", "Action")),
        *(("By\nwhen", "Original due"), ("Rev", "Current due"), ("RAG ", "Rating")),
        *(("Partner", "Lead agency"), ("SRO", "Lead officer")),
        *(("Task & Finish Group", "Lead officer"), ("Commentary", "Update")),
    ],
)
def test_a_heading_is_known_whatever_its_case_spacing_and_line_breaks(heading, field):
    head = ["Action point", "Task", "Agency", "Named lead", "Due", "Status", "BRAG"]
    at = {
        "Ref": 0,
        "Action": 1,
        "Lead agency": 2,
        "Lead officer": 3,
        "Original due": 4,
        "Rating": 6,
        "Current due": 6,
        "Update": 6,
    }[field]
    head[at] = heading
    value = date(2023, 9, 30) if "due" in field else "On track"
    cells = row(RAG=value)
    made = read(sheet("S", head, cells))
    found = column(made, heading.strip())
    assert (found.field, found.confidence) == (field, Confidence.LIKELY)


def test_a_heading_that_may_mean_two_things_is_asked_about_and_not_read():
    head = [name.replace("Lead officer", "Lead") for name in HEAD if name != "Agency"]
    cells = [value for value in row() if value != "Council"]
    made = read(sheet("S", head, cells))
    question = asked(made)["column:actions:lead"]
    assert [choice.key for choice in question.choices][:2] == [
        "lead_agency",
        "lead_officer",
    ]
    assert question.choices[-1].key == "leave_out"
    assert made.plan
    assert made.plan.actions[0].lead_agency == ()
    told = plan(sheet("S", head, cells), answers={question.id: "lead_agency"})
    assert told.actions[0].lead_agency == ("Jo",)


def test_a_heading_whose_cells_do_not_fit_it_is_asked_about():
    made = read(tracker(row(Deadline="see plan"), row("1.2", Deadline="agreed soon")))
    assert "column:actions:deadline" in asked(made)


def test_an_answer_about_a_column_overrides_what_it_was_taken_for():
    made = plan(tracker(row()), answers={"column:actions:agency": "theme"})
    assert (made.actions[0].theme, made.actions[0].lead_agency) == ("Council", ())


# --- words and colours ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "delivery"),
    [
        *((word, Delivery.COMPLETE) for word in ("C", "Closed ", "DONE", "Completed")),
        *((word, Delivery.IN_PROGRESS) for word in ("Ongoing", "Underway")),
        ("Superseded by 3.2", Delivery.SUPERSEDED),
        ("Not started", Delivery.NOT_STARTED),
    ],
)
def test_words_that_mean_the_same_everywhere_are_known(word, delivery):
    made = read(tracker(row(Status=word)))
    assert not [one for one in asked(made) if one.startswith("word")]
    assert made.plan
    assert made.plan.actions[0].delivery is delivery
    assert made.plan.actions[0].row.raw("delivery") == word


@pytest.mark.parametrize("word", ["Amber E", "G→B", "Open", "On hold", "Blue"])
def test_any_other_word_is_asked_once_and_unknown_until_then(word):
    held = tracker(row(Status=word), row("1.2", Status=word))
    made = read(held)
    [question] = [one for one in asked(made).values() if one.id.startswith("word")]
    assert question.asks == f"What does '{word}' mean here?"
    assert question.changes_figure
    assert made.plan
    assert made.plan.actions[0].delivery is Delivery.UNKNOWN
    left = read(held, answers={question.id: "unknown"})
    assert left.plan
    assert left.plan.actions[0].delivery is Delivery.UNKNOWN
    assert len(said(left, "unknown_status")) == 2
    embedded = plan(held, answers={question.id: "embedded"}).actions[0]
    assert embedded.delivery is Delivery.COMPLETE
    assert embedded.assurance is Assurance.EMBEDDED


def test_the_ratings_sheet_says_first_what_a_word_means():
    ratings = table("Ratings", {"Word used": "Closed", "Delivery": "Superseded"})
    made = interpret(
        RawBook("x", (plan_sheet(), ratings, tracker(row(Status="Closed")))),
        {"word:delivery:closed": "complete"},
    )
    assert made.plan
    assert made.plan.actions[0].delivery is Delivery.SUPERSEDED


def test_a_colour_means_nothing_until_it_is_said():
    held = tracker(row(RAG=Filled("", GREEN)), row("1.2", RAG=Filled("", BLUE)))
    made = read(held)
    assert asked(made)["fill:92d050"].asks == (
        "What does the green fill in column G mean, as in G2?"
    )
    assert made.plan
    assert made.plan.actions[0].rating is Rating.UNKNOWN
    told = plan(held, answers={"fill:92d050": "off_track", "fill:5b9bd5": "on_track"})
    assert [one.rating for one in told.actions] == [Rating.OFF_TRACK, Rating.ON_TRACK]
    assert told.actions[0].row.raw("rating") == "green fill"


def test_a_key_that_says_plainly_what_a_colour_means_is_taken_and_told():
    key = [["Key"], [Filled("", GREEN), "At risk"], [Filled("", BLUE), "See minutes"]]
    rows = [row(RAG=Filled("", GREEN)), row("1.2", RAG=Filled("", BLUE))]
    made = read(tracker(*rows, [], *key))
    assert made.plan
    assert made.plan.actions[0].rating is Rating.AT_RISK
    assert "fill:92d050" not in asked(made)
    assert asked(made)["fill:5b9bd5"].examples == ("blue (5B9BD5)", "See minutes")
    assert said(made, "layout_read")[-1] == (
        "Master v7 FINAL, A6: The key on the sheet says 'At risk'. It is read so "
        "wherever the word or colour stands."
    )


def test_a_tracker_with_only_a_rating_has_its_delivery_from_it():
    head = [name for name in HEAD if name != "Status"]
    cells = [*row()[:5], "Blue"]
    made = plan(sheet("S", head, cells), answers={"word:rating:blue": "complete"})
    assert made.actions[0].delivery is Delivery.COMPLETE
    assert made.actions[0].row.raw("delivery") == "Blue"


# --- dates and names -----------------------------------------------------------------


def test_dates_are_day_first_where_the_column_shows_it_and_else_it_is_asked():
    shows = plan(tracker(row(Deadline="05/06/23"), row("1.2", Deadline="25/06/23")))
    assert shows.actions[0].original_due.on == date(2023, 6, 5)
    alone = tracker(row(Deadline="05/06/23"))
    question = asked(read(alone))["date:actions:original_due:order"]
    assert question.asks == "Are dates such as '05/06/23' in column E day first?"
    assert plan(alone).actions[0].original_due.on is None
    told = plan(alone, answers={question.id: "month_first"})
    assert told.actions[0].original_due.on == date(2023, 5, 6)


def test_sept_23_is_a_month_among_others_like_it_and_asked_about_alone():
    among = plan(tracker(row(Deadline="Sept 23"), row("1.2", Deadline="Oct 22")))
    due = among.actions[0].original_due
    assert (due.on, due.precision, due.raw) == (
        date(2023, 9, 30),
        Precision.MONTH,
        "Sept 23",
    )
    alone = read(tracker(row(Deadline="Sept 23")))
    assert "date:actions:original_due:month_two" in asked(alone)


def test_dates_whose_day_and_month_may_be_swapped_are_asked_about():
    days = [date(2023, 1, 2), date(2023, 2, 3), date(2023, 4, 5)]
    rows = [row(f"1.{place}", Deadline=day) for place, day in enumerate(days)]
    held = tracker(*rows, row("1.9", Deadline="25/06/2023"))
    question = asked(read(held))["date:actions:original_due:swapped"]
    assert plan(held).actions[0].original_due.on is None
    told = plan(held, answers={question.id: "swapped"}).actions
    assert [one.original_due.on for one in told] == [
        *(date(2023, 2, 1), date(2023, 3, 2), date(2023, 5, 4), date(2023, 6, 25)),
    ]


def test_a_quarter_without_its_year_is_asked_about_by_its_own_words():
    made = read(tracker(row(Deadline="End Q3"), row("1.2", Deadline="Q3 2023/24")))
    question = asked(made)["date:actions:original_due:yearendq32023/24"]
    assert question.asks == "Which year does 'End Q3' in column E mean?"
    assert [one.label for one in question.choices][:2] == [
        "31 December 2022",
        "31 December 2023",
    ]


def test_several_owners_stay_several_and_a_doubtful_mark_is_asked_about():
    lines = plan(tracker(row(Agency="Council\nPolice; Health")))
    assert lines.actions[0].lead_agency == ("Council", "Police", "Health")
    held = tracker(row(Agency="Children and Families"))
    assert plan(held).actions[0].lead_agency == ("Children and Families",)
    assert "names:actions:lead_agency:and" in asked(read(held))


# --- refs ----------------------------------------------------------------------


def test_a_malformed_ref_is_kept_as_it_is_written():
    assert plan(tracker(row("1..1"))).actions[0].ref == "1..1"


def test_a_ref_that_is_missing_is_made_from_the_words_whatever_the_row():
    one = plan(tracker(row(None)))
    other = plan(tracker(row("0.9", Action="Another"), row(None)))
    assert one.actions[0].ref == other.actions[1].ref
    assert one.actions[0].ref.startswith("No ref ")


def test_rows_of_one_ref_are_asked_about():
    held = tracker(row(), row(Action="Write guidance"))
    made = read(held)
    assert asked(made)["ref:1.1"].asks == "What are the 2 rows with the ref '1.1'?"
    apart = plan(held, answers={"ref:1.1": "apart"})
    assert [one.ref for one in apart.actions] == ["1.1", "1.1 (2)"]
    one = plan(held, answers={"ref:1.1": "one"})
    assert [one.action for one in one.actions] == ["Hold a daily meeting"]


def test_a_table_of_unknown_headings_is_asked_about_column_by_column():
    head = ["Nr", "Wat", "Wie", "Wann"]
    held = sheet("S", head, ["1", "Meet", "Jo", "x"], ["2", "Train", "Al", "y"])
    question = asked(read(held))["table:nrwatwiewann"]
    assert question.asks == "What does the table at A1 on 'S' hold?"
    assert not said(read(held), "missing_sheet")
    answers = {question.id: "actions", "column:actions:wat": "action"}
    assert [one.action for one in plan(held, answers=answers).actions] == [
        "Meet",
        "Train",
    ]


# --- verdicts, files and anything at all ----------------------------------------


def test_an_open_question_on_a_figure_is_an_error_and_another_a_warning():
    made = read(tracker(row(Status="Amber E")), answers={"plan:classification": ""})
    codes = {issue.code: issue.severity for issue in made.issues}
    assert made.verdict is Verdict.ERRORS
    assert codes["question_open"] is Severity.ERROR
    assert codes["question_waiting"] is Severity.WARNING


def test_a_plan_sheet_of_another_file_answers_for_the_tracker():
    files = (*in_file("plan.xlsx", plan_sheet()), *in_file("t.xlsx", tracker(row())))
    made = interpret(RawBook("plan.xlsx", files))
    assert made.plan
    assert made.plan.as_at == date(2023, 6, 30)
    assert not [one for one in asked(made) if one.startswith("plan:")]
    assert made.plan.actions[0].row.cells["ref"].file == "t.xlsx"


WORDS = st.sampled_from(
    [
        *HEAD,
        *("Risk", "Likelihood", "Date", "Group", "Count", "Total", "Key", "1", "1.1"),
        *("Complete", "Green", "Sept 23", "5/6", "Position as at", "Council / Police"),
        *(date(2023, 1, 2), 4.0, 45107.0, True, "#REF!", "=SUM(A1)", None, None, None),
    ]
)
CELLS = st.one_of(
    WORDS, st.builds(Filled, WORDS, st.sampled_from(["", GREEN]), st.booleans())
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(st.lists(CELLS, max_size=8), max_size=8),
    st.lists(st.lists(CELLS, max_size=8), max_size=4),
    st.booleans(),
    st.lists(st.tuples(*[st.integers(1, 6)] * 4), max_size=3),
)
def test_whatever_stands_in_the_cells_it_is_told_and_nothing_fails(
    rows, more, hidden, merged
):
    book = (
        sheet("One", *rows, merged=tuple(merged), hidden_rows=frozenset([2, 4])),
        sheet("Two", HEAD, *more, hidden=hidden, hidden_columns=frozenset([2])),
    )
    made = read(*book)
    assert made == read(*book)
    wrong = any(one.severity is Severity.ERROR for one in made.issues)
    assert (made.verdict is Verdict.ERRORS) == wrong
    figures = [one for one in asked(made).values() if one.changes_figure]
    assert len(said(made, "question_open")) == len(figures)

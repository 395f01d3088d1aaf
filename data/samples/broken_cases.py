"""What can be wrong, a family to a file?

A good small workbook (``wanted``), and for each case what stands in it instead:
records by sheet title, from heading to value. Every code of the registry is in
at least one case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.workbook import contract


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was saved without its value."""

    text: str


Value = str | int | float | date | Formula | None
Record = Mapping[str, Value]
Table = Sequence[Record]
Sheets = Mapping[str, Table]


@dataclass(frozen=True)
class Case:
    """One broken workbook: its sheets, and exactly the codes they must raise.

    ``beside`` is the case whose file comes before it in the same version.
    """

    name: str
    codes: tuple[str, ...]
    sheets: Sheets
    publishable: bool = False
    beside: str = ""


PLAN: Record = {
    "Plan": "Westmere JTAI action plan",
    "Partnership": "Westmere Safeguarding Children's Partnership",
    "Position as at": date(2023, 6, 30),
    "Sign-off due": date(2024, 1, 31),
    "Classification": "Open",
    "Risk scale": 5,
}
ACTION: Record = {
    "Ref": "1.1",
    "Action": "Hold a daily meeting",
    "Lead agency": "Westmere Council",
    "Original due": date(2023, 9, 29),
    "Status": "In progress",
}
DONE: Record = {
    **ACTION,
    "Original due": date(2023, 1, 31),
    "Status": "Complete",
    "Completed on": date(2023, 1, 20),
    "Evidence": "Minutes of 20 January 2023",
}
FINDING: Record = {
    "Finding": "Front door",
    "Kind": "Priority action",
    "What inspectors found": "Referrals were not looked at together.",
}
MEASURE: Record = {
    "Measure": "M1",
    "Name": "Risk assessment recorded",
    "Better": "Higher",
    "What it shows": "Practice",
    "Cases are children": "Yes",
}
AUDIT: Record = {
    "Measure": "M1",
    "Period": "Q1 2022/23",
    "Cases meeting": 15,
    "Cases audited": 50,
    "Percentage reported": None,
}
MARCH: Record = {
    "Date": date(2023, 3, 31),
    "Group": "All",
    "Count": 171,
    "Joined": None,
    "Left": None,
}
JUNE: Record = {
    **MARCH,
    "Date": date(2023, 6, 30),
    "Count": 148,
    "Joined": 12,
    "Left": 35,
}
RISK: Record = {
    "Ref": "R1",
    "Risk": "Posts are not filled",
    "Current likelihood": 4,
    "Current impact": 5,
    "Actions": "1.1",
}
OPTION: Record = {
    "Option": "Report once a year",
    "Impact": "Progress is seen late",
    "Risk": "Changes are missed",
}
EXAMPLE: Record = {
    **{one.heading: one.example or None for one in contract.ACTIONS.columns},
    contract.MADE_UP.heading: contract.EXAMPLE_MARK,
}


def wanted(**changes: Table | None) -> Sheets:
    """The good small workbook with some sheets changed, added or (None) left out."""
    sheets: dict[str, Table | None] = {"Plan": (PLAN,), "Actions": (ACTION,)}
    return {
        title: rows for title, rows in (sheets | changes).items() if rows is not None
    }


def _plan(**changes: Value) -> Table:
    return ({**PLAN, **{name.replace("_", " "): v for name, v in changes.items()}},)


def _case(name: str, *codes: str, **changes: Table | None) -> Case:
    return Case(name, codes, wanted(**changes))


def _fine(name: str, *codes: str, **changes: Table | None) -> Case:
    return Case(name, codes, wanted(**changes), publishable=True)


_WITHOUT_STATUS = {name: v for name, v in ACTION.items() if name != "Status"}
_SECOND: Record = {**ACTION, "Ref": "1.2"}
_WITH_MORE: Mapping[str, Table] = {
    "Actions": ({**ACTION, "BRAG last month": "Green"},),
    "Master v7 FINAL": ({"Old": "rows"},),
}
_MEASURED: Mapping[str, Table] = {"Measures": (MEASURE,)}

SHAPE = (
    _case("no-plan-sheet", "missing_sheet", Plan=None),
    _case("plan-sheet-alone", "missing_sheet", "empty_sheet", Actions=()),
    _case("no-position", "blank_required", Plan=_plan(Position_as_at=None)),
    _case("no-status-column", "missing_column", Actions=(_WITHOUT_STATUS,)),
    _case(
        "sheet-twice",
        "duplicate_sheet",
        **{"Actions": (ACTION,), " ACTIONS": (_SECOND,)},
    ),
    _case("column-twice", "duplicate_heading", Actions=({**ACTION, " status": "?"},)),
    _case(
        "blank-cells",
        "blank_required",
        Actions=(ACTION, {**_SECOND, "Lead agency": None, "Action": None}),
    ),
    _fine(
        "more-than-the-template",
        "unknown_sheet",
        "unknown_column",
        **_WITH_MORE,
    ),
    _fine(
        "key-and-example",
        "legend_row",
        "example_row",
        Actions=(EXAMPLE, ACTION, {"Ref": "Green = on track", "Made up": None}),
    ),
)
CELLS = (
    _case(
        "errors-and-formulas",
        "error_cell",
        "formula_without_value",
        Actions=({**ACTION, "Update": "#REF!"},),
        Cohort=({**MARCH, "Count": Formula("=SUM(C3:C9)")},),
    ),
    _case(
        "dates",
        "not_a_date",
        "date_out_of_range",
        Actions=(
            {**ACTION, "Start": "31/02/2023"},
            {**_SECOND, "Start": date(1923, 2, 28)},
            {**ACTION, "Ref": "1.3", "Start": 45107},
        ),
    ),
    _case(
        "counts",
        "not_a_number",
        "negative_count",
        "fractional_count",
        Cohort=(
            {**MARCH, "Count": "about 170"},
            {**MARCH, "Group": "12 to 14", "Count": -2},
            {**MARCH, "Group": "15 to 17", "Count": 40.5},
        ),
    ),
    _case(
        "out-of-range",
        "number_out_of_range",
        "not_a_band",
        Plan=_plan(Risk_scale=3, Risk_bands="1-6 Low, 6-9 High"),
        Options=({**OPTION, "Reports every (months)": 0},),
    ),
    _case(
        "words",
        "unknown_word",
        "not_yes_or_no",
        "period_not_understood",
        Findings=({**FINDING, "Kind": "Weakness"},),
        Measures=({**MEASURE, "Cases are children": "Some"},),
        Audits=({**AUDIT, "Period": "Spring 2022"},),
    ),
    _fine(
        "words-of-their-own",
        "unknown_status",
        "unknown_rating",
        "unknown_assurance",
        Actions=(
            {**ACTION, "Status": "Amber E", "Rating": "A", "Assurance": "Signed off"},
        ),
    ),
    _fine(
        "nothing-said",
        "classification_blank",
        "placeholder_evidence",
        Plan=_plan(Classification=None),
        Actions=({**DONE, "Evidence": "n/a"},),
    ),
    _fine(
        "text-like-formulas",
        Actions=({**ACTION, "Update": "=1+1", "Theme": "+44", "Evidence": "@home"},),
    ),
)
ROWS = (
    _case(
        "status-and-date",
        "complete_without_date",
        "dated_without_complete",
        "future_completion",
        Actions=(
            {**DONE, "Completed on": None},
            {**DONE, "Ref": "1.2", "Status": "Not started"},
            {**DONE, "Ref": "1.3", "Completed on": date(2023, 7, 1)},
        ),
    ),
    _fine(
        "no-completion-dates",
        "completion_dates_absent",
        Actions=({**ACTION, "Status": "Complete"},),
    ),
    _case(
        "due-before-start",
        "due_before_start",
        Actions=({**ACTION, "Start": date(2023, 10, 2)},),
    ),
    _fine(
        "moved-and-unevidenced",
        "evidence_blank",
        "moved_later",
        Actions=(
            {**DONE, "Evidence": None, "Current due": None},
            {**_SECOND, "Current due": date(2023, 12, 29)},
        ),
    ),
    _case("ref-twice", "duplicate_ref", Actions=(ACTION, ACTION)),
    _fine(
        "text-about-a-child",
        "tells_of_a_child",
        Actions=({**ACTION, "Action": "Meet the three boys named in June's audit"},),
    ),
    _case(
        "names-not-defined",
        "finding_not_defined",
        "measure_not_defined",
        "actions_not_defined",
        Actions=({**ACTION, "Finding": "Back door"},),
        Findings=(FINDING,),
        Measures=(MEASURE,),
        Audits=({**AUDIT, "Measure": "M9"},),
        Risks=({**RISK, "Actions": "1.1; 9.9"},),
    ),
    _fine(
        "no-findings-sheet",
        "findings_not_listed",
        Actions=({**ACTION, "Finding": "Front door"},),
    ),
)
FIGURES = (
    _case(
        "audits",
        "cases_meeting_exceed_audited",
        "percentage_disagrees",
        **_MEASURED,
        Audits=(
            {**AUDIT, "Cases meeting": 54},
            {**AUDIT, "Period": "Q2 2022/23", "Percentage reported": 96},
        ),
    ),
    _fine(
        "audits-without-cases",
        "percentage_without_cases",
        "looks_like_fraction",
        "no_result",
        **_MEASURED,
        Audits=(
            {"Measure": "M1", "Period": "Q4 2022/23", "Percentage reported": 96},
            {"Measure": "M1", "Period": "Q3 2022/23", "Percentage reported": 0.96},
            {**AUDIT, "Cases meeting": None},
        ),
    ),
    _case(
        "results-twice",
        "duplicate_result",
        "duplicate_date",
        **_MEASURED,
        Audits=(AUDIT, AUDIT),
        Cohort=(MARCH, MARCH),
    ),
    _fine(
        "flow",
        "flow_does_not_add_up",
        Cohort=(MARCH, {**JUNE, "Left": 34}),
    ),
    _case(
        "scores",
        "score_off_scale",
        "score_incomplete",
        Risks=(
            {**RISK, "Current likelihood": 6},
            {**RISK, "Ref": "R2", "Current impact": None},
        ),
    ),
)
SEVERAL = (
    Case(
        "return-that-disagrees",
        ("sheet_in_two_files", "plan_sheets_disagree"),
        wanted(Plan=_plan(Position_as_at=date(2023, 5, 31)), Actions=(_SECOND,)),
        beside="text-like-formulas",
    ),
)
# A tracker of the officers' own, beside a Plan sheet of the template.
_KEPT: Record = {
    "No": "1.1",
    "What?": "Hold a daily meeting",
    "Agency": "Westmere Council",
    "By when": date(2023, 9, 29),
    "Status": "In progress",
    "RAG": "On track",
    "Notes for us": "Ask the chair",
}
OWN = (
    _case(
        "tracker-with-questions",
        "question_open",
        "question_waiting",
        "layout_read",
        "layout_left_out",
        "date_not_understood",
        "not_given",
        "ref_made",
        "status_and_rating_disagree",
        Actions=None,
        Tracker=(
            _KEPT,
            {**_KEPT, "No": None, "What?": "Write guidance", "By when": "3 months"},
            {**_KEPT, "No": "1.3", "What?": "Train all staff", "Agency": None},
            {**_KEPT, "No": "1.4", "What?": "Share a form", "RAG": "Complete"},
            {**_KEPT, "No": "1.5", "What?": "Review posts", "Status": "Amber E"},
            {"No": "Total", "By when": 5},
        ),
    ),
)
CASES = (*SHAPE, *CELLS, *ROWS, *FIGURES, *SEVERAL, *OWN)

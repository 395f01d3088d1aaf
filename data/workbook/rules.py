"""What do we check, and how much does each thing matter?

The one registry of everything that reading a workbook can say: a code, its
severity, and a sentence for "What we check" and the About page. An issue can
only be made through ``issue``, which looks its severity up here, so no problem
is ever raised that the registry does not name.

One case: ``issue("not_a_date", "Actions", "I17", "'31/02/2023' is not a date.",
"Write a real date, for example 28 February 2023.")`` is an error, because the
rule says so.

Files that cannot be opened at all are refused before this, by ``intake``.
"""

from __future__ import annotations

from dataclasses import dataclass

from data import words
from data.plan import Cell
from data.workbook.issue import Issue, Severity

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is checked: ``checks`` is a sentence a reader can read."""

    code: str
    severity: Severity
    checks: str


RULES: tuple[Rule, ...] = (
    # The shape of the workbook.
    Rule(
        "missing_sheet",
        _ERROR,
        "There is a Plan sheet, and at least one other sheet of the template.",
    ),
    Rule("duplicate_sheet", _ERROR, "No sheet of the template stands there twice."),
    Rule(
        "sheet_in_two_files",
        _ERROR,
        "Where a version has several files, a sheet is filled in in one of them only.",
    ),
    Rule(
        "plan_sheets_disagree",
        _ERROR,
        "Where two files have a Plan sheet, both give the same plan, position and "
        "classification.",
    ),
    Rule("missing_column", _ERROR, "Every required column or label is there."),
    Rule("duplicate_heading", _ERROR, "No column or label stands there twice."),
    Rule("blank_required", _ERROR, "No required cell is blank."),
    Rule("legend_row", _WARNING, "A row that looks like a key to colours is left out."),
    Rule("unknown_sheet", _NOTE, "A sheet the template lacks is named, and not read."),
    Rule("empty_sheet", _NOTE, "A sheet that holds nothing is treated as absent."),
    Rule(
        "unknown_column",
        _NOTE,
        "A column or label the template lacks is named, and not read.",
    ),
    Rule("example_row", _NOTE, "The template's own example rows are left out."),
    # A layout that is not the template's.
    Rule(
        "question_open",
        _ERROR,
        "Every question on which a figure depends is answered.",
    ),
    Rule(
        "question_waiting",
        _WARNING,
        "Questions on which no figure depends may wait; what they are about is not "
        "read until they are answered.",
    ),
    Rule("layout_read", _NOTE, "Each table that was found is named, as what is read."),
    Rule("layout_left_out", _NOTE, "What is not read is counted, with the reason."),
    Rule(
        "date_not_understood",
        _WARNING,
        "A date that is not understood is left out, and its words are kept.",
    ),
    Rule(
        "not_given",
        _WARNING,
        "What actions lack, such as a date or a lead, is counted and shown as not "
        "recorded.",
    ),
    Rule("ref_made", _NOTE, "An action without a ref gets one made from its words."),
    Rule(
        "status_and_rating_disagree",
        _WARNING,
        "An action's status and its rating do not contradict each other.",
    ),
    # What stands in a cell.
    Rule("error_cell", _ERROR, "No cell holds an error such as #REF!."),
    Rule(
        "formula_without_value",
        _ERROR,
        "Every formula was saved together with its value.",
    ),
    Rule("not_a_date", _ERROR, "A date is a real day, and written as one."),
    Rule("date_out_of_range", _ERROR, "Dates lie between 2000 and 2100."),
    Rule("not_a_number", _ERROR, "A number is written in figures."),
    Rule("negative_count", _ERROR, "A count is not below nought."),
    Rule("fractional_count", _ERROR, "A count is a whole number."),
    Rule(
        "number_out_of_range",
        _ERROR,
        "A percentage lies between 0 and 100, a risk scale is 4 or 5, and reports "
        "are at least one month apart.",
    ),
    Rule(
        "looks_like_fraction",
        _WARNING,
        "A percentage is written as 96 or 96%, not as 0.96.",
    ),
    Rule("not_yes_or_no", _ERROR, "A yes-or-no cell says Yes or No."),
    Rule("unknown_word", _ERROR, "A cell with a fixed list of words uses one of them."),
    Rule(
        "period_not_understood",
        _ERROR,
        "A period is a month, a financial quarter or a financial year.",
    ),
    Rule(
        "not_a_band", _ERROR, "Risk bands are ranges of scores, each with its own word."
    ),
    # The partnership's own words.
    Rule(
        "unknown_status",
        _WARNING,
        "A status that is not explained is shown as unknown, never as complete.",
    ),
    Rule("unknown_rating", _WARNING, "A rating that is not explained is unknown."),
    Rule(
        "unknown_assurance",
        _WARNING,
        "A word for assurance that is not explained is unknown.",
    ),
    Rule(
        "classification_blank",
        _WARNING,
        "A workbook that does not say whether it is open is restricted.",
    ),
    Rule(
        "placeholder_evidence",
        _NOTE,
        "“None”, “n/a” and the like in the evidence column are no evidence.",
    ),
    # One action.
    Rule(
        "complete_without_date",
        _ERROR,
        "An action that is complete says when it was completed.",
    ),
    Rule(
        "completion_dates_absent",
        _WARNING,
        "There is a column for the day an action was completed.",
    ),
    Rule(
        "dated_without_complete",
        _ERROR,
        "An action with a completion date is not still open.",
    ),
    Rule(
        "future_completion",
        _ERROR,
        "Nothing was completed after the day the workbook describes.",
    ),
    Rule("due_before_start", _ERROR, "No action is due before it starts."),
    Rule("evidence_blank", _WARNING, "A complete action has evidence recorded."),
    Rule("moved_later", _NOTE, "A due date later than the original is listed."),
    # One row against another.
    Rule(
        "duplicate_ref",
        _ERROR,
        "No two actions, risks, measures, findings or status words share a name.",
    ),
    Rule(
        "finding_not_defined",
        _ERROR,
        "Every finding that is referred to is in the Findings sheet.",
    ),
    Rule(
        "findings_not_listed",
        _NOTE,
        "Findings that are referred to have a Findings sheet.",
    ),
    Rule(
        "measure_not_defined",
        _ERROR,
        "Every audit result belongs to a measure in the Measures sheet.",
    ),
    Rule(
        "actions_not_defined",
        _WARNING,
        "Every action that a risk refers to is in the Actions sheet.",
    ),
    # Audits, cohort and risks.
    Rule(
        "cases_meeting_exceed_audited",
        _ERROR,
        "No more cases meet a measure than were audited.",
    ),
    Rule(
        "percentage_disagrees",
        _ERROR,
        "A reported percentage agrees with its own counts, give or take rounding.",
    ),
    Rule(
        "percentage_without_cases",
        _NOTE,
        "A percentage without the number of cases is shown as such.",
    ),
    Rule("no_result", _WARNING, "Every audit row gives a count or a percentage."),
    Rule("duplicate_result", _ERROR, "A measure has one result for each period."),
    Rule("duplicate_date", _ERROR, "A group has one count for each date."),
    Rule(
        "flow_does_not_add_up",
        _WARNING,
        "A group's count is the one before, plus those who joined, less those who "
        "left, except where the definition changed.",
    ),
    Rule("score_off_scale", _ERROR, "Risk scores lie on the plan's own scale."),
    Rule("score_incomplete", _WARNING, "A risk has both a likelihood and an impact."),
    Rule(
        "tells_of_a_child",
        _WARNING,
        "No text looks as if it told of a child: an age or date of birth, an NHS, "
        "pupil or case number, a postcode or address, a small number of children.",
    ),
)
_BY_CODE = {rule.code: rule for rule in RULES}


def issue(
    code: str, sheet: str, cell: str, message: str, remedy: str, file: str = ""
) -> Issue:
    """A problem of a registered kind; KeyError for a code no rule names."""
    return Issue(code, _BY_CODE[code].severity, sheet, cell, message, remedy, file)


def at(cell: Cell, code: str, message: str, remedy: str) -> Issue:
    """A problem of a registered kind, at a cell."""
    return issue(code, cell.sheet, cell.address, message, remedy, cell.file)


def quote(text: str) -> str:
    """A cell's own words in single quotation marks, as every message has them."""
    return f"'{words.quoted(text)[1:-1]}'"

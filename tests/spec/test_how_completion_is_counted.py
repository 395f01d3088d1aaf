"""How completion is counted.

Each section is a rule, each test one case of it. The position is taken at 30
June 2023 unless a test says otherwise.
"""

from __future__ import annotations

from data.analysis import agreement, completion
from data.figure import Figure, LeftOut
from tests.spec.plans import plan_of


def figure(name: str, actions: str | None = None, **sheets: str) -> Figure:
    return completion.headline(plan_of(actions, **sheets))[name]


# --- Reported complete ------------------------------------------------------

JULY = """
Status      | Times
Complete    | 50
In progress | 11
Superseded  | 4
"""


def test_82_percent_is_50_of_61_with_4_left_out():
    found = figure("reported_complete", JULY)
    assert (found.numerator, found.denominator) == (50, 50 + 11)
    assert found.value == round(100 * 50 / 61, 1) == 82.0
    assert found.left_out == (LeftOut("superseded", 4),)
    assert found.text == "50 of 61 (82%)"


def test_restated_with_what_is_left_out_it_is_of_every_action_listed():
    found = figure("reported_complete_restated", JULY)
    assert (found.numerator, found.denominator) == (50, 50 + 11 + 4)
    assert found.text == "50 of 65 (77%)"


def test_what_is_left_out_is_a_figure_of_its_own():
    assert figure("superseded", JULY).text == "4 of 65"


def test_a_status_nobody_has_explained_is_counted_and_is_not_complete():
    table = """
    Status   | Times
    Complete | 1
    Amber E  | 2
    Mauve    | 1
    """
    assert figure("reported_complete", table).text == "1 of 4 (25%)"
    unknown = figure("status_unknown", table)
    assert unknown.text == "3 of 4"
    assert unknown.note == "“Amber E” and “Mauve”"


def test_it_rests_on_the_status_cell_of_every_action_counted():
    table = """
    Action     | Status
    Meet daily | Complete
    Train      | Superseded
    Audit      | Not started
    """
    cells = figure("reported_complete", table).cells
    assert [str(cell) for cell in cells] == ["Actions, B2", "Actions, B4"]


def test_one_made_up_action_makes_the_figure_made_up():
    table = """
    Status   | Made up
    Complete | {}
    Complete |
    """
    assert figure("reported_complete", table.format("Yes")).made_up
    assert not figure("reported_complete", table.format("")).made_up


# --- What cannot be counted is not nought -------------------------------------


def test_without_an_actions_sheet_there_is_no_figure():
    found = figure("reported_complete")
    assert found.value is None
    assert found.text == "The number of actions is not given in this workbook."


def test_a_figure_reported_elsewhere_is_told_and_never_becomes_ours():
    claims = """
    Statement          | Figure reported | Unit | Checked against
    82% complete       | 82              | %    | reported_complete
    Eleven left        | 11              | actions | past_original_date
    """
    complete = figure("reported_complete", claims=claims)
    assert (complete.value, complete.numerator) == (None, None)
    assert complete.missing == "82% reported; the number of actions is not given."
    assert [str(cell) for cell in complete.cells] == ["Claims, B2"]
    past = figure("past_original_date", claims=claims)
    assert past.missing == "11 actions reported; the number of actions is not given."


def test_a_claim_without_a_figure_reports_none():
    claims = """
    Statement  | Figure reported | Checked against
    Nearly all |                 | reported_complete
    """
    found = figure("reported_complete", claims=claims)
    assert found.missing == "The number of actions is not given in this workbook."


def test_an_empty_actions_sheet_is_said_to_be_empty():
    assert figure("reported_complete", "Status").missing == (
        "The Actions sheet is empty."
    )


def test_a_plan_of_superseded_actions_only_has_none_to_count():
    found = figure("reported_complete", "Status\nSuperseded")
    assert (found.value, found.denominator) == (None, None)
    assert found.missing == "Every action listed is superseded, so none is counted."


# --- Evidence recorded ---------------------------------------------------------


def test_evidence_is_counted_among_the_actions_reported_complete():
    table = """
    Status      | Evidence        | Times
    Complete    | Minutes of June | 3
    Complete    |                 | 1
    In progress | A first draft   | 2
    """
    assert figure("evidence_recorded", table).text == "3 of 4 (75%)"


def test_without_an_evidence_column_it_is_not_nought_of_fifty():
    found = figure("evidence_recorded", JULY)
    assert (found.value, found.numerator) == (None, None)
    assert found.text == "Evidence is not recorded in this workbook."


def test_an_evidence_column_left_blank_is_nought_of_fifty():
    table = """
    Status   | Evidence | Times
    Complete |          | 50
    """
    assert figure("evidence_recorded", table).text == "0 of 50 (0%)"


def test_with_nothing_complete_there_is_no_evidence_to_look_for():
    table = """
    Status      | Evidence
    Not started |
    """
    assert figure("evidence_recorded", table).text == "No action is reported complete."


# --- The assurance ladder ------------------------------------------------------

LADDER = """
Status   | Assurance              | Times
Complete | Reported complete      | 4
Complete | Evidenced              | 3
Complete | Embedded in practice   | 2
Complete | Independently verified | 1
"""


def test_what_is_verified_is_embedded_too():
    assert figure("embedded", LADDER).text == "3 of 10 (30%)"  # 2 + 1
    assert figure("verified", LADDER).text == "1 of 10 (10%)"


def test_a_rung_that_is_blank_or_unexplained_is_not_climbed_and_is_said():
    table = """
    Status   | Assurance
    Complete | Embedded in practice
    Complete | Gold
    Complete |
    """
    found = figure("embedded", table)
    assert found.text == "1 of 3 (33%)"
    assert found.note == (
        "1 with no assurance recorded; 1 has an assurance nobody has explained"
    )


def test_without_an_assurance_column_nothing_is_said_of_it():
    missing = "Assurance is not recorded in this workbook."
    assert figure("embedded", JULY).missing == missing
    assert figure("verified", JULY).missing == missing


# --- Past its date ---------------------------------------------------------------


def test_an_action_is_past_its_date_from_the_day_after():
    table = """
    Status      | Original due
    In progress | 29 June 2023
    In progress | 30 June 2023
    Complete    | 1 March 2023
    Superseded  | 1 March 2023
    """
    assert figure("past_original_date", table).text == "1 of 2"


def test_a_month_means_its_last_day():
    table = """
    Status      | Original due
    In progress | May 2023
    In progress | June 2023
    """
    assert figure("past_original_date", table).text == "1 of 2"


def test_an_action_moved_later_is_past_its_original_date_only():
    table = """
    Status      | Original due  | Current due
    In progress | 31 March 2023 | 31 July 2023
    In progress | 31 March 2023 | 31 May 2023
    Not started | 31 March 2023 |
    """
    past = figure("past_original_date", table)
    assert past.text == "3 of 3"
    assert past.note == "2 are past their current date too"
    assert figure("past_current_date", table).text == "2 of 3"


def test_the_note_counts_one_and_none_in_their_own_words():
    table = """
    Status      | Original due  | Current due
    In progress | 31 March 2023 | {}
    """
    late, moved = table.format("31 May 2023"), table.format("31 July 2023")
    assert figure("past_original_date", late).note == ("1 is past its current date too")
    assert figure("past_original_date", moved).note == "none is past its current date"
    assert figure("past_original_date", "Status\nComplete").note == ""


def test_an_unexplained_status_can_be_past_its_date():
    table = """
    Status  | Original due
    Amber E | 31 March 2023
    """
    assert figure("past_original_date", table).text == "1 of 1"


def test_an_open_action_without_a_date_is_left_out_and_counted_as_such():
    table = """
    Status      | Original due
    In progress | 31 March 2023
    In progress | TBC
    Complete    | TBC
    """
    found = figure("past_original_date", table)
    assert found.text == "1 of 1"
    assert found.left_out == (LeftOut("with no date given", 1),)


def test_with_nothing_open_none_is_past_its_date():
    found = figure("past_original_date", "Status\nComplete")
    assert (found.value, found.denominator, found.text) == (0, None, "0")


def test_that_nothing_is_open_rests_on_every_action():
    found = figure("past_original_date", "Status | Made up\nComplete | Yes\nComplete |")
    assert [cell.address for cell in found.cells] == ["A2", "A3"]
    assert found.made_up


# --- Due soon ------------------------------------------------------------------


def test_due_soon_runs_from_the_position_to_90_days_after_it():
    table = """
    Status      | Original due
    In progress | 29 June 2023
    In progress | 30 June 2023
    In progress | 28 September 2023
    In progress | 29 September 2023
    Complete    | 31 July 2023
    """
    # 30 June + 90 days: 31 in July, 31 in August and 28 in September
    assert figure("due_next_90_days", table).text == "2 of 4"


def test_due_soon_follows_the_current_date():
    table = """
    Status      | Original due  | Current due
    In progress | 31 March 2023 | 31 July 2023
    """
    assert figure("due_next_90_days", table).value == 1


# --- Findings agreed as addressed ----------------------------------------------

FINDINGS = """
Finding    | Kind                 | Agreed as addressed on | Agreed by
Front door | Priority action      | 3 May 2023             | Improvement Board
Strategy   | Priority action      |                        |
Schools    | Area for improvement | {}                     | Partnership
"""


def test_a_finding_is_agreed_by_somebody_on_a_date():
    one = FINDINGS.format("")
    assert figure("findings_agreed", findings=one).text == "1 of 3"
    assert figure("findings_agreed", findings=one).note == (
        "Improvement Board, 3 May 2023"
    )
    assert figure("priority_agreed", findings=one).text == "1 of 2"


def test_of_several_agreements_the_latest_is_named():
    two = FINDINGS.format("7 June 2023")
    assert figure("findings_agreed", findings=two).text == "2 of 3"
    assert figure("findings_agreed", findings=two).note == "latest 7 June 2023"


def test_an_agreement_after_the_position_has_not_happened_yet():
    ahead = plan_of(findings=FINDINGS.format("3 July 2023"))
    assert completion.headline(ahead)["findings_agreed"].text == "1 of 3"
    assert [agreement.said(one, ahead.as_at) for one in ahead.findings] == [
        "Agreed as addressed by Improvement Board on 3 May 2023",
        "No agreement recorded",
        "Agreement dated 3 July 2023, after the position",
    ]


def test_agreement_that_no_column_records_is_not_nought():
    found = figure("findings_agreed", findings="Finding\nFront door")
    assert (found.value, found.text) == (
        None,
        "Agreement is not recorded in this workbook.",
    )


def test_without_findings_or_priority_actions_a_sentence_says_so():
    assert figure("findings_agreed").missing == (
        "The findings are not given in this workbook."
    )
    assert figure("findings_agreed", findings="Finding").missing == (
        "The Findings sheet is empty."
    )
    table = """
    Finding | Kind                 | Agreed as addressed on
    Schools | Area for improvement |
    """
    assert figure("findings_agreed", findings=table).text == "0 of 1"
    assert figure("priority_agreed", findings=table).missing == (
        "No priority action is listed among the findings."
    )

"""Position on a finding, points, progress not yet proved, statements, words."""

from dataclasses import replace

import pytest

from components.sentences import claims, finding, glossary, points, unproven
from data.analysis import claims as checking
from data.plan import Claim, Risk, Row, Score
from data.release import gate
from data.release.audience import Role
from tests.analysis.books import measured
from tests.samples.readings import CHESHIRE_EAST, INCLUSION, WESTMERE, plan
from tests.spec.plans import plan_of

JULY = plan(WESTMERE, 7)
PUBLIC = gate.for_public(JULY)
FINDINGS = """
Finding    | Kind                 | Agreed as addressed on | Agreed by
Front door | Priority action      | 3 May 2022             | Board
Schools    | Area for improvement |                        |
"""
DONE = "Ref | Finding | Status | Evidence\n1.1 | Front door | Complete | Minutes"
OPEN = "Ref | Finding | Status | Evidence\n1.1 | Front door | In progress |"
M1 = "M1 | Front door | Practice"
MADE_UP = Row("Claims", 2, {}, made_up=True)


def book(actions=None, measures="", audits="", **sheets):
    base = plan_of(actions, findings=FINDINGS)
    return replace(measured(measures, audits, plan=base), **sheets)


# --- position on a finding ---------------------------------------------------


def test_a_finding_is_told_by_what_was_found_who_agreed_and_how_far_it_has_got():
    assert finding.heading(JULY, "Front door") == (
        "Position on this finding: Front door (priority action)"
    )
    lead = finding.lead(JULY, "Front door")
    assert lead.startswith("Inspectors found: Referrals about exploitation")
    assert lead.endswith(
        "Agreed as addressed by Improvement Board on 3 May 2023. 12 of 12 actions are "
        "reported complete. Evidence is recorded for 10 of 12; 4 are embedded in "
        "practice or independently verified."
    )


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        (None, "This workbook lists no actions."),
        (DONE.replace("Front door", "Schools"), "No action is listed under it."),
        (OPEN, "0 of 1 action is reported complete."),
        (DONE, "1 of 1 action is reported complete. Evidence is recorded for 1 of 1."),
        (
            "Ref | Finding | Status\n1.1 | Front door | Complete",
            "1 of 1 action is reported complete. Evidence is not recorded in this "
            "workbook.",
        ),
    ],
)
def test_none_one_and_missing_are_each_said(actions, said):
    assert finding.lead(book(actions), "Front door").endswith(said)


def test_a_finding_nobody_recorded_says_so():
    assert finding.lead(book(), "Elsewhere") == "This workbook has no such finding."
    assert finding.flags(book(), "Elsewhere") == []
    assert finding.not_shown(book(), "Elsewhere") == []
    assert finding.actions(book(), "Elsewhere").empty


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((DONE,), "No measure is recorded, so nothing here can show whether"),
        (
            (DONE, M1, "M1 | Q4 2021/22 | 8 of 10\nM1 | Q2 2022/23 | 9 of 10"),
            "Every action is reported complete, and “Measure M1” has not changed by "
            "more than chance would usually give.",
        ),
        ((DONE, M1), "no result of “Measure M1” can show a change."),
        (
            (OPEN, M1, "M1 | Q4 2021/22 | 45 of 50\nM1 | Q2 2022/23 | 15 of 50"),
            "After the finding was agreed as addressed, “Measure M1” went from 45 of "
            "50 cases in Q4 2021/22 to 15 of 50 cases in Q2 2022/23, a larger change "
            "than chance would usually give.",
        ),
        (
            (OPEN, M1, "M1 | Q4 2021/22 | 45 of 50\nM1 | Q2 2022/23 | 44 of 50"),
            "a change that chance alone could give.",
        ),
    ],
)
def test_what_does_not_fit_together_is_a_sentence_each(given, said):
    assert said in finding.flags(book(*given), "Front door")[0]


def test_an_open_action_under_an_agreed_finding_is_named():
    assert finding.flags(book(OPEN, M1), "Front door") == [
        "It is agreed as addressed, and 1 action is still open."
    ]


def test_where_nothing_is_out_of_place_it_does_not_say_that_all_is_well():
    better = "M1 | Q4 2021/22 | 15 of 50\nM1 | Q2 2022/23 | 45 of 50"
    said = finding.no_flags(book(DONE, M1, better), "Front door")
    assert said.endswith("That does not show that the finding is addressed.")
    assert finding.no_flags(book(DONE), "Front door") == ""


def test_its_measures_say_how_each_moved():
    rows = finding.measures(JULY, "Emergency departments")
    assert list(rows["moved"]) == [
        "Changed for the better, if cases were chosen the same way",
        "Cannot be compared over time",
        "More than usual since January 2023",
    ]
    rows = finding.measures(plan(INCLUSION, 24), "Attendance and exclusion")
    assert list(rows["moved"]) == ["No change beyond the usual variation"]


def test_the_public_is_told_that_results_are_withheld_not_missing():
    rows = finding.measures(PUBLIC, "Emergency departments").set_index("name")
    assert rows.loc["Risk assessment recorded", "latest"] == (
        "90%, number of cases not shown, Q4 2022/23"
    )
    assert rows.loc["Risk assessment recorded", "moved"] == "Not shown to this reader"
    said = finding.not_shown(PUBLIC, "Emergency departments")
    assert not any("Risk assessment" in line for line in said)


def test_its_actions_and_risks_stand_in_tables():
    rows = finding.actions(JULY, "Front door")
    assert list(rows["ref"])[-1] == "1.9"  # superseded, so last
    assert rows["made_up"].all()
    risks = (Risk("R1", "Staff leave", current=Score(3, 4), finding="front door"),)
    (row,) = finding.risks(book(DONE, risks=risks), "Front door").to_dict("records")
    assert (row["ref"], row["current"]) == ("R1", 12)


def test_what_the_record_does_not_show_of_it_is_listed():
    assert finding.not_shown(JULY, "Emergency departments") == [
        "What happened to children: no measure of outcomes is recorded.",
        "What children and families say: no measure records it.",
        "Whether “Clear plan at discharge” changed: it cannot be compared over time.",
    ]


# --- points ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "sees"), [(Role.PUBLIC, False), (Role.MEMBER, True), (Role.OFFICER, True)]
)
def test_points_are_for_members_and_officers(role, sees):
    assert points.may_see(role) is sees


def test_points_are_counted_and_put_to_the_councils_lead_officer():
    said = points.summary(JULY)
    assert said.startswith(
        "10 points, those on which most hangs first. Each comes from"
    )
    assert "council's lead officer" in said
    one = book(
        OPEN.replace("Front door", "Schools"),
        "M1 | Schools | Practice\n"
        "M2 | Front door | Outcome for children\n"
        "M3 | Front door | Children and families' voice",
    )
    assert points.summary(one) == points.NONE


def test_a_point_gives_its_question_then_its_fact_and_says_what_is_made_up():
    assert points.overview(JULY)[0] == (
        "Which evidence was “Front door” agreed as addressed on, as no measure is "
        "recorded? Agreed as addressed by Improvement Board on 3 May 2023. No measure "
        "is recorded for it. (made up)"
    )
    assert len(points.overview(JULY)) == 3
    assert len(points.told(JULY)) == 10


def test_the_list_to_copy_carries_its_plan_position_and_that_it_is_made_up():
    lines = points.as_text(JULY).splitlines()
    assert lines[0] == (
        "Points you may want to explore: Westmere JTAI action plan, position at 30 "
        "June 2023. Sample data. Figures are made up. Do not quote."
    )
    assert [line.split(".")[0] for line in lines[1:]] == [str(n) for n in range(1, 11)]
    assert points.as_text(plan_of()).splitlines()[1] == points.NONE


def test_officers_notes_stand_in_the_list():
    rows = points.take_along(JULY, notes={"enquiry/overdue/2.3": "Due in August."})
    assert "Due in August." in set(rows["note"])


# --- not yet proved ----------------------------------------------------------


def test_what_is_not_yet_proved_is_counted_by_kind():
    assert unproven.summary(JULY) == (
        "17 actions are reported complete with no evidence recorded. 4 findings have "
        "evidence recorded and no measure of practice or of an outcome. 7 actions are "
        "on time only against a moved date. 4 measures are checked by the lead agency "
        "only. These rest on made-up rows."
    )


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (
            book(DONE.removesuffix("Minutes")),
            "1 action is reported complete with no evidence recorded.",
        ),
        (
            book(DONE),
            "1 finding has evidence recorded and no measure of practice or of an "
            "outcome.",
        ),
        (
            book(DONE, M1),
            "No rule finds progress here that is reported and not yet proved.",
        ),
        (plan_of(), "This workbook lists no actions and no measures."),
        (
            plan_of("Status\nComplete"),
            "No rule finds progress here that is reported and not yet proved. Evidence "
            "is not recorded in this workbook.",
        ),
    ],
)
def test_none_one_and_what_is_not_recorded_are_said(of, said):
    assert unproven.summary(of) == said


# --- statements --------------------------------------------------------------


def test_cheshire_easts_statements_agree_with_nothing_and_the_page_says_so():
    assert claims.summary(plan(CHESHIRE_EAST, 1)) == (
        "None of the 27 statements agrees with a figure in this workbook: one differs "
        "and 26 cannot be checked. It holds only what the report itself states, so "
        "nothing in it can bear it out."
    )


def test_westmeres_statements_are_counted_and_said_to_be_made_up():
    assert claims.summary(JULY) == (
        "5 of 10 statements agree with this workbook; one differs and four cannot be "
        "checked. Statements and figures here are made up."
    )


def told(*figures):
    return tuple(
        Claim(f"Told {figure}", figure, "actions", checked_against="reported_complete")
        for figure in figures
    )


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (
            book(DONE),
            "No statement made to the committee is recorded in this workbook.",
        ),
        (book(DONE, claims=told(1)), "1 of 1 statement agrees with this workbook."),
        (
            book(DONE, claims=told(1, 2, 2)),
            "1 of 3 statements agrees with this workbook; two differ.",
        ),
        (
            book(DONE, claims=told(None)),
            "The one statement agrees with no figure in this workbook: one cannot be "
            "checked.",
        ),
    ],
)
def test_none_one_and_many_statements_are_said(of, said):
    assert claims.summary(of) == said


def test_a_made_up_row_that_cannot_be_checked_says_why():
    of = book(DONE, claims=(replace(told(1)[0], row=MADE_UP),))
    (row,) = checking.frame(of).to_dict("records")
    assert (row["outcome"], row["why"]) == ("Cannot be checked", "This row is made up.")


# --- words -------------------------------------------------------------------


def test_an_acronym_is_explained_where_it_stands_and_no_other():
    assert glossary.line("Westmere JTAI action plan") == (
        "JTAI: joint targeted area inspection, of how agencies together protect "
        "children."
    )
    assert glossary.line("A plan") == ""
    assert glossary.used(["JTAIs and the DfE's letter", "NRM"]) == [
        "JTAI",
        "DfE",
        "NRM",
    ]
    assert glossary.used(["XNRMX", "RAGGED"]) == []


def test_acronyms_come_in_the_order_they_first_stand():
    assert glossary.used(["the DfE and the JTAI"]) == ["DfE", "JTAI"]


def test_every_acronym_that_the_samples_use_is_explained():
    for sample, number in ((WESTMERE, 7), (INCLUSION, 24), (CHESHIRE_EAST, 1)):
        assert glossary.on_page(plan(sample, number)) or sample is INCLUSION


def test_words_are_in_order_each_once():
    entries = glossary.entries()
    names = [entry.split(":")[0].casefold() for entry in entries]
    assert names == sorted(set(names))
    assert all(entry.endswith(".") for entry in entries)


def test_a_page_explains_only_the_letters_of_what_it_shows():
    of = replace(
        book(DONE),
        name="A plan",
        risks=(Risk("R1", "The ICB has no lead"),),
        claims=(Claim("The NRM was used"),),
    )
    assert glossary.on_page(of, ("risks",)) == glossary.line("ICB")
    assert glossary.on_page(of, ("actions",)) == ""
    assert glossary.used([glossary.on_page(of)]) == ["NRM", "ICB"]


def test_officers_notes_stand_with_the_finding_that_they_are_about():
    kept = {
        "enquiry/agreed_unmeasured/Front door": "The board saw it.",
        "unproven/action/1.4": "With the board.",
        "moved_later:1.2": "A new supplier.",
        "enquiry/overdue/2.3": "Due in August.",
    }
    assert finding.notes(JULY, "Front door", kept) == [
        "Front door: The board saw it.",
        "1.4: With the board.",
        "1.2: A new supplier.",
    ]
    assert finding.notes(JULY, "Elsewhere", kept) == []


def test_an_officers_note_stands_beside_its_point_in_the_list_to_take_along():
    key = points.listing(JULY, None, {}).first[0].key
    made = points.listing(JULY, None, {key: "In May. (Ann, 4 July 2023)"})
    assert points.shown_by(made.first[0], made.notes).endswith(
        "(made up) Officer's note: In May. (Ann, 4 July 2023)"
    )
    assert "Officer's note: In May. (Ann, 4 July 2023)" in made.text
    assert made.table["note"].iloc[0] == "In May. (Ann, 4 July 2023)"

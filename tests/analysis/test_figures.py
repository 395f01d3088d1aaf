from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.analysis import cohort, completion, figures, measures, risk
from data.figure import Figure
from data.plan import AuditResult, Better, CohortPoint, Measure, Period, Plan, Shows
from tests.spec.plans import plan_of

ACTIONS = """
Finding    | Theme    | Lead agency     | Status      | Evidence | Times
Front door | Training | Council; Police | Complete    | Minutes  | 3
Front door | Training | Council         | In progress |          | 1
           | Audit    | Police          | Superseded  |          | 1
"""
FINDINGS = (
    "Finding | Kind\nSchools | Area for improvement\nFront door | Priority action"
)


def plan() -> Plan:
    quarter = Period("Q4 2022/23", date(2023, 1, 1), date(2023, 3, 31))
    return replace(
        plan_of(ACTIONS, findings=FINDINGS),
        measures=(Measure("M1", "Assessed", Better.HIGHER, Shows.PRACTICE),),
        audits=(AuditResult("M1", quarter, met=45, cases=50),),
        cohort=(CohortPoint(date(2023, 6, 30), "All", 148),),
    )


def named(found: list[Figure]) -> dict[str, Figure]:
    return {figure.name: figure for figure in found}


def test_every_figure_stands_in_the_order_scripts_rely_on():
    given = plan()
    names = [figure.name for figure in figures.every(given, 7)]
    before = list(completion.headline(given))
    after = [
        figure.name
        for part in (measures, cohort, risk)
        for figure in part.figures(given, 7)
    ]
    assert names[: len(before)] == before
    assert names[-len(after) :] == after
    assert names[len(before) : -len(after)] == [
        f"{figure}.{group}"
        for group in (
            "finding.Front door",
            "finding.Schools",
            "finding.No finding given",
            "theme.Training",
            "theme.Audit",
            "lead_agency.Council",
            "lead_agency.Police",
        )
        for figure in ("reported_complete", "evidence_recorded")
    ]


def test_no_two_figures_share_a_name():
    found = figures.every(plan())
    assert len(named(found)) == len(found)


def test_a_groups_figure_counts_its_own_actions_by_the_same_rule():
    found = named(figures.every(plan(), 7))
    complete = found["reported_complete.finding.Front door"]
    assert complete.text == "3 of 4 (75%)"
    assert complete.label == "Reported complete, Front door"
    assert complete.definition == found["reported_complete"].definition
    assert complete.version == 7
    assert [cell.address for cell in complete.cells] == ["D2", "D3", "D4", "D5"]
    evidence = found["evidence_recorded.lead_agency.Police"]
    assert evidence.text == "3 of 3 (100%)"


def test_a_group_with_nothing_to_count_says_so():
    found = named(figures.every(plan()))
    assert found["reported_complete.finding.Schools"].missing == (
        "No action is listed under Schools."
    )
    assert found["reported_complete.theme.Audit"].missing == (
        "Every action listed is superseded, so none is counted."
    )


def test_a_plan_without_actions_has_no_group_figures():
    names = list(named(figures.every(plan_of(findings=FINDINGS))))
    assert not [name for name in names if name.startswith("reported_complete.")]

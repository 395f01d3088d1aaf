"""Does the third sample hold what the report states, and nothing else?"""

from __future__ import annotations

from datetime import date

import pytest

from data.plan import Precision
from data.workbook.issue import Severity
from tests.samples.readings import CHESHIRE_EAST, plan, reading

PLAN = plan(CHESHIRE_EAST, 1)


@pytest.mark.parametrize("sheet", ["actions", "cohort", "risks", "ratings"])
def test_what_the_report_does_not_give_has_no_sheet(sheet: str) -> None:
    assert not PLAN.has_sheet(sheet)


def test_audits_are_percentages_whose_base_is_not_given() -> None:
    results = [(a.measure, a.period.label, a.percentage) for a in PLAN.audits]

    assert results == [
        ("M1", "Q1 2022/23", 30),
        ("M1", "Q4 2022/23", 90),
        ("M2", "Q4 2022/23", 96),
    ]
    assert all(audit.met is None and audit.cases is None for audit in PLAN.audits)


def test_every_claim_event_and_audit_names_its_paragraph() -> None:
    assert all(claim.paragraph for claim in PLAN.claims)
    sources = [record.source for record in (*PLAN.events, *PLAN.audits)]

    assert all(source.startswith("Report CF/14/23-24, para") for source in sources)


def test_the_82_per_cent_is_a_figure_reported_to_be_checked() -> None:
    (claim,) = [claim for claim in PLAN.claims if claim.figure == 82]

    assert claim.statement == "82% of the actions are now complete."
    assert claim.paragraph == "4 and 10"
    assert claim.checked_against == "reported_complete"


def test_the_fall_in_the_cohort_is_told_without_a_figure() -> None:
    (claim,) = [claim for claim in PLAN.claims if "has reduced" in claim.statement]

    assert claim.figure is None
    assert claim.paragraph == "21"


def test_the_second_option_keeps_the_reports_own_words() -> None:
    first, second = PLAN.options

    assert first.option == "Do nothing"
    assert second.impact.endswith("The impact is the same as the above option.")
    assert second.risk == "As above."


def test_a_month_stays_a_month() -> None:
    assert PLAN.inspection_date.precision is Precision.MONTH
    assert PLAN.sign_off_due == date(2024, 1, 31)


def test_three_recommendations_are_made_and_no_answer_is_recorded() -> None:
    assert [item.on for item in PLAN.recommendations] == [date(2023, 7, 10)] * 3
    assert {item.status for item in PLAN.recommendations} == {""}


def test_it_can_be_published_as_it_stands() -> None:
    read = reading(CHESHIRE_EAST.versions[0])

    assert read.of(Severity.ERROR) == ()
    assert read.of(Severity.WARNING) == ()

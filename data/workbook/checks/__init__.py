"""What is wrong with this plan, one cell or row against another?

Each check is a function from a draft to its issues; ``CHECKS`` is all of them,
and ``data.workbook.rules`` says what each code means. A check keeps quiet about
a cell that could not be read: that cell has its own issue already.

One case: "54 cases meet the measure, but 50 cases were audited. Correct C6 or
D6."
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from data.workbook.build import Draft
from data.workbook.checks import (
    actions,
    cohort,
    files,
    references,
    results,
    risks,
    texts,
)
from data.workbook.issue import Issue

Check = Callable[[Draft], Iterator[Issue]]

CHECKS: tuple[Check, ...] = (
    files.plan_sheets_agree,
    references.no_ref_stands_twice,
    references.findings_are_defined,
    references.measures_are_defined,
    references.risks_name_known_actions,
    actions.completion_has_its_date,
    actions.dates_belong_to_completion,
    actions.nothing_is_completed_later,
    actions.nothing_is_due_before_it_starts,
    actions.completion_has_evidence,
    actions.later_dates_are_listed,
    results.no_more_meet_than_were_audited,
    results.percentages_agree_with_counts,
    results.percentages_have_cases,
    results.every_row_has_a_result,
    results.one_result_for_each_period,
    cohort.one_count_for_each_date,
    cohort.counts_follow_from_flows,
    risks.scores_lie_on_the_scale,
    risks.scores_are_whole,
    texts.no_text_tells_of_a_child,
)


def problems(draft: Draft) -> tuple[Issue, ...]:
    """Everything the checks find, check by check."""
    return tuple(issue for check in CHECKS for issue in check(draft))

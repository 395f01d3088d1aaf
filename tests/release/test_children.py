"""The public's plan: counts of children replaced, and nothing true left in it."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

import pytest

from components.charts import cohort as drawn
from components.exports import tabular
from components.sentences import cohort as cohort_says
from components.sentences import impact, measure, protection
from components.sentences import overview as overview_says
from data.analysis import cohort, cohort_limits, figures, measures
from data.plan import AuditResult, Claim, Plan
from data.release import children, gate, one_way
from data.release.audience import Role
from data.release.released import Released
from tests.samples.readings import INCLUSION, WESTMERE, plan

SAMPLES = [
    pytest.param(WESTMERE, 7, id="Westmere"),
    pytest.param(INCLUSION, 24, id="2"),
]


def shown_of(public: Plan) -> str:
    """All that the pages make of a public plan's numbers of children."""
    texts = [page.heading(public) + page.lead(public) for page in (cohort_says, impact)]
    texts += [cohort_says.trend_headline(public), cohort_says.limits_note(public)]
    texts += [cohort_says.episodes(public), protection.of_both(public)]
    texts += overview_says.not_shown(public)
    texts += [f"{one.name} {one.text} {one.value}" for one in figures.every(public)]
    for one in public.measures:
        if not one.children:
            continue
        texts += [measure.headline(public, one.ref), measure.verdict(public, one.ref)]
    stock = cohort_limits.limits(public)
    frames = (stock, cohort.by_group(public), measures.results(public))
    texts += [frame.to_csv() for frame in (*frames, impact.at_a_glance(public))]
    texts.append(json.dumps(drawn.trend(stock).to_dict(), sort_keys=True))
    return "\n".join(texts)


def changed(plan: Plan, seed: int) -> Plan:
    """Another plan that is shown just the same: its hidden numbers are others."""
    rng = Random(seed)  # noqa: S311 - a test's numbers
    shown = children.texts(plan)
    audits = []
    for one in plan.audits:
        row = shown.get(f"{one.measure.casefold()} in {one.period.label}")
        other = _other_audit(one, row, rng) if row and one.cases else one
        audits.append(other)
    points = []
    for one in plan.cohort:
        row = shown[f"children at {one.on:%Y-%m-%d}"]
        text = dict(zip(row.names, row.texts, strict=True))[one.group.casefold()]
        count = rng.randint(1, 4) if text == "c" else one.count
        moves = {"joined": rng.randint(0, 9), "left": rng.randint(0, 9)}
        points.append(replace(one, count=count, **moves))
    return replace(plan, audits=tuple(audits), cohort=tuple(points))


def _other_audit(one: AuditResult, row: one_way.Row, rng: Random) -> AuditResult:
    met, rest = one.met or 0, (one.cases or 0) - (one.met or 0)
    if row.texts[1] == "c":
        rest = rng.randint(1, 4)
    return replace(one, met=met, cases=met + rest)


@pytest.mark.parametrize(
    ("sample", "version", "seed"),
    [(WESTMERE, 7, 0), (WESTMERE, 7, 1), (INCLUSION, 2, 2)],
)
def test_plans_that_differ_only_in_hidden_numbers_look_the_same(sample, version, seed):
    one = plan(sample, version)
    other = changed(one, seed)
    assert other != one
    if children.texts(other) != children.texts(one):
        agree = {
            name
            for name, row in children.texts(one).items()
            if children.texts(other)[name] == row
        }
        one, other = (_only(each, agree) for each in (one, other))
    assert shown_of(gate.for_public(other)) == shown_of(gate.for_public(one))


def _only(one: Plan, names: set[str]) -> Plan:
    """The plan with just the tables of these names."""
    return replace(
        one,
        cohort=tuple(
            point for point in one.cohort if f"children at {point.on}" in names
        ),
        audits=tuple(
            audit
            for audit in one.audits
            if not children.of_children(one, audit)
            or f"{audit.measure.casefold()} in {audit.period.label}" in names
        ),
    )


@pytest.mark.parametrize(("sample", "version"), SAMPLES)
def test_no_true_number_is_left_in_a_cell_of_the_public_plan(sample, version):
    public = gate.for_public(plan(sample, version))
    for point in public.cohort:
        assert point.count is None or point.count % 5 == 0
        assert (point.joined, point.left) == (None, None)
        raw = {point.row.raw(name) for name in ("joined", "left")}
        assert raw == {""}
        told = str(point.count) if point.count is not None else point.hidden
        assert point.row.raw("count") in {"", told}


@pytest.mark.parametrize(("sample", "version"), SAMPLES)
def test_groups_are_never_added_up_to_another_total(sample, version):
    true, public = plan(sample, version), gate.for_public(plan(sample, version))
    for exact, told in zip(
        cohort.stock(true)["count"], cohort.stock(public)["count"], strict=True
    ):
        assert told == 5 * ((exact + 2) // 5)


def test_how_much_is_withheld_of_the_samples():
    """Westmere's 18 and over is mostly small, and last of four groups.

    | sample      | counts by group | hidden | withheld | totals shown |
    |---|---|---|---|---|
    | Westmere    | 144             | 8      | 27       | 36 of 36     |
    | second plan | 108             | 0      | 7        | 36 of 36     |
    """
    for sample, version, counts in ((WESTMERE, 7, (8, 27)), (INCLUSION, 24, (0, 7))):
        public = gate.for_public(plan(sample, version))
        told = [one.hidden for one in public.cohort]
        ranges = [text for text in told if text not in ("", "c")]
        assert (told.count("c"), len(ranges)) == counts
        totals = [one for one in public.cohort if one.group == "All"]
        assert len(totals) == 36
        assert not any(one.hidden for one in totals)


def test_a_percentage_told_to_the_committee_counts_as_published():
    true = plan(WESTMERE, 7)
    told = Claim("90% in time", 90, "%", checked_against="audit.M4.Q4 2022/23")
    public = gate.for_public(replace(true, claims=(told,)))
    (one,) = (audit for audit in public.audits if audit.measure == "M4")
    assert (one.met, one.cases, one.percentage) == (None, None, 90)
    assert one.base_withheld


def test_a_table_that_was_not_released_is_withheld():
    true = plan(WESTMERE, 7)
    public = gate.for_public(true, shown={})
    assert all(one.count is None for one in public.cohort)
    assert all(
        one.met is None and one.cases is None
        for one in public.audits
        if children.of_children(public, one)
    )


def test_another_threshold_hides_more():
    def few(threshold: int) -> int:
        public = gate.for_public(plan(WESTMERE, 7), threshold)
        return sum(one.hidden == "c" for one in public.cohort)

    assert few(10) > few(5)


def test_the_public_download_holds_what_the_table_shows():
    public = gate.for_public(plan(WESTMERE, 7))
    columns = cohort_says.groups(public)
    assert list(columns) == ["group", "now_told", "then_told"]
    groups = Released(cohort.by_group(public), Role.PUBLIC)
    kept = tabular.csv_bytes(groups, columns).decode("utf-8-sig")
    assert "Under 12,c,5" in kept
    assert "18 and over,5 to 20,2 to 16" in kept
    assert "joined" not in kept.casefold()

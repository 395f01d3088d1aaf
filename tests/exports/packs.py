"""Review packs of the samples, for one audience each, and what they say."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from components.exports import pack
from components.exports.pack import Facts, Pack, Sealing
from data.analysis import meetings
from data.analysis.ledger import Version
from data.analysis.since import Comparison
from data.plan import Plan
from data.release import gate
from data.release.audience import Role
from data.release.released import Released, together
from tests.exports import papers

HASHES = ((1, "a" * 64), (7, "b" * 64))
SEALING = Sealing(workbooks=HASHES)


def of_two(then: Plan, now: Plan, role: Role) -> Released[Pack]:
    """Versions 1 and 7 side by side."""
    held = {1: then, 7: now}
    versions = together(
        gate.release(plan, role).map(lambda one, at=at: Version(at, one))
        for at, plan in held.items()
    )
    chosen = meetings.default(meetings.choices(now, versions.shown))
    assert chosen is not None
    facts = Facts(7, role, sample=True)
    return versions.map(Comparison.of, chosen).map(pack.since, facts, SEALING)


@cache
def westmere(role: Role) -> Released[Pack]:
    """January beside June 2023."""
    then, now = (papers.sample(papers.WESTMERE, at) for at in (1, 7))
    return of_two(then, now, role)


@cache
def written(role: Role) -> str:
    return pack.html(westmere(role)).decode()


@cache
def cheshire_east() -> str:
    plan = papers.sample(papers.CHESHIRE_EAST, 1)
    facts = Facts(1, Role.PUBLIC, sample=True)
    alone = gate.release(plan, Role.PUBLIC).map(pack.first, facts, Sealing())
    return pack.html(alone).decode()


def renamed(plan: Plan, names: Mapping[str, str]) -> Plan:
    """The plan with some findings called otherwise."""
    found = tuple(
        replace(one, name=names.get(one.name, one.name)) for one in plan.findings
    )
    return replace(plan, findings=found)


def text(of: str) -> str:
    """All that a reader of the file reads, its pictures' alternatives too."""
    body = re.sub(r"<style>.*?</style>", "", of, flags=re.DOTALL)
    alternatives = " ".join(re.findall(r'alt="([^"]*)"', body))
    said = re.sub(r"<[^>]+>", " ", body)
    return html.unescape(f"{said} {alternatives}").replace("\N{NO-BREAK SPACE}", " ")

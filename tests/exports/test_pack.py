"""A review pack: sealed, complete in itself, and for one audience."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import pytest

from components import command
from components.exports import pack
from components.exports.pack import Facts, Sealing
from components.exports.pack.seal import figures_hash
from components.sentences import lines, overview
from components.sentences import pack as says
from components.sentences import points as points_say
from components.sentences import since as since_says
from data.release import gate
from data.release.audience import NotAllowed, Role
from tests.exports import packs, papers

PUBLIC, OFFICER = Role.PUBLIC, Role.OFFICER


# --- the same, and sealed -----------------------------------------------------


def test_the_same_versions_make_the_same_bytes():
    again = packs.of_two(
        *(papers.sample(papers.WESTMERE, at) for at in (1, 7)), role=PUBLIC
    )
    assert pack.html(again).decode() == packs.written(PUBLIC)


def test_the_seal_names_plan_versions_audience_and_rules():
    said = packs.text(packs.written(PUBLIC))
    for part in (
        "Westmere JTAI action plan",
        "Version 1, position at 31 December 2022, and version 7, position at 30 June",
        "The public: it holds nothing",
        says.SAMPLE,
        "A change of any rule by which a figure is counted",
    ):
        assert part in said


def test_the_public_s_pack_is_sealed_with_its_figures_and_no_workbook():
    said = packs.text(packs.written(PUBLIC))
    shown = [(at, gate.for_public(papers.sample(papers.WESTMERE, at))) for at in (1, 7)]
    assert figures_hash(shown) in said
    assert not any(digest in said for _, digest in packs.HASHES)


def test_a_pack_that_may_not_be_published_is_sealed_with_its_workbooks():
    said = packs.text(packs.written(OFFICER))
    assert all(digest in said for _, digest in packs.HASHES)
    assert "Released figures, SHA-256" not in said
    assert says.not_for_publication(OFFICER) in said


def test_a_restricted_plan_makes_no_pack_for_the_public():
    plan = papers.restricted()
    with pytest.raises(NotAllowed):
        gate.release(plan, PUBLIC)
    member = gate.release(plan, Role.MEMBER)
    made = member.map(
        pack.first, Facts(1, Role.MEMBER), Sealing(workbooks=((1, "c" * 64),))
    )
    assert says.not_for_publication(Role.MEMBER) in made.shown.header


# --- what it holds ------------------------------------------------------------


def test_then_and_now_and_each_finding_stand_in_it():
    of = packs.westmere(OFFICER).shown
    headings = [one.section.heading for one in of.sections]
    assert "What changed between 16 January and 10 July 2023" in headings
    own = [one for one in of.sections if one.section.heading.startswith("Finding:")]
    assert len(own) == len(papers.sample(papers.WESTMERE, 7).findings)
    assert all(one.own_sheet for one in own)
    said = packs.text(packs.written(OFFICER))
    assert "With it, the figure would be 50 of 62" in said
    assert "This workbook has no such finding" not in said


def test_every_chart_has_its_words_and_a_table_after_it():
    body = packs.written(OFFICER)
    assert body.count("<figure>") > 5
    for figure in body.split("<figure>")[1:]:
        alone, after = figure.split("</figure>")
        assert re.search(r'alt="[^"]{20,}"', alone)
        assert "<table" in after.split("<h2")[0]


def test_the_public_reads_what_the_figures_do_not_show_and_no_points():
    public, officer = (packs.text(packs.written(role)) for role in (PUBLIC, OFFICER))
    assert overview.NOT_SHOWN in public
    assert points_say.HEADING not in public
    assert points_say.HEADING in officer


def test_the_public_s_pack_holds_no_count_of_children():
    public, officer = (packs.text(packs.written(role)) for role in (PUBLIC, OFFICER))
    for kept in ("148 children", "9 of 10 cases", "12 joined", "35 left"):
        assert kept in officer
        assert kept not in public
    assert "About 150 children identified as at risk" in public


def test_a_pack_of_what_was_published_says_how_little_that_is():
    said = packs.text(packs.cheshire_east())
    assert "82% reported; the number of actions is not given" in said
    assert says.NO_FINDINGS in said
    assert lines.AS_PUBLISHED_LINE in said


def test_a_pack_of_sample_data_says_so_on_every_sheet_and_in_its_title():
    body = packs.written(PUBLIC)
    assert packs.westmere(PUBLIC).shown.header[0] == lines.SAMPLE_LINE
    head = body.partition('<header class="sheet-head">')[2].partition("</header>")[0]
    assert lines.SAMPLE_LINE in head
    assert re.search(r"\.sheet-head {[^}]*table-header-group", body)
    assert lines.SAMPLE_LINE in body.partition("</title>")[0]


# --- one file alone -----------------------------------------------------------


def test_it_asks_nothing_of_any_other_place():
    body = packs.written(OFFICER)
    assert len(body.encode()) < 5_000_000
    assert "//" not in re.sub(r'src="data:[^"]*"', "", body).replace("<!--", "")
    assert "<script" not in body
    assert not re.search(r' on\w+="', body)
    for found in re.findall(r'base64,([^"]+)"', body):
        drawn = base64.b64decode(found).decode()
        assert not re.search(r'(href|src)="(?!#)', drawn)


def test_its_policy_names_its_own_style_and_forbids_the_rest():
    body = packs.written(PUBLIC)
    style = body.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'" in body


def test_its_headings_are_in_order_and_its_names_stand_once():
    body = packs.written(OFFICER)
    levels = [int(level) for level in re.findall(r"<h(\d)>", body)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    ids = re.findall(r' id="([^"]+)"', body)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', body)) <= set(ids)
    assert '<html lang="en-GB">' in body


def test_text_from_a_workbook_is_text():
    hostile = "</p><script>alert(1)</script><img src=x onerror=alert(1)>"
    names = {"Workforce training and awareness": hostile}
    then, now = (
        packs.renamed(papers.sample(papers.WESTMERE, at), names) for at in (1, 7)
    )
    body = pack.html(packs.of_two(then, now, PUBLIC)).decode()
    assert "<script" not in body
    assert "<img src=x" not in body
    assert hostile in packs.text(body)


# --- the command --------------------------------------------------------------


def test_the_command_makes_it_and_its_name_says_what_it_is():
    name, content = command.pack(
        1, since=None, plan=papers.CHESHIRE_EAST, audience="public"
    )
    assert name.startswith("cheshire-east-2023-version-1-review-pack-as-at-2023")
    assert since_says.FIRST_HEADING not in content.decode()
    assert content.startswith(b"<!doctype html>")

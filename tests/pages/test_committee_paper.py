"""The paper states what the screens show, for whom its reader may look as."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from components import command
from components.__main__ import main
from components.exports.paper import pasted
from components.exports.paper.content import ToWrite
from components.sentences.paper import LATER
from components.sentences.since import cards
from data.analysis import meetings
from data.analysis.figures import every
from data.analysis.ledger import Version
from data.analysis.since import Comparison, restated
from data.publications import Store
from data.release.audience import Role
from tests.exports import papers
from tests.pages import app, books
from tests.pages.app import READERS_PAGES
from tests.pages.books import WESTMERE_7
from tests.pages.conftest import See
from tests.pages.test_what_a_reader_may_see import exact, numbers, telling

KEY = "committee_paper"
AUDIENCE = f"{KEY}_audience"
_CELLS = re.compile(r"Cells: .*$", re.MULTILINE)


def words_of_the_file(role: Role) -> str:
    """All that the Word file says, but what Word counts itself and cells' names."""
    of = papers.opened(papers.written(role))
    said = [
        "".join(run.text or "" for run in one.iter(qn("w:t")))
        for one in of.element.body.iter(qn("w:p"))
        if one.pPr is None or one.pPr.style != "Caption"
    ]
    notes = [note.text for note in papers.westmere(role).shown.notes]
    return "\n".join(_CELLS.sub("", text) for text in (*said, *notes))


# --- the same figures ------------------------------------------------------------


def test_every_number_in_the_paper_stands_on_a_screen(see: See) -> None:
    pages = [key for key in READERS_PAGES if key != KEY]
    sent = [see(WESTMERE_7, Role.OFFICER, key).sent for key in pages]
    said = numbers(words_of_the_file(Role.OFFICER))
    assert len(said) > 60
    assert said - numbers("\n".join(sent)) == {1972}  # the year of an Act


def test_every_figure_is_the_pages_own_with_its_working(see: See) -> None:
    of = papers.westmere(Role.OFFICER).shown
    plan = papers.sample(papers.WESTMERE, 7)
    versions = [Version(n, papers.sample(papers.WESTMERE, n)) for n in range(1, 8)]
    chosen = meetings.default(meetings.choices(plan, versions))
    assert chosen is not None
    compared = Comparison.of(versions, chosen)
    shown = [*every(plan, 7), *cards(compared), restated(compared)]
    by_name = {one.name: one for one in shown if one}
    assert {one.name: one for one in of.figures} == {
        one.name: by_name[one.name] for one in of.figures
    }
    assert len(of.figures) > 20
    text = "\n".join(see(WESTMERE_7, Role.OFFICER, key).text for key in READERS_PAGES)
    told = [one.text.partition(" (")[0] for one in of.figures]
    assert [one for one in told if one not in text] == []


def test_the_page_shows_what_the_file_says(see: See) -> None:
    of = papers.westmere(Role.PUBLIC).shown
    text = see(WESTMERE_7, Role.PUBLIC, KEY).text
    for one in of.sections:
        assert one.heading in text
        for part in one.parts:
            if not isinstance(part, ToWrite):
                plain = pasted(of, one).plain.replace("\N{NO-BREAK SPACE}", " ")
                assert plain in text
    for note in of.notes:
        assert note.text in text


# --- for whom -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "audiences"),
    [
        (Role.PUBLIC, ["Public"]),
        (Role.MEMBER, ["Committee member", "Public"]),
        (Role.OFFICER, ["Officer", "Committee member", "Public"]),
    ],
)
def test_a_reader_drafts_for_those_who_see_no_more_than_they_do(
    record: Store, role: Role, audiences: list[str]
) -> None:
    at = app.opened(KEY, role)
    assert at.selectbox(key=AUDIENCE).options == audiences
    assert at.selectbox(key=AUDIENCE).value == "Public"
    assert [one.label for one in at.main.get("download_button")] == [
        ":primary[Download the paper (Word)]",
        ":primary[Download the review pack (HTML)]",
        ":primary[Download all data (.xlsx)]",
    ]


def test_an_officer_drafting_for_the_public_is_sent_no_count_of_children(
    record: Store,
) -> None:
    key = app.keep(record, books.with_telling_counts())
    at = app.opened(KEY, Role.OFFICER, plan=key)
    assert exact(telling(app.shown(at).sent)) == set()
    assert "OPEN FOR PUBLICATION" in app.shown(at).text
    at.selectbox(key=AUDIENCE).select("Committee member").run()
    assert exact(telling(app.shown(at).sent))
    assert "NOT FOR PUBLICATION" in app.shown(at).text


def test_a_restricted_version_is_drafted_for_members_with_its_paragraph(
    record: Store,
) -> None:
    key = app.keep(record, books.as_restricted(books.JULY))
    at = app.opened(KEY, Role.OFFICER, plan=key)
    assert at.selectbox(key=AUDIENCE).options == ["Officer", "Committee member"]
    assert at.selectbox(key=AUDIENCE).value == "Committee member"
    exempt = at.selectbox(key=f"{KEY}_exempt")
    exempt.select(exempt.options[2]).run()
    said = app.shown(at).text
    assert "information which is likely to reveal the identity of an individual" in said
    assert app.shown(at).exceptions == ()


def test_another_meeting_and_another_comparison_can_be_chosen(record: Store) -> None:
    at = app.opened(KEY, Role.MEMBER)
    at.selectbox(key=f"{KEY}_meeting").select(LATER).run()
    assert app.shown(at).titles == ("The next paper",)
    since = at.selectbox(key=f"{KEY}_since")
    since.select("Version 6: position at 31 May 2023").run()
    assert "what has changed since version 6 (31 May 2023)" in app.shown(at).text


# --- without a server -----------------------------------------------------------------


def test_the_command_writes_the_same_file_as_the_page(
    record: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "paper.docx"
    assert main(["paper", "7", "--out", str(out)]) == 0
    assert "is written" in capsys.readouterr().out
    assert out.read_bytes() == papers.written(Role.PUBLIC)


def test_a_version_that_a_meeting_had_is_named_as_that_meetings(record: Store) -> None:
    content = papers.written(Role.PUBLIC)
    named = command.paper(7, since=1, plan="", audience="public")
    assert named == (
        "westmere-jtai-version-7-committee-paper-as-at-2023-06-30-"
        "public-sample-data.docx",
        content,
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["9"], "Version 9 of westmere-jtai is not published."),
        (["7", "--plan", "nowhere"], "There is no plan “nowhere”."),
        (["3", "--since", "5"], "Version 5 is not one that version 3 can be set"),
        (["1", "--plan", "cheshire-east-2023", "--since", "1"], "There is none."),
    ],
)
def test_the_command_says_what_keeps_it_from_writing(
    record: Store,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    sentence: str,
) -> None:
    assert main(["paper", *arguments]) == 1
    assert sentence in capsys.readouterr().err


def test_the_command_writes_no_restricted_paper_for_the_public(
    record: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app.keep(record, books.as_restricted(books.JULY))
    out = tmp_path / "paper.docx"
    assert main(["paper", "1", "--out", str(out)]) == 1
    assert "This version is restricted." in capsys.readouterr().err
    assert not out.exists()
    assert main(["paper", "1", "--audience", "member", "--out", str(out)]) == 0
    assert out.exists()

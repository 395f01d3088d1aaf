"""The Word file: real structures, an alternative for every picture, the same bytes."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from components.exports import paper
from data.release.audience import Role
from tests.exports import papers
from tests.exports.papers import CHESHIRE_EAST, first, opened, sample

SAMPLE_LINE = "Sample data. Figures are made up. Do not quote."
ROLES = (Role.PUBLIC, Role.OFFICER)


def document(role=Role.OFFICER):
    return opened(papers.written(role))


def part(name, role=Role.OFFICER):
    with zipfile.ZipFile(BytesIO(papers.written(role))) as file:
        return file.read(name).decode("utf-8")


def every(of, name):
    return list(of.element.body.iter(qn(name)))


def test_headings_are_headings_and_none_is_skipped():
    styles = [one.style.name for one in document().paragraphs]
    assert styles.count("Title") == 1
    levels = [int(name[-1]) for name in styles if name.startswith("Heading ")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert levels.count(1) > 10
    assert levels.count(2) > 10


def test_it_says_its_title_language_and_nobody_s_name():
    told = document().core_properties
    assert told.title == "Update on progress against the Westmere JTAI action plan"
    assert told.subject == "Westmere Children and Families Committee"
    assert told.language == "en-GB"
    assert (told.author, told.last_modified_by, told.comments) == ("", "", "")
    assert set(
        re.findall(r'<w:lang [^>]*w:val="([^"]+)"', part("word/styles.xml"))
    ) == {"en-GB"}


@pytest.mark.parametrize("role", ROLES)
def test_every_picture_has_a_text_alternative_and_is_sharp_in_print(role):
    of = document(role)
    pictures = every(of, "wp:docPr")
    assert len(pictures) == {Role.PUBLIC: 2, Role.OFFICER: 3}[role]
    assert all(len(one.get("descr", "")) > 20 for one in pictures)
    for shape in of.inline_shapes:
        blip = shape._inline.graphic.graphicData.pic.blipFill.blip
        image = of.part.related_parts[blip.embed].image
        assert image.px_width / shape.width.inches > 200


def test_every_table_has_one_header_row_that_repeats_and_no_empty_cell():
    for table in document().tables:
        rows = table._tbl.tr_lst
        heads = [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
        assert heads == [True] + [False] * (len(rows) - 1)
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert look.get(qn("w:firstRow")) == "1"
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert all(cell.text.strip() for row in table.rows for cell in row.cells)
        assert not table._tbl.findall(f".//{qn('w:gridSpan')}")
        assert not table._tbl.findall(f".//{qn('w:vMerge')}")


def test_every_table_and_picture_has_a_numbered_caption():
    captions = [p.text for p in document().paragraphs if p.style.name == "Caption"]
    for kind, number in (("Table", len(document().tables) - 1), ("Figure", 3)):
        own = [text for text in captions if text.startswith(kind)]
        found = [int(re.match(rf"{kind} (\d+): ", text).group(1)) for text in own]
        assert found == list(range(1, number + 1))


def test_no_paragraph_is_empty_but_one_that_holds_a_picture():
    for one in document().paragraphs:
        assert one.text.strip() or one._p.findall(f".//{qn('w:drawing')}")


def test_every_page_says_that_it_is_sample_data_and_has_its_number():
    for section in document().sections:
        head = section.header.paragraphs[0].text
        assert head.splitlines()[0] == SAMPLE_LINE
        assert "Version 7 · Open · Management information" in head
        assert section.header.is_linked_to_previous is False
        codes = [
            one.text.strip() for one in section.footer._element.iter(qn("w:instrText"))
        ]
        assert codes == ["PAGE", "NUMPAGES"]
        assert not section.different_first_page_header_footer


def test_a_plan_that_is_not_made_up_does_not_say_it_is():
    of = opened(paper.docx(first(sample(CHESHIRE_EAST, 1))))
    for section in of.sections:
        assert SAMPLE_LINE not in section.header.paragraphs[0].text


def test_every_note_is_marked_once_and_every_pointer_leads_to_one():
    of, shown = document(), papers.westmere(Role.OFFICER).shown
    marks = [int(one.get(qn("w:id"))) for one in every(of, "w:endnoteReference")]
    assert marks == sorted(marks) == [note.number for note in shown.notes]
    codes = [one.text for one in every(of, "w:instrText") if "NOTEREF" in one.text]
    places = {one.get(qn("w:name")) for one in every(of, "w:bookmarkStart")}
    assert codes
    assert {code.split()[1] for code in codes} <= places
    notes = parse_xml(part("word/endnotes.xml").encode())
    told = {
        one.get(qn("w:id")): "".join(text.text for text in one.iter(qn("w:t")))
        for one in notes.findall(qn("w:endnote"))
    }
    for note in shown.notes:
        assert note.text in told[f"{note.number}"].replace("\u00a0", " ")


def test_a_number_names_one_bookmark_only():
    starts = every(document(), "w:bookmarkStart")
    for key in ("w:id", "w:name"):
        values = [one.get(qn(key)) for one in starts]
        assert len(values) == len(set(values))


def test_the_checklist_leads_to_every_part_still_to_write():
    of, shown = document(), papers.westmere(Role.OFFICER).shown
    links = [one.get(qn("w:anchor")) for one in every(of, "w:hyperlink")]
    assert links == [f"write_{place.number}" for place in shown.to_write]
    marked = [p.text for p in of.paragraphs if p.style.name == "To write"]
    assert len(marked) == len(links)
    assert all("To write (" in text for text in marked)


def test_paragraphs_number_on_past_the_recommendations():
    of = document()
    numbered = [one for one in of.paragraphs if one.style.name == "List Number"]
    own = [one for one in numbered if one._p.pPr.numPr is not None]
    assert [one.text for one in own] == [
        "Scrutinise the progress made and its impact.",
        "Continue to support and challenge the partnership.",
        "Agree to receive a further report in six months.",
    ]
    (number,) = {one._p.pPr.numPr.numId.val for one in own}
    numbering = of.part.numbering_part.element
    style = of.styles["List Number"].element.find(f".//{qn('w:numId')}")
    kinds = {
        key: numbering.num_having_numId(key).abstractNumId.val
        for key in (number, int(style.get(qn("w:val"))))
    }
    assert len(set(kinds.values())) == 2


@pytest.mark.parametrize("role", ROLES)
def test_the_same_version_gives_the_same_bytes(role):
    again = papers.since(
        [sample(papers.WESTMERE, number) for number in range(1, 8)], role
    )
    assert paper.docx(again) == papers.written(role)
    with zipfile.ZipFile(BytesIO(papers.written(role))) as file:
        times = {part.date_time for part in file.infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}
    told = document(role).core_properties
    assert f"{told.created:%Y-%m-%d}" == f"{told.modified:%Y-%m-%d}" == "2023-06-30"


def test_the_file_says_what_the_page_previews():
    shown, of = papers.westmere(Role.OFFICER).shown, document()
    said = "\n".join(one.text for one in of.paragraphs).replace("\u00a0", " ")
    for section in shown.sections:
        assert section.heading in said
        for one in section.parts:
            if isinstance(one, paper.content.Paragraph):
                assert all(told.text in said for told in one.said)
    cells = [
        tuple(cell.text for cell in row.cells) for t in of.tables for row in t.rows[1:]
    ]
    for table in papers.tables(shown):
        assert set(table.rows) <= set(cells)


def test_characters_that_no_file_may_hold_are_left_out():
    plan = sample(papers.WESTMERE, 7)
    odd = replace(plan.actions[0], action="Odd \ufffe and \x0b <w:t> & “quoted”")
    of = opened(paper.docx(first(replace(plan, actions=(odd, *plan.actions[1:])))))
    said = "\n".join(c.text for t in of.tables for row in t.rows for c in row.cells)
    assert "Odd  and  <w:t> & “quoted”" in said

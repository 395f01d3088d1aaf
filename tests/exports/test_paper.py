"""The committee paper says what the record bears, and marks what it does not."""

import re

import pytest

from components.exports import paper
from components.exports.paper.content import Paragraph, Picture, ToWrite
from components.sentences.paper_prompts import EXEMPT
from data.release.audience import NotAllowed, Role
from tests.exports import papers
from tests.exports.papers import CHESHIRE_EAST, WESTMERE, first, sample, section, text
from tests.pages import books
from tests.pages.test_what_a_reader_may_see import exact, telling

PUBLIC, MEMBER, OFFICER = Role.PUBLIC, Role.MEMBER, Role.OFFICER
# The headings of report CF/14/23-24, in its order.
REPORT = [
    "Purpose of Report",
    "Executive Summary",
    "Recommendations",
    "Background",
    "Consultation and Engagement",
    "Reasons for Recommendations",
    "Other Options Considered",
    "Implications and Comments",
    "Monitoring Officer/Legal",
    "Section 151 Officer/Finance",
    "Policy",
    "Equality, Diversity and Inclusion",
    "Human Resources",
    "Risk Management",
    "Rural Communities",
    "Children and Young People including Cared for Children, care leavers and "
    "Children with special educational needs and disabilities (SEND)",
    "Public Health",
    "Climate Change",
    "Access to Information",
]
ACTIONS = [
    ["Ref", "Action", "Lead agency", "Original due", "Status"],
    ["1.1", "Agree a definition", "Police", "30/04/2023", "Complete"],
    ["1.2", "Write a policy", "Council", "31/08/2023", "In progress"],
]
COHORT = [["Date", "Group", "Count"], ["30/06/2023", "All", 40]]


def westmere(role=PUBLIC):
    return papers.westmere(role).shown


def classified(of):
    (line, *rest) = of.classification
    return line.text, [part.prompt for part in rest]


# --- structure -----------------------------------------------------------------


def test_it_has_every_heading_of_the_report_in_its_order():
    headings = [one.heading for one in westmere().body]
    assert [one for one in headings if one in REPORT] == REPORT


def test_the_page_for_members_comes_first_and_asks_nobody_to_write():
    first_section = westmere().sections[0]
    assert first_section.heading == "Summary for members"
    assert not [part for part in first_section.parts if isinstance(part, ToWrite)]


def test_under_every_heading_somebody_writes_or_something_is_said():
    for one in (*westmere().sections, *first(sample(CHESHIRE_EAST, 1)).shown.sections):
        assert one.parts or one.heading == "Implications and Comments"


def test_the_checklist_names_every_part_a_person_must_write_once():
    of = westmere()
    marked = [p for s in of.sections for p in s.parts if isinstance(p, ToWrite)]
    heads = [one.value for one in of.head if isinstance(one.value, ToWrite)]
    assert [place.part for place in of.to_write] == [*heads, *marked]
    assert [place.number for place in of.to_write] == list(range(1, 23))
    assert {"Report of", "Report reference number", "Ward(s) affected"} <= {
        place.where for place in of.to_write
    }


def test_no_word_that_the_committee_should_not_read():
    never = ("watermelon", "slipped", "promise", "on track", "route to green")
    said = text(westmere(OFFICER)).casefold()
    assert [word for word in never if word in said] == []


# --- who may read it -------------------------------------------------------------


def test_the_publics_paper_of_an_open_version_is_open():
    assert classified(westmere()) == ("OPEN FOR PUBLICATION", [])


def test_a_paper_with_what_the_public_is_not_shown_is_not_called_open():
    line, asked = classified(westmere(MEMBER))
    assert line.startswith("NOT FOR PUBLICATION as it stands")
    assert "Schedule 12A to the Local Government Act 1972" in asked[0]


def test_a_members_paper_that_holds_nothing_else_is_open():
    plan = papers.plan_in(books.in_sheets(Actions=ACTIONS))
    assert classified(first(plan, MEMBER).shown) == ("OPEN FOR PUBLICATION", [])


def test_a_restricted_version_has_no_paper_for_the_public():
    plan = papers.restricted()
    with pytest.raises(NotAllowed, match="This version is restricted"):
        first(plan, PUBLIC)


@pytest.mark.parametrize("paragraph", EXEMPT)
def test_the_exempt_paragraph_is_told_in_its_words(paragraph):
    plan = papers.restricted()
    line, asked = classified(first(plan, MEMBER, exempt=paragraph).shown)
    assert EXEMPT[paragraph] in line
    assert f"paragraph {paragraph} of Part 1 of Schedule 12A" in line
    assert asked[0].startswith("confirm the paragraph")


def test_no_paper_has_an_unfilled_x():
    plan = papers.restricted()
    for of in (westmere(), westmere(MEMBER), first(plan, MEMBER).shown):
        line, asked = classified(of)
        assert not re.search(r"\bX\b", " ".join((line, *asked)))


def test_the_publics_paper_holds_no_number_that_the_gate_withheld():
    plan = papers.plan_in(books.with_telling_counts())
    for role, expected in ((PUBLIC, False), (MEMBER, True)):
        released = first(plan, role)
        said = text(released.shown)
        drawn = [
            str(part.chart.to_dict()["datasets"])
            for one in released.shown.sections
            for part in one.parts
            if isinstance(part, Picture)
        ]
        assert bool(exact(telling("\n".join((said, *drawn))))) is expected


def test_only_an_officers_paper_names_cells():
    address = re.compile(r"\bActions [A-Z]+\d+\b")
    assert address.search(text(westmere(OFFICER)))
    assert not address.search(text(westmere(MEMBER)))


# --- figures -----------------------------------------------------------------------


def test_every_figure_has_one_note_with_its_value_and_its_rule():
    of = westmere(OFFICER)
    assert [note.number for note in of.notes] == list(range(1, len(of.figures) + 1))
    for note in of.notes:
        assert note.figure.text in note.text
        assert note.figure.definition.rstrip(".") in note.text
        assert "made-up figures" in note.text


def test_the_summary_states_nothing_that_the_report_does_not():
    for of in (westmere(OFFICER), first(sample(CHESHIRE_EAST, 1)).shown):
        own = {f.name for f in paper.content.stated(of.summary)}
        report = {
            f.name
            for one in (*of.body, *of.appendices)
            for f in paper.content.stated(one)
        }
        assert own <= report


def test_what_changed_is_told_with_its_figures():
    (part,) = [
        part
        for part in section(westmere(), "executive_summary").parts
        if isinstance(part, Paragraph) and "no longer listed" in part.text
    ]
    assert "14 of 60 actions were reported complete then; 50 of 61 now" in part.text
    names = [figure.name for said in part.said for figure in said.figures]
    assert names == [
        "completed",
        "moved_later",
        "no_longer_listed",
        "reported_complete_with_no_longer_listed",
    ]


def test_dates_that_fell_due_since_the_last_report_are_named():
    told = text(westmere())
    assert "Bitesize learning begins, met late, by 31 days" in told
    assert "Improvement Board letter on the six-month review, no update" in told


def test_options_that_point_elsewhere_are_resolved():
    said = papers.text(westmere())
    assert "(resolved: the report says “As above.”)" in said


def test_a_sentence_on_what_was_tested_stands_with_the_options():
    tested = (paper.content.Said("With yearly reports, 3 of 14 would not appear."),)
    plan = sample(WESTMERE, 7)
    subject = paper.Subject(plan, paper.Facts(7, MEMBER, papers.JULY), tested=tested)
    options = section(paper.drafted(subject), "options")
    assert [p.text for p in options.parts if isinstance(p, Paragraph)][-1] == (
        "With yearly reports, 3 of 14 would not appear."
    )


def test_a_plan_with_a_history_has_its_courses_tested_in_the_paper():
    said = papers.text(papers.westmere(PUBLIC).shown)
    assert "With no reports, 14 of 14 changes in this record would not have" in said
    assert "Members may hear by other routes." in said
    assert "With no reports" not in text(first(sample(WESTMERE, 7)).shown)


# --- how little can be said ----------------------------------------------------------


def test_the_report_as_published_gives_no_count_and_says_so():
    of = first(sample(CHESHIRE_EAST, 1)).shown
    said = text(of)
    assert "82% reported; the number of actions is not given." in said
    assert "The report says the number fell and gives no figure." in said
    assert "No earlier version is published, so nothing can be said" in said
    assert not [part for part in papers.tables(of) if part.headings[0] == "Ref"]
    assert "sample data" not in said.casefold()


def test_a_workbook_without_actions_says_so():
    of = first(papers.plan_in(books.in_sheets(Cohort=COHORT)), MEMBER).shown
    assert "The number of actions is not given in this workbook." in text(of)
    assert "Every action" not in [one.heading for one in of.appendices]
    assert "40 children identified as at risk" in text(of)


def test_a_workbook_without_a_cohort_says_so():
    of = first(papers.plan_in(books.in_sheets(Actions=ACTIONS)), MEMBER).shown
    assert "1 of 2 actions reported complete" in text(of)
    assert "This workbook holds no cohort figures" in text(of)
    assert "The workbook records no other option considered." in text(of)


def test_a_meeting_whose_date_is_not_known_is_left_to_the_clerk():
    of = first(sample(WESTMERE, 7), meeting=None).shown
    assert ("Date of meeting", "Democratic Services") in [
        (place.where, place.part.who) for place in of.to_write
    ]
    (asked,) = section(of, "recommendations").parts
    assert "records no recommendation for this meeting" in asked.prompt


def test_text_of_a_workbook_is_copied_as_text():
    rows = [ACTIONS[0], ["1.1", "<b>Bold</b> & [x](y)", "P", "30/04/2023", "Complete"]]
    of = first(papers.plan_in(books.in_sheets(Actions=rows)), MEMBER).shown
    copied = paper.pasted(of, section(of, "actions"))
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; [x](y)" in copied.rich
    assert "<b>" not in copied.rich
    assert "<b>Bold</b> & [x](y)" in copied.plain
    assert all(
        cell for table in papers.tables(of) for row in table.rows for cell in row
    )


def test_a_copy_of_sample_data_says_so():
    of = westmere()
    for one in of.sections:
        copied = paper.pasted(of, one)
        for said in (copied.rich, copied.plain):
            assert "Sample data. Figures are made up. Do not quote." in said

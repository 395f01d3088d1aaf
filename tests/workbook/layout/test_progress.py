"""A column of progress: is it where each action stands, or a narrative?"""

from __future__ import annotations

import pytest

from data.plan import Delivery
from tests.workbook.layout.kept import asked, plan, read, sheet

PROGRESS = ["Progress Report", "Progress update", "Update"]


def kept(heading, *cells, rag=()):
    """Actions with a column under this heading, and a RAG column if it is given."""
    head = ["No", "Action", "Agency", "Due", heading, *(["RAG"] if rag else [])]
    rows = [
        [f"{n}", f"Do {n}", "Council", "30/06/2023", cell, *rag[n - 1 : n]]
        for n, cell in enumerate(cells, start=1)
    ]
    return sheet("S", head, *rows)


@pytest.mark.parametrize("heading", PROGRESS)
def test_words_of_a_status_under_progress_are_the_status(heading):
    made = plan(kept(heading, "Complete", "In progress", "Closed", "Superseded by 2"))
    assert [action.delivery for action in made.actions] == [
        Delivery.COMPLETE,
        Delivery.IN_PROGRESS,
        Delivery.COMPLETE,
        Delivery.SUPERSEDED,
    ]


def test_where_one_of_them_is_not_known_everywhere_the_column_is_asked_about():
    made = read(kept("Progress Report", "Complete", "Nearly done", "In progress"))
    question = asked(made)["column:actions:progressreport"]
    assert question.suggested == "delivery"
    assert question.changes_figure
    assert made.plan
    assert {one.delivery for one in made.plan.actions} == {Delivery.UNKNOWN}


@pytest.mark.parametrize("heading", PROGRESS)
def test_a_narrative_under_progress_is_the_update(heading):
    long = "The daily meeting has been held since May and was audited in June 2023."
    made = plan(kept(heading, long, f"{long} Complete."))
    assert made.actions[0].update == long


def test_short_words_beside_a_status_are_the_update():
    head = ["No", "Action", "Agency", "Due", "Status", "Update"]
    row = ["1", "Meet", "Council", "30/06/2023", "Ongoing", "Complete"]
    [action] = plan(sheet("S", head, row)).actions
    assert (action.delivery, action.update) == (Delivery.IN_PROGRESS, "Complete")


def test_what_is_partly_done_does_not_suggest_that_it_is_done():
    made = read(kept("Status", "Partially complete", "Partly achieved"))
    words = [one for one in asked(made).values() if one.id.startswith("word")]
    assert [one.suggested for one in words] == ["in_progress", "in_progress"]

"""An officer brings the tracker the council keeps, from upload to opened.

Sample 4 is in no template's layout. What it leaves open is answered once, in one
form; next month's file of the same layout is asked nothing again.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import openpyxl
from playwright.sync_api import expect

from components.sentences.publish_release import WHY
from data import workbook
from data.publications import Stage
from data.workbook.understanding import Choice, Entry, Question
from tests.browser.conftest import Arrive
from tests.browser.reader import TWO_FRAMES, Reader
from tests.browser.server import Server
from tests.browser.test_officer_journey import SAMPLES, press, says, stages, type_in

TRACKER = SAMPLES / "westmere-2023-07-as-kept.xlsx"
ANSWERS = json.loads(TRACKER.with_suffix(".answers.json").read_text("utf-8"))


def next_month(folder: Path) -> Path:
    """The same tracker a month later: its position, and nothing else."""
    book = openpyxl.load_workbook(TRACKER)
    (position,) = (
        cell
        for row in book.worksheets[0].iter_rows(max_row=9)
        for cell in row
        if cell.value == datetime(2023, 6, 30)  # noqa: DTZ001 - as a cell holds it
    )
    position.value = date(2023, 7, 31)
    book.save(folder / "westmere-2023-08-as-kept.xlsx")
    return folder / "westmere-2023-08-as-kept.xlsx"


def answer(reader: Reader, asked: Question) -> None:
    """Give the answer that stands beside the sample, as a person would."""
    said = ANSWERS[asked.id]
    if asked.entry is not Entry.CHOICE:
        reader.page.get_by_role("textbox", name=asked.asks).fill(said)
        return
    (choice,) = (one for one in asked.choices if one.key == said)
    radios = reader.page.get_by_role("radiogroup", name=asked.asks)
    if radios.count():
        radios.locator("label").filter(has_text=choice.label).first.click()
    else:
        _from_list(reader, asked, choice)


def _from_list(reader: Reader, asked: Question, choice: Choice) -> None:
    """A long list draws only what is in sight; typing brings what is meant."""
    box = reader.page.get_by_role("combobox", name=asked.asks)
    box.scroll_into_view_if_needed()
    reader.page.evaluate(TWO_FRAMES)  # scrolling closes an open list
    box.fill(choice.label)
    reader.page.get_by_role("option", name=choice.label, exact=True).click()


def test_a_tracker_is_asked_about_once_and_opened_and_next_month_asks_nothing(
    fresh_app: Server, arriving: Arrive, tmp_path: Path
):
    questions = workbook.read(
        TRACKER.read_bytes(), TRACKER.name
    ).understanding.questions
    assert {one.id for one in questions} == set(ANSWERS)
    reader = arriving(fresh_app)
    reader.open("publish")
    reader.act_as()
    reader.upload(TRACKER)
    says(reader, "questions to answer before this can be published", "9-asks")
    expect(reader.page.get_by_text("Sample data").first).to_be_visible()

    for one in questions:
        answer(reader, one)
    press(reader, "Save these answers")
    all_answered = f"All {len(questions)} questions answered"
    expect(reader.page.get_by_text(all_answered)).to_be_visible()
    says(reader, "to confirm", "10-answered")
    press(reader, "Send for checking")
    says(reader, "is being checked", "11-checks")
    type_in(reader, WHY, "Checked with the DPO")
    press(reader, "Clear as version 1")
    says(reader, "Version 1 is cleared", "12-cleared")
    press(reader, "Open now")
    says(reader, "Version 1 is what readers see now", "13-opened")
    reader.open()
    expect(reader.heading()).to_contain_text("50 of 61")

    reader.open("publish")
    reader.act_as()
    reader.upload(next_month(tmp_path))
    expect(reader.page.get_by_text(all_answered)).to_be_visible()
    expect(reader.heading()).not_to_contain_text("to answer")
    remembered = f"{len(questions)} answers are remembered"
    expect(reader.page.get_by_text(remembered)).to_be_visible()
    expect(reader.page.get_by_role("button", name="Send for checking")).to_be_visible()
    assert stages(fresh_app) == [Stage.OPEN, Stage.DRAFT]

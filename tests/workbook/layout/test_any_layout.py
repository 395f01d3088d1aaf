"""Any mixture of the mess over a known plan: the plan comes back, or it is asked.

``Sheet`` lays a known plan out in one of very many ways; ``answered`` says what an
officer would to each question. Before the answers nothing that is read may differ
from the plan, unless it is unknown; after them the plan is the very same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.plan import Action, Delivery, Due, Rating
from data.workbook.raw import RawSheet
from data.workbook.understanding import Question
from tests.workbook.layout.kept import ABOUT, Filled, Value, asked, read, sheet

BLUE, GREEN, AMBER, RED = "5B9BD5", "92D050", "FFC000", "FF0000"
STATUS = {
    Delivery.NOT_STARTED: ("Not started", "not started ", "Yet to start"),
    Delivery.IN_PROGRESS: ("In progress", "Ongoing", "Underway", "Moving along"),
    Delivery.COMPLETE: ("Complete", "Closed", "C", "Done", "Completed ", "All in hand"),
    Delivery.SUPERSEDED: ("Superseded by 3.2", "Superseded", "Dropped"),
}
RATED = {
    Rating.ON_TRACK: ("On track", "G", "Green"),
    Rating.AT_RISK: ("At risk", "A", "Amber"),
    Rating.OFF_TRACK: ("Off track", "R", "Red"),
}
FILLS = {Rating.ON_TRACK: GREEN, Rating.AT_RISK: AMBER, Rating.OFF_TRACK: RED}
MEANT = {
    "movingalong": "in_progress",
    "allinhand": "complete",
    "dropped": "superseded",
    **dict.fromkeys(("g", "green", GREEN.lower()), "on_track"),
    **dict.fromkeys(("a", "amber", AMBER.lower()), "at_risk"),
    **dict.fromkeys(("r", "red", RED.lower()), "off_track"),
}
HEADINGS = {
    "ref": ("Ref", "No.", "Action No", "ID", "NOS"),
    "action": ("Action", "What?", "ACTION\nREQUIRED", "Objective(s)", "Task"),
    "agency": ("Lead agency", "Agency", "Who?", "Lead", "Partner"),
    "due": ("Original due", "By when", "Timescale", "Deadline ", "Target date", "Due"),
    "status": ("Status", "Current Status", "Progress", "status"),
    "rating": ("RAG", "BRAG", "Rating"),
    "update": ("Update", "Commentary", "Progress report", "Narrative"),
}
THEMES = ("Front door", "Training")
ACTIONS = (
    "Hold a daily meeting",
    "Write the guidance",
    "Train all staff in hospitals",
    "Review each discharge plan",
    "Share one form",
    "Ask families what helped",
)


@dataclass(frozen=True)
class Known:
    """One action of the known plan."""

    ref: str
    action: str
    theme: str
    agencies: tuple[str, ...]
    due: date
    delivery: Delivery
    rating: Rating | None


@st.composite
def plans(draw: st.DrawFn) -> tuple[Known, ...]:
    number = draw(st.integers(2, len(ACTIONS)))
    return tuple(
        Known(
            f"{1 + (place >= 3)}.{1 + place % 3}",
            ACTIONS[place],
            THEMES[place >= 3],
            draw(st.sampled_from([("Council",), ("Police", "Health"), ("Health",)])),
            draw(st.dates(date(2022, 10, 1), date(2024, 2, 1))),
            draw(st.sampled_from(list(STATUS))),
            draw(st.sampled_from([None, *RATED])),
        )
        for place in range(number)
    )


Line = list[Value | Filled]


@dataclass
class Sheet:
    """A plan being laid out, row by row."""

    draw: st.DrawFn
    plan: tuple[Known, ...]

    def __post_init__(self) -> None:
        self.turned = self.now_and_then()
        themed = self.one_of("none", "rows", "merged", "column", "numbered")
        self.themed = "none" if self.turned and themed != "column" else themed
        self.fields = ["ref", "action", "agency", "due", "status", "rating", "update"]
        if self.draw(st.booleans()):
            self.fields[1:] = self.draw(st.permutations(self.fields[1:]))
        self.style = _Style(
            self.one_of("real", "dots", "written", "two", "slashes"),
            self.draw(st.booleans()),
            self.one_of(" / ", "; ", "\n", ", ", " and "),
        )
        self.first = ["Theme"] if self.themed in ("merged", "column") else []
        names = [self.one_of(*HEADINGS[field]) for field in self.fields]
        self.head: Line = [*self.first, *names]
        self.rows: list[Line] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden: list[int] = []

    def one_of(self, *values: str) -> str:
        return self.draw(st.sampled_from(values))

    def now_and_then(self) -> bool:
        return self.draw(st.integers(0, 5)) == 0

    def made(self) -> RawSheet:
        self.above()
        top = len(self.rows)
        self.rows.append(self.head)
        self.body()
        if self.turned:
            self.turn(top)
        else:
            self.below()
        across, down = self.draw(st.integers(0, 2)), self.draw(st.integers(0, 2))
        rows: list[Line] = [[]] * down
        rows += [[*[None] * across, *row] for row in self.rows]
        return sheet(
            self.one_of("Master v7 FINAL", "Sheet1", "Action log"),
            *rows,
            merged=tuple(
                (a + down, b + across, c + down, d + across)
                for a, b, c, d in self.merged
            ),
            hidden_rows=frozenset(row + down for row in self.hidden),
        )

    def above(self) -> None:
        if self.draw(st.booleans()):
            self.rows += [["JTAI improvement plan"], ["Version 17 080617"], []]
        if self.draw(st.booleans()):
            self.rows += [["Position as at", date(2023, 6, 30)], []]

    def body(self) -> None:
        theme, begun = "", 0
        for place, known in enumerate(self.plan):
            if known.theme != theme:
                theme = known.theme
                self.new_theme(known, again=bool(place))
                begun = len(self.rows) + 1
            new = len(self.rows) + 1 == begun
            self.record(known, named=new or self.themed == "column")
            if self.themed == "merged" and not new:
                self.merged = [one for one in self.merged if one[0] != begun]
                self.merged.append((begun, 1, len(self.rows), 1))
            if self.now_and_then() and not self.turned:
                self.hidden.append(len(self.rows))

    def new_theme(self, known: Known, *, again: bool) -> None:
        if self.themed == "rows":
            self.rows.append([known.theme])
        elif self.themed == "numbered":
            self.rows.append(_numbered(known, self.fields))
        if again and not self.turned and self.draw(st.booleans()):
            self.rows += [[], self.head]  # by page

    def record(self, known: Known, *, named: bool) -> None:
        cells = [self.draw(_cell(known, field, self.style)) for field in self.fields]
        theme: Line = [known.theme if named else None] if self.first else []
        self.rows.append([*theme, *cells])

    def below(self) -> None:
        if self.draw(st.booleans()):
            self.rows += [["Total", None, len(self.plan)]]
        if self.draw(st.booleans()):
            self.rows += [[], ["Note: dates are agreed by the board."]]
        if self.draw(st.booleans()):
            self.rows += [[], ["Key"], [Filled("", GREEN), "Going well"]]

    def turn(self, top: int) -> None:
        width = max(map(len, self.rows[top:]))
        table = [[*row, *[None] * (width - len(row))] for row in self.rows[top:]]
        self.rows = [*self.rows[:top], *map(list, zip(*table, strict=True))]


@st.composite
def laid_out(draw: st.DrawFn) -> tuple[tuple[Known, ...], RawSheet]:
    """A plan, and a sheet that holds it in some layout."""
    plan = draw(plans())
    return plan, Sheet(draw, plan).made()


@dataclass(frozen=True)
class _Style:
    dates: str
    coloured: bool
    between: str


def _numbered(known: Known, fields: list[str]) -> list[Value | Filled]:
    said = {"ref": known.ref[0], "action": known.theme}
    return [said.get(field) for field in fields]


@st.composite
def _cell(draw: st.DrawFn, known: Known, field: str, style: _Style) -> Value | Filled:
    plain = {
        "due": _written(known.due, style.dates),
        "agency": style.between.join(known.agencies),
        "ref": known.ref,
        "action": known.action,
    }
    if field in plain:
        return plain[field]
    if field == "status":
        return draw(st.sampled_from(STATUS[known.delivery]))
    if field == "update":
        return draw(st.sampled_from([None, "The meeting is held every morning."]))
    if known.rating is None:
        return None
    if style.coloured:
        return Filled("", FILLS[known.rating])
    return draw(st.sampled_from(RATED[known.rating]))


def _written(due: date, style: str) -> Value:
    return {
        "real": due,
        "dots": f"{due.day}.{due.month}.{due:%y}",
        "written": f"{due.day} {due:%B %Y}",
        "two": f"{due.day}-{due:%b-%y}",
        "slashes": f"{due:%d/%m/%Y}",
    }[style]


def answered(question: Question, plan: tuple[Known, ...]) -> str:
    """What an officer who knows the plan would say."""
    kind, *rest = question.id.split(":")
    if kind == "word":
        return MEANT[rest[-1]]
    if kind == "fill":
        return MEANT[rest[0]]
    if kind == "column":
        return _column(rest[1], question)
    fixed = {
        "sections": "theme",
        "names": "parts",
        "carry": "down",
        "hidden": "read",
        "date": "day_first",
        "table": "actions",
    }
    return fixed[kind]


def _column(heading: str, question: Question) -> str:
    fields = {
        "agency": "lead_agency",
        "due": "original_due",
        "status": "delivery",
    }
    for field, names in HEADINGS.items():
        if heading in {"".join(name.split()).casefold() for name in names}:
            return fields.get(field, field)
    raise AssertionError(question)


def right_or_unknown(action: Action, known: Known) -> None:
    """Nothing that was read differs from the plan, unless it is unknown."""
    assert action.action == known.action
    assert action.theme in ("", known.theme)
    assert action.original_due.on in (None, known.due)
    assert action.delivery in (Delivery.UNKNOWN, known.delivery)
    assert action.rating in (None, Rating.UNKNOWN, known.rating)
    whole = "".join(known.agencies)
    bare = "".join(action.lead_agency)
    for mark in ("/", ",", "and", " "):
        whole, bare = whole.replace(mark, ""), bare.replace(mark, "")
    assert bare in ("", whole)


def same(action: Action, known: Known, *, themed: bool) -> None:
    assert action.ref == known.ref
    assert action.action == known.action
    assert action.theme == (known.theme if themed else "")
    assert action.lead_agency == known.agencies
    assert action.original_due == Due(
        known.due, action.original_due.precision, action.original_due.raw
    )
    assert str(action.original_due.precision) == "day"
    assert action.delivery is known.delivery
    assert action.rating is known.rating


def comes_back(plan: tuple[Known, ...], held: RawSheet) -> None:
    by_action = {known.action: known for known in plan}
    reading = read(held)
    assert reading.plan
    for action in reading.plan.actions:
        right_or_unknown(action, by_action[action.action])
    short = len(reading.plan.actions) < len(plan)
    assert not short or asked(reading)
    answers: dict[str, str] = {}
    for _ in range(4):  # an answer may lead to a further question
        open_ = asked(read(held, answers=answers))
        if not open_:
            break
        answers |= {key: answered(one, plan) for key, one in open_.items()}
    done = read(held, answers=answers)
    assert asked(done) == {}
    assert done.plan
    assert len(done.plan.actions) == len(plan)
    texts = {cell.text for cell in held.cells}
    for action, known in zip(done.plan.actions, plan, strict=True):
        same(action, known, themed=known.theme in texts)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(laid_out())
def test_the_plan_comes_back_from_any_layout_or_it_is_asked(found):
    comes_back(*found)


@pytest.mark.long
@settings(max_examples=3000, deadline=None)
@given(laid_out())
def test_the_plan_comes_back_from_very_many_layouts(found):
    comes_back(*found)


def test_what_is_answered_beforehand_is_known():
    assert set(ABOUT) == {
        f"plan:{key}"
        for key in ("name", "partnership", "as_at", "sign_off_due", "classification")
    }

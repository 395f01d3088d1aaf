"""What plan is this, and what day does it describe?

A tracker seldom has a Plan sheet. Labels with their values, above or beside the
tables or on a sheet of their own, say what they say; the rest is asked, with what
the title rows suggest. The position is asked anew for each file, unless it stands
in it.

One case: "Position as at" in A2 with 30 June 2023 in B2 is the position; "Version 17
080617" in A2 suggests nothing, and the position is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from data import words
from data.plan import Classification, Due, Precision
from data.workbook import contract, values
from data.workbook.headings import MatchedRow, MatchedSheet
from data.workbook.layout import dates
from data.workbook.layout.asked import Asking, ident
from data.workbook.layout.grid import Grid
from data.workbook.layout.vocabulary import plain
from data.workbook.raw import Content, RawCell
from data.workbook.understanding import Choice, Entry, Question

_NAMES: Mapping[str, str] = {
    "name": "plan|plan name|name of plan|plan title|name of the plan|action plan name",
    "partnership": "partnership|partnership name|name of partnership",
    "as_at": "position as at|position at|position date|as at|status as at|data as at"
    "|position as of|date of position",
    "sign_off_due": "sign off due|sign off|sign off date|sign off due date|signoff due",
    "inspected": "what was inspected",
    "inspection_date": "inspection date|date of inspection",
    "submitted": "plan submitted|date submitted|submitted",
    "committee": "committee|scrutiny committee",
    "classification": "classification",
    "risk_scale": "risk scale",
    "risk_bands": "risk bands",
    "next_update_due": "next update due",
    "contact": "contact|contact officer|plan contact",
    "made_up": "made up",
}
# What only suggests an answer.
_HINTS: Mapping[str, str] = {
    "name": "title|project|programme|project name|document|document title|plan for",
    "partnership": "organisation|local authority|council|area|la|authority"
    "|local area|lead organisation|service",
    "as_at": "date|last updated|updated|date updated|version date|report date"
    "|date of update|date of report|update|updated on|last update|month"
    "|reporting period",
}
# The same, where a value stands beside them; alone they are titles.
_HINTS_BESIDE: Mapping[str, str] = {
    "name": "action plan|action plan title|improvement plan|plan on a page",
    "partnership": "owner|plan owner|owned by|responsible board|board",
}
_LABELS = {
    plain(name): key for key, names in _NAMES.items() for name in names.split("|")
}
_HINTED = {
    plain(name): key for key, names in _HINTS.items() for name in names.split("|")
}
_HINTED_BESIDE = {
    plain(name): key
    for key, names in _HINTS_BESIDE.items()
    for name in names.split("|")
}
_IN_ONE = re.compile(r"(?P<label>[^:]{2,40}):\s*(?P<value>\S.*)", re.DOTALL)
_AS_AT = re.compile(r".*\bas (?:at|of)\b[: ]*(?P<day>.+)", re.IGNORECASE | re.DOTALL)
_DATES = ("as_at", "sign_off_due", "inspection_date", "submitted", "next_update_due")
_ASKED: Mapping[str, str] = {
    "name": "What is the plan called?",
    "partnership": "Which partnership does the plan belong to?",
    "as_at": "What day does this file describe?",
    "sign_off_due": "When is the plan due to be signed off?",
}


@dataclass
class Said:
    """What the labels say, by field; what else suggests an answer; the titles."""

    cells: dict[str, RawCell] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    where: dict[str, Grid] = field(default_factory=dict)


@dataclass(frozen=True)
class Head:
    """The plan's own fields, as a Plan sheet of one row; and the position."""

    sheet: MatchedSheet
    position: date | None


def look(grid: Grid, rows: Iterable[int], said: Said, *, titled: bool) -> None:
    """Gather labels, hints and titles from the rows outside a sheet's tables."""
    for row in rows:
        cells = grid.own(row)
        for at, cell in cells.items():
            if cell.content is not Content.TEXT:
                continue
            if not _label(grid, row, at, cell, said):
                _stated(cell, said, grid)
        if titled and len(cells) == 1:
            text = next(iter(cells.values())).text.strip()
            if len(text) > 3 and not _IN_ONE.fullmatch(text):
                said.titles.append(text)


def _label(grid: Grid, row: int, at: int, cell: RawCell, said: Said) -> bool:
    """Take a label and its value: beside it, beneath it, or in the same cell."""
    name = plain(cell.text)
    hinted = _HINTED.get(name) or _HINTED_BESIDE.get(name, "")
    if name in _HINTED_BESIDE:
        value = _beside(grid, row, at)
    elif name in _LABELS or hinted:
        value = _beside(grid, row, at) or _beneath(grid, row, at)
    else:
        match = _IN_ONE.fullmatch(cell.text.strip())
        name = plain(match["label"]) if match else ""
        hinted = _HINTED.get(name) or _HINTED_BESIDE.get(name, "")
        text = match["value"].strip() if match else ""
        value = _with_text(cell, text) if text else None
    key = _LABELS.get(name)
    if value is None or not (key or hinted):
        return False
    if key:
        said.cells.setdefault(key, value)
        said.where.setdefault(key, grid)
    else:
        said.hints.setdefault(hinted, value.text.strip())
    return True


def _stated(cell: RawCell, said: Said, grid: Grid) -> None:
    """A title that says "Position as at 30 June 2023"."""
    match = _AS_AT.fullmatch(cell.text.strip())
    if not match or len(cell.text) > 120:
        return
    value = _with_text(cell, match["day"].strip(" .)"))
    due = dates.parse(value, None).due
    if due and due.precision is Precision.DAY:
        if "position" in cell.text.casefold():
            said.cells.setdefault("as_at", value)
            said.where.setdefault("as_at", grid)
        else:
            said.hints.setdefault("as_at", value.text)


def _with_text(cell: RawCell, text: str) -> RawCell:
    return RawCell(cell.row, cell.column, Content.TEXT, text, text)


def _beside(grid: Grid, row: int, at: int) -> RawCell | None:
    cells = grid.rows[row]
    after = [one for one in cells if one > at]
    near = min(after, default=0)
    if not near or near > grid.reaches(row, at) + 3:
        return None
    return None if _is_label(cells[near]) else cells[near]


def _beneath(grid: Grid, row: int, at: int) -> RawCell | None:
    below = grid.rows.get(row + 1, {}).get(at)
    return None if below is None or _is_label(below) else below


def _is_label(cell: RawCell) -> bool:
    name = plain(cell.text)
    return name in _LABELS or name in _HINTED


# --- the plan's fields ---------------------------------------------------------


def head(said: Said, asking: Asking) -> Head:
    """The plan's fields from what is said, and from answers to what is not."""
    known: dict[str, object] = {}
    cells: dict[str, RawCell] = {}
    for key, cell in said.cells.items():
        if key not in _DATES:
            cells[key] = cell
        elif (due := dates.parse(cell, None).due) and _enough(key, due):
            cells[key] = cell
            known[key] = due if key in ("sign_off_due", "inspection_date") else due.on
        else:
            said.hints.setdefault(key, cell.text.strip())
    _ask(said, cells, known, asking)
    where = next(iter(said.where.values()), None)
    title = where.title if where else ""
    row = MatchedRow(
        1,
        cells,
        said=known,
        sheet=title,
        file=where.file if where else "",
        places=dict.fromkeys(_NAMES, ""),
    )
    labels = {key: cell.row for key, cell in cells.items()}
    labels |= dict.fromkeys({*known, "classification"} - set(labels), 1)
    sheet = MatchedSheet(
        contract.PLAN, labels=labels, rows=(row,), file=row.file, needs=frozenset()
    )
    position = known.get("as_at")
    return Head(sheet, position if isinstance(position, date) else None)


def _enough(key: str, due: Due) -> bool:
    exact = due.precision is Precision.DAY
    vague = key in ("sign_off_due", "inspection_date") and due.on is not None
    return exact or vague


def _ask(
    said: Said,
    cells: dict[str, RawCell],
    known: dict[str, object],
    asking: Asking,
) -> None:
    """Ask what no label says; a typed answer stands in no cell."""
    hints = said.hints
    title = next(iter(said.titles), "")
    answers: dict[str, object] = {}
    if "name" not in cells:
        answers["name"] = asking.text(_question("name", hints.get("name", title)))
    if "partnership" not in cells:
        hint = hints.get("partnership", "")
        answers["partnership"] = asking.text(_question("partnership", hint))
    if "as_at" not in known:
        hint = _as_day(hints.get("as_at", ""))
        answers["as_at"] = asking.day(_question("as_at", hint))
    if "sign_off_due" not in known:
        hint = hints.get("sign_off_due", "")
        answers["sign_off_due"] = asking.due(_question("sign_off_due", hint))
    if "classification" not in cells:
        answer = asking.choose(_open_or_restricted())
        answers["classification"] = _BY_KEY.get(answer)
    known.update({key: value for key, value in answers.items() if value})


_BY_KEY = {one.name.casefold(): one for one in Classification}


def _question(key: str, suggested: str) -> Question:
    return Question(
        ident("plan", key),
        _ASKED[key],
        entry=Entry.TEXT,
        suggested=suggested,
        kept=key != "as_at",
    )


def _open_or_restricted() -> Question:
    choices = (
        Choice("open", "Open: anyone may read it"),
        Choice("restricted", "Restricted"),
    )
    return Question(
        ident("plan", "classification"),
        "Is the plan open or restricted?",
        choices,
        changes_figure=False,
    )


def _as_day(hint: str) -> str:
    """A suggested position as it would be typed; "" where it gives no day."""
    due = dates.parse(RawCell(0, 0, Content.TEXT, hint, hint), None)
    found = due.due or next((one.due for one in due.options), None)
    return words.day(found.on) if found and found.on else ""


def titles(said: Said) -> frozenset[str]:
    """The titles as they are compared: they may stand again on every page."""
    return frozenset(values.key(text) for text in said.titles)


def outside(grid: Grid, taken: Iterable[range]) -> Iterator[int]:
    """The rows of a sheet that no table takes."""
    held = {row for rows in taken for row in rows}
    yield from (row for row in grid.rows if row not in held)

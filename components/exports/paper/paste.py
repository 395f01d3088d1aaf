"""What is copied of a paper, to be pasted into an officer's own template?

One section at a time, as HTML that Word pastes as headings, lists and real tables,
and as plain text beside it. Paragraphs come without their numbers, which the
template gives; every text is escaped, and a copy of sample data says so.

One case: a table of two columns is, as text, a line for each row with a tab between.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass

from components.exports.paper.content import (
    Items,
    Paper,
    Paragraph,
    Part,
    Picture,
    Section,
    Table,
    ToWrite,
)
from components.sentences import paper as says
from data import words


@dataclass(frozen=True)
class Pasted:
    """One section twice: as HTML of our own making, and as plain text."""

    rich: str
    plain: str


def pasted(paper: Paper, section: Section) -> Pasted:
    """A section as it is pasted; the last line says where its figures are made up."""
    level = section.level + 1
    rich = [f"<h{level}>{_escaped(section.heading)}</h{level}>"]
    plain = [section.heading]
    for part in section.parts:
        rich += _rich(part)
        plain += _plain(part)
    if paper.example:
        rich.append(f"<p>{_escaped(paper.example)}</p>")
        plain.append(paper.example)
    return Pasted("".join(rich), "\n\n".join(plain))


def _rich(part: Part) -> Iterator[str]:
    if isinstance(part, Items):
        tag = "ol" if part.numbered else "ul"
        lines = "".join(f"<li>{_escaped(item)}</li>" for item in part.items)
        yield f"<{tag}>{lines}</{tag}>"
    elif isinstance(part, Table):
        yield _table(part)
    else:
        yield f"<p>{_escaped(_said(part))}</p>"


def _plain(part: Part) -> Iterator[str]:
    if isinstance(part, Items):
        yield "\n".join(
            f"{at}. {item}" if part.numbered else f"• {item}"
            for at, item in enumerate(part.items, 1)
        )
    elif isinstance(part, Table):
        rows = (part.headings, *part.rows)
        lines = ("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
        yield "\n".join((part.caption, *lines))
    else:
        yield _said(part)


def _said(part: Paragraph | Picture | ToWrite) -> str:
    if isinstance(part, Paragraph):
        return part.text
    if isinstance(part, Picture):
        return words.paragraph((part.headline, part.alt))
    return f"[{says.to_write(part.who, part.prompt)}]"


def _table(part: Table) -> str:
    head = "".join(f'<th scope="col">{_escaped(name)}</th>' for name in part.headings)
    body = "".join(f"<tr>{_row(row)}</tr>" for row in part.rows)
    return (
        f'<p>{_escaped(part.caption)}</p><table border="1"><thead><tr>{head}</tr>'
        f"</thead><tbody>{body}</tbody></table>"
    )


def _row(row: tuple[str, ...]) -> str:
    first, *rest = row
    cells = "".join(f"<td>{_escaped(cell)}</td>" for cell in rest)
    return f'<th scope="row">{_escaped(first)}</th>{cells}'


def _escaped(text: str) -> str:
    return html.escape(words.without_controls(text)).replace("\n", "<br>")

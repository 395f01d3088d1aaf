"""How is a pack written? As one HTML file that asks nothing of any other.

A policy in the file itself forbids every request and every script; its style is named
by its hash, and each chart is an image within the file, so that no two charts' parts
can be taken for one another. Every text is escaped. The same pack is the same bytes.

One case: a finding called "<b>Front door</b>" is read as just that, brackets and all.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from components import markup
from components.charts import picture
from components.exports.pack.content import Pack, Sheets
from components.exports.pack.style import STYLE
from components.exports.paper.content import (
    Items,
    Paragraph,
    Part,
    Picture,
    Section,
    Table,
)
from components.sentences import pack as says
from data.release.released import Released

_POLICY = "default-src 'none'; img-src data:; style-src 'sha256-{}'; base-uri 'none'"
# The converter's own typeface stands on few machines; these two have its measures.
_FACES = (f'"{picture.FONT}"', f'"{picture.FONT}, Arial, Helvetica, sans-serif"')


def html(pack: Released[Pack]) -> bytes:
    """The whole file, in UTF-8."""
    return "\n".join(_lines(pack.shown)).encode()


def _lines(pack: Pack) -> Iterator[str]:
    title = " · ".join((pack.title, *pack.header[:1])) if pack.is_sample else pack.title
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    yield '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'
    policy = _POLICY.format(digest)
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{markup.escaped(title)}</title>"
    yield f'<style>{STYLE}</style>\n</head>\n<body>\n<div class="paged">'
    yield from _head(pack)
    yield f"<main>\n<h1>{markup.escaped(pack.title)}</h1>"
    seal, *rest = pack.sections
    yield from _sheets(seal)
    yield from _contents(pack)
    for one in rest:
        yield from _sheets(one)
    yield "</main>\n</div>\n</body>\n</html>\n"


def _head(pack: Pack) -> Iterator[str]:
    """The lines on every sheet, the sample line first where it is true."""
    yield '<header class="sheet-head">'
    for at, line in enumerate(pack.header):
        mark = ' class="mark"' if pack.is_sample and not at else ""
        yield f"<p{mark}>{markup.escaped(line)}</p>"
    yield "</header>"


def _contents(pack: Pack) -> Iterator[str]:
    yield f'<nav aria-label="{says.CONTENTS}">\n<h2>{says.CONTENTS}</h2>\n<ol>'
    for one in pack.sections[1:]:
        heading = markup.escaped(one.section.heading)
        yield f'<li><a href="#{one.section.key}">{heading}</a></li>'
    yield "</ol>\n</nav>"


def _sheets(one: Sheets) -> Iterator[str]:
    own = ' class="own-sheet"' if one.own_sheet else ""
    yield f'<section id="{one.section.key}"{own}>'
    yield from _section(one.section)
    for within in one.within:
        yield from _section(within)
    yield "</section>"


def _section(section: Section) -> Iterator[str]:
    level = section.level + 1
    yield f"<h{level}>{markup.escaped(section.heading)}</h{level}>"
    for part in section.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, Paragraph):
        yield f"<p>{markup.escaped(part.text)}</p>"
    elif isinstance(part, Items):
        tag = "ol" if part.numbered else "ul"
        items = "".join(f"<li>{markup.escaped(item)}</li>" for item in part.items)
        yield f"<{tag}>{items}</{tag}>"
    elif isinstance(part, Table):
        yield f'<p class="caption">{markup.escaped(part.caption)}</p>'
        yield markup.table(part.headings, part.rows, alt=part.caption.rstrip("."))
    elif isinstance(part, Picture):
        yield from _picture(part)


def _picture(part: Picture) -> Iterator[str]:
    drawn = picture.svg(part.chart).replace(*_FACES).encode()
    source = f"data:image/svg+xml;base64,{base64.b64encode(drawn).decode()}"
    headline, subtitle = markup.escaped(part.headline), markup.escaped(part.subtitle)
    yield f"<figure><figcaption><strong>{headline}</strong>"
    yield f"<span>{subtitle}</span></figcaption>"
    yield f'<img alt="{markup.escaped(part.alt)}" src="{source}"></figure>'

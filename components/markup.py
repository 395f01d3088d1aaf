"""What do we write in HTML ourselves? Tables, and a sentence that is announced.

Streamlit's own table scrolls sideways on a phone in a box that no keyboard can
reach, which WCAG forbids (axe: scrollable-region-focusable). This one is the
same table in a named region that takes the focus; a stacked one stands row under
row on a phone instead, each cell with its heading. Every cell is escaped; the text
between the tags is all that comes from outside. Streamlit announces nothing
politely: a status of our own does.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data import words

CLASS = "scrutiny-table"
NOTICE = "scrutiny-notice"
REGION = "scrutiny-status"
COPY = "scrutiny-copy"  # a button, and what it copies
HIDDEN = "scrutiny-hidden"  # to eyes; screen readers read it
ALONE = "impact_alone"  # the key of the box that asks for one finding on paper
REST = "impact_rest"  # begins the key of what that leaves out
WIDE = "wide_only"  # begins the key of what a phone does not show
# On paper: what is to be pressed goes, a heading stays with what it heads, and no
# row is cut. The frame around a page is Streamlit's, so it is named by its test ids.
PRINT = f"""@media print {{
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"],
  [data-testid="stExpandSidebarButton"], [data-testid="stSelectbox"],
  [data-testid="stPopover"], [data-testid="stPageLink"],
  [data-testid="stDownloadButton"], [data-testid="stButton"],
  [data-testid="stPagination"], [data-testid="stCheckbox"], .{COPY},
  [data-testid="stExpander"]:has(details:not([open])),
  body:has(.st-key-{ALONE} input:checked) [class*="st-key-{REST}"] {{
    display: none !important;
  }}
  html, body, #root, .stApp, [data-testid="stAppViewContainer"],
  [data-testid="stMain"], [data-testid="stMainBlockContainer"] {{
    display: block !important; height: auto !important; overflow: visible !important;
    position: static !important; max-width: none !important;
  }}
  [data-testid="stMainBlockContainer"] {{ padding: 0 !important; }}
  h1, h2, h3, [data-testid="stHeading"] {{ break-after: avoid; }}
  .{CLASS} {{ overflow: visible; }}
  .{CLASS} table {{ font-size: 0.8rem; }}
  .{CLASS} thead {{ display: table-header-group; }}
  .{CLASS} tr, [data-testid="stVegaLiteChart"] {{ break-inside: avoid; }}
  .{CLASS} :is(th, td) {{ overflow-wrap: break-word; }}
}}"""
STYLE = f"""<style>
.{CLASS} {{ overflow-x: auto; }}
.{CLASS}:focus-visible {{ outline: 3px solid #12436d; outline-offset: 2px; }}
.{CLASS} table {{ border-collapse: collapse; font-size: 0.94rem; margin: 0; }}
.{CLASS}.wide table {{ width: 100%; }}
.{CLASS} th, .{CLASS} td {{
  border: 0; border-bottom: 1px solid #c9cdd1; font-weight: 400;
  padding: 0.5rem 1rem 0.5rem 0; text-align: left; vertical-align: top;
}}
.{CLASS} thead th {{
  border-bottom: 2px solid #0b0c0c; font-weight: 600; vertical-align: bottom;
}}
.{CLASS} .number {{ font-variant-numeric: tabular-nums; text-align: right; }}
.{CLASS} td.number {{ white-space: nowrap; }}
.{NOTICE} {{
  border-left: 4px solid #12436d; background: #dbe5ee;
  max-width: 780px; padding: 0.6rem 1rem;
}}
.{COPY} button {{
  background: #fff; border: 1px solid #12436d; border-radius: 4px; color: #12436d;
  cursor: pointer; font: inherit; min-height: 2.25rem; padding: 0.25rem 0.75rem;
}}
.{COPY} button:focus-visible {{ outline: 3px solid #12436d; outline-offset: 2px; }}
.{CLASS} a {{ color: #12436d; }}
.{CLASS} del {{ color: #801650; }}
.{CLASS} ins {{ color: #12436d; font-weight: 600; }}
.{HIDDEN}, #{REGION} {{
  clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute;
  white-space: nowrap; width: 1px;
}}
@media (max-width: 640px) {{
  .{CLASS}.stacked thead {{
    clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute;
    width: 1px;
  }}
  .{CLASS}.stacked :is(table, tbody, tr, th, td) {{ display: block; min-width: 0; }}
  .{CLASS}.stacked :is(tbody th, td) {{ border: 0; padding: 0.1rem 0; }}
  .{CLASS}.stacked tbody th {{ font-weight: 600; }}
  .{CLASS}.stacked tr {{ border-bottom: 1px solid #c9cdd1; padding: 0.5rem 0; }}
  .{CLASS}.stacked td.number {{ text-align: left; }}
  .{CLASS}.stacked td::before {{
    color: #595a5b; content: attr(data-label) ": " / "";
  }}
  .{CLASS} th, .{CLASS} td {{ min-width: 5.5rem; }}
  .{CLASS} .number {{ min-width: 3.5rem; }}
  [class*="st-key-{WIDE}"] {{ display: none !important; }}
}}
{PRINT}
</style>"""


def on_every_sheet(text: str) -> str:
    """The style that sets A4, and this text with the page's number on each sheet.

    Every letter that a style sheet could take for its own is written as its number.
    """
    shown = words.without_controls(" ".join(text.split()))
    safe = "".join(
        one if one.isascii() and one.isalnum() else f"\\{ord(one):x} " for one in shown
    )
    face = "color: #595a5b; font: 8.5pt Arial, Helvetica, sans-serif"
    return f"""<style>@page {{ size: A4; margin: 18mm 15mm 16mm;
  @top-left {{ {face}; content: "{safe}"; width: 100%; }}
  @bottom-right {{ {face}; content: counter(page) " / " counter(pages); }}
}}</style>"""


# A screen reader announces what changes in a region that was there before; one
# that comes with its text is often passed over. So the text is put, a moment
# later, into a region of the window's own, and taken out when it has been said.
_THE_REGION = f"""let region = document.getElementById("{REGION}");
  if (!region) {{
    region = document.createElement("div");
    region.id = "{REGION}";
    region.setAttribute("role", "status");
    document.body.append(region);
  }}"""
ANNOUNCE = f"""<script>(() => {{
  {_THE_REGION}
  const notices = document.querySelectorAll(".{NOTICE}");
  const text = notices[notices.length - 1].textContent;
  setTimeout(() => {{ region.textContent = text; }}, 200);
  setTimeout(() => {{ region.textContent = ""; }}, 10000);
}})();</script>"""


# What is copied is both a document's HTML, which Word pastes as real tables, and
# plain text; a browser without the newer clipboard is given the text alone.
COPIER = f"""<script>(() => {{
  if (window.scrutinyCopier) return;
  window.scrutinyCopier = true;
  const tell = text => {{
    {_THE_REGION}
    region.textContent = text;
    setTimeout(() => {{ region.textContent = ""; }}, 5000);
  }};
  const copy = async holder => {{
    const plain = holder.querySelector("pre").textContent;
    if (!window.ClipboardItem) return navigator.clipboard.writeText(plain);
    const rich = holder.querySelector("section").innerHTML;
    const as = (type, text) => ({{ [type]: new Blob([text], {{ type }}) }});
    await navigator.clipboard.write([new ClipboardItem(
      {{ ...as("text/html", rich), ...as("text/plain", plain) }}
    )]);
  }};
  document.addEventListener("click", async event => {{
    const button = event.target.closest(".{COPY} button");
    if (!button) return;
    let said = "Copied";
    try {{ await copy(button.parentElement); }}
    catch {{ said = "Not copied: this browser does not allow it"; }}
    button.textContent = said;
    tell(said);
    setTimeout(() => {{ button.textContent = "Copy"; }}, 3000);
  }});
}})();</script>"""


def copier(name: str, rich: str, plain: str) -> str:
    """A button that copies; ``rich`` is HTML of our own making, ``plain`` any text."""
    label = html.escape(f"Copy: {name}")
    return (
        f'<div class="{COPY}"><button type="button" aria-label="{label}">Copy</button>'
        f"<section hidden>{rich}</section><pre hidden>{html.escape(plain)}</pre></div>"
    )


def status(text: str) -> str:
    """A sentence that stands out, and that a screen reader announces once."""
    return f'<div class="{NOTICE}">{escaped(text)}</div>{ANNOUNCE}'


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads on: its words, the address, and its whole name."""

    text: str
    href: str
    name: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell's text in pieces, each with whether it was taken out (or put in)."""

    pieces: tuple[tuple[str, bool], ...]
    taken_out: bool

    def __str__(self) -> str:
        return " ".join(text for text, _ in self.pieces)


Cell = str | Link | Marked


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    alt: str,
    numbers: Sequence[int] = (),
    wide: bool = True,
    stacked: bool = False,
) -> str:
    """A table as HTML: plain text in, escaped; the first column heads its row.

    ``numbers`` are the positions of columns set to the right. Without headings
    the table has no header row. ``stacked`` sets its rows under one another on a
    phone; the roles are then spelled out, as a browser forgets them.
    """
    roles = _STACKED if stacked else _PLAIN
    kinds = [' class="number"' if at in numbers else "" for at in range(_width(rows))]
    head = "".join(
        f'<th scope="col"{roles["columnheader"]}{kind}>{escaped(name)}</th>'
        for name, kind in zip(headings, kinds, strict=False)
    )
    opened = kinds
    if stacked:
        labels = [f' data-label="{html.escape(name)}"' for name in headings]
        opened = [f"{kind}{label}" for kind, label in zip(kinds, labels, strict=True)]
    row, group = f"<tr{roles['row']}>", roles["rowgroup"]
    body = "".join(f"{row}{_row(one, opened, roles)}</tr>" for one in rows)
    name = html.escape(alt)
    style = f"{' wide' if wide else ''}{' stacked' if stacked else ''}"
    return (
        f'<div class="{CLASS}{style}" role="region" tabindex="0" '
        f'aria-label="{name}, table"><table aria-label="{name}"{roles["table"]}>'
        f"{f'<thead{group}>{row}{head}</tr></thead>' if head else ''}"
        f"<tbody{group}>{body}</tbody></table></div>"
    )


_ROLES = ("table", "rowgroup", "row", "columnheader", "rowheader", "cell")
_PLAIN = dict.fromkeys(_ROLES, "")
_STACKED = {role: f' role="{role}"' for role in _ROLES}


def _width(rows: Sequence[Sequence[Cell]]) -> int:
    return max((len(row) for row in rows), default=0)


def _row(row: Sequence[Cell], opened: Sequence[str], roles: Mapping[str, str]) -> str:
    first, *rest = row
    cells = "".join(
        f"<td{roles['cell']}{opening}>{_cell(value)}</td>"
        for value, opening in zip(rest, opened[1:], strict=True)
    )
    return f'<th scope="row"{roles["rowheader"]}{opened[0]}>{_cell(first)}</th>{cells}'


def _cell(value: Cell) -> str:
    if isinstance(value, Link):
        name = html.escape(words.without_controls(value.name))
        href = html.escape(value.href)
        return f'<a href="{href}" aria-label="{name}">{escaped(value.text)}</a>'
    if isinstance(value, Marked):
        return " ".join(_piece(*piece, out=value.taken_out) for piece in value.pieces)
    return escaped(value)


def _piece(text: str, changed: bool, *, out: bool) -> str:  # noqa: FBT001
    """A piece of a marked text; the mark is said to a screen reader too."""
    if not changed:
        return escaped(text)
    tag, said = ("del", "taken out") if out else ("ins", "put in")
    mark = f'<span class="{HIDDEN}">[{said}: </span>'
    return f'<{tag}>{mark}{escaped(text)}<span class="{HIDDEN}">]</span></{tag}>'


def escaped(value: str) -> str:
    """Any text as HTML: no tag of its own, no control character, its lines kept."""
    shown = words.unbroken(words.without_controls(value))
    return html.escape(shown).replace("\n", "<br>")

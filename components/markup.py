"""What is a table, in HTML? Headings with a scope, and a region keyboards reach.

Streamlit's own table scrolls sideways on a phone in a box that no keyboard can
reach, which WCAG forbids (axe: scrollable-region-focusable). This one is the
same table in a named region that takes the focus. Every cell is escaped; the
text between the tags is all that comes from outside.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from data import words

CLASS = "scrutiny-table"
NOTICE = "scrutiny-notice"
REGION = "scrutiny-status"
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
#{REGION} {{
  clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute;
  white-space: nowrap; width: 1px;
}}
@media (max-width: 640px) {{
  .{CLASS} th, .{CLASS} td {{ min-width: 5.5rem; }}
  .{CLASS} .number {{ min-width: 3.5rem; }}
}}
</style>"""


# A screen reader announces what changes in a region that was there before; one
# that comes with its text is often passed over. So the text is put, a moment
# later, into a region of the window's own, and taken out when it has been said.
ANNOUNCE = f"""<script>(() => {{
  let region = document.getElementById("{REGION}");
  if (!region) {{
    region = document.createElement("div");
    region.id = "{REGION}";
    region.setAttribute("role", "status");
    document.body.append(region);
  }}
  const notices = document.querySelectorAll(".{NOTICE}");
  const text = notices[notices.length - 1].textContent;
  setTimeout(() => {{ region.textContent = text; }}, 200);
  setTimeout(() => {{ region.textContent = ""; }}, 10000);
}})();</script>"""


def status(text: str) -> str:
    """A sentence that stands out, and that a screen reader announces once."""
    return f'<div class="{NOTICE}">{_text(text)}</div>{ANNOUNCE}'


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    alt: str,
    numbers: Sequence[int] = (),
    wide: bool = True,
) -> str:
    """A table as HTML: plain text in, escaped; the first column heads its row.

    ``numbers`` are the positions of columns set to the right. Without headings
    the table has no header row.
    """
    kinds = [' class="number"' if at in numbers else "" for at in range(_width(rows))]
    head = "".join(
        f'<th scope="col"{kind}>{_text(name)}</th>'
        for name, kind in zip(headings, kinds, strict=False)
    )
    body = "".join(f"<tr>{_row(row, kinds)}</tr>" for row in rows)
    name = html.escape(alt)
    return (
        f'<div class="{CLASS}{" wide" if wide else ""}" role="region" tabindex="0" '
        f'aria-label="{name}, table"><table aria-label="{name}">'
        f"{f'<thead><tr>{head}</tr></thead>' if head else ''}"
        f"<tbody>{body}</tbody></table></div>"
    )


def _width(rows: Sequence[Sequence[str]]) -> int:
    return max((len(row) for row in rows), default=0)


def _row(row: Sequence[str], kinds: Sequence[str]) -> str:
    first, *rest = row
    cells = "".join(
        f"<td{kind}>{_text(value)}</td>"
        for value, kind in zip(rest, kinds[1:], strict=True)
    )
    return f'<th scope="row"{kinds[0]}>{_text(first)}</th>{cells}'


def _text(value: str) -> str:
    shown = words.unbroken(words.without_controls(value))
    return html.escape(shown).replace("\n", "<br>")

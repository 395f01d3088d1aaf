"""How does a pack look, on a screen and on A4? One style sheet, in the file itself.

The lines that every sheet must carry stand in a row group that a browser repeats at
the head of each printed page, as it repeats a table's head; the pages' numbers stand
in the margin where a browser can put them there.
"""

from components import markup

STYLE = f"""
* {{ box-sizing: border-box; }}
html {{ background: #fff; color: #0b0c0c; }}
body {{
  font: 1.06rem/1.5 "Segoe UI", Arial, Helvetica, sans-serif;
  margin: 0 auto; max-width: 60rem; padding: 1rem;
}}
h1 {{ font-size: 2rem; line-height: 1.2; margin: 1rem 0; }}
h2 {{
  border-top: 1px solid #c9cdd1; font-size: 1.5rem; margin: 2.5rem 0 0.75rem;
  padding-top: 1.25rem;
}}
h3 {{ font-size: 1.19rem; margin: 1.75rem 0 0.5rem; }}
p, li {{ max-width: 48rem; overflow-wrap: break-word; }}
p {{ margin: 0.6rem 0; }}
a {{ color: #12436d; }}
a:focus-visible, .{markup.CLASS}:focus-visible {{
  outline: 3px solid #12436d; outline-offset: 2px;
}}
nav ol {{ columns: 24rem; padding-left: 1.5rem; }}
.sheet-head p {{ color: #595a5b; font-size: 0.875rem; margin: 0; }}
.sheet-head .mark {{ color: #8a3209; font-weight: 600; }}
.caption {{ font-weight: 600; margin: 1.25rem 0 0.4rem; }}
figure {{ margin: 1.5rem 0 0.75rem; }}
figcaption strong {{ display: block; }}
figcaption span {{ color: #595a5b; font-size: 0.875rem; }}
figure img {{ display: block; height: auto; margin-top: 0.5rem; max-width: 100%; }}
.{markup.CLASS} {{ overflow-x: auto; }}
.{markup.CLASS} table {{ border-collapse: collapse; font-size: 0.94rem; width: 100%; }}
.{markup.CLASS} :is(th, td) {{
  border-bottom: 1px solid #c9cdd1; font-weight: 400; min-width: 4rem;
  overflow-wrap: break-word; padding: 0.4rem 0.8rem 0.4rem 0; text-align: left;
  vertical-align: top;
}}
.{markup.CLASS} thead th {{
  border-bottom: 2px solid #0b0c0c; font-weight: 600; vertical-align: bottom;
}}
@page {{
  margin: 12mm 15mm 16mm; size: A4;
  @bottom-right {{
    color: #595a5b; content: "Page " counter(page) " of " counter(pages);
    font: 9pt Arial, Helvetica, sans-serif;
  }}
}}
@media print {{
  body {{ font-size: 10pt; max-width: none; padding: 0; }}
  .paged {{ display: table; table-layout: fixed; width: 100%; }}
  .sheet-head {{ break-inside: avoid; display: table-header-group; }}
  .sheet-head p {{ font-size: 8.5pt; }}
  .sheet-head p:last-child {{ border-bottom: 1px solid #c9cdd1; padding-bottom: 2mm; }}
  main {{ display: table-row-group; }}
  nav ol {{ columns: auto; }}
  figcaption span {{ font-size: 8.5pt; }}
  h1 {{ font-size: 20pt; }}
  h2 {{ border-top: 0; font-size: 15pt; margin-top: 6mm; padding-top: 0; }}
  h3 {{ font-size: 12pt; margin-top: 5mm; }}
  h1, h2, h3, .caption, figcaption {{ break-after: avoid; }}
  .own-sheet {{ break-before: page; }}
  .own-sheet > h2 {{ margin-top: 2mm; }}
  figure, tr {{ break-inside: avoid; }}
  figure img {{ max-height: 150mm; max-width: 150mm; }}
  .{markup.CLASS} {{ overflow: visible; }}
  .{markup.CLASS} table {{ font-size: 8.5pt; }}
  .{markup.CLASS} thead {{ display: table-header-group; }}
  .{markup.CLASS} :is(th, td) {{ min-width: 0; padding: 1mm 3mm 1mm 0; }}
  p, li {{ max-width: none; orphans: 3; widows: 3; }}
  a {{ color: inherit; text-decoration: none; }}
}}
"""

"""A table a keyboard can reach and no cell can break out of."""

from components import markup


def test_cells_headings_and_names_are_escaped():
    made = markup.table(["<b>"], [["<script>x</script>"]], alt='"><i>')
    assert "<script>" not in made
    assert "<b>" not in made
    assert "<i>" not in made
    assert "&lt;script&gt;x&lt;/script&gt;" in made


def test_the_region_takes_the_focus_and_has_a_name():
    made = markup.table(["A"], [["1"]], alt="Actions by finding")
    assert 'role="region" tabindex="0" aria-label="Actions by finding, table"' in made
    assert '<table aria-label="Actions by finding">' in made


def test_headings_head_columns_and_the_first_cell_heads_its_row():
    made = markup.table(["Ref", "Days"], [["1.1", "30"]], alt="x", numbers=[1])
    assert '<th scope="col">Ref</th><th scope="col" class="number">Days</th>' in made
    assert '<th scope="row">1.1</th><td class="number">30</td>' in made


def test_a_table_without_headings_has_no_header_row():
    assert "<thead>" not in markup.table((), [["a", "b"]], alt="x")


def test_control_characters_go_and_dates_hold_together():
    made = markup.table(["A"], [["7 June 2023\x07\nnext"]], alt="x")
    assert "7\u00a0June\u00a02023<br>next" in made


def test_a_status_is_text_and_the_script_that_announces_it_holds_none_of_it():
    made = markup.status("Version <b>2</b> was opened")
    notice, _, script = made.partition("</div>")
    assert notice.endswith("Version &lt;b&gt;2&lt;/b&gt; was opened")
    assert script == markup.ANNOUNCE


def test_a_link_is_escaped_and_has_a_name_that_holds_its_words():
    link = markup.Link("History", 'action_plan?ref=1&"><b>', 'History of <i>"1"')
    made = markup.table(["A", "B"], [["1", link]], alt="x")
    assert (
        '<a href="action_plan?ref=1&amp;&quot;&gt;&lt;b&gt;" '
        'aria-label="History of &lt;i&gt;&quot;1&quot;">History</a>'
    ) in made
    assert str(link) == "History"


def test_words_taken_out_and_put_in_are_marked_for_eye_and_screen_reader():
    pieces = (("offered to", False), ("<all>", True), ("staff", False))
    out, new = (markup.Marked(pieces, taken_out=out) for out in (True, False))
    made = markup.table(["A", "B"], [[out, new]], alt="x")
    assert (
        'offered to <del><span class="scrutiny-hidden">[taken out: </span>&lt;all&gt;'
        '<span class="scrutiny-hidden">]</span></del> staff'
    ) in made
    assert '<ins><span class="scrutiny-hidden">[put in: </span>&lt;all&gt;' in made
    assert str(out) == "offered to <all> staff"


def test_a_stacked_table_keeps_its_roles_and_names_each_cell():
    made = markup.table(["Ref", "Now"], [["1.1", "Done"]], alt="x", stacked=True)
    assert '<table aria-label="x" role="table">' in made
    assert '<th scope="row" role="rowheader" data-label="Ref">1.1</th>' in made
    assert '<td role="cell" data-label="Now">Done</td>' in made


def test_a_table_that_is_not_stacked_spells_out_no_role_of_its_parts():
    made = markup.table(["Ref", "Now"], [["1.1", "Done"]], alt="x")
    assert 'role="cell"' not in made
    assert "data-label" not in made


def test_paper_gets_no_widgets_whole_rows_and_one_finding_alone_where_asked():
    _, _, printed = markup.STYLE.partition("@media print {")
    assert '[data-testid="stSidebar"]' in printed
    assert f".{markup.CLASS} tr" in printed
    assert (
        f"body:has(.st-key-{markup.ALONE} input:checked) "
        f'[class*="st-key-{markup.REST}"]' in printed
    )


def test_what_stands_on_every_sheet_is_text_to_a_style_sheet():
    style = markup.on_every_sheet('a"; } </style><script>alert(1)</script>')
    inside = style.removeprefix("<style>").removesuffix("</style>")
    assert "<" not in inside
    assert 'content: "a\\22 ' in inside

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

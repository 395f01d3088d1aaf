"""Can the samples be trusted to be what the scripts made, and to say what they are?"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data.samples.__main__ import write
from data.samples.library import FOLDER, MANIFEST, SampleVersion, as_kept, library
from data.samples.sheets import book
from data.workbook.issue import Verdict
from tests.samples.readings import (
    BOOKS,
    CHESHIRE_EAST,
    SAMPLES,
    plan,
    reading,
    sheets,
    texts,
)

MADE_UP = [version for sample, version in BOOKS if sample.made_up]
REAL_NAMES = re.compile(
    r"\b(?:Ofsted|DfE|Department for Education|NHS|CQC|HMIC\w*|Home Office|Cheshire|"
    r"Mersey\w*|Wirral|Crewe|Macclesfield|Manchester|London|Lancashire|Yorkshire|"
    r"Kent|Surrey|Derby\w*|Staffordshire|Shropshire|Birmingham|Liverpool|Barnardo'?s|"
    r"NSPCC|Children's Society|Research in Practice|CAMHS|gov\.uk)\b",
    re.IGNORECASE,
)


def _named(version: SampleVersion) -> str:
    return version.file


def test_making_the_samples_again_gives_the_committed_bytes(tmp_path: Path) -> None:
    write(tmp_path)

    for _, version in BOOKS:
        again = (tmp_path / version.file).read_bytes()
        assert again == version.content(), version.file
    kept = as_kept()
    assert (tmp_path / kept.file).read_bytes() == kept.content()
    for name in (kept.differences, MANIFEST.name):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


def test_every_workbook_beside_the_script_is_in_the_library() -> None:
    held = {path.name for path in FOLDER.glob("*.xlsx")}

    assert held == {version.file for _, version in BOOKS} | {as_kept().file}


def test_the_library_gives_three_plans_the_newcomers_first() -> None:
    versions = [(sample.key, len(sample.versions)) for sample in library()]

    assert versions == [
        ("westmere-jtai", 7),
        ("westmere-inclusion", 24),
        ("cheshire-east-2023", 1),
    ]


@pytest.mark.parametrize("version", [version for _, version in BOOKS], ids=_named)
def test_a_version_tells_its_own_hash_position_and_classification(
    version: SampleVersion,
) -> None:
    read = reading(version)

    assert version.sha256 == hashlib.sha256(version.content()).hexdigest()
    assert read.verdict is Verdict.PUBLISHABLE
    assert read.plan is not None
    assert read.plan.as_at == version.as_at
    assert str(read.plan.classification) == version.classification


def test_the_versions_of_a_plan_share_its_name_and_follow_one_another() -> None:
    for sample in SAMPLES.values():
        numbers = [version.number for version in sample.versions]
        positions = [version.as_at for version in sample.versions]
        names = {plan(sample, number).name for number in numbers}

        assert names == {sample.name}
        assert numbers == list(range(1, len(numbers) + 1))
        assert positions == sorted(set(positions))


@pytest.mark.parametrize("version", MADE_UP, ids=_named)
def test_no_real_name_stands_in_a_made_up_workbook(version: SampleVersion) -> None:
    real = [text for text in texts(version) if REAL_NAMES.search(text)]

    assert real == []


def test_the_list_of_real_names_finds_them_where_they_do_stand() -> None:
    (version,) = CHESHIRE_EAST.versions

    assert any(REAL_NAMES.search(text) for text in texts(version))


@pytest.mark.parametrize("version", MADE_UP, ids=_named)
def test_every_row_of_a_made_up_workbook_says_so(version: SampleVersion) -> None:
    for title, (header, *rows) in sheets(version).items():
        assert header[-1] == "Made up"
        assert {row[-1] for row in rows} == {"Yes"}, title
    read = reading(version).plan
    assert read is not None
    assert all(row.made_up for row in read.rows())


def test_no_row_of_what_was_published_is_marked_made_up() -> None:
    (version,) = CHESHIRE_EAST.versions

    assert "Made up" not in texts(version)
    assert not plan(CHESHIRE_EAST, 1).made_up


def test_dates_are_written_as_real_dates() -> None:
    page = load_workbook(FOLDER / "westmere-2023-07.xlsx")["Actions"]
    headings = [cell.value for cell in page[1]]
    due = page.cell(row=2, column=headings.index("Original due") + 1)

    assert due.is_date
    assert due.number_format == "d mmmm yyyy"


def test_a_row_cannot_have_a_column_the_template_lacks() -> None:
    with pytest.raises(KeyError, match="Meetings has no column"):
        book({"name": "A plan"}, {"meetings": [{"venue": "Hall"}]}, made_up=True)


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    file = tmp_path / "text.xlsx"
    rows = [{"on": date(2023, 1, 16), "name": "=1+1"}]
    file.write_bytes(book({"name": "A plan"}, {"meetings": rows}, made_up=True))

    cell = load_workbook(file)["Meetings"]["B2"]

    assert (cell.value, cell.data_type) == ("=1+1", "s")

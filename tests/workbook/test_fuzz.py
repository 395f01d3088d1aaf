"""Bytes changed by chance: a file is read or refused, and nothing else happens.

Half of them are changed as they stand, which a checksum mostly tells; half within
a part that is packed again, so that the parsers themselves meet what is wrong. The
seed is the file's number: what fails once fails again.
"""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from data.workbook import intake
from data.workbook.issue import Issue
from data.workbook.raw import RawBook
from tests.workbook import kinds
from tests.workbook.hostile import good
from tests.workbook.made import archive, parts, saved

ROWS = [["Label", "Value"], ["Plan", "Westmere"], ["Risk scale", 5], [None, True]]
BASES = (
    ("plan.xlsx", saved(lambda page: [page.append(row) for row in ROWS])),
    ("plan.xlsx", good()),
    ("plan.xlsx", kinds.strict(saved())),
    ("plan.xlsb", kinds.xlsb(ROWS)),
    ("plan.ods", kinds.ods(ROWS)),
    ("plan.xls", kinds.xls(ROWS)),
    ("plan.csv", b'Ref,Action\n1.1,"Hold, daily"\n'),
)
MOST = 12  # bytes changed in one file


def changed(number: int) -> tuple[str, bytes]:
    """The file of this number: a name, and bytes of which some are wrong."""
    chance = random.Random(number)  # noqa: S311 - the same every time is wanted
    name, content = BASES[number % len(BASES)]
    if not content.startswith(b"PK") or chance.random() < 0.4:
        return name, flipped(content, chance)
    held = parts(content)
    part = chance.choice(sorted(held))
    return name, archive(held | {part: flipped(held[part], chance)})


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Some bytes put in place of others, left out or doubled."""
    held = bytearray(content)
    for _ in range(chance.randint(1, MOST)):
        at = chance.randrange(max(1, len(held)))
        act = chance.random()
        if act < 0.8:
            held[at : at + 1] = bytes([chance.randrange(256)])
        elif act < 0.9:
            del held[at : at + chance.randint(1, 40)]
        else:
            held[at:at] = held[at : at + chance.randint(1, 40)]
    return bytes(held)


def outcome(number: int) -> RawBook | Issue | str:
    """What came of a file; anything but a book or a refusal is told in words."""
    name, content = changed(number)
    try:
        return intake.read(content, name)
    except intake.Refused as refusal:
        return refusal.issue
    except Exception as error:  # whatever it is, it is to be told
        return f"File {number}, {name}: {error!r}"


def none_does_harm(numbers: range) -> None:
    with ThreadPoolExecutor(2) as readers:
        found = list(readers.map(outcome, numbers))
    assert [one for one in found if isinstance(one, str)] == []
    read = sum(isinstance(one, RawBook) for one in found)
    assert 0 < read < len(found)  # neither is every file refused nor none


def test_no_file_with_bytes_changed_by_chance_does_harm():
    none_does_harm(range(200))


@pytest.mark.long
def test_nor_do_two_thousand():
    none_does_harm(range(200, 2_200))

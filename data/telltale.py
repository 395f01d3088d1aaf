"""Does this text look as if it told of one child, or of a few?

Plain patterns, so that each can be read and argued with. They know dates of birth,
ages beside a name or initials, NHS and pupil numbers, case numbers, postcodes, house
addresses, and a number up to nine beside a word for children. They cannot know a
child by name alone, by a school, an incident or a rare circumstance, nor a number
written some other way ("both siblings"): a person has to read what is published. A
recogniser of names was weighed and left out: trained on news, it takes officers' and
organisations' names for those of children, and needs a model of hundreds of MB.

One case: "J.B. (14) was seen at home" gives ``initials with an age``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CHILDREN = (
    r"(?:child|children|girls?|boys?|young\s+people|young\s+person|pupils?"
    r"|teenagers?|siblings?|episodes?)\b"
)
_NOT_COUNTED = r"(?!(?:minute|hour|day|week|month|term|year)s?\b|working\b|school\b)"
_BETWEEN = r"(?:[\w'’-]+\s+){0,3}"
SO_MANY_CHILDREN = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+"
    rf"{_NOT_COUNTED}{_BETWEEN}{_CHILDREN}",
    re.IGNORECASE,
)
_FEW_CHILDREN = re.compile(
    r"(?<![\d.,/-])\b(?:[1-9]|one|two|three|four|five|six|seven|eight|nine)\s+"
    rf"{_NOT_COUNTED}{_BETWEEN}{_CHILDREN}",
    re.IGNORECASE,
)
_AGE = r"(?:aged?\s*)?(?:\d|1\d)\s*(?:years?|yrs?|y/?o)?(?:\s+old)?"
_NHS = re.compile(r"(?<!\d)(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)")
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "a date of birth",
        re.compile(
            r"\b(?:d\.?o\.?b\b\.?|date of birth|born on)[\s:]*\d", re.IGNORECASE
        ),
    ),
    (
        "an age",
        re.compile(
            r"\b(?:\d|1[0-7])[- ]years?[- ]old\b"
            r"|\baged\s+(?:\d|1[0-7])\b(?!\s*(?:to|and|or|[-–+]|years?\s+(?:and|or)))",
            re.IGNORECASE,
        ),
    ),
    (
        "initials with an age",
        re.compile(rf"\b[A-Z]\.?\s?[A-Z]\b\.?\s*(?:\(\s*{_AGE}\s*\)|,\s*aged\s+\d)"),
    ),
    (
        "a name with an age",
        re.compile(
            r"\b[A-Z][a-z]+(?:\s[A-Z][a-z]*\.?)?\s*"
            r"(?:\(\s*(?:aged?\s*)(?:\d|1\d)\s*\)|,\s*(?:\d|1\d)\s*,)"
        ),
    ),
    ("a unique pupil number", re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-Z]\b")),
    (
        "a case number",
        re.compile(
            r"\b(?:case|child|pupil|client|person|mosaic|liquidlogic|LCS|ICS)\s*"
            r"(?:no\.?|number|id|ref(?:erence)?\.?)[\s:#]*[A-Z]*\d{3,}",
            re.IGNORECASE,
        ),
    ),
    ("a postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[ABD-HJLNP-UW-Z]{2}\b")),
    (
        "an address",
        re.compile(
            r"\b\d{1,4}[A-Za-z]?,?\s+(?:[A-Z][a-z]+\s+){1,3}(?:Road|Street|Avenue|Lane"
            r"|Close|Drive|Crescent|Way|Court|Place|Terrace|Grove|Gardens)\b"
        ),
    ),
    ("a small number of children", _FEW_CHILDREN),
)


def signs(text: str) -> tuple[str, ...]:
    """What the text seems to hold, each once, such as ``a postcode``."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[str]:
    if any(_is_nhs_number("".join(found)) for found in _NHS.findall(text)):
        yield "an NHS number"
    for name, pattern in _SIGNS:
        if pattern.search(text):
            yield name


def _is_nhs_number(digits: str) -> bool:
    """Whether the tenth digit checks the others (NHS Data Dictionary)."""
    weighed = sum(int(digit) * (10 - at) for at, digit in enumerate(digits[:9]))
    check = (11 - weighed % 11) % 11
    return check == int(digits[9])

"""How does a workbook become the same bytes every time?

openpyxl writes the moment of saving into the document's properties and into
every part of the zip archive, so that two workbooks with the same content
differ. Here both are given one fixed moment, and the parts are stored as they
are: how well they would be compressed depends on the machine's own library.

One case: ``fixed_bytes(one) == fixed_bytes(other)`` where the two workbooks were
filled alike, whenever, wherever and by whichever process they were saved.
"""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook

_PROPERTIES = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*")
_FIXED_STAMP = rb"\g<1>2023-01-01T00:00:00Z"
_FIXED_DATE = (2023, 1, 1, 0, 0, 0)
_ANY_FILE = 0o600 << 16  # readable by its owner, as a file unpacked from it would be


def fixed_bytes(workbook: Workbook) -> bytes:
    """The workbook as .xlsx bytes that depend on nothing but its content."""
    saved, fixed = BytesIO(), BytesIO()
    workbook.save(saved)
    with ZipFile(saved) as old, ZipFile(fixed, "w", ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(_entry(name), _part(name, old.read(name)))
    return fixed.getvalue()


def _part(name: str, content: bytes) -> bytes:
    return _STAMP.sub(_FIXED_STAMP, content) if name == _PROPERTIES else content


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _FIXED_DATE)
    entry.create_system = 0  # the same from Windows and from everywhere else
    entry.external_attr = _ANY_FILE
    return entry

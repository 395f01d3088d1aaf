"""How is a workbook written so that the same content is the same bytes?

openpyxl stamps the moment of saving into the document's properties and into
every part of the zip. Both are fixed here, so that a sample or the template
made twice can be compared byte for byte.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from openpyxl import Workbook

MADE = datetime(2023, 1, 1)  # noqa: DTZ001 - a fixed stamp, of no place
_ZIP_MADE = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")
_LEVEL = 9


def fixed_bytes(workbook: Workbook) -> bytes:
    """The workbook as .xlsx, the same bytes for the same content.

    The workbook's creator and times are overwritten.
    """
    workbook.properties.creator = "Scrutiny dashboard"
    workbook.properties.created = MADE
    saved = io.BytesIO()
    workbook.save(saved)
    fixed = io.BytesIO()
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as out,
    ):
        for name in sorted(source.namelist(), key=_order):
            entry = zipfile.ZipInfo(name, _ZIP_MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same whichever system it is made on
            stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", part)
            out.writestr(entry, part, compresslevel=_LEVEL)
    return fixed.getvalue()


def _order(name: str) -> tuple[bool, str]:
    return name != "[Content_Types].xml", name

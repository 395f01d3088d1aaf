"""May what this archive holds be unpacked at all?

Told by its list of parts, before anything is unpacked.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from typing import Any

from .told import Refusal

_ENCRYPTED = 0x1
_OTHER_FORMATS = {"xl/workbook.bin", "content.xml"}  # .xlsb and .ods


def look_at_the_parts(parts: list[zipfile.ZipInfo], limits: Mapping[str, Any]) -> None:
    """Refuse by the archive's list of parts, before anything is unpacked."""
    names = {part.filename for part in parts}
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Refusal("refused_password")
    if len(names) < len(parts) or any(".." in name.split("/") for name in names):
        raise Refusal("refused_damaged")
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > limits["parts"] or unpacked > limits["unpacked_bytes"]:
        raise Refusal("refused_too_big_inside")
    if names & _OTHER_FORMATS:
        raise Refusal("refused_other_format")
    if not any(name.startswith("xl/workbook") for name in names):
        raise Refusal("refused_not_a_workbook")

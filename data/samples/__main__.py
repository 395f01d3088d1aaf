"""Make every sample workbook again: ``python -m data.samples``.

The same bytes every time, so that a change in a committed workbook is always a
change somebody made in the tables or the scripts beside it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from data.samples import broken, cheshire_east, inclusion, westmere
from data.samples.library import FOLDER, MANIFEST

PLANS: tuple[ModuleType, ...] = (westmere, inclusion, cheshire_east)


def write(folder: Path = FOLDER) -> None:
    """Write every sample plan's workbooks and the manifest into a folder."""
    plans = [_plan(module, folder) for module in PLANS]
    text = json.dumps({"plans": plans}, indent=2, ensure_ascii=False)
    (folder / MANIFEST.name).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _plan(module: ModuleType, folder: Path) -> dict[str, object]:
    return {
        "key": module.KEY,
        "name": module.NAME,
        "note": module.NOTE,
        "made_up": module.MADE_UP,
        "versions": list(_versions(module, folder)),
    }


def _versions(module: ModuleType, folder: Path) -> Iterator[dict[str, object]]:
    dated = zip(module.FILES, module.POSITIONS, strict=True)
    for number, (file, as_at) in enumerate(dated, start=1):
        content = module.content(number)
        (folder / file).write_bytes(content)
        yield {
            "number": number,
            "file": file,
            "as_at": as_at.isoformat(),
            "classification": module.CLASSIFICATION,
            "sha256": hashlib.sha256(content).hexdigest(),
        }


def main() -> int:
    """Write the samples, then the broken files."""
    write()
    broken.make(FOLDER / "broken")
    return 0


if __name__ == "__main__":
    sys.exit(main())

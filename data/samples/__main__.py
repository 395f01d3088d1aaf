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

from data.samples import (
    broken,
    cheshire_east,
    inclusion,
    westmere,
    westmere_as_kept,
)
from data.samples.library import FOLDER, MANIFEST

PLANS: tuple[ModuleType, ...] = (westmere, inclusion, cheshire_east)


def write(folder: Path = FOLDER) -> None:
    """Write every sample plan's workbooks and the manifest into a folder."""
    plans = [_plan(module, folder) for module in PLANS]
    held = {"plans": plans, "as_kept": _as_kept(folder)}
    text = json.dumps(held, indent=2, ensure_ascii=False)
    _text(folder / MANIFEST.name, text)


def _as_kept(folder: Path) -> dict[str, object]:
    """Write a plan as officers keep it, its answers, and how what is read differs."""
    content = westmere_as_kept.content()
    (folder / westmere_as_kept.FILE).write_bytes(content)
    answers = json.dumps(dict(westmere_as_kept.ANSWERS), indent=2)
    _text(folder / westmere_as_kept.ANSWERS_FILE, answers)
    told = [("ref", "field", "as written", "precision")]
    lines = [",".join(row) for row in (*told, *westmere_as_kept.differences())]
    _text(folder / westmere_as_kept.DIFFERENCES_FILE, "\n".join(lines))
    return {
        "file": westmere_as_kept.FILE,
        "answers": westmere_as_kept.ANSWERS_FILE,
        "differences": westmere_as_kept.DIFFERENCES_FILE,
        "same_as": westmere_as_kept.SAME_AS,
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _text(path: Path, text: str) -> None:
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


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

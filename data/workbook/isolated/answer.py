"""What is this file's answer? A workbook in, JSON out, under limits.

The script's one argument is JSON: the limits of ``intake.Limits`` and the folders
the parsers are in. The limits are set before the first byte is read.

It answers ``{"sheets": […], "told": [[content, text, value], …], "looks": [[fill,
struck, bold], …]}``, each sheet with its title, its hidden rows and columns, its
merged ranges and its cells: a list of rows, of columns, of numbers of what is told
and of numbers of looks, which is far less to send than each cell by itself. Beside
them stand the file's kind and what is unseen in it. Or it answers
``{"refused": code}``, or ``{"fault": text}`` where it lacks a part of its own.
"""
# ruff: noqa: PLC0415 - the parsers come after the limits

from __future__ import annotations

import gc
import io
import json
import sys
from collections.abc import Mapping
from typing import Any

from . import parts, repeated
from .told import Refusal, Tally

if sys.platform != "win32":  # Windows has no such limits; wall clock and caps remain
    import resource

ZIP, OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
# openpyxl would load them if it could. numpy alone takes more address space on a
# server with many processors than the whole reader may have.
UNWANTED = ("numpy", "lxml", "defusedxml")


def main() -> None:
    """Read, and answer in JSON."""
    gc.disable()  # it ends soon, and its memory is bounded
    limits = json.loads(sys.argv[1])
    bound(limits["memory_bytes"], limits["cpu_seconds"])
    sys.path += limits["packages"]
    for name in UNWANTED:
        sys.modules[name] = None  # type: ignore[assignment] # never found
    try:
        said = json.dumps(book(sys.stdin.buffer.read(), limits))
    except Refusal as refusal:
        said = json.dumps({"refused": str(refusal)})
    except MemoryError:
        said = json.dumps({"refused": "refused_too_big_inside"})
    except ImportError as error:  # the installation is at fault, not the file
        said = json.dumps({"fault": str(error)})
    except BaseException:
        said = json.dumps({"refused": "refused_damaged"})
    sys.stdout.write(said)


def bound(memory: int, seconds: int) -> None:
    """Bound this process's memory, time and files, as far as the system can."""
    if sys.platform == "win32":
        return
    for what, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, seconds, seconds + 1),  # told first, then killed
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        most = resource.getrlimit(what)[1]
        most = hard if most == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (min(soft, most), most))
        except (ValueError, OSError):  # macOS knows RLIMIT_AS and cannot set it
            continue


def book(content: bytes, limits: Mapping[str, Any]) -> dict[str, Any]:
    """Each sheet as it is told, what its cells name by number, and what is unseen."""
    tally = Tally(limits)
    if content.startswith(ZIP):
        package = parts.look(io.BytesIO(content), limits)
    else:
        package = parts.Package("xls" if content.startswith(OLE) else "csv")
    sheets = _sheets(package.kind, content, limits, tally)
    unseen = [*package.carries, *(["fills"] if tally.fills < 0 else [])]
    return {
        "sheets": sheets,
        "told": list(tally.told),
        "looks": list(tally.looks),
        "kind": package.kind,
        "unseen": unseen,
    }


def _sheets(
    kind: str, content: bytes, limits: Mapping[str, Any], tally: Tally
) -> list[Any]:
    if kind == "xlsx":
        from . import xlsx

        return xlsx.book(content, limits, tally)
    if kind == "csv":
        from . import separated

        return separated.book(content, tally)
    from . import other_kinds

    if kind == "ods":
        repeated.look(io.BytesIO(content), limits)
    return other_kinds.book(content, limits, tally)

"""May what this archive holds be unpacked, and what kind of spreadsheet is it?

Looked at before any parser: first the list of parts, then every part as it is
unpacked, a piece at a time and no further than it said it would reach. The bytes
that count are the ones that come out, whatever the list declares.

One case: a part that declares 900 bytes and unpacks to 3 GB is given up after the
900th, and the file refused.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import IO, Any

from .told import Refusal

_ENCRYPTED = 0x1
_LOCAL = b"PK\x03\x04"
_LOCAL_SIZE = 30  # bytes before the name
_PIECE = 1 << 18
_PARSED = (".xml", ".rels")
_TYPES = "[Content_Types].xml"
_MANIFEST = "META-INF/manifest.xml"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
# A text that declares types or entities, which no spreadsheet program writes.
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LONGEST_MARK = 16  # characters of such a mark that may stand across two pieces
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
_READ_AS = {b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_TARGET = re.compile(rb"\bTarget\s*=\s*[\"']([^\"']*)")
_TO_SHEET = re.compile(rb"\bType\s*=\s*[\"'][^\"']*/worksheet[\"']")
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml"


@dataclass(frozen=True)
class Package:
    """What kind of workbook it is, and what it carries that is left alone."""

    kind: str  # xlsx, strict, xlsb or ods
    carries: tuple[str, ...] = ()  # of macros, links and connections


def look(source: IO[bytes], limits: Mapping[str, Any]) -> Package:
    """The kind of an archive that may be read.

    Raises:
        Refusal: when it is no spreadsheet, or is not to be unpacked.
    """
    with zipfile.ZipFile(source) as archive:
        parts = archive.infolist()
        _look_at_the_list(parts, limits)
        kept = _unpacked(source, parts)
    return _package({part.filename for part in parts}, kept)


def _look_at_the_list(
    parts: Sequence[zipfile.ZipInfo], limits: Mapping[str, Any]
) -> None:
    """Refuse by the archive's list of parts alone."""
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Refusal("refused_password")
    # Some programs read names without regard to case, some the last of two.
    names = {part.filename.casefold() for part in parts}
    if len(names) < len(parts) or any(map(_leads_out, names)):
        raise Refusal("refused_unsafe")
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > limits["parts"] or unpacked > limits["unpacked_bytes"]:
        raise Refusal("refused_too_big_inside")


def _leads_out(name: str) -> bool:
    """Whether a part's name leads out of the archive."""
    return name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name)


def _unpacked(source: IO[bytes], parts: Sequence[zipfile.ZipInfo]) -> dict[str, bytes]:
    """Every part unpacked and looked at; those that tell the kind are kept."""
    kept, ends = {}, []
    for part in parts:
        start = _start(source, part)
        ends.append((part.header_offset, start + part.compress_size))
        pieces = _pieces(source, start, part)
        if part.filename.lower().endswith(_PARSED):
            pieces = _plain(pieces)
        if _tells(part.filename):
            kept[part.filename] = b"".join(pieces)
        else:
            for _ in pieces:
                pass
    if any(end > begin for (_, end), (begin, _) in pairwise(sorted(ends))):
        raise Refusal("refused_unsafe")  # two parts share their bytes
    return kept


def _tells(name: str) -> bool:
    """Whether a part says what kind of workbook this is, or where its sheets are."""
    return name in {_TYPES, _MANIFEST, "mimetype", "xl/workbook.xml"} or (
        name.startswith("xl/_rels/workbook.")
    )


def _start(source: IO[bytes], part: zipfile.ZipInfo) -> int:
    """Where a part's bytes begin; what stands before them must name the same part."""
    source.seek(part.header_offset)
    header = source.read(_LOCAL_SIZE)
    if not header.startswith(_LOCAL) or len(header) < _LOCAL_SIZE:
        raise Refusal("refused_damaged")
    name = int.from_bytes(header[26:28], "little")
    extra = int.from_bytes(header[28:30], "little")
    called = source.read(name)
    encoding = "utf-8" if part.flag_bits & 0x800 else "cp437"
    if called != part.orig_filename.encode(encoding, "replace"):
        raise Refusal("refused_damaged")
    return part.header_offset + _LOCAL_SIZE + name + extra


def _pieces(source: IO[bytes], start: int, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """What a part holds, piece by piece, as far as it said it would reach."""
    source.seek(start)
    left, came, check = part.compress_size, 0, 0
    deflated = part.compress_type == zipfile.ZIP_DEFLATED
    if not deflated and part.compress_type != zipfile.ZIP_STORED:
        raise Refusal("refused_damaged")  # no spreadsheet program packs it so
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    waiting = b""
    while left or waiting:
        if not waiting:
            waiting = source.read(min(left, _PIECE))
            left = left - len(waiting) if waiting else 0
        piece = inflate.decompress(waiting, _PIECE) if deflated else waiting
        waiting = inflate.unconsumed_tail if deflated else b""
        came += len(piece)
        check = zlib.crc32(piece, check)
        if came > part.file_size:
            raise Refusal("refused_unsafe")
        yield piece
    while deflated and (piece := inflate.decompress(b"", _PIECE)):
        came += len(piece)
        check = zlib.crc32(piece, check)
        if came > part.file_size:
            raise Refusal("refused_unsafe")
        yield piece
    if came != part.file_size or check != part.CRC:
        raise Refusal("refused_damaged")


def _plain(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same pieces, refused where a parser could be made to do more than read."""
    before = b""
    for number, piece in enumerate(pieces):
        if number == 0:
            _look_at_the_encoding(piece)
        if b"<!" in before + piece and _DECLARES.search(before + piece):
            raise Refusal("refused_unsafe")
        before = piece[-_LONGEST_MARK:]
        yield piece


def _look_at_the_encoding(beginning: bytes) -> None:
    """Refuse a text in which marks cannot be looked for, such as one in UTF-16."""
    said = _ENCODING.search(beginning[:200])
    odd = said is not None and said[1].lower() not in _READ_AS
    if odd or b"\0" in beginning[:4] or beginning[:2] in {b"\xfe\xff", b"\xff\xfe"}:
        raise Refusal("refused_unsafe")


def _package(names: set[str], kept: Mapping[str, bytes]) -> Package:
    """The kind of workbook, told by its parts."""
    if b"encryption-data" in kept.get(_MANIFEST, b""):
        raise Refusal("refused_password")
    if "content.xml" in names:
        if not kept.get("mimetype", b"").strip().startswith(_ODS):
            raise Refusal("refused_not_a_workbook")
        return Package("ods", ("macros",) * any(n.startswith("Basic/") for n in names))
    if not any(name.startswith("xl/workbook") for name in names):
        raise Refusal("refused_not_a_workbook")
    for name, content in kept.items():
        if name.endswith(".rels"):
            _look_at_the_relations(content)
    if _TYPES not in names:
        raise Refusal("refused_damaged")
    carries = tuple(_carried(names))
    if "xl/workbook.bin" in names:
        return Package("xlsb", carries)
    strict = _STRICT in kept.get("xl/workbook.xml", b"")
    return Package("strict" if strict else "xlsx", carries)


def _look_at_the_relations(content: bytes) -> None:
    """Refuse several sheets that are one part: each would be read in full."""
    seen = set()
    for relation in _RELATION.findall(content):
        target = _TARGET.search(relation)
        if target is None or not _TO_SHEET.search(relation):
            continue
        if target[1] in seen:
            raise Refusal("refused_unsafe")
        seen.add(target[1])


def _carried(names: set[str]) -> Iterator[str]:
    """What a workbook carries that is never run and never followed."""
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        yield "macros"
    if any(name.startswith("xl/externalLinks/") for name in names):
        yield "links"
    if any(name.startswith("xl/connections.") for name in names):
        yield "connections"

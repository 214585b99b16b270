"""Write the TrueType font that goes into the file: a subset, and its glyphs at other widths."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from struct import pack, pack_into, unpack, unpack_from
from sys import byteorder
from typing import NamedTuple

from pcirights.pdf.text.font_file import Subset

_WORDS, _XY = 0x01, 0x02  # the flags of a component: its offsets are words, and are distances
_ORDER = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")


class Variant(NamedTuple):
    """A glyph of the subset once more: with another advance, its ink moved to the right."""

    glyph: int
    advance: int
    shift: int


class TrueTypeProgram(NamedTuple):
    """The font as the file embeds it; ``advances`` are those of its glyphs in font units."""

    data: bytes
    advances: tuple[int, ...]


def truetype_program(small: Subset, variants: Sequence[Variant]) -> TrueTypeProgram:
    """The subset as a font, with the variants behind its own glyphs, in their order.

    A glyph has one width in a PDF/A (6.2.11.5), and programs that read a file take a step between
    glyphs for a space or the end of a line: so each width is a glyph of its own, composed of the
    one whose outline it is.
    """
    tables = small.tables
    maxp, hhea, head = (bytearray(tables[tag]) for tag in ("maxp", "hhea", "head"))
    (count,) = unpack_from(">H", maxp, 4)
    (long,) = unpack_from(">h", head, 50)
    places = list(_places(tables["loca"], count, long=bool(long)))
    metrics = list(_metrics(tables["hmtx"], hhea, count))
    outlines = tables["glyf"]
    made = [bytes(-len(outlines) % 4)]
    end = len(outlines) + len(made[0])
    if variants:
        places[-1] = end
    for glyph, advance, shift in variants:
        bearing = metrics[glyph][1]
        if places[glyph] < places[glyph + 1] and len(outlines) > places[glyph]:
            left, bottom, right, top = unpack_from(">4h", outlines, places[glyph] + 2)
            box = (left + shift, bottom, right + shift, top)
            made.append(pack(">5h2H2hxx", -1, *box, _WORDS | _XY, glyph, shift, 0))
            end += 20
            bearing += shift
        places.append(end)
        metrics.append((advance, bearing))
    count += len(variants)
    pack_into(">L", head, 8, 0)  # the checksum of the whole file, which nobody needs here
    pack_into(">h", head, 50, 1)  # places are long
    pack_into(">H", hhea, 34, count)
    pack_into(">H", maxp, 4, count)
    if variants:
        points, contours, part_points, part_contours = unpack_from(">4H", maxp, 6)
        pack_into(">2H", maxp, 10, max(points, part_points), max(contours, part_contours))
        parts, depth = unpack_from(">2H", maxp, 28)
        pack_into(">2H", maxp, 28, max(parts, 1), depth + 1)
    added = b"".join(made)
    data = _file(
        {
            "glyf": outlines + added,
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": pack(f">{'Hh' * count}", *(number for pair in metrics for number in pair)),
            "loca": pack(f">{count + 1}L", *places),
            "maxp": bytes(maxp),
        },
        {"glyf": (small.checksums["glyf"] + _checksum(added[len(made[0]) :])) & 0xFFFFFFFF},
    )
    return TrueTypeProgram(data, tuple(advance for advance, _ in metrics))


def advances(tables: dict[str, bytes]) -> tuple[int, ...]:
    """The advances of a small font's glyphs, in font units."""
    (count,) = unpack_from(">H", tables["maxp"], 4)
    return tuple(advance for advance, _ in _metrics(tables["hmtx"], tables["hhea"], count))


def _places(loca: bytes, count: int, *, long: bool) -> Sequence[int]:
    """Where each outline begins, and the last one ends."""
    if long:
        return unpack_from(f">{count + 1}L", loca)
    return [2 * half for half in unpack_from(f">{count + 1}H", loca)]


def _metrics(hmtx: bytes, hhea: bytes | bytearray, count: int) -> Sequence[tuple[int, int]]:
    """Advance and left side bearing of each glyph; the last ones may share an advance."""
    (long,) = unpack_from(">H", hhea, 34)
    pairs = unpack(f">{'Hh' * long}", hmtx[: 4 * long])
    metrics = list(zip(pairs[::2], pairs[1::2], strict=True))
    bearings = unpack(f">{count - long}h", hmtx[4 * long : 4 * long + 2 * (count - long)])
    return metrics + [(metrics[-1][0], bearing) for bearing in bearings]


def _file(tables: dict[str, bytes], known: dict[str, int]) -> bytes:
    """A font of these tables; ``known`` are checksums that need no calculation."""
    count = len(tables)
    power = count.bit_length() - 1
    directory = [pack(">L4H", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))]
    body: list[bytes] = []
    offset = 12 + 16 * count
    for tag in _ORDER:
        data = tables[tag]
        whole = data + bytes(-len(data) % 4)
        checksum = known[tag] if tag in known else _checksum(whole)
        directory.append(pack(">4s3L", tag.encode(), checksum, offset, len(data)))
        body.append(whole)
        offset += len(whole)
    return b"".join(directory + body)


def _checksum(words: bytes) -> int:
    numbers = array("I", words)
    if byteorder == "little":  # pragma: no branch # on every desktop there is
        numbers.byteswap()
    return sum(numbers) & 0xFFFFFFFF

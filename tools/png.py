"""Pictures of text in few bytes: a picture of at most 256 colours is written with a palette, which loses nothing.

With more colours the rare ones give way to the nearest that are kept: the frequent ones, and those unlike any of them,
so that a thin line keeps its colour and the edges of letters lose a shade.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PALETTE = 256
FREQUENT = 160
"""How many places of the palette go to the frequent colours; the rest to those that are most unlike them."""
Colour = tuple[int, int, int]


def smaller(content: bytes) -> bytes:
    """The same picture with a palette; one that is not eight bits a channel without interlacing is left as it is."""
    chunks = list(_chunks(content))
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if depth != 8 or kind not in {2, 6} or interlaced:
        return content
    size = 4 if kind == 6 else 3
    raw = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
    lines = [*_lines(raw, height, width * size, size)]
    pixels = [[*zip(line[::size], line[1::size], line[2::size], strict=True)] for line in lines]
    return write(width, height, pixels)


def write(width: int, height: int, pixels: list[list[Colour]]) -> bytes:
    """A picture of rows of colours."""
    counted = Counter(colour for line in pixels for colour in line)
    palette = _palette(counted)
    place = {colour: number for number, colour in enumerate(palette)}
    for colour in counted.keys() - place.keys():
        place[colour] = place[min(palette, key=lambda other: _distance(colour, other))]
    # Without filters: the neighbour's number in a palette says nothing about a colour.
    packed = b"".join(b"\0" + bytes(map(place.__getitem__, line)) for line in pixels)
    return (
        SIGNATURE
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
        + _chunk(b"PLTE", bytes(channel for colour in palette for channel in colour))
        + _chunk(b"IDAT", zlib.compress(packed, 9))
        + _chunk(b"IEND", b"")
    )


def _palette(counted: Counter[Colour]) -> list[Colour]:
    """The frequent colours, then one by one the colour that is farthest from all that are there."""
    if len(counted) <= PALETTE:
        return sorted(counted)
    palette = [colour for colour, _ in counted.most_common(FREQUENT)]
    others = sorted(counted.keys() - set(palette))
    away = {colour: min(_distance(colour, one) for one in palette) for colour in others}
    while len(palette) < PALETTE:
        farthest = max(others, key=away.__getitem__)
        palette.append(farthest)
        away = {colour: min(away[colour], _distance(colour, farthest)) for colour in others}
    return palette


def _distance(one: Colour, other: Colour) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(SIGNATURE)
    while place < len(content):
        length, name = struct.unpack_from(">I4s", content, place)
        yield name, content[place + 8 : place + 8 + length]
        place += length + 12


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _lines(raw: bytes, height: int, length: int, size: int) -> Iterator[bytes]:
    """The lines of a picture without the filters that each was written with."""
    before = bytes(length)
    for number in range(height):
        start = number * (length + 1)
        before = bytes(_unfiltered(raw[start], raw[start + 1 : start + 1 + length], before, size))
        yield before


def _unfiltered(kind: int, line: bytes, above: bytes, size: int) -> bytearray:
    made = bytearray(line)
    if kind == 2:
        return bytearray((a + b) & 255 for a, b in zip(line, above, strict=True))
    for at in range(len(made)) if kind else ():
        left = made[at - size] if at >= size else 0
        corner = above[at - size] if at >= size else 0
        guess = (left, above[at], (left + above[at]) // 2, _paeth(left, above[at], corner))[kind - 1]
        made[at] = (made[at] + guess) & 255
    return made


def _paeth(left: int, above: int, corner: int) -> int:
    """The neighbour that is nearest to what the three promise."""
    promised = left + above - corner
    return min((left, above, corner), key=lambda value: abs(promised - value))

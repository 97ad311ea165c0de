"""A picture in few bytes is the same picture."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.png import Colour

from tools import png

CHANNEL = st.integers(0, 255)


def read(content: bytes) -> list[list[Colour]]:
    """The colours of a picture with a palette, as our own writer makes them."""
    chunks = dict(png._chunks(content))
    width, height = struct.unpack_from(">II", chunks[b"IHDR"])
    palette = [*zip(*[iter(chunks[b"PLTE"])] * 3, strict=True)]
    raw = zlib.decompress(chunks[b"IDAT"])
    return [[palette[place] for place in raw[row * (width + 1) + 1 : (row + 1) * (width + 1)]] for row in range(height)]


def true_colour(pixels: list[list[Colour]], filters: list[int]) -> bytes:
    """A picture as browsers write it: every line with a filter of its own."""
    before, raw = bytes(3 * len(pixels[0])), b""
    for line, kind in zip(pixels, filters, strict=True):
        plain = bytes(channel for colour in line for channel in colour)
        raw += bytes([kind]) + bytes((value - guess(kind, plain, before, at)) & 255 for at, value in enumerate(plain))
        before = plain
    head = struct.pack(">IIBBBBB", len(pixels[0]), len(pixels), 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(raw)), (b"IEND", b""))
    return png.SIGNATURE + b"".join(png._chunk(name, data) for name, data in parts)


def guess(kind: int, line: bytes, above: bytes, at: int) -> int:
    left, corner = (line[at - 3], above[at - 3]) if at >= 3 else (0, 0)
    return (0, left, above[at], (left + above[at]) // 2, png._paeth(left, above[at], corner))[kind]


@given(st.data(), st.integers(1, 6), st.integers(1, 6))
def test_a_picture_of_few_colours_loses_nothing(data: st.DataObject, width: int, height: int) -> None:
    line = st.lists(st.tuples(CHANNEL, CHANNEL, CHANNEL), min_size=width, max_size=width)
    pixels = data.draw(st.lists(line, min_size=height, max_size=height))
    filters = data.draw(st.lists(st.integers(0, 4), min_size=height, max_size=height))
    assert read(png.smaller(true_colour(pixels, filters))) == pixels


def test_of_many_colours_a_rare_one_that_is_like_no_other_is_kept() -> None:
    greys = [[(n % 256, n % 256, n // 256) for n in range(600)] for _ in range(3)]
    blue = (0, 120, 255)
    greys[1][300] = blue
    found = read(png.write(600, 3, greys))
    assert found[1][300] == blue
    assert len({colour for line in found for colour in line}) == png.PALETTE


@pytest.mark.parametrize("content", [png.SIGNATURE + png._chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 3, 0, 0, 0))])
def test_what_has_a_palette_already_is_left_alone(content: bytes) -> None:
    assert png.smaller(content) == content

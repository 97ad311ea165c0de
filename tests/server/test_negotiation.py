"""What a request asks for beyond its path."""

from __future__ import annotations

import pytest

from habeas.server.negotiation import accepts_brotli, still_good


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        (b"br", True),
        (b"gzip, deflate, br, zstd", True),
        (b"gzip;q=1, br;q=0.5", True),
        (b"br;q=0", False),
        (b"br; q=0.0", False),
        (b"br;q=nonsense", False),
        (b"gzip", False),
        (b"brotli", False),
        (b"", False),
    ],
)
def test_brotli_is_sent_only_to_those_who_take_it(header: bytes, wanted: bool) -> None:
    assert accepts_brotli(header) is wanted


@pytest.mark.parametrize(
    ("header", "good"),
    [
        (b'"abc"', True),
        (b'W/"abc"', True),
        (b'"x", "abc"', True),
        (b"*", True),
        (b'"x"', False),
        (b"", False),
        (b"abc", False),
    ],
)
def test_a_copy_is_good_if_its_tag_is_named(header: bytes, good: bool) -> None:
    assert still_good(header, b'"abc"') is good

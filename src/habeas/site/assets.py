"""The stylesheet and the icon, under names that hold a hash of their bytes, so that they may be kept for ever."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

STATIC = Path(__file__).parent / "static"
STYLES = STATIC / "style"
"""One file a component, joined in the order of their names."""


@cache
def _files() -> dict[str, tuple[str, bytes]]:
    """Each asset by its plain name: its hashed path and its bytes."""
    style = b"".join(path.read_bytes() for path in sorted(STYLES.glob("*.css")))
    found = {"style.css": style, "icon.svg": (STATIC / "icon.svg").read_bytes()}
    return {name: (_hashed(name, content), content) for name, content in found.items()}


def _hashed(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{sha256(content).hexdigest()[:12]}.{ending}"


def assets() -> Iterator[tuple[str, bytes]]:
    """Every asset: its path in the site and its bytes."""
    yield from _files().values()


def address_of(name: str) -> str:
    """The address of an asset by its plain name: ``style.css``."""
    return f"/{_files()[name][0]}"

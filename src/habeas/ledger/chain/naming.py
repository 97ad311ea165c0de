"""Which part of what a link told is another now, by the digits the link keeps of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from habeas.ledger.chain.contents import DIGITS, ids
from habeas.ledger.chain.rows import Fault

_ANOTHER = "is not what was written"


def differences(position: int, kept: str, found: str, key: str) -> Iterator[Fault]:
    """Every part by which the kept digits of a link differ from those found now."""
    try:
        old, new = orjson.loads(kept), orjson.loads(found)
        yield from _parts(old, new, key)
        yield from _sources(old.get("sources", {}), new.get("sources", {}))
        for kind in dict.fromkeys((*old.get("kinds", {}), *new.get("kinds", {}))):
            yield from _rows(kind, old["kinds"].get(kind, _NONE), new["kinds"].get(kind, _NONE))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        yield Fault(f"link-{position}", "what it keeps of the rows it tells of is not what was written")


def _parts(old: Mapping[str, Any], new: Mapping[str, Any], key: str) -> Iterator[Fault]:
    names = {"key": "key-fingerprint", "seal": f"decision-{key}", "left": f"what decision-{key} left"}
    for name in dict.fromkeys((*old, *new)):
        if name not in ("sources", "kinds") and old.get(name) != new.get(name):
            yield Fault(names.get(name, f"{name}-{key}" if name != "capture" else f"capture of batch-{key}"), _ANOTHER)


def _sources(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Fault]:
    for key in sorted(old.keys() | new.keys()):
        if old.get(key) != new.get(key):
            yield Fault(f"source-{key}", _what(old.get(key), new.get(key)))


def _rows(kind: str, old: list[Any], new: list[Any]) -> Iterator[Fault]:
    if old == new:
        return
    before, now = _by_id(old), _by_id(new)
    for id in sorted(before.keys() | now.keys()):
        if before.get(id) != now.get(id):
            yield Fault(f"{kind}-{id}", _what(before.get(id), now.get(id)))


def _what(old: str | None, new: str | None) -> str:
    if new is None:
        return "is missing"
    return "did not come with it" if old is None else _ANOTHER


def _by_id(held: list[Any]) -> dict[int, str]:
    runs, digits = held
    width = 2 * DIGITS
    return {id: digits[at * width : (at + 1) * width] for at, id in enumerate(ids(runs))}


_NONE: list[Any] = [[], ""]
"""What is kept of a kind of which nothing came."""

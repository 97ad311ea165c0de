"""The world's outlines, drawn beforehand: one path for each area, and a place for each mark."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the map. `code` is alpha-3, or a key with `ne-` for land that no code of its own covers.

    `path` is SVG path data on the grid of `view_box`, empty where there is only a mark. `x`, `y` is the place for a
    mark, which a `small` area needs to be seen or hit at 900 pixels. `within` is the code whose colour the land takes.
    """

    code: str
    name: str
    path: str
    x: int
    y: int
    small: bool = False
    within: str = ""


def shapes() -> tuple[Area, ...]:
    """Return all 241 areas, large ones first, so that enclaves painted later lie on top."""
    return _areas("areas")


def marks() -> tuple[Area, ...]:
    """Return the places that have no area of their own: too small, or drawn as part of their state (French Guiana)."""
    return _areas("marks")


def view_box() -> str:
    """Return the SVG viewBox of the grid. Antarctica lies below it."""
    return str(_world()["viewBox"])


@cache
def _world() -> Mapping[str, Any]:
    text = files("habeas.site.map").joinpath("world.json").read_text(encoding="utf-8")
    world: dict[str, Any] = json.loads(text)
    return world


@cache
def _areas(kind: str) -> tuple[Area, ...]:
    return tuple(
        Area(
            code=row["id"],
            name=row["name"],
            path=row.get("d", ""),
            x=row["x"],
            y=row["y"],
            small=row.get("small", "d" not in row),
            within=row.get("within", ""),
        )
        for row in _world()[kind]
    )

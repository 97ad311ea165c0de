"""TopoJSON: shapes whose borders are shared arcs, so that neighbours stay neighbours when a border is made simpler."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Arc = list[Point]
ArcRing = list[int]  # numbers of arcs in order; ~n is arc n walked backwards
ArcPolygon = list[ArcRing]  # the outline, then the holes


@dataclass(frozen=True, slots=True)
class Shape:
    """One area of the input: ISO numeric code or nothing, name, polygons of arcs."""

    numeric: str
    name: str
    polygons: list[ArcPolygon]


@dataclass(frozen=True, slots=True)
class Topology:
    """All arcs in degrees of longitude and latitude, and the shapes made of them."""

    arcs: list[Arc]
    shapes: list[Shape]


def read(path: Path) -> Topology:
    """Decode a quantised TopoJSON file with an object `countries`."""
    data = json.loads(path.read_text(encoding="utf-8"))
    (scale_x, scale_y), (left, bottom) = data["transform"]["scale"], data["transform"]["translate"]
    arcs = [[(x * scale_x + left, y * scale_y + bottom) for x, y in _undo_deltas(arc)] for arc in data["arcs"]]
    return Topology(arcs, [_shape(geometry) for geometry in data["objects"]["countries"]["geometries"]])


def _undo_deltas(arc: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    return accumulate(((step[0], step[1]) for step in arc), lambda at, step: (at[0] + step[0], at[1] + step[1]))


def _shape(geometry: dict[str, Any]) -> Shape:
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"{geometry['properties']['name']}: a {geometry['type']} is no area")
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return Shape(geometry.get("id", ""), geometry["properties"]["name"], polygons)


def ring_points(topology: Topology, ring: ArcRing) -> Arc:
    """Return the ring's points, the first repeated at the end; longitudes run on past 180 where the ring crosses it."""
    points: Arc = []
    for number in ring:
        arc = topology.arcs[number] if number >= 0 else topology.arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return unwrapped(points)


def unwrapped(points: Arc) -> Arc:
    """Return the points with longitudes that never jump by more than half the globe."""
    found = points[:1]
    for lon, lat in points[1:]:
        turns = round((found[-1][0] - lon) / 360)
        found.append((lon + 360 * turns, lat))
    return found


def contains(ring: Arc, point: Point) -> bool:
    """Return whether a point lies inside a closed ring (even-odd rule)."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside

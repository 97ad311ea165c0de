"""From rings on the globe to one area's path on the map's grid of whole numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from tools.world_map.projection import pieces, project
from tools.world_map.topology import Arc, Point, Shape, Topology, contains, ring_points

Cell = tuple[int, int]
GridRing = list[Cell]  # not closed: the last point is not the first again


@dataclass(frozen=True, slots=True)
class Frame:
    """The grid: units to the globe's radius, and where the window's upper left corner lies."""

    scale: float
    left: float
    top: float

    def place(self, point: Point) -> Point:
        """Return where a place in degrees lies on the grid, before rounding."""
        x, y = project(point)
        return (x - self.left) * self.scale, (y - self.top) * self.scale


@dataclass(frozen=True, slots=True)
class Outline:
    """An area's rings on the grid, the largest first, and the size of that largest one."""

    rings: list[GridRing]
    largest: float


def outline(topology: Topology, shape: Shape, frame: Frame, smallest: float) -> Outline:
    """Return the rings of a shape that are at least `smallest` square units, and its largest one whatever its size."""
    placed = [
        [frame.place(point) for point in piece]
        for polygon in shape.polygons
        for ring in polygon
        for piece in pieces(ring_points(topology, ring))
    ]
    placed.sort(key=area, reverse=True)
    kept = [ring for at, ring in enumerate(placed) if at == 0 or area(ring) >= smallest]
    rings = [on_grid(ring) for ring in kept]
    return Outline([rings[0], *(ring for ring in rings[1:] if len(ring) > 2)], area(placed[0]))


def area(ring: Arc) -> float:
    """Return the size of a closed ring in square units."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def on_grid(ring: Arc) -> GridRing:
    """Round a closed ring to the grid and take out repeated points, those on a straight line, and spurs."""
    cells = [(round(x), round(y)) for x, y in ring[:-1]]
    while True:
        apart = [cell for before, cell in zip(cells[-1:] + cells[:-1], cells, strict=True) if cell != before]
        around = zip(apart[-1:] + apart[:-1], apart, apart[1:] + apart[:1], strict=True)
        bends = [cell for before, cell, after in around if _turns(before, cell, after)]
        if len(bends) < 3:
            return cells[:1]
        if bends == cells:
            return bends
        cells = bends


def _turns(a: Cell, b: Cell, c: Cell) -> bool:
    return (b[0] - a[0]) * (c[1] - b[1]) != (c[0] - b[0]) * (b[1] - a[1])


def path(rings: Iterable[GridRing]) -> str:
    """Write rings as SVG path data in relative steps, as short as the grammar allows."""
    parts: list[str] = []
    at = (0, 0)
    for ring in rings:
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise([at, *ring])]
        numbers = _joined([number for step in steps for number in step])
        parts.append(f"m{numbers}z" if len(ring) > 2 else f"m{numbers}h1v1z")
        at = ring[0]
    return "".join(parts)


def _joined(numbers: list[int]) -> str:
    """Write numbers with a blank only where the next one has no sign of its own."""
    return "".join(f"{number}" if at == 0 or number < 0 else f" {number}" for at, number in enumerate(numbers))


def centre(outline_: Outline) -> Cell:
    """Return a point inside the largest ring: its centre of mass, else the middle of the widest stretch beside it."""
    ring = outline_.rings[0]
    closed: Arc = [(float(x), float(y)) for x, y in [*ring, ring[0]]]
    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(closed))
    if len(ring) < 3 or doubled == 0:
        return ring[0]
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise(closed)) / (3 * doubled)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise(closed)) / (3 * doubled)
    if not contains(closed, (x, y)):
        x = _widest_stretch(closed, y)
    return round(x), round(y)


def _widest_stretch(ring: Arc, y: float) -> float:
    """Return the middle of the longest stretch inside the ring at a height."""
    crossings = sorted(
        (x2 - x1) * (y - y1) / (y2 - y1) + x1 for (x1, y1), (x2, y2) in pairwise(ring) if (y1 > y) != (y2 > y)
    )
    start, end = max(zip(crossings[::2], crossings[1::2], strict=True), key=lambda span: span[1] - span[0])
    return (start + end) / 2

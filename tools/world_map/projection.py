"""The Equal Earth projection (Šavrič, Patterson, Jenny 2018): areas are true, which a coloured map owes its reader."""

from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

from tools.world_map.topology import Arc, Point

# Cut in the Bering Strait rather than at 180 degrees: no country but the United States reaches across it.
CENTRE = 11.0
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2

Window = tuple[float, float]
WINDOW: Window = (CENTRE - 180, CENTRE + 180)


def project(point: Point) -> Point:
    """Return x to the right and y downwards, in radii of the globe."""
    lon, lat = point
    t = asin(_M * sin(radians(lat)))
    t2, t6 = t * t, t**6
    x = radians(lon - CENTRE) * cos(t) / (_M * (_A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)))
    return x, -t * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))


def pieces(ring: Arc) -> list[Arc]:
    """Return the parts of an unwrapped ring that lie in the map's window; one that winds around a pole closes there."""
    turn = ring[-1][0] - ring[0][0]
    if abs(turn) > 1:
        pole = -90.0 if ring[0][1] < 0 else 90.0
        ring = [*ring, (ring[-1][0], pole), (ring[0][0], pole), ring[0]]
    found = (_clipped([(lon + shift, lat) for lon, lat in ring]) for shift in (-360, 0, 360, 720))
    return [piece for piece in found if piece]


def _clipped(ring: Arc) -> Arc:
    """Cut a closed ring at both edges of the window (Sutherland and Hodgman)."""
    for edge, side in ((WINDOW[0], 1), (WINDOW[1], -1)):
        kept: Arc = []
        for (x1, y1), (x2, y2) in pairwise(ring):
            if side * (x1 - edge) >= 0:
                kept.append((x1, y1))
            if (x1 - edge) * (x2 - edge) < 0:
                kept.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
        ring = [*kept, kept[0]] if kept else []
    return ring

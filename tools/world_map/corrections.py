"""Borders redrawn where Natural Earth shows who holds a place and the United Nations say whose it is.

Natural Earth's default is *de facto*. Crimea is part of Ukraine (General Assembly resolution 68/262), and Western
Sahara is a non-self-governing territory up to the parallel of 27 degrees 40 minutes, on both sides of the berm.
"""

from tools.world_map.topology import Arc, ArcRing, Shape, Topology, contains, ring_points

CRIMEA = (34.3, 45.3)


def correct(topology: Topology) -> None:
    """Redraw the borders in place."""
    give(topology, "Russia", "Ukraine", CRIMEA)
    restore_western_sahara(topology)


def named(topology: Topology, name: str) -> Shape:
    """Return the one shape of that name."""
    [shape] = [shape for shape in topology.shapes if shape.name == name]
    return shape


def give(topology: Topology, giver: str, taker: str, place: tuple[float, float]) -> None:
    """Move the polygon around a place from one shape to another, and dissolve the border between the two."""
    source, target = named(topology, giver), named(topology, taker)
    [moved] = [polygon for polygon in source.polygons if contains(ring_points(topology, polygon[0]), place)]
    source.polygons.remove(moved)
    [beside] = [polygon for polygon in target.polygons if shared(polygon[0], moved[0])]
    beside[0] = merged(topology, beside[0], moved[0])
    beside.extend(moved[1:])


def shared(one: ArcRing, other: ArcRing) -> set[int]:
    """Return the arcs of one ring that the other walks backwards."""
    return {number for number in one if ~number in other}


def merged(topology: Topology, one: ArcRing, other: ArcRing) -> ArcRing:
    """Return the outline of two rings that touch, without the arcs they share."""
    inner = shared(one, other)
    left = [number for number in (*one, *other) if number not in inner and ~number not in inner]
    ring = [left.pop(0)]
    while left:
        at = ends(topology, ring[-1])[1]
        ring.append(next(number for number in left if ends(topology, number)[0] == at))
        left.remove(ring[-1])
    return ring


def ends(topology: Topology, number: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the first and the last point of an arc, in the direction it is walked."""
    arc = topology.arcs[number if number >= 0 else ~number]
    return (arc[0], arc[-1]) if number >= 0 else (arc[-1], arc[0])


def restore_western_sahara(topology: Topology) -> None:
    """Cut Morocco along the parallel through the point where three borders meet, and give what lies south of it."""
    [[morocco]], [[sahara]] = named(topology, "Morocco").polygons, named(topology, "W. Sahara").polygons
    [berm] = shared(morocco, sahara)
    corner = ends(topology, berm)[0]  # Algeria, Morocco, Western Sahara
    coast, *rest = turned_to_follow(morocco, berm)
    south, north = split_at_parallel(topology.arcs[coast], corner[1])
    first = len(topology.arcs)
    topology.arcs.extend([south, north, [corner, north[0]]])
    morocco[:] = [*rest[:-1], first + 2, first + 1]
    sahara[:] = [*turned_to_follow(sahara, ~berm)[:-1], first, ~(first + 2)]


def turned_to_follow(ring: ArcRing, number: int) -> ArcRing:
    """Return the ring from the arc behind `number` on, so that `number` comes last."""
    at = ring.index(number) + 1
    return ring[at:] + ring[:at]


def split_at_parallel(arc: Arc, latitude: float) -> tuple[Arc, Arc]:
    """Cut an arc that runs north where it first crosses the parallel."""
    at = next(index for index, (_, lat) in enumerate(arc) if lat > latitude)
    (x1, y1), (x2, y2) = arc[at - 1], arc[at]
    crossing = (x1 + (x2 - x1) * (latitude - y1) / (y2 - y1), latitude)
    return [*arc[:at], crossing], [crossing, *arc[at:]]

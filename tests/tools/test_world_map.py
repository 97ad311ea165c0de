from itertools import pairwise
from math import isclose, radians, sin
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.build_map import TARGET, build
from tools.world_map.corrections import correct, give, merged, named
from tools.world_map.outline import GridRing, Outline, centre, on_grid, path
from tools.world_map.projection import CENTRE, pieces, project
from tools.world_map.simplify import simplified
from tools.world_map.topology import Arc, Shape, Topology, contains, read, ring_points, unwrapped


def two_neighbours() -> Topology:
    """Two squares side by side; arc 0 is their border, walked south to north."""
    border: Arc = [(1.0, 0.0), (1.01, 0.5), (1.0, 1.0)]
    left: Arc = [(1.0, 1.0), (0.0, 1.0), (0.0, 0.0), (1.0, 0.0)]
    right: Arc = [(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0)]
    return Topology([border, left, right], [Shape("1", "Left", [[[0, 1]]]), Shape("2", "Right", [[[2, ~0]]])])


def test_merging_dissolves_the_border() -> None:
    world = two_neighbours()
    ring = ring_points(world, merged(world, [0, 1], [2, ~0]))
    assert set(ring) == {(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)}
    assert ring[0] == ring[-1]


def test_giving_land_away_leaves_one_outline() -> None:
    world = two_neighbours()
    give(world, "Left", "Right", (0.5, 0.5))
    assert named(world, "Left").polygons == []
    [[outline]] = named(world, "Right").polygons
    assert contains(ring_points(world, outline), (0.5, 0.5))
    assert contains(ring_points(world, outline), (1.5, 0.5))


def test_simplifying_keeps_the_ends_and_what_stands_out() -> None:
    arc: Arc = [(0.0, 0.0), (1.0, 0.001), (2.0, 5.0), (3.0, 0.001), (4.0, 0.0)]
    assert simplified(arc, 0.001) == [(0.0, 0.0), (2.0, 5.0), (4.0, 0.0)]
    assert simplified(arc, 0.0) == arc
    assert simplified(arc, 100.0) == [arc[0], arc[-1]]


def test_an_island_keeps_a_shape() -> None:
    island: Arc = [(0.0, 0.0), (0.0, 0.1), (0.05, 0.12), (0.1, 0.1), (0.1, 0.0), (0.0, 0.0)]
    kept = simplified(island, 100.0)
    assert len(kept) == 4
    assert kept[0] == kept[-1]


@given(st.floats(-180, 170), st.floats(-85, 75))
def test_the_projection_keeps_areas(lon: float, lat: float) -> None:
    edge = [(lon + CENTRE + x, lat + y) for x, y in _square(10.0, steps=400)]
    drawn = [project(point) for point in edge]
    area = abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(drawn))) / 2
    assert isclose(area, radians(10) * (sin(radians(lat + 10)) - sin(radians(lat))), rel_tol=1e-3)


def _square(side: float, steps: int) -> list[tuple[float, float]]:
    part = [side * step / steps for step in range(steps)]
    return [
        *((x, 0.0) for x in part),
        *((side, y) for y in part),
        *((side - x, side) for x in part),
        *((0.0, side - y) for y in part),
        (0.0, 0.0),
    ]


def test_a_ring_across_the_edge_of_the_map_comes_in_two_pieces() -> None:
    edge = CENTRE - 180
    ring: Arc = [(edge - 2, 0.0), (edge + 3, 0.0), (edge + 3, 5.0), (edge - 2, 5.0), (edge - 2, 0.0)]
    spans = sorted((min(x for x, _ in piece), max(x for x, _ in piece)) for piece in pieces(ring))
    assert spans == [(edge, edge + 3), (edge + 358, edge + 360)]


def test_a_ring_around_the_pole_is_closed_there() -> None:
    coast = unwrapped([(float((lon + 180) % 360 - 180), -70.0) for lon in range(0, 361, 10)])
    drawn = pieces(coast)
    assert {lat for piece in drawn for _, lat in piece} == {-70.0, -90.0}
    assert max(x for piece in drawn for x, _ in piece) - min(x for piece in drawn for x, _ in piece) == 360


def test_longitudes_run_on_past_the_antimeridian() -> None:
    assert unwrapped([(179.0, 0.0), (-179.0, 0.0), (178.0, 0.0)]) == [(179.0, 0.0), (181.0, 0.0), (178.0, 0.0)]


GRID_RINGS = st.lists(
    st.lists(st.tuples(st.integers(-50, 2000), st.integers(-50, 2000)), min_size=3, max_size=8), min_size=1, max_size=4
)


@given(GRID_RINGS)
def test_path_data_says_what_was_put_in(rings: list[GridRing]) -> None:
    assert _read(path(rings)) == rings


def _read(text: str) -> list[GridRing]:
    """Read relative path data the way SVG does: a minus begins a number, and `z` goes back to the ring's start."""
    found: list[GridRing] = []
    x = y = 0
    for part in text.split("z")[:-1]:
        numbers = [int(number) for number in part[1:].replace("-", " -").split()]
        ring: GridRing = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        x, y = ring[0]
        found.append(ring)
    return found


def test_the_grid_drops_repeated_and_straight_points() -> None:
    ring: Arc = [(0.1, 0.0), (0.2, 0.1), (5.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.1, 0.0)]
    assert on_grid(ring) == [(0, 0), (10, 0), (10, 10), (0, 10)]
    assert on_grid([(3.1, 3.2), (3.2, 3.1), (3.0, 3.0), (3.1, 3.2)]) == [(3, 3)]


def test_the_centre_of_a_crescent_lies_in_it() -> None:
    crescent: GridRing = [(0, 0), (100, 0), (100, 10), (10, 10), (10, 90), (100, 90), (100, 100), (0, 100)]
    x, y = centre(Outline([crescent], 0.0))
    assert contains([(float(a), float(b)) for a, b in [*crescent, crescent[0]]], (x, y + 0.5))


@pytest.fixture(scope="module")
def source(shared: Path) -> Path:
    return shared / "data/world-map/countries-50m.json"


def test_borders_are_those_the_united_nations_draw(source: Path, shared: Path) -> None:
    world = read(source)
    correct(world)
    places = {"Ukraine": (34.3, 45.3), "W. Sahara": (-13.0, 25.0), "Morocco": (-9.0, 29.0), "Russia": (39.0, 45.5)}
    for name, place in places.items():
        assert [shape.name for shape in world.shapes if _holds(world, shape, place)] == [name]


def _holds(world: Topology, shape: Shape, place: tuple[float, float]) -> bool:
    return any(contains(ring_points(world, polygon[0]), place) for polygon in shape.polygons)


def test_the_shipped_map_is_what_the_script_makes_of_the_input(source: Path, shared: Path) -> None:
    assert build(source) == TARGET.read_text(encoding="utf-8")

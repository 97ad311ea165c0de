import re
import zlib
from itertools import pairwise

import pytest
from tools.world_map.topology import contains

from habeas.places import COUNTRIES, Kind
from habeas.site.map import Area, marks, shapes, view_box

AREAS = {area.code: area for area in shapes()}


def rings(area: Area) -> list[list[tuple[float, float]]]:
    """Read path data back into closed rings; only what the builder writes is understood."""
    found: list[list[tuple[float, float]]] = []
    assert re.fullmatch(r"(m[-0-9 ]+(h1v1)?z)+", area.path), area.code
    x = y = 0.0
    for part in area.path.split("z")[:-1]:
        numbers = [float(number) for number in re.findall(r"-?\d+", part.split("h")[0])]
        ring: list[tuple[float, float]] = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        if part.endswith("h1v1"):
            ring += [(x + 1, y), (x + 1, y + 1)]
        x, y = ring[0]
        found.append([*ring, ring[0]])
    return found


def test_the_map_has_all_areas_of_the_input_once() -> None:
    assert len(shapes()) == len(AREAS) == 241
    assert all(area.path for area in shapes())


def test_every_place_has_an_area_or_a_mark() -> None:
    with_mark = {mark.code for mark in marks()}
    assert with_mark.isdisjoint(AREAS)
    assert with_mark | {code for code in AREAS if not code.startswith("ne-")} == set(COUNTRIES)
    assert {place.alpha3 for place in COUNTRIES.values() if place.kind is Kind.COUNTRY} - set(AREAS) == {"TUV"}


def test_areas_without_a_code_say_whose_colour_they_take() -> None:
    within = {area.code: area.within for area in shapes() if area.code.startswith("ne-")}
    assert within == {
        "ne-ashmore-and-cartier-islands": "AUS",
        "ne-indian-ocean-territories": "",
        "ne-northern-cyprus": "CYP",
        "ne-siachen-glacier": "",
        "ne-somaliland": "SOM",
    }
    assert not [area.code for area in shapes() if area.within and not area.code.startswith("ne-")]


def test_names_are_those_of_the_place() -> None:
    assert {a.code: a.name for a in (*shapes(), *marks()) if a.code in COUNTRIES} == {
        code: place.name() for code, place in COUNTRIES.items()
    }


UNSEEN = set("MLT BHR SGP NRU LIE MCO SMR VAT LUX PSE KIR MDV BRB TTO HKG".split())  # noqa: SIM905  reads as a list
SEEN = set("KAZ LBN KWT QAT GMB JAM XKX MNE TLS BEL FJI".split())  # noqa: SIM905  reads as a list


def test_states_that_cannot_be_seen_are_small_and_others_are_not() -> None:
    small = {area.code for area in shapes() if area.small}
    assert small >= UNSEEN
    assert not small & SEEN
    assert all(mark.small and not mark.path for mark in marks())


@pytest.mark.parametrize("code", sorted(AREAS))
def test_a_path_is_closed_rings_of_whole_numbers_around_its_centre(code: str) -> None:
    area = AREAS[code]
    drawn = rings(area)
    assert all(len(ring) >= 4 for ring in drawn)
    assert all(one != other for ring in drawn for one, other in pairwise(ring))
    if not area.small and not code.startswith("ne-"):
        assert contains(drawn[0], (area.x + 0.01, area.y + 0.01))


def test_everything_but_antarctica_is_in_the_frame() -> None:
    left, top, width, height = map(int, view_box().split())
    for area in (*shapes(), *marks()):
        points = [(area.x, area.y), *(point for ring in (rings(area) if area.path else []) for point in ring)]
        inside = [left <= x <= left + width and top <= y <= top + height for x, y in points]
        assert all(inside) == (area.code != "ATA"), area.code


@pytest.mark.parametrize(
    ("one", "other"), [("FRA", "ESP"), ("KAZ", "RUS"), ("UKR", "RUS"), ("MAR", "ESH"), ("IND", "PAK")]
)
def test_neighbours_share_the_points_of_their_border(one: str, other: str) -> None:
    points = [{point for ring in rings(AREAS[code]) for point in ring} for code in (one, other)]
    assert len(points[0] & points[1]) >= 2


def test_paths_fit_in_a_page() -> None:
    text = "".join(area.path for area in shapes())
    assert len(text) < 60_000
    assert len(zlib.compress(text.encode(), 9)) < 25_000  # brotli, which the server sends, is smaller still

"""Draw the world map that habeas ships: `python -m tools.build_map [countries-50m.json] [--check]`.

Without a file it fetches world-atlas from the npm registry. The geometry is Natural Earth's (public domain), packed by
world-atlas (ISC licence). Borders are as in Natural Earth but for `world_map/corrections.py`.
"""

import argparse
import json
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tools.world_map.corrections import correct
from tools.world_map.outline import Frame, Outline, centre, outline, path
from tools.world_map.projection import project
from tools.world_map.simplify import simplified
from tools.world_map.topology import Arc, Shape, read

from habeas.places import COUNTRIES, country

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/habeas/site/map/world.json"
PACKAGE = "world-atlas@2.0.2"

WIDTH = 2000  # units of the grid: at 900 pixels two units are one pixel, finer would not be seen
MARGIN = 10  # room for the marks of Pacific states at the edge
NORTH, SOUTH = 83.7, -56.5  # Greenland's and Tierra del Fuego's ends: Antarctica lies below the frame
DETAIL = 1.5  # square units: the triangle below which a point of a border is left out
ISLAND = 2.5  # square units: below this only an area's largest ring is drawn
SEEN = (
    30.0  # square units, about 6 square pixels at 900 pixels or 9,000 square kilometres: below this an area gets a mark
)

# Shapes without an ISO code of their own: key, and the place they are drawn and coloured with (none: left blank).
UNCODED = {
    "Kosovo": ("XKX", ""),
    "Somaliland": ("ne-somaliland", "SOM"),
    "N. Cyprus": ("ne-northern-cyprus", "CYP"),
    "Siachen Glacier": ("ne-siachen-glacier", ""),
    "Indian Ocean Ter.": ("ne-indian-ocean-territories", ""),
    "Ashmore and Cartier Is.": ("ne-ashmore-and-cartier-islands", "AUS"),
}

# Places without a shape: in the input they are too small to be there, or drawn as part of another. Degrees east, north.
WITHOUT_SHAPE = {
    "BES": (-68.3, 12.2),
    "BVT": (3.4, -54.4),
    "CCK": (96.8, -12.2),
    "CXR": (105.7, -10.5),
    "GIB": (-5.35, 36.14),
    "GLP": (-61.5, 16.2),
    "GUF": (-53.0, 4.0),
    "MTQ": (-61.0, 14.65),
    "MYT": (45.15, -12.8),
    "REU": (55.5, -21.1),
    "SJM": (17.0, 78.5),
    "TKL": (-171.8, -9.2),
    "TUV": (179.2, -8.5),
    "UMI": (166.6, 19.3),
}

# Where the mark belongs although another island is larger: the capital's.
MARKED_AT = {"KIR": (173.0, 1.4), "FSM": (158.2, 6.9)}


def build(source: Path) -> str:
    """Return the text of world.json for an input file."""
    topology = read(source)
    correct(topology)
    frame, height = _frame()
    topology.arcs[:] = [simplified(arc, _detail(arc) / frame.scale**2) for arc in topology.arcs]
    drawn = [(shape, outline(topology, shape, frame, ISLAND)) for shape in topology.shapes]
    drawn.sort(key=lambda pair: (-pair[1].largest, pair[0].name))  # the small ones on top
    world = {
        "about": f"Natural Earth 1:50m by {PACKAGE}, Equal Earth projection; made by tools/build_map.py",
        "viewBox": f"0 0 {WIDTH} {height}",
        "areas": [_area(shape, drawing, frame) for shape, drawing in drawn],
        "marks": [_mark(code, frame) for code in sorted(WITHOUT_SHAPE)],
    }
    return _text(world)


def _frame() -> tuple[Frame, int]:
    right = project((191.0, 0.0))[0]
    scale = (WIDTH - 2 * MARGIN) / (2 * right)
    top = project((0.0, NORTH))[1]
    height = round((project((0.0, SOUTH))[1] - top) * scale) + 2 * MARGIN
    return Frame(scale, -right - MARGIN / scale, top - MARGIN / scale), height


def _detail(arc: Arc) -> float:
    """Return the detail an arc deserves: little where it lies below the frame."""
    return DETAIL if max(lat for _, lat in arc) > SOUTH else 1000 * DETAIL


def _area(shape: Shape, drawing: Outline, frame: Frame) -> dict[str, Any]:
    key, within = _key(shape)
    x, y = _at(MARKED_AT[key], frame) if key in MARKED_AT else centre(drawing)
    area: dict[str, Any] = {"id": key, "name": _name(key, shape), "x": x, "y": y, "d": path(drawing.rings)}
    if drawing.largest < SEEN and key in COUNTRIES:
        area["small"] = True
    if within:
        area["within"] = within
    return area


def _key(shape: Shape) -> tuple[str, str]:
    if shape.name in UNCODED:
        return UNCODED[shape.name]
    return COUNTRIES.by_any_code[shape.numeric].alpha3, ""


def _name(key: str, shape: Shape) -> str:
    return country(key).name() if key in COUNTRIES else shape.name


def _mark(code: str, frame: Frame) -> dict[str, Any]:
    x, y = _at(WITHOUT_SHAPE[code], frame)
    return {"id": code, "name": country(code).name(), "x": x, "y": y}


def _at(place: tuple[float, float], frame: Frame) -> tuple[int, int]:
    lon, lat = place
    x, y = frame.place((lon + 360 if lon < -169 else lon, lat))
    return round(x), round(y)


def _text(world: dict[str, Any]) -> str:
    """Write one area to a line, so that a change is seen in a diff."""
    lines = {key: ",\n".join(json.dumps(item, ensure_ascii=False) for item in world[key]) for key in ("areas", "marks")}
    head = json.dumps({"about": world["about"], "viewBox": world["viewBox"]}, ensure_ascii=False)[:-1]
    return f'{head},\n"areas": [\n{lines["areas"]}\n],\n"marks": [\n{lines["marks"]}\n]}}\n'


def fetch(folder: Path) -> Path:
    """Fetch the package into a folder and return its file of countries."""
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    [archive] = folder.glob("*.tgz")
    with tarfile.open(archive) as package:
        package.extract("package/countries-50m.json", folder, filter="data")
    return folder / "package/countries-50m.json"


def main() -> int:
    """Write the map, or with --check say whether it is what the input makes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, nargs="?", help="countries-50m.json; fetched when left out")
    parser.add_argument("--check", action="store_true", help="compare and write nothing; exit code 1 when they differ")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        text = build(options.source or fetch(Path(folder)))
    if options.check:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(text.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

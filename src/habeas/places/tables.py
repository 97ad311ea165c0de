"""The room's own tables: CSV files beside this module, read once when first asked for."""

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the room's CSV files, `places` for `data/places.csv`."""
    text = files("habeas.places").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))

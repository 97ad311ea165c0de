"""The reader as the sandbox runs it: bytes and names in, JSON out."""

from __future__ import annotations

from pathlib import Path

from habeas.catalog import load
from habeas.intake.page.errors import PageError
from habeas.intake.page.reader import read_page
from habeas.values import Json


def read(data: bytes, name: str, country: str | None, catalog_folder: str | None) -> dict[str, Json]:
    """Read one page; what stops the reading is part of the answer, so that its words survive the way back."""
    catalog = load(Path(catalog_folder) if catalog_folder else None)
    try:
        reading = read_page(data, name=name, country=country, catalog=catalog)
    except PageError as error:
        return {"problem": error.problem, "fix": error.fix}
    return {"reading": reading.to_json(), "notices": list(reading.notices)}

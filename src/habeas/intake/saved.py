"""Saved pages of either kind: a country's or a place of detention's. The page itself shows which it is."""

from __future__ import annotations

from pathlib import Path

from habeas.catalog import Catalog, load
from habeas.intake import facility_page, page
from habeas.intake.facility_page import FacilityReading, is_facility_page, read_facility
from habeas.intake.page import PageError, PageReading, Runner, page_lines, read_page
from habeas.intake.page.safely import CPU_SECONDS
from habeas.intake.proposal import Source, Statement
from habeas.values import Json

SavedReading = PageReading | FacilityReading

CHILD = "habeas.intake.saved:read_as_json"
"""The readers as a child runs them."""


def read_saved(
    data: bytes, *, name: str, country: str | None = None, number: str | None = None, catalog: Catalog
) -> SavedReading:
    """Read one saved page. `number` is the one in the address of a facility page; a country's page has none."""
    lines, _ = page_lines(data, name=name)
    if is_facility_page(lines):
        return read_facility(data, name=name, country=country, number=number, catalog=catalog)
    if number is not None:
        raise PageError(name, "--id is given, but this is no page of a place of detention", "Leave --id out")
    return read_page(data, name=name, country=country, catalog=catalog)


def read_as_json(
    data: bytes, name: str, country: str | None, number: str | None, catalog_folder: str | None
) -> dict[str, Json]:
    """Read one page in the child; what stops the reading is part of the answer, so that its words survive the way."""
    catalog = load(Path(catalog_folder) if catalog_folder else None)
    try:
        reading = read_saved(data, name=name, country=country, number=number, catalog=catalog)
    except PageError as error:
        return {"problem": error.problem, "fix": error.fix}
    return {
        "facility": isinstance(reading, FacilityReading),
        "reading": reading.to_json(),
        "notices": list(reading.notices),
    }


def read_saved_safely(
    data: bytes,
    *,
    name: str,
    run: Runner,
    country: str | None = None,
    number: str | None = None,
    catalog_folder: Path | None = None,
) -> SavedReading:
    """Read a saved page of either kind in a child that `run` starts, as `page.read_page_safely` does."""
    folder = str(catalog_folder.resolve()) if catalog_folder else None
    answer = run(CHILD, data, name, country, number, folder, about=name, cpu_seconds=CPU_SECONDS)
    if "problem" in answer:
        raise PageError(name, answer["problem"], answer["fix"])
    kind = FacilityReading if answer["facility"] else PageReading
    return kind.from_json(answer["reading"], answer["notices"])


def reader_of(reading: SavedReading) -> str:
    """The name of the reader, as batches keep it."""
    return "facility_page" if isinstance(reading, FacilityReading) else "page"


def source_of(reading: SavedReading, data: bytes) -> Source:
    """The source of everything on the page."""
    if isinstance(reading, FacilityReading):
        return facility_page.facility_source(reading, data)
    return page.page_source(reading, data)


def statements_of(reading: SavedReading, source_key: str, *, catalog: Catalog) -> list[Statement]:
    """Everything the page says as statements."""
    if isinstance(reading, FacilityReading):
        return facility_page.statements(reading, source_key, catalog=catalog)
    return page.statements(reading, source_key, catalog=catalog)

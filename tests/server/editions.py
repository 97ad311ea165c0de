"""Two small editions for the server's tests: the second adds a year and supersedes a figure."""

from __future__ import annotations

from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no stubs

from habeas.edition.build import write
from habeas.edition.columns import names
from habeas.edition.schema import CountryRow, EditionRow, FacilityRow, Meta, ObservationRow, Row

FIRST, SECOND = "2026-11-23", "2026-11-24"


def observation(**given: object) -> ObservationRow:
    """A figure with every column filled; name the ones that matter."""
    columns: dict[str, object] = {
        "subject": "KAZ",
        "country": "KAZ",
        "source": "wpb-2018",
        "locator": "",
        "origin": "",
        "via": "",
        "language": "en",
        "review_level": "carried_over",
        "reviewed_on": "2026-11-24",
        "accepted_by": "operator",
        "state": "current",
        "reason": "",
        "replaced_by": "",
        "first_edition": FIRST,
        "last_edition": "",
        "changed_edition": FIRST,
        "indicator": "prison_population",
        "section": "prison",
        "period": "2017",
        "period_start": "2017-01-01",
        "period_end": "2017-12-31",
        "status": "reported",
        "value": "36343",
        "number": 36343.0,
        "unit": "persons",
        "breakdown": "",
        "coverage": "national",
        "coverage_kind": "",
        "coverage_words": "",
        "raw": "36,343",
        "preferred": True,
        "preferred_by": "alone",
        "preferred_reason": "",
        "rivals": (),
    } | given
    identity = f"{columns['subject']}/{columns['indicator']}/{columns['period']}/{columns['source']}"
    return ObservationRow(**({"id": identity, "question": identity.rpartition("/")[0]} | columns))  # type: ignore[arg-type]


def year(calendar_year: int, **given: object) -> ObservationRow:
    """A figure of one calendar year."""
    return observation(
        period=str(calendar_year), period_start=f"{calendar_year}-01-01", period_end=f"{calendar_year}-12-31", **given
    )


def place(subject: str) -> FacilityRow:
    """A place of detention of which nothing but the name is known."""
    told = dict.fromkeys(names(FacilityRow), "") | {"subject": subject, "country": subject[:3], "name": subject}
    told |= {"id": f"{subject}/facility/description/wpb-2018", "state": "current", "first_edition": FIRST}
    return FacilityRow(**told | {"aliases": (), "foreign_ids": ()})  # type: ignore[arg-type]  # every other column is words


def rows(edition_id: str) -> list[Row]:
    """The rows of an edition: the second adds a year and supersedes a figure."""
    second = edition_id == SECOND
    found: list[Row] = [
        Meta(key="id", value=edition_id),
        Meta(key="title", value="Test observatory"),
        EditionRow(id=FIRST, previous="", added=3, ended=0, changed=0),
        CountryRow(
            code="KAZ",
            slug="kazakhstan",
            region="asia-pacific",
            last_checked="2026-11-24",
            checked_by="operator",
            changed_edition=edition_id,
        ),
        place("KAZ-almaty-centre"),
        year(2015),
        year(2016, state="superseded" if second else "current", last_edition=FIRST if second else ""),
        year(2017),
        year(2017, indicator="refugees", source="unhcr-2026", status="not_available", value="", number=None),
    ]
    if second:
        found += [
            EditionRow(id=SECOND, previous=FIRST, added=1, ended=1, changed=0),
            year(2018, first_edition=SECOND, breakdown="sex=female", coverage="partial", coverage_kind="site"),
        ]
    return found


def lay_out(folder: Path, edition_id: str, page: str) -> None:
    """One edition's directory with one page, plain and squeezed."""
    site = folder / edition_id / "site" / "countries" / "kazakhstan"
    site.mkdir(parents=True)
    site.joinpath("index.html").write_text(page)
    site.joinpath("index.html.br").write_bytes(brotli.compress(page.encode()))
    site.joinpath("index.json").write_text('{"page": 1}')
    data = folder / edition_id / "data"
    data.mkdir()
    data.joinpath("prison_data.csv").write_text("id\n")
    write(folder / edition_id / "edition.sqlite", rows(edition_id))

"""The reader of facility pages: one saved page in, everything that it says out."""

from __future__ import annotations

from habeas.catalog import Catalog
from habeas.intake.facility_page.findings import Findings
from habeas.intake.facility_page.identity import SCHEME, country_of, facility_id, number_of
from habeas.intake.facility_page.place import town_in
from habeas.intake.facility_page.reading import FacilityReading
from habeas.intake.facility_page.walk import Walk
from habeas.intake.facility_page.words import Words
from habeas.intake.page.decode import decode
from habeas.intake.page.errors import PageError
from habeas.intake.page.lines import Sheet, split_lines
from habeas.intake.page.markup import lines_of_html
from habeas.intake.page.reading import Passage


def read_facility(
    data: bytes | str, *, name: str, country: str | None = None, number: str | None = None, catalog: Catalog
) -> FacilityReading:
    """Read one saved page of a place of detention, text or HTML, full or reduced.

    Lines are counted as for country pages, and every line that is not blank is in exactly one element. `number` is the
    one in the page's address, where the page does not carry it. What is not certain is `unparsed`.
    """
    decoded = decode(data, name)
    lines = lines_of_html(decoded.text, name) if decoded.html else split_lines(decoded.text, name)
    printed = [line for line in lines if not line.blank]
    if not printed:
        raise PageError(name, "there are no words in the file", "Save the page again")
    findings = Findings(Sheet(lines), Words(catalog))
    walk = Walk(findings, printed)
    walk.read()
    called = walk.opening.resolve()
    if not called:
        raise PageError(name, "the page does not say what the place is called", "Save the page again, all of it")
    where = country_of(findings, printed, name, country)
    place = _place(findings, where)
    walk.fields.finish(has_town=bool(place))
    findings.sheet.finish()
    own = number_of(decoded.text, printed, name, number)
    return _reading(findings, name, where, called, place, own, decoded.notices)


def _place(findings: Findings, country: str) -> str:
    """The town: from the line of city and region, else from the line above the title."""
    found = {place.kind: town_in(place.text, country) for place in findings.places if place.kind != "country"}
    return found.get("city_and_region") or found.get("head") or ""


def _reading(
    findings: Findings, file: str, country: str, name: str, place: str, number: str, notices: tuple[str, ...]
) -> FacilityReading:
    return FacilityReading(
        file=file,
        country=country,
        facility=facility_id(country, name, number, file),
        foreign_ids=(f"{SCHEME}:{number}",) if number else (),
        completeness="full" if findings.head_seen and findings.rows_seen else "reduced",
        name=name,
        place=place,
        names=tuple(sorted(findings.names, key=lambda one: one.lines)),
        places=tuple(sorted(findings.places, key=lambda one: one.lines)),
        coordinates=findings.coordinates,
        address=findings.address,
        observations=tuple(sorted(findings.observations, key=lambda one: one.lines)),
        about=findings.about,
        updates=tuple(findings.updates),
        contacts=tuple(findings.contacts),
        headings=tuple(sorted(findings.headings, key=lambda one: one.lines)),
        furniture=_sorted(findings.furniture),
        unparsed=findings.unparsed(),
        notices=notices,
    )


def _sorted(passages: list[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(passages, key=lambda passage: passage.lines))

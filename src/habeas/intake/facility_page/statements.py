"""A reading into statements: each with the page as source and as *via*, its origin not stated."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from habeas.catalog import Catalog
from habeas.intake.facility_page.reading import FacilityReading
from habeas.intake.page.lines import Span
from habeas.intake.page.reading import PageObservation
from habeas.intake.proposal import Contact, Facility, Narrative, Observation, Source, Statement, Update
from habeas.values import Json, Status, ValueType

PUBLISHER = "Global Detention Project"
"""Whose layout the reader knows; a page in that layout is theirs or a copy of theirs."""
_LONGEST_IN_KEY = 100
_SETS = frozenset({ValueType.NAMES, ValueType.ANSWERS})


def facility_source(reading: FacilityReading, data: bytes, *, url: str = "", accessed: str = "") -> Source:
    """The source of everything on a page. Its key names the place and the page's own bytes; pages print no date."""
    place = reading.facility.casefold()[:_LONGEST_IN_KEY].rstrip("-")
    return Source(
        key=f"page-{place}-{hashlib.sha256(data).hexdigest()[:12]}",
        title=f"{reading.name}: page of a place of detention",
        publisher=PUBLISHER,
        kind="country_page",
        url=url,
        accessed=accessed,
        redistribute="facts",
        series=f"page-{place}",
    )


def statements(reading: FacilityReading, source_key: str, *, catalog: Catalog) -> list[Statement]:
    """Everything the page says as statements that nobody has decided on, all carried over, not checked.

    What is said twice is one statement that names both places; what the head says without a year joins the newest row
    that says the same. The address of the building goes into the private note.
    """
    figures = _figures(reading, catalog)
    return [
        _facility(reading, source_key, figures),
        *(_stated(reading, source_key, figure, catalog) for figure in figures),
        *_words(reading, source_key),
    ]


@dataclass(slots=True)
class _Figure:
    """What the page says of one indicator and period, with every place that says so."""

    indicator: str
    period: str
    status: Status
    value: Json
    raw: list[str] = field(default_factory=list)
    lines: list[Span] = field(default_factory=list)

    def add(self, one: PageObservation) -> None:
        """One more place that says so, or names another part of the set."""
        if isinstance(self.value, list) and isinstance(one.value, list):
            self.value = list(dict.fromkeys([*self.value, *one.value]))
        if one.raw not in self.raw:
            self.raw.append(one.raw)
        self.lines.append(one.lines)

    @property
    def said(self) -> str:
        """What it says, in one form; sets have no order."""
        return _form(self.value)


def _figures(reading: FacilityReading, catalog: Catalog) -> list[_Figure]:
    """Rows of one year that name parts of a set are one answer; what is printed again is not said again."""
    dated: dict[tuple[str, ...], _Figure] = {}
    for one in (one for one in reading.observations if one.period):
        is_set = catalog.indicators[one.indicator].type in _SETS and one.value is not None
        key = (one.indicator, one.status, one.period or "", "" if is_set else _form(one.value))
        _figure(dated, key, one).add(one)
    newest: dict[tuple[str, ...], _Figure] = {}
    for figure in sorted(dated.values(), key=lambda figure: figure.period):
        if figure.status.has_value:
            newest[figure.indicator, figure.status, figure.said] = figure
    undated: dict[tuple[str, ...], _Figure] = {}
    for one in (one for one in reading.observations if not one.period):
        said = (one.indicator, one.status, _form(one.value))
        (newest.get(said) or _figure(undated, said, one)).add(one)
    return sorted([*dated.values(), *undated.values()], key=lambda figure: min(figure.lines))


def _figure(found: dict[tuple[str, ...], _Figure], key: tuple[str, ...], one: PageObservation) -> _Figure:
    """The figure of that key, made where there is none."""
    if key not in found:
        found[key] = _Figure(one.indicator, one.period or "", Status(one.status), one.value)
    return found[key]


def _form(value: Json) -> str:
    return repr(sorted(map(str, value)) if isinstance(value, list) else value)


def _stated(reading: FacilityReading, key: str, figure: _Figure, catalog: Catalog) -> Observation:
    return Observation(
        subject=reading.facility, source=key, via=key, locator=_where(figure.lines),
        indicator=figure.indicator, period=figure.period, status=figure.status, value=figure.value,
        unit=catalog.indicators[figure.indicator].unit if figure.status.has_value else "",
        raw="\n".join(figure.raw),
    )  # fmt: skip


def _facility(reading: FacilityReading, key: str, figures: list[_Figure]) -> Facility:
    pin = reading.coordinates
    status, year = _latest(figures, "facility_status")
    where = [one.lines for one in reading.names] + [one.lines for one in reading.places] + ([pin.lines] if pin else [])
    return Facility(
        subject=reading.facility, source=key, via=key, locator=_where(where),
        name=reading.name, aliases=reading.aliases,
        category=_slug(_latest(figures, "facility_category")[0]), type=_small(_latest(figures, "facility_type")[0]),
        place=reading.place, latitude=pin.latitude if pin else "", longitude=pin.longitude if pin else "",
        precision=pin.precision if pin else "town" if reading.place else "region",
        status=_slug(status), status_year=year if status else "",
        custodian=_latest(figures, "custodial_authorities")[0], foreign_ids=reading.foreign_ids,
        note=f"Address as printed: {reading.address.text}" if reading.address else "",
    )  # fmt: skip


def _latest(figures: list[_Figure], indicator: str) -> tuple[str, str]:
    """The newest answer and its year; none where the newest contradict each other."""
    said = [one for one in figures if one.indicator == indicator and one.status is Status.REPORTED]
    newest = max((one.period for one in said), default="")
    values = [one.value for one in said if one.period == newest]
    if len(values) != 1:
        return "", ""
    listed = values[0] if isinstance(values[0], list) else [values[0]]
    return "; ".join(str(item) for item in listed), newest


def _slug(code: str) -> str:
    """A code as descriptions of places write it: ``last_documented_use``."""
    return code.casefold().replace(" ", "_")


def _small(name: str) -> str:
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _words(reading: FacilityReading, key: str) -> Iterator[Statement]:
    """The text about the place, the news of it, the organisations that know it."""
    subject = reading.facility
    if reading.about:
        where = _where([reading.about.lines])
        yield Narrative(subject=subject, source=key, via=key, locator=where, kind="about", text=reading.about.text)
    for update in reading.updates:
        yield Update(
            subject=subject, source=key, via=key, locator=_where([update.lines]), title=reading.name,
            teaser=update.teaser, date=update.date or "", order=str(update.lines[0]),
        )  # fmt: skip
    contacts: dict[tuple[str, str, str], list[Span]] = {}
    for one in reading.contacts:
        contacts.setdefault((one.kind, one.name, one.url), []).append(one.lines)
    for (kind, name, url), places in contacts.items():
        yield Contact(subject=subject, source=key, via=key, locator=_where(places), kind=kind, name=name, url=url)


def _where(spans: Iterable[Span]) -> str:
    return "; ".join(f"line {a}" if a == b else f"lines {a}-{b}" for a, b in sorted(set(spans)))

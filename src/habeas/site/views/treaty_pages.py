"""Treaties across all countries: the matrix, and a page each with parties, dates and words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from habeas.edition.in_force import Bond, Evidence, standing
from habeas.edition.schema import TreatyActionRow, TreatyStatusRow
from habeas.site import links
from habeas.site.phrases import date_in_words
from habeas.site.views.changed import changed_by
from habeas.site.views.cited import Bibliography, SourceNote
from habeas.site.views.frame import Frame, frame
from habeas.site.views.treaty import Treaty, by_instrument, treaty
from habeas.site.views.treaty_matrix import LATEST, Said, TreatyMatrix, cell, said_of, treaty_matrix
from habeas.site.volume import Volume, latest

BASE = "/treaties/"
TABLE = "/treaties/matrix.csv"
ON = "/treaties/on/"
"""Where the form sends the day: the server alone answers there, so that a static copy can say what it lacks."""
_ORDER = (Bond.BOUND, Bond.SIGNED, Bond.UNKNOWN, Bond.LEFT, Bond.NOT_YET, Bond.NOT_PARTY)


@dataclass(frozen=True, slots=True)
class TreatyEntry:
    """A treaty in the list, with how many countries it binds of those that were looked up."""

    key: str
    url: str
    name: str
    year: int
    bound: int
    checked: int


@dataclass(frozen=True, slots=True)
class TreatyList:
    """The countries against the treaties that count, then all treaties and instruments.

    `as_of` is the day that was asked for, empty for everything known by now; `as_of_text` is that day in words.
    """

    frame: Frame
    as_of: str
    as_of_text: str
    table_url: str
    matrix: TreatyMatrix
    treaties: tuple[TreatyEntry, ...]
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True)
class InCountry:
    """How one country stands to a treaty: `bond` as a key, `says` the act or list that decides."""

    code: str
    country_name: str
    country_url: str
    bond: str
    says: str
    date: str
    treaty: Treaty


@dataclass(frozen=True, slots=True)
class Group:
    """The countries that stand alike to a treaty."""

    bond: str
    countries: tuple[InCountry, ...]


@dataclass(frozen=True, slots=True)
class TreatyPage:
    """One treaty: the countries by how they stand to it.

    `unsettled` are those of which something is known, but not whether the treaty binds them; `not_looked_up` names
    countries that something is known of, but nothing about this treaty.
    """

    frame: Frame
    key: str
    name: str
    year: int
    number: str
    body_name: str
    procedures: tuple[str, ...]
    bound: int
    checked: int
    groups: tuple[Group, ...]
    unsettled: tuple[InCountry, ...]
    not_looked_up: tuple[str, ...]
    sources: tuple[SourceNote, ...]

    @property
    def countries(self) -> tuple[InCountry, ...]:
        """All countries that anything is known of, by how they stand."""
        return (*(one for group in self.groups for one in group.countries), *self.unsettled)

    @property
    def worded(self) -> tuple[InCountry, ...]:
        """Those with reservations, declarations or objections, by name."""
        return tuple(sorted((one for one in self.countries if one.treaty.worded), key=lambda one: one.country_name))


def treaty_views(volume: Volume) -> tuple[TreatyList, tuple[TreatyPage, ...]]:
    """The list and a page for every treaty of the catalog."""
    actions = by_instrument(volume.edition.rows(TreatyActionRow, {"state": "current"}))
    statuses = by_instrument(volume.edition.rows(TreatyStatusRow, {"state": "current"}))
    changed = changed_by(volume, "instrument", TreatyActionRow, TreatyStatusRow)
    pages = tuple(
        _treaty_page(volume, key, actions.get(key, []), statuses.get(key, []), changed.get(key, ""))
        for key in _keys(volume, actions.keys() | statuses.keys())
    )
    rows: list[Evidence] = [row for found in actions.values() for row in found]
    rows += [row for found in statuses.values() for row in found]
    return _list(volume, said_of(rows), latest(list(changed.values()))), pages


def treaties_on(volume: Volume, day: date) -> TreatyList:
    """The list as everything stood on a day."""
    rows: list[Evidence] = [
        *volume.edition.rows(TreatyActionRow, {"state": "current"}),
        *volume.edition.rows(TreatyStatusRow, {"state": "current"}),
    ]
    changed = changed_by(volume, "instrument", TreatyActionRow, TreatyStatusRow)
    return _list(volume, said_of(rows), latest(list(changed.values())), day)


def _keys(volume: Volume, there: set[str]) -> list[str]:
    """The instruments of the catalog, then those that have left it."""
    return [*volume.catalog.instruments, *sorted(there - volume.catalog.instruments.keys())]


def _list(volume: Volume, said: Said, changed: str, day: date = LATEST) -> TreatyList:
    as_of = "" if day == LATEST else day.isoformat()
    query = f"?as_of={as_of}" if as_of else ""
    text = date_in_words(volume, as_of)
    title = volume.words("Treaties as of %(day)s", day=text) if as_of else volume.words("Treaties")
    sources = Bibliography(volume)
    of_one: dict[str, list[Sequence[Evidence]]] = defaultdict(list)
    for (_, instrument), rows in said.items():
        of_one[instrument].append(rows)
    return TreatyList(
        frame=frame(volume, "treaties", f"{BASE}{query}", title, changed),
        as_of=as_of,
        as_of_text=text,
        table_url=f"{TABLE}{query}",
        matrix=treaty_matrix(volume, said, sources, day),
        treaties=tuple(_entry(volume, key, of_one.get(key, ()), day) for key in _keys(volume, set(of_one))),
        sources=sources.notes(),
    )


def _entry(volume: Volume, key: str, countries: Sequence[Sequence[Evidence]], day: date) -> TreatyEntry:
    found = [standing(rows, day) for rows in countries]
    instrument = volume.catalog.instruments.get(key)
    return TreatyEntry(
        key=key,
        url=links.instrument(key),
        name=volume.instrument_name(key),
        year=instrument.year if instrument else 0,
        bound=sum(one.binds for one in found),
        checked=sum(one.known for one in found),
    )


def _treaty_page(
    volume: Volume, key: str, actions: list[TreatyActionRow], statuses: list[TreatyStatusRow], changed: str
) -> TreatyPage:
    sources = Bibliography(volume)
    there = {row.country for row in (*actions, *statuses)}
    countries = [
        _in_country(volume, key, code, actions, statuses, sources) for code in volume.countries if code in there
    ]
    groups = tuple(
        Group(bond.value, found)
        for bond in _ORDER
        if (found := tuple(one for one in countries if one.bond == bond.value and one.says))
    )
    instrument = volume.catalog.instruments.get(key)
    name = volume.instrument_name(key)
    return TreatyPage(
        frame=frame(volume, "treaty", links.instrument(key), name, changed),
        key=key,
        name=name,
        year=instrument.year if instrument else 0,
        number=instrument.number if instrument else "",
        body_name=volume.body_name(instrument.body) if instrument and instrument.body else "",
        procedures=tuple(volume.say(one.label) for one in volume.catalog.procedures.values() if one.instrument == key),
        bound=sum(one.bond == Bond.BOUND for one in countries),
        checked=sum(one.bond != Bond.UNKNOWN for one in countries),
        groups=groups,
        unsettled=tuple(one for one in countries if not one.says),
        not_looked_up=tuple(
            volume.country_name(code) for code in volume.countries if code in volume.looked_at and code not in there
        ),
        sources=sources.notes(),
    )


def _in_country(
    volume: Volume,
    key: str,
    code: str,
    actions: Sequence[TreatyActionRow],
    statuses: Sequence[TreatyStatusRow],
    sources: Bibliography,
) -> InCountry:
    acts = [row for row in actions if row.country == code]
    lists = [row for row in statuses if row.country == code]
    rows: list[Evidence] = [*acts, *lists]
    decided = cell(volume, [row for row in rows if not row.article], sources)
    return InCountry(
        code=code,
        country_name=volume.country_name(code),
        country_url=links.country(volume.countries[code].slug),
        bond=decided.bond if decided else Bond.UNKNOWN.value,
        says=decided.says if decided else "",
        date=decided.date if decided else "",
        treaty=treaty(volume, key, acts, lists, sources),
    )

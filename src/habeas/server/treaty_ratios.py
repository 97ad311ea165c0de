"""``/api/v1/treaty-ratios``: how many instruments of a list bind each state on a day, with the list behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from habeas.edition.in_force import Bond, Evidence, by_member, listed, standing
from habeas.edition.reader import Edition
from habeas.edition.schema import TreatyActionRow, TreatyStatusRow
from habeas.places import COUNTRIES
from habeas.server.lists import FilterError, one_of
from habeas.site.filtering import QueryError
from habeas.site.treaties_asked import read_day
from habeas.site.views.treaty_matrix import LATEST, LIST
from habeas.site.volume import Volume, volume_of

FILTERS = {
    "country": "ISO 3166-1 alpha-3, XKX for Kosovo",
    "list": "nineteen (unless asked for), eight, or a region's",
    "as_of": "as everything stood on this day, such as 2015-12-31",
}
"""What can be asked for, and what each takes."""
Member = tuple[str, str]


def page(edition: Edition, filters: Mapping[str, str], after: str, limit: int) -> tuple[list[dict[str, Any]], str]:
    """Up to `limit` states after the one with the code `after`, in the order of codes; those anything is known of."""
    volume = volume_of(edition)
    name, day = filters.get("list", LIST), _day(filters.get("as_of", ""))
    one_of("list", name, _lists(volume))
    members = listed(volume.catalog, name)
    wanted = _countries(edition, filters, members)
    codes = [code for code in wanted if code > after]
    items = [_item(edition, code, name, day, members) for code in codes[:limit]]
    return items, codes[limit - 1] if len(codes) > limit else ""


def _day(text: str) -> date:
    try:
        return read_day(text) if text else LATEST
    except QueryError as error:
        raise FilterError(str(error)) from error


def _lists(volume: Volume) -> list[str]:
    """Every list that instruments or ways to complain are counted in."""
    of_instruments = {name for one in volume.catalog.instruments.values() for name in one.lists}
    return sorted(of_instruments | {name for one in volume.catalog.procedures.values() for name in one.lists})


def _countries(edition: Edition, filters: Mapping[str, str], members: Sequence[Member]) -> list[str]:
    if "country" in filters and filters["country"] not in COUNTRIES:
        raise FilterError(f"country: there is no country {filters['country']!r}; /countries/ lists them")
    where = {"state": "current", "instrument": sorted({instrument for instrument, _ in members})}
    found = {
        str(country)
        for table in (TreatyActionRow, TreatyStatusRow)
        for country, *_ in edition.select(table, "DISTINCT country", where)
    }
    return sorted(found & {filters["country"]} if "country" in filters else found)


def _item(edition: Edition, country: str, name: str, day: date, members: Sequence[Member]) -> dict[str, Any]:
    where = {"state": "current", "country": country}
    rows: list[Evidence] = [*edition.rows(TreatyActionRow, where), *edition.rows(TreatyStatusRow, where)]
    known = by_member(rows)
    found = [(member, standing(known.get(member, ()), day)) for member in members]
    return {
        "country": country,
        "list": name,
        "as_of": None if day == LATEST else day.isoformat(),
        "of": sum(one.binds for _, one in found),
        "checked": sum(one.known for _, one in found),
        "listed": len(members),
        "members": [
            {
                "instrument": instrument,
                "article": article or None,
                "bond": Bond.SIGNED.value if one.bond is Bond.UNKNOWN and one.deciding else one.bond.value,
                "since": one.since or None,
                "statement": one.deciding.id if one.deciding else None,
            }
            for (instrument, article), one in found
        ],
    }

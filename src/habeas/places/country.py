"""Countries and territories: ISO 3166-1 and Kosovo, with their codes, page names and standing at the United Nations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from habeas.places.languages import place_name
from habeas.places.tables import rows


class UnknownPlace(LookupError):
    """A code, page name or region that habeas does not have; the message says what to do."""

    code = "unknown_place"


class Kind(StrEnum):
    """Country: a member or observer State of the United Nations. Territory: the rest of ISO 3166-1, and Kosovo.

    The line is the United Nations' and says nothing about what a place should be; see docs/decisions/0002-regions.md.
    """

    COUNTRY = "country"
    TERRITORY = "territory"


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory. `parent` is the state that administers or claims it; `note` says how it stands.

    `numeric` is empty for Kosovo alone, whose codes XKX and XK are user-assigned. `slug` is part of public addresses
    and never changes.
    """

    alpha3: str
    alpha2: str
    numeric: str
    slug: str
    kind: Kind
    un_member: bool
    parent: str = ""
    note: str = ""

    def name(self, lang: str = "en") -> str:
        """Return the name to print in a BCP 47 language; English where the language has none."""
        return place_name(self.alpha3, self.alpha2, lang)

    def __str__(self) -> str:
        return self.alpha3


class Countries(Mapping[str, Country]):
    """All places by alpha-3 code, in the order of the codes; the file is read when the first one is asked for."""

    @cached_property
    def _by_alpha3(self) -> dict[str, Country]:
        return {row["alpha3"]: _country(row) for row in rows("places")}

    @cached_property
    def by_slug(self) -> Mapping[str, Country]:
        """All places by page name."""
        return {place.slug: place for place in self.values()}

    @cached_property
    def by_any_code(self) -> Mapping[str, Country]:
        """All places by alpha-3, alpha-2 and numeric code."""
        found = {code: place for place in self.values() for code in (place.alpha3, place.alpha2, place.numeric)}
        found.pop("", None)
        return found

    def __getitem__(self, alpha3: str) -> Country:
        return self._by_alpha3[alpha3]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_alpha3)

    def __len__(self) -> int:
        return len(self._by_alpha3)


def _country(row: Mapping[str, str]) -> Country:
    return Country(
        alpha3=row["alpha3"],
        alpha2=row["alpha2"],
        numeric=row["numeric"],
        slug=row["slug"],
        kind=Kind(row["kind"]),
        un_member=row["un_member"] == "yes",
        parent=row["parent"],
        note=row["note"],
    )


COUNTRIES = Countries()


def country(code: str) -> Country:
    """Return the place with this ISO 3166-1 alpha-3 code, in capitals."""
    place = COUNTRIES.get(code)
    if place is None:
        other = COUNTRIES.by_any_code.get(code.strip().upper())
        help_ = f"write {other.alpha3}" if other else "use the ISO 3166-1 alpha-3 code, XKX for Kosovo"
        raise UnknownPlace(f"{code!r} is not the code of a country or territory: {help_}")
    return place


def by_code(code: str) -> Country:
    """Return the place with this alpha-3, alpha-2 or numeric code, in any case and without its leading zeros."""
    key = code.strip().upper()
    place = COUNTRIES.by_any_code.get(key.zfill(3) if key.isdecimal() else key)
    if place is None:
        raise UnknownPlace(
            f"{code!r} is no ISO 3166-1 code: a source's own code (UNHCR's, the World Bank's) needs the place's name"
        )
    return place


def by_slug(slug: str) -> Country:
    """Return the place whose pages are at /countries/SLUG/."""
    place = COUNTRIES.by_slug.get(slug)
    if place is None:
        raise UnknownPlace(f"no country page is called {slug!r}: the page names are in /countries/")
    return place

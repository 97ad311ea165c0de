"""Regions: a place belongs to one in each *scheme*, never to a region as such."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.places.country import UnknownPlace, country
from habeas.places.languages import UN_LANGUAGES
from habeas.places.tables import rows

SCHEMES: tuple[str, ...] = ("observatory", "m49")


@dataclass(frozen=True, slots=True)
class Region:
    """A region of a scheme. `parent` is the region it lies in, empty at the top; `m49` its United Nations code."""

    key: str
    labels: Mapping[str, str]
    members: tuple[str, ...]
    parent: str = ""
    m49: str = ""

    def label(self, lang: str = "en") -> str:
        """Return the label in a language; English where the language has none."""
        return self.labels.get(lang) or self.labels.get(lang.partition("-")[0]) or self.labels["en"]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One division of the world. Antarctica belongs to no region of either scheme."""

    key: str
    regions: Mapping[str, Region]
    paths: Mapping[str, tuple[str, ...]]

    def path(self, code: str) -> tuple[str, ...]:
        """Return the keys of the regions a place lies in, the widest first; empty where the scheme leaves it out."""
        return self.paths.get(country(code).alpha3, ())


@cache
def scheme(name: str) -> Scheme:
    """Return a scheme: `observatory` (five regions) or `m49` (regions with sub-regions below them)."""
    if name not in SCHEMES:
        raise UnknownPlace(f"there is no region scheme {name!r}: use one of {', '.join(SCHEMES)}")
    regions = {row["key"]: _region(row) for row in rows("regions") if row["scheme"] == name}
    below = {key: [r for r in regions.values() if r.parent == key] for key in regions}
    regions = {key: _with_members_below(region, below[key]) for key, region in regions.items()}
    paths = {
        code: (region.parent, region.key) if region.parent else (region.key,)
        for region in regions.values()
        if not below[region.key]
        for code in region.members
    }
    return Scheme(name, regions, paths)


def region_of(code: str, scheme: str = "observatory") -> str:
    """Return the key of the widest region a place lies in; `UnknownPlace` for a place that the scheme leaves out."""
    path = _schemes(scheme).path(code)
    if not path:
        raise UnknownPlace(f"{code} belongs to no region of the scheme {scheme!r}: ask Scheme.path, which may be empty")
    return path[0]


_schemes = scheme  # `region_of` names its argument as a reader would


def _region(row: Mapping[str, str]) -> Region:
    labels = {language: row[language] for language in UN_LANGUAGES}
    return Region(row["key"], labels, tuple(row["members"].split()), row["parent"], row["m49"])


def _with_members_below(region: Region, below: list[Region]) -> Region:
    """Give a region the members of its sub-regions: the file lists each place once."""
    members = sorted({*region.members, *(code for sub in below for code in sub.members)})
    return Region(region.key, region.labels, tuple(members), region.parent, region.m49)

"""An edition opened in one language: what every view leans on, read once and kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from weakref import WeakKeyDictionary

from habeas.catalog.carried import NAME as CATALOG
from habeas.catalog.carried import read_carried
from habeas.catalog.load import load
from habeas.catalog.model import Catalog, Code, Indicator, LanguageMap, SubjectKind, say
from habeas.edition.aspects import cited_source, day, first_edition, looked_at, places, standing_by_country
from habeas.edition.columns import RowType
from habeas.edition.reader import Edition
from habeas.edition.schema import (
    STATEMENT_TABLES,
    CountryRow,
    EditionRow,
    FacilityRow,
    HeadlineRow,
    LawRow,
    Published,
    SourceRow,
)
from habeas.places import COUNTRIES, scheme
from habeas.site import links
from habeas.site.words import Words

ENDED = ("superseded", "withdrawn")
"""States of a statement that no longer stands."""


class Volume:
    """An edition, the catalog and the words of one language.

    What is read is kept, so a page costs the queries of its own rows and no more. What a page takes from here it reads
    from the edition by the narrowest part there is (`habeas.edition.watched`).
    """

    def __init__(self, edition: Edition, language: str = "en", catalog: Catalog | None = None) -> None:
        self.edition = edition
        self.language = language
        self.catalog = catalog or _carried(edition)
        self.words = Words(language)
        self._described: dict[str, Mapping[str, FacilityRow]] = {}
        self._laws: dict[str, Mapping[str, LawRow]] = {}

    @property
    def meta(self) -> Mapping[str, str]:
        """The facts about the edition by key."""
        return self.edition.meta

    @property
    def id(self) -> str:
        """The edition's id."""
        return self.meta.get("id", "")

    @property
    def day(self) -> str:
        """The edition's day, as ``2026-11-24``."""
        return day(self.edition)

    @property
    def title(self) -> str:
        """The observatory's name: what is cited."""
        return self.meta.get("title") or self.words("Observatory of immigration detention")

    @property
    def base_url(self) -> str:
        """Where the observatory stands on the web, without a slash at the end; empty where it is not known."""
        return self.meta.get("base_url", "").rstrip("/")

    @cached_property
    def sources(self) -> Mapping[str, SourceRow]:
        """Every source by key, as it is cited: without what rests on it, which the row itself tells."""
        return Kept(lambda key: cited_source(self.edition, key), self._source_keys)

    def _source_keys(self) -> list[str]:
        return [row.key for row in self.edition.rows(SourceRow)]

    @cached_property
    def countries(self) -> Mapping[str, CountryRow]:
        """Every country by code, in the order of their names; when it was checked stands in its `country_row`."""
        rows = sorted(places(self.edition), key=lambda row: self.country_name(row.code).casefold())
        return {row.code: row for row in rows}

    def country_row(self, code: str) -> CountryRow:
        """All that is told of one country itself."""
        row = self.edition.get(CountryRow, code)
        return row or self.countries[code]

    @cached_property
    def looked_at(self) -> frozenset[str]:
        """The countries that any statement stands for."""
        return frozenset(looked_at(self.edition))

    @cached_property
    def facilities(self) -> Mapping[str, FacilityRow]:
        """One standing description a place, by the place's id: the one last read wins where several describe it."""
        return Kept(lambda subject: self._facilities_of(subject.partition("-")[0]).get(subject), self._facility_keys)

    def _facility_keys(self) -> list[str]:
        return sorted({row.subject for row in self.edition.rows(FacilityRow, {"state": "current"})})

    def _facilities_of(self, country: str) -> Mapping[str, FacilityRow]:
        if country not in self._described:
            rows = self.edition.rows(FacilityRow, {"country": country, "state": "current"})
            self._described[country] = {row.subject: row for row in sorted(rows, key=self._source_order)}
        return self._described[country]

    def laws(self, country: str) -> Mapping[str, LawRow]:
        """The standing laws of a country by key."""
        if country not in self._laws:
            rows = self.edition.rows(LawRow, {"country": country, "state": "current"})
            self._laws[country] = {row.key: row for row in rows}
        return self._laws[country]

    @cached_property
    def editions(self) -> tuple[EditionRow, ...]:
        """The history of editions, newest first."""
        return tuple(sorted(self.edition.rows(EditionRow), key=lambda row: edition_key(row.id), reverse=True))

    @cached_property
    def first_edition(self) -> str:
        """The id of the observatory's first edition."""
        return first_edition(self.edition) or self.id

    @cached_property
    def code_labels(self) -> Mapping[str, Mapping[str, str]]:
        """Every code list's labels by code."""
        return {key: self._labels(codes.codes) for key, codes in self.catalog.code_lists.items()}

    def _labels(self, codes: tuple[Code, ...]) -> Mapping[str, str]:
        return {code.code: self.say(code.label) for code in codes}

    def _source_order(self, row: Published) -> tuple[str, str]:
        source = self.sources.get(row.source)
        return (source.published or source.accessed if source else "", row.id)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Standing statements by country."""
        return dict(standing_by_country(self.edition))

    @cached_property
    def headlines(self) -> Mapping[str, Mapping[str, HeadlineRow]]:
        """The eight answers by country and question."""
        found: dict[str, dict[str, HeadlineRow]] = defaultdict(dict)
        for row in self.edition.rows(HeadlineRow):
            found[row.country][row.question] = row
        return found

    @cached_property
    def ended(self) -> tuple[Published, ...]:
        """Every statement that no longer stands, the latest ended first."""
        return self.ended_where({})

    def ended_where(self, where: Mapping[str, object]) -> tuple[Published, ...]:
        """The statements that no longer stand and equal `where`, the latest ended first."""
        wanted = {**where, "state": ENDED}
        rows = [row for table in STATEMENT_TABLES for row in self.edition.rows(table, wanted)]
        return tuple(sorted(rows, key=lambda row: (edition_key(row.changed_edition), row.id), reverse=True))

    @property
    def mail(self) -> str:
        """Where errors are reported; empty where the observatory names no address."""
        return self.meta.get("contact_mail", "")

    @cached_property
    def report_prefix(self) -> str:
        """The mail in which an error is reported, up to the id of the figure."""
        return links.report_prefix(self.mail, self.title)

    def report(self, public_id: str) -> str:
        """The address of a mail about one statement; empty where there is nobody to write to."""
        return self.report_prefix and self.report_prefix + links.quoted(public_id)

    def say(self, words: LanguageMap) -> str:
        """A language map in the volume's language."""
        return say(words, self.language)

    def country_name(self, code: str) -> str:
        """The country's name; the code itself for a code that is no country's."""
        return COUNTRIES[code].name(self.language) if code in COUNTRIES else code

    def region_name(self, key: str) -> str:
        """A region's name; words for what lies in none."""
        regions = scheme("observatory").regions
        return regions[key].label(self.language) if key in regions else self.words("In no region")

    def subject_name(self, subject: str) -> str:
        """A country's or a place's name."""
        if "-" not in subject:
            return self.country_name(subject)
        facility = self.facilities.get(subject)
        return facility.name if facility else subject

    def page_of_subject(self, subject: str) -> str:
        """The page of a country or a place; empty where it has none."""
        if "-" in subject:
            return links.facility(subject) if subject in self.facilities else ""
        country = self.countries.get(subject)
        return links.country(country.slug) if country else ""

    def indicator_label(self, key: str) -> str:
        """An indicator's label; the key itself where the catalog has lost it."""
        found = self.catalog.indicators.get(key)
        return self.say(found.label) if found else key.replace("_", " ")

    def body_name(self, key: str) -> str:
        """A body's name."""
        found = self.catalog.bodies.get(key)
        return self.say(found.label) if found else key

    def instrument_name(self, key: str) -> str:
        """A treaty's name."""
        found = self.catalog.instruments.get(key)
        return self.say(found.label) if found else key

    def breakdown_label(self, key: str) -> str:
        """What a breakdown divides by."""
        found = self.catalog.breakdowns.get(key)
        return self.say(found) if found else key.replace("_", " ")

    def breakdown_code(self, key: str, code: str) -> str:
        """One group of a breakdown; an open code is shown as it is."""
        labels = self.group_labels.get(key)
        if labels is None:
            return self.country_name(code) if code in COUNTRIES else open_code(code)
        return labels.get(code) or open_code(code)

    @cached_property
    def group_labels(self) -> Mapping[str, Mapping[str, str]]:
        """For every breakdown key with a closed set of codes, their labels in the catalog's order."""
        return {key: self._labels(codes.codes) for key, codes in self.catalog.breakdown_codes.items()}

    @cached_property
    def asked_of_countries(self) -> Mapping[str, list[Indicator]]:
        """The indicators that are asked of a country, by section."""
        found: dict[str, list[Indicator]] = defaultdict(list)
        for one in self.catalog.indicators.values():
            if SubjectKind.COUNTRY in one.asked_of:
                found[one.section].append(one)
        return found


class Kept(Mapping[str, RowType]):
    """Rows by key, each read when it is first asked for; all keys are read only where all are wanted."""

    def __init__(self, read: Callable[[str], RowType | None], keys: Callable[[], list[str]]) -> None:
        self._read, self._keys = read, keys
        self._kept: dict[str, RowType | None] = {}

    def __getitem__(self, key: str) -> RowType:
        if key not in self._kept:
            self._kept[key] = self._read(key)
        row = self._kept[key]
        if row is None:
            raise KeyError(key)
        return row

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys())

    def __len__(self) -> int:
        return len(self._keys())


def open_code(code: str) -> str:
    """A code of a fixed form in readable characters: ``4-7d`` with a dash that is no minus."""
    return code.replace("-", "–").replace("_", " ")


def edition_key(key: str) -> tuple[str, int]:
    """Editions in their order: the day, then the number after the point (``.10`` after ``.9``)."""
    day, _, number = key.partition(".")
    return (day, int(number or 1))


def latest(keys: list[str]) -> str:
    """The newest of some edition ids; empty where there are none."""
    return max((key for key in keys if key), key=edition_key, default="")


_VOLUMES: WeakKeyDictionary[Edition, Volume] = WeakKeyDictionary()


def _carried(edition: Edition) -> Catalog:
    """The catalog the edition carries; one that lies nowhere, as in a preview, is read with the built-in one."""
    path = edition.directory / CATALOG if edition.directory else None
    return read_carried(path) if path and path.is_file() else load()


def volume_of(edition: Edition) -> Volume:
    """The volume of an open edition in its first language, made once for as long as the edition is open."""
    found = _VOLUMES.get(edition)
    if found is None:
        language = edition.meta.get("languages", "en").split()[0]
        found = _VOLUMES[edition] = Volume(edition, language)
    return found

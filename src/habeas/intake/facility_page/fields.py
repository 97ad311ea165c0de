"""Fields: a word, a colon, what it says. Some can only be read when the whole page is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from habeas.catalog import Indicator
from habeas.intake.facility_page.cells import UNCERTAIN, Said, parts, read_cell, without_kind
from habeas.intake.facility_page.findings import Findings, Labelled
from habeas.intake.facility_page.place import coordinates
from habeas.intake.facility_page.reading import Coordinates
from habeas.intake.page.lines import Line
from habeas.intake.page.reading import PageContact
from habeas.values import Answers, Names, Status

_URL = re.compile(r"https?://[^\s<>\"]+", re.I)
_BETWEEN_NAMES = re.compile(r"\s+/\s+")
"""``A / B``; ``Armed Forces/ Detention Service`` is one name."""
_LEAN_ON_TABLES = frozenset({"custodian", "management", "coordinates"})
_NOT_TOLD = frozenset({"not available", "no data", ""})


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the page: its name in `words.FIELDS`, what it says, the lines it stands in."""

    name: str
    text: str
    lines: tuple[Line, ...]

    @property
    def label(self) -> str:
        """The word before the colon, as printed."""
        return self.lines[0].text.partition(":")[0].strip()


@dataclass(slots=True)
class FieldReader:
    """Reads fields as they come; `finish` reads those that lean on the tables of the page."""

    findings: Findings
    waiting: list[Field] = field(default_factory=list)
    organisation: Field | None = None

    def read(self, one: Field) -> None:
        """Place the lines of a field, now or when the page is read."""
        if one.name != "website":
            self.drop_organisation()
        if one.name in _LEAN_ON_TABLES:
            self.waiting.append(one)
        else:
            self._readers[one.name](one)

    @property
    def _readers(self) -> Mapping[str, Callable[[Field], None]]:
        return {
            "status": self._status,
            "type": self._type,
            "detains": self._detains,
            "aliases": lambda one: self.findings.name("alternative", _names(one.text), one.lines),
            "country": lambda one: self.findings.place("country", one.text, one.lines),
            "city_and_region": lambda one: self.findings.place("city_and_region", one.text, one.lines),
            "organisation": self._organisation,
            "website": self._website,
        }

    def finish(self, *, has_town: bool) -> None:
        """Read what waited. `has_town`: whether the page says more of the place than country and region."""
        self.drop_organisation()
        for one in self.waiting:
            if one.name == "coordinates":
                self._coordinates(one, has_town)
            elif one.name == "custodian":
                self._custodian(one)
            else:
                self._management(one)

    def drop_organisation(self) -> None:
        """An organisation that no address on the web follows: it may be a link; else it stays unparsed."""
        if self.organisation:
            self._contact(self.organisation, self.organisation.lines[-1].href, self.organisation.lines)
        self.organisation = None

    def _organisation(self, one: Field) -> None:
        self.drop_organisation()
        self.organisation = one

    def _website(self, one: Field) -> None:
        name, self.organisation = self.organisation, None
        url = one.text if _URL.fullmatch(one.text) else one.lines[-1].href
        self._contact(name, url, [*(name.lines if name else ()), *one.lines])

    def _contact(self, name: Field | None, url: str, lines: Sequence[Line]) -> None:
        if name and name.text and _URL.fullmatch(url) and _follow(self.findings, lines):
            place = self.findings.sheet.place(lines)
            self.findings.contacts.append(PageContact("ngo", name.text, url, place))
        else:
            self.findings.leave(lines)

    def _status(self, one: Field) -> None:
        indicator = self._indicator("facility_status")
        self._observe(one, indicator.key, read_cell(self.findings.words, indicator, one.text))

    def _type(self, one: Field) -> None:
        """``Prison (Criminal)``: a type and the category in brackets, two answers in one line."""
        words, category = self.findings.words, self._indicator("facility_category")
        codes = words.catalog.code_lists[category.codes or ""].codes
        found = without_kind(one.text, frozenset(code.code.casefold() for code in codes))
        kind = self._indicator("facility_type")
        if found is None:
            self._observe(one, kind.key, read_cell(words, kind, one.text))
            return
        for line in one.lines:
            self.findings.sheet.divide(line)
        self._observe(one, kind.key, read_cell(words, kind, found[0]))
        self._observe(one, category.key, read_cell(words, category, found[1]))

    def _detains(self, one: Field) -> None:
        """A list of groups; one that the catalog does not know leaves the whole list uncertain."""
        indicator = self._indicator("facility_detains")
        said = read_cell(self.findings.words, indicator, one.text)
        codes = [self.findings.words.code(indicator, part) for part in parts(one.text)]
        if said.status in (Status.UNPARSED, Status.REPORTED):
            known = tuple(dict.fromkeys(code for code in codes if code))
            said = Said(Status.REPORTED, Answers(known)) if known and all(codes) else UNCERTAIN
        self._observe(one, indicator.key, said)

    def _custodian(self, one: Field) -> None:
        """One or several agencies. Only those that the page's table lists are parted: a name may hold a comma."""
        indicator = self._indicator("custodial_authorities")
        said = read_cell(self.findings.words, indicator, one.text)
        listed = parts(one.text)
        if said.status is Status.REPORTED and len(listed) > 1:
            known = _named(self.findings, indicator.key)
            whole = one.text.casefold() in known
            sure = whole or all(part.casefold() in known for part in listed)
            said = Said(Status.REPORTED, Names((one.text,) if whole else listed)) if sure else UNCERTAIN
        elif said.status is Status.REPORTED:
            said = Said(Status.REPORTED, Names(listed))
        self._observe(one, indicator.key, said)

    def _management(self, one: Field) -> None:
        """``State Police (Governmental)``: an entity and its kind, where the catalog or the page's table has it."""
        entity, kind = self._indicator("facility_management"), self._indicator("facility_management_type")
        words = self.findings.words
        codes = words.catalog.code_lists[kind.codes or ""].codes
        known = frozenset(code.code.casefold() for code in codes) | _named(self.findings, kind.key)
        found = without_kind(one.text, known)
        if found is None or any(without_kind(part, known) for part in parts(one.text)[:-1]):
            said = read_cell(words, entity, one.text)
            self._observe(one, entity.key, UNCERTAIN if one.text.endswith(")") else said)
            return
        for line in one.lines:
            self.findings.sheet.divide(line)
        self._observe(one, entity.key, read_cell(words, entity, found[0]))
        self._observe(one, kind.key, read_cell(words, kind, found[1]))

    def _coordinates(self, one: Field, has_town: bool) -> None:
        pin = coordinates(one.text, "town" if has_town else "region")
        if pin is None or self.findings.coordinates is not None:
            self.findings.leave(one.lines)
            return
        place = self.findings.sheet.place(one.lines)
        self.findings.coordinates = Coordinates(*pin, "town" if has_town else "region", one.text, place)

    def _observe(self, one: Field, key: str, said: Said) -> None:
        self.findings.observe(Labelled(one.label, self._indicator(key)), one.lines, said, None, raw=one.text)

    def _indicator(self, key: str) -> Indicator:
        return self.findings.words.catalog.indicators[key]


def _names(text: str) -> tuple[str, ...]:
    if text.casefold() in _NOT_TOLD:
        return ()
    return tuple(dict.fromkeys(name for name in _BETWEEN_NAMES.split(text) if name))


def _named(findings: Findings, indicator: str) -> frozenset[str]:
    """What the tables of the page name for an indicator, without case."""
    found = (one.value for one in findings.observations if one.indicator == indicator and one.period)
    return frozenset(str(name).casefold() for value in found if isinstance(value, list) for name in value)


def _follow(findings: Findings, lines: Sequence[Line]) -> bool:
    return all(findings.sheet.follow(first, second) for first, second in pairwise(lines))

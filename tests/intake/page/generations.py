"""Composes country pages of each layout, G0 to G6, from their grammar: labels of the catalog, values made up."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from typing import Any

from tests.intake.page.printed import Composed, Printed, fact

from habeas.catalog import Catalog, Indicator, KeptAs, index, load
from habeas.values import ValueType

GENERATIONS = ("G0", "G1", "G2", "G3", "G4", "G5", "G6")
Cell = tuple[str, Any, str]
"""A value as printed, what it is, and its status."""
_PROSE = (
    "Migration detention is governed by the law on foreigners, which was amended several times in the last decade.",
    "12. The delegation visited two centres and met 31 people; in 2016 the centre had held 240 people, of whom 6 died.",
    "Key Findings", "Laws, Policies, Practices", "Detention Infrastructure", "Download PDF Version",
    "35. The Committee is concerned that asylum seekers are held for long periods (arts. 7 and 9).",
)  # fmt: skip
_STRANGERS = (
    ("Number of Sunny Days (Year)", "5", "2020", "0", "2019"), ("Show sources", "Ministry of Interior 2014"),
    ("WEATHER AND CLIMATE",), ("Back to top", "Share", "Print"), ("Refugees and detainees", "12"),
    ("Number of Sunny Days (Year)", "Not Available", "2020"),
)  # fmt: skip
"""What stands between sections and says nothing of the country that a reader knows."""
_PLACES = ("Pakistan", "Iraq", "Sri Lanka", "Japan", "Vietnam", "Turkey", "Georgia", "Afghanistan")
_STATISTICS = ("detention_statistics", "detainee_data", "detention_capacity", "alternatives", "enforcement", "prison",
               "population", "socio_economic")  # fmt: skip
_SOURCES = ("Eurostat, asylum statistics, table 2016", "Ministry of Interior 2014", "Reply to a request of 12 May 2015")


@cache
def _catalog() -> Catalog:
    return load()


@cache
def _labels(generation: str, section: str) -> tuple[tuple[str, Indicator], ...]:
    """Labels of a section in one layout. The oldest print the same questions as G2, in small letters."""
    names = index(_catalog())
    like = {"G0": ("G0", "G1", "G2"), "G1": ("G1", "G2")}.get(generation, (generation,))
    found = []
    for one in _catalog().indicators.values():
        labels = [alias.label for alias in one.aliases if set(alias.generations or ()) & set(like)]
        if generation in ("G0", "G1", "G2") and not labels and one.section in _STATISTICS:
            labels = [alias.label.replace(" (Year)", "").capitalize() for alias in one.aliases[:1]]
        if one.section == section and one.kept_as is KeptAs.OBSERVATION and one.key not in _SHAPES:
            found += [(label, one) for label in labels[-1:] if names.indicator(label, section) is one]
    return tuple((label, one) for label, one in found if one.type in _MAKERS)


def compose(generation: str, draw: random.Random, form: str, *, hostile: bool = False) -> Composed:
    """A page of one layout; `hostile` puts in what does not belong there."""
    return _Composer(generation, draw, form, hostile).page()


class _Composer:
    def __init__(self, generation: str, draw: random.Random, form: str, hostile: bool) -> None:
        self.generation, self.draw, self.form, self.hostile = generation, draw, form, hostile
        self.out = Composed()
        self.values_first = generation in ("G1", "G2") and draw.random() < 0.3

    def page(self) -> Composed:
        self.out.add("Kazakhstan", part="head", tag="h1")
        {"G0": self._g0, "G1": self._g1, "G2": self._g2}.get(self.generation, self._recent)()
        return self.out

    def _g0(self) -> None:
        self.prose()
        pool = [pair for section in _STATISTICS for pair in _labels("G0", section)]
        for label, one in self.draw.sample(pool, min(len(pool), self.draw.randint(4, 12))):
            self.inline(f"• {label}: ", "", one)
        self.prose()

    def _g1(self) -> None:
        self.out.add("No detention centre mapping data", part="head")
        self.out.add("Quick Facts", part="head", tag="h2")
        pool = [pair for section in _STATISTICS for pair in _labels("G1", section)]
        for label, one in self.draw.sample(pool, self.draw.randint(2, 6)):
            if self.values_first:
                self.tile(label, one)
            else:
                self.inline(label, ": ", one)
        self.out.add("Centres List", part="head")
        self.out.add("Profile Updated: May 2019", part="head")
        self.prose()
        self.heading("Statistics Expand all")
        for label, one in self.draw.sample(pool, self.draw.randint(4, 12)):
            self.table_row(label, one)
        self.heading("Domestic Law Expand all")
        self.law()
        self.matrix()
        self.heading("International Law Expand all")
        self.ratio()

    def _g2(self) -> None:
        self.tiles("G2")
        self.overview()
        for heading, sections in (("IMMIGRATION AND DETENTION-RELATED STATISTICS", _STATISTICS[:7]),
                                  ("SOCIO-ECONOMIC INDICATORS", _STATISTICS[7:])):  # fmt: skip
            self.heading(heading)
            pool = [pair for section in sections for pair in _labels("G2", section)]
            chosen = self.draw.sample(pool, self.draw.randint(2, len(pool)))
            filled = self.draw.randint(2, len(chosen))
            for label, one in chosen[:filled]:
                if self.values_first:
                    self.tile(label, one, part="row")
                else:
                    self.row(label, one)
            for label, _ in chosen[filled:]:
                self.out.add(label)

    def _recent(self) -> None:
        self.tiles(self.generation)
        self.overview()
        for key, section in _catalog().sections.items():
            headings = [
                text for text, printed in section.heading_generations.items() if self.generation in printed
            ] or list(section.headings)[:1]  # fmt: skip
            pool = _labels(self.generation, key)
            if not headings or not pool or key in ("head", "overview", "updates", "facility"):
                continue
            self.heading(("> " if section.parent else "") + headings[0])
            for label, one in self.draw.sample(pool, self.draw.randint(0, min(5, len(pool)))):
                self.row(label, one)
            if key == "legal_framework":
                self.law()
            if key == "grounds":
                self.matrix()
            if key == "treaties":
                self.ratio()
            if key == "detainee_data":
                self.origins()

    def heading(self, text: str) -> None:
        if self.hostile and self.draw.random() < 0.3:
            self.out.add(*self.draw.choice(_STRANGERS))
        self.out.add(text, part="heading", tag="h2")

    def overview(self) -> None:
        self.out.add("Overview", part="head", tag="h3")
        self.out.add(f"Kazakhstan: Kazakhstan can detain people. {_PROSE[0]}", part="prose")
        self.out.add("Types of facilities used for migration-related detention", part="head")
        self.out.add("Administrative Ad Hoc Criminal Unknown", part="head")
        self.out.add(self.draw.choice(("Last updated: July 2024", "Last updated:")), part="head")
        if self.draw.random() < 0.5:
            self.prose()

    def prose(self) -> None:
        self.out.add(*self.draw.sample(_PROSE, self.draw.randint(1, 5)), _PROSE[0], part="prose")

    def tiles(self, generation: str) -> None:
        if generation in ("G4", "G5", "G6"):
            answer = self.draw.choice(("Yes", "No", "Rarely", "Unknown"))
            lines = self.out.add("Detains migrants or asylum seekers?", answer, part="head")
            self.out.says(fact("headline_detains", answer, None), *lines)
        pool = list(_tile_labels(generation))
        for label, one in self.draw.sample(pool, min(len(pool), 4)):
            if generation in ("G2", "G3"):
                self.tile(label, one)
            else:
                self.row(label, one, part="head", most=1)

    def tile(self, label: str, one: Indicator, part: str = "head") -> None:
        printed, value, status = self.cell(one)
        year = str(self.draw.randint(1992, 2024))
        lines = self.out.add(printed, label, year, part=part)
        self.out.says(fact(one.key, value, year, status), lines[1], lines[0], lines[2])

    def inline(self, label: str, colon: str, one: Indicator) -> None:
        printed, value, status = self.cell(one)
        year = str(self.draw.randint(2000, 2019))
        if not colon and self.draw.random() < 0.2:
            (line,) = self.out.add(f"{label}{printed}")
            self.out.says(fact(one.key, value, None, status), line)
            return
        text = f"{label} ({year}): {printed}" if colon else f"{label}{printed} ({year})"
        (line,) = self.out.add(text, part="head" if colon else "row")
        self.out.says(fact(one.key, value, year, status), line)

    def row(self, label: str, one: Indicator, *, part: str = "row", most: int = 4) -> None:
        (top,) = self.out.add(label, part=part)
        kind = self.draw.random()
        if kind < 0.08:
            self.out.more("No Data", part=part)
            return
        if kind < 0.14:
            self.out.more("2014", part=part)  # the value is missing
            return
        years = sorted((self.draw.randint(1992, 2024) for _ in range(self.draw.randint(1, most))), reverse=True)
        for year in map(str, years):
            self.dated(top, one, year, part)
        if kind > 0.95 and one.type is ValueType.NUMBER:
            line = self.out.more("0", part=part)
            self.out.says(fact(one.key, 0, None), top, line)

    def dated(self, top: Printed, one: Indicator, year: str, part: str) -> None:
        printed, value, status = self.cell(one)
        first = self.out.more(printed, part=part)
        self.out.says(fact(one.key, value, year, status), top, first, self.out.more(year, part=part))

    def table_row(self, label: str, one: Indicator) -> None:
        """Label, value, year; the label again, and the table that ran together."""
        kind = self.draw.random()
        if self.values_first:
            self.tile(label, one, part="row")
        else:
            (top,) = self.out.add(label)
            if kind > 0.2:
                self.dated(top, one, str(self.draw.randint(2010, 2019)), "row")
        (again,) = self.out.add(f"• {label}")
        self.out.block += 1
        self.out.more("NumberObservation Date", cells=["Number", "Observation Date"])
        for year in sorted((self.draw.randint(1999, 2019) for _ in range(self.draw.randint(0, 4))), reverse=True):
            printed, value, status = self.cell(one)
            line = self.out.more(f"{printed}{year}", cells=[printed, str(year)])
            self.out.says(fact(one.key, value, str(year), status), again, line)
        if kind > 0.9 and self.form == "text":
            self.out.more("12341998")
        self.out.add("Show sources")
        if kind > 0.5:
            self.out.add(self.draw.choice(_SOURCES))

    def law(self) -> None:
        label = "Core pieces of national legislation" if self.generation == "G1" else "Detention-Related Legislation"
        (top,) = self.out.add(label, part="table")
        title, year = f"Migration Act {self.draw.randint(1, 40)}", str(self.draw.randint(1941, 2019))
        line = self.out.more(title, part="table")
        line.whole = True
        last = self.out.more(year, part="table")
        self.out.says(fact("detention_law", {"title": title, "adopted": year}, year), top, line, last)
        self.out.half.append((fact("detention_law", {"title": title}, None), [top, line]))

    def matrix(self) -> None:
        label = "Children & Other Vulnerable Groups"
        if self.generation == "G1":
            label = "Is the detention of vulnerable persons provided in law? Are they detained in practice?"
        (top,) = self.out.add(label, part="table")
        self.out.block += 1
        heads = ["Name", "In Law", "In Practice", "Year"]
        head = self.out.more("NameIn LawIn PracticeYear", part="table", cells=heads)
        for group in self.draw.sample(("Asylum seekers", "Unaccompanied minors", "Women", "Refugees"), 3):
            law, practice = self.draw.choice(("Provided", "No")), self.draw.choice(("Yes", "No", ""))
            year = str(self.draw.randint(2010, 2019))
            cells = [group, law, practice, year]
            line = self.out.more("|".join(cells), part="table", cells=cells)
            for answer in filter(None, (law, practice)):
                self.out.says(fact("vulnerable_groups", answer, year), top, head, line)

    def ratio(self) -> None:
        of = self.draw.randint(1, 19)
        lines = self.out.add("Ratio of relevant international treaties ratified", f"Ratio: {of}/19", part="table")
        self.out.says(fact("treaty_ratio", {"of": of, "out_of": 19}, None), *lines)

    def origins(self) -> None:
        (top,) = self.out.add("Countries of Origin (Year)")
        names = self.draw.sample(_PLACES, self.draw.randint(1, 4))
        squeezed = self.draw.random() < 0.5
        printed = ["China (Korea, South) " + " ".join(names)] if squeezed else names
        lines = [self.out.more(text) for text in printed]
        value = ["China", "Korea, South", *names] if squeezed else names
        year = self.out.more("2018")
        self.out.facts.append((fact("origin_countries", value, "2018"), [top, *lines, year]))

    def cell(self, one: Indicator) -> Cell:
        if one.type is not ValueType.ANSWER and self.draw.random() < 0.12:
            return "Not Available", None, "not_available"
        printed, value = _MAKERS[one.type](self.draw, one, self.generation)
        return printed, value, "reported"


@cache
def _tile_labels(generation: str) -> tuple[tuple[str, Indicator], ...]:
    names = ("Refugees", "Population", "Detained children", "Immigration detainees", "Long-term centres",
             "International migrants", "Detainee Deaths", "Apprehensions of Non-Citizens")  # fmt: skip
    found = [(name, index(_catalog()).indicator(name)) for name in names]
    return tuple((name, one) for name, one in found if one is not None)


def _number(draw: random.Random, one: Indicator, generation: str) -> tuple[str, Any]:
    value = draw.choice((0, draw.randint(0, 30), draw.randint(0, 999), draw.randint(1000, 20_000_000)))
    return f"{value:,}", value


def _percent(draw: random.Random, one: Indicator, generation: str) -> tuple[str, Any]:
    value = draw.choice((0, draw.randint(1, 100), draw.randint(1, 9999) / 100))
    return f"{value}{'%' if generation == 'G6' and one.type is ValueType.PERCENT else ''}", value


def _money(draw: random.Random, one: Indicator, generation: str) -> tuple[str, Any]:
    value, signed = draw.randint(1, 900_000), generation == "G6"
    scale = 1 if signed else one.scale
    return f"{'$ ' if signed else ''}{value:,}", {"amount": value, "currency": "USD", "scale": scale}


def _rank(draw: random.Random, one: Indicator, generation: str) -> tuple[str, Any]:
    value = draw.randint(1, 190)
    return f"{value} ({draw.choice(('Very high', 'High', 'Medium', 'Low'))})", value


def _answer(draw: random.Random, one: Indicator, generation: str) -> tuple[str, Any]:
    value = draw.choice(_catalog().code_lists[one.codes or ""].codes).code
    return value, value


def _duration(draw: random.Random, one: Indicator, generation: str) -> tuple[str, Any]:
    days = draw.randint(1, 720)
    return f"Number of Days: {days}", {"days": days}


_MAKERS: dict[ValueType, Callable[[random.Random, Indicator, str], tuple[str, Any]]] = {
    ValueType.NUMBER: _number, ValueType.PERCENT: _percent, ValueType.RATE: _percent, ValueType.MONEY: _money,
    ValueType.RANK: _rank, ValueType.ANSWER: _answer, ValueType.DURATION: _duration,
}  # fmt: skip
_SHAPES = frozenset(
    {"vulnerable_groups", "procedural_standards", "atd_types", "access_to_detainees", "criminal_grounds_max",
     "constitutional_guarantees", "headline_detains", "headline_has_law"}
)  # fmt: skip
"""Indicators whose rows have shapes of their own."""

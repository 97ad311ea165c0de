"""What is asked: the types of the catalog. Pure; `habeas.catalog.load` fills them from YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.values import ValueType

LanguageMap = Mapping[str, str]
"""Words by language (BCP 47); ``en`` is always there."""


def say(words: LanguageMap, language: str = "en") -> str:
    """The words in `language`, else in English."""
    return words.get(language) or words["en"]


class Time(StrEnum):
    """How an indicator's value relates to its period."""

    FLOW = "flow"
    ON_DAY = "on_day"
    AVERAGE = "average"
    END_OF_PERIOD = "end_of_period"
    STATE = "state"


class SubjectKind(StrEnum):
    """What an indicator can be asked of."""

    COUNTRY = "country"
    FACILITY = "facility"


class Function(StrEnum):
    """The six functions a derived indicator may name; there are no expressions."""

    RATIO = "ratio"
    SHARE = "share"
    PER_THOUSAND = "per_thousand"
    RATE = "rate"
    SUM = "sum"
    COUNT_IN_FORCE = "count_in_force"


class KeptAs(StrEnum):
    """What the ledger keeps an indicator's content as; most are observations, the rest have tables of their own."""

    OBSERVATION = "observation"
    TREATY_ACTION = "treaty_action"
    RECOMMENDATION = "recommendation"
    CASE = "case"
    NARRATIVE = "narrative"
    UPDATE = "update"
    CONTACT = "contact"
    PAGE = "page"
    """Said of the page itself (its title, its legend) and kept nowhere."""


GENERATIONS = ("G0", "G1", "G2", "G3", "G4", "G5", "G6")
"""The layouts of the country page, oldest first."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A label under which a page has printed an indicator; `generations` are those of the page, empty for not known.

    A label that is known only in part holds ``…`` where the rest is missing, and is matched by what stands before it.
    """

    label: str
    generations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Derived:
    """A value computed from others: one function over indicators (or, for `count_in_force`, an instrument list)."""

    function: Function
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is asked of a country or a place of detention."""

    key: str
    section: str
    label: LanguageMap
    definition: LanguageMap
    type: ValueType
    time: Time
    unit: str = ""
    codes: str | None = None
    """Key of the code list, for answers."""
    breakdown: tuple[str, ...] = ()
    """Keys an observation may be broken down by; any other key is refused."""
    asked_of: tuple[SubjectKind, ...] = (SubjectKind.COUNTRY,)
    verified: bool = True
    """False where the label is expected but was never seen on a page; such indicators show only when filled."""
    aliases: tuple[Alias, ...] = ()
    replaced_by: str | None = None
    meaning_changed: bool = False
    """With `replaced_by`: the successor does not measure the same thing, so no line may join the two."""
    derived: Derived | None = None
    series: bool = False
    """Whether pages print several value and year pairs under one label."""
    scale: int = 1
    """What a printed amount is multiplied by (money printed in millions)."""
    currency: str = ""
    minimum: float | None = None
    maximum: float | None = None
    other_units: Mapping[str, ValueType] = field(default_factory=dict)
    """Units that sources use instead of `unit`, each with its type; such a value is kept apart and joins no line."""
    kept_as: KeptAs = KeptAs.OBSERVATION
    chapter: str | None = None
    """The chapter of our page where it is another than its section's; ask `Catalog.chapter_of`."""


@dataclass(frozen=True, slots=True)
class Code:
    """One option of a code list; `aliases` are other words that pages print for it."""

    code: str
    label: LanguageMap
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeList:
    """The options of an answer, in their order. For names they are the known ones, and others may be given."""

    key: str
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a Global Detention Project page: its headings, and the chapter that takes it in."""

    key: str
    label: LanguageMap
    chapter: str
    headings: tuple[str, ...]
    """Every heading, upper case, under which pages have printed it; the first is the current one."""
    parent: str | None = None
    heading_generations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each heading the generations that printed it, empty for not known."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of our own country page."""

    key: str
    label: LanguageMap


@dataclass(frozen=True, slots=True)
class Question:
    """One of the eight answers at the head of every country page: the indicators that answer it, best first."""

    key: str
    label: LanguageMap
    indicators: tuple[str, ...]


class InstrumentKind(StrEnum):
    """What an instrument is, which decides what its year means."""

    TREATY = "treaty"
    DIRECTIVE = "directive"
    REGULATION = "regulation"
    DECLARATION = "declaration"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty or other instrument."""

    key: str
    label: LanguageMap
    kind: InstrumentKind
    year: int
    lists: tuple[str, ...] = ()
    """Lists it is counted in: ``nineteen`` for the ratio of relevant treaties, a region's for regional instruments."""
    articles: int | None = None
    """The highest article number: a reference to a higher one is not to this instrument."""
    number: str = ""
    """Its number among the treaties deposited with the Secretary-General of the United Nations, such as ``IV-9-b``."""
    aliases: tuple[str, ...] = ()
    body: str | None = None


@dataclass(frozen=True, slots=True)
class ComplaintProcedure:
    """A way to bring an individual complaint: a protocol, or an article to accept."""

    key: str
    label: LanguageMap
    instrument: str
    """The protocol itself, or the treaty whose article is accepted."""
    article: str = ""
    lists: tuple[str, ...] = ()
    """Lists it is counted in: ``eight`` for the ratio of complaint procedures."""
    in_force: bool = True
    aliases: tuple[str, ...] = ()
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A body that reviews states or visits places: a treaty body, a mechanism, a mandate."""

    key: str
    label: LanguageMap
    mechanism: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """What a recommendation can be about."""

    key: str
    label: LanguageMap


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything that is asked, validated as a whole: every key that one entry names exists."""

    indicators: Mapping[str, Indicator]
    sections: Mapping[str, Section]
    chapters: Mapping[str, Chapter]
    code_lists: Mapping[str, CodeList]
    questions: Mapping[str, Question]
    instruments: Mapping[str, Instrument]
    procedures: Mapping[str, ComplaintProcedure]
    bodies: Mapping[str, Body]
    themes: Mapping[str, Theme]
    breakdowns: Mapping[str, LanguageMap]
    """Every breakdown key with its label."""
    breakdown_codes: Mapping[str, CodeList] = field(default_factory=dict)
    """For a breakdown key with a closed set of codes, that set."""
    breakdown_forms: Mapping[str, str] = field(default_factory=dict)
    """For a breakdown key with open codes of a fixed form, the regular expression of that form."""

    def chapter_of(self, indicator: str) -> str:
        """The chapter of our page that shows an indicator."""
        found = self.indicators[indicator]
        return found.chapter or self.sections[found.section].chapter

    def codes_of(self, indicator: str) -> tuple[str, ...]:
        """The codes an indicator's answers are taken from; empty where it takes none."""
        key = self.indicators[indicator].codes
        return tuple(code.code for code in self.code_lists[key].codes) if key else ()

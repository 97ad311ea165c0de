"""What every source and statement must fulfil before anything is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, get_args
from urllib.parse import urlsplit

from habeas import places
from habeas.catalog import Catalog, ObservationError
from habeas.intake.follow_up import BEARINGS, STAGES, FollowUp
from habeas.intake.proposal import (
    SOURCE_KINDS,
    Event,
    Observation,
    Recommendation,
    Redistribute,
    Review,
    Source,
    Statement,
    TreatyAction,
    TreatyStatus,
    Visit,
)
from habeas.ledger.connection import current_catalog
from habeas.ledger.errors import RefusedStatement
from habeas.ledger.forms import WORDS
from habeas.ledger.mapping import SOURCE, Layout, layout_of
from habeas.ledger.valued import Forms
from habeas.values import CoverageKind, Period, PeriodError, Status, ValueFormError, ValueType, from_json

PERIODS = frozenset(
    {
        *("period", "date", "year", "as_of", "status_year", "published", "accessed"),
        *("adopted", "amended", "in_force_from", "in_force_to"),
    }
)
"""Fields that say when, in EDTF; empty where it is not known."""
LONGEST_ID = 1000
"""Bytes of an id: PostgreSQL indexes no more than 2,700, and a web address is to hold it with room to spare."""

_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f<>\"/?#][^\s\x00-\x1f\x7f<>\"]*", re.IGNORECASE)
"""What a page may link to: any other scheme, such as javascript or file, is no address of a publication."""
_SUBJECT = re.compile(r"[A-Z]{3}(-[a-z0-9]+)*")
_SOURCE_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
_LISTS = (list, tuple)
_NUMBERS = (bool, int, float)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*|und|mul")


class Wrong(ValueError):
    """A field is wrong: which, why, and what to do."""

    def __init__(self, field: str, problem: str, fix: str) -> None:
        super().__init__(field, problem, fix)
        self.field, self.problem, self.fix = field, problem, fix


def check_source(source: Source) -> None:
    """Refuse a source that cannot be kept, naming it and the field."""
    try:
        if not _SOURCE_KEY.fullmatch(source.key):
            raise Wrong("key", f"{source.key!r} is not a key", "Use up to 200 letters, digits, hyphens and points")
        if source.kind not in SOURCE_KINDS:
            raise Wrong("kind", f"{source.kind!r} is not a kind of source", f"Use one of {', '.join(SOURCE_KINDS)}")
        if source.redistribute not in get_args(Redistribute):
            raise Wrong("redistribute", f"{source.redistribute!r} is not known", "Use yes, facts or no")
        if not source.title.strip():
            raise Wrong("title", "is empty", "Name the publication")
        _check_fields(source, SOURCE)
    except Wrong as wrong:
        raise _refused(f"source {source.key}", wrong) from wrong


class Validator:
    """Looks at the statements of one import, and remembers which forms of value the catalog takes."""

    def __init__(self, known_sources: Container[str]) -> None:
        self._sources = known_sources
        self._catalog = current_catalog()
        self._forms = Forms(self._catalog)

    def checked(self, statement: Statement) -> Statement:
        """The statement with its value in the one form there is; one that cannot be kept is refused by name and field.

        Whether the catalog is asked again is left to `Forms`; everything else is looked at in every statement.
        """
        try:
            _check_anatomy(statement, self._sources)
            _check_fields(statement, layout_of(statement))
            if isinstance(statement, Observation):
                return self._in_one_form(statement)
            if special := _SPECIAL.get(type(statement)):
                special(statement, self._catalog)
            return statement
        except Wrong as wrong:
            raise _refused(_name(statement), wrong) from wrong

    def _in_one_form(self, observation: Observation) -> Observation:
        """Equal values are written alike: money with its currency inside, 5.0 as 5."""
        if observation.coverage_words and observation.coverage_kind is None:
            fix = f"Say in what way it is partial: {', '.join(CoverageKind)}"
            raise Wrong("coverage_kind", "is empty, though coverage_words are given", fix)
        if observation.status is Status.UNPARSED and not observation.raw.strip():
            fix = "Give what is printed as raw, or another status"
            raise Wrong("raw", "is empty, and of what is unparsed nothing else is known", fix)
        try:
            form = self._forms.of(observation)
        except ObservationError as error:
            raise Wrong(error.field, error.problem, error.fix) from error
        return observation if form is observation.value else replace(observation, value=form)


def check_id(statement: Statement, natural_id: str) -> None:
    """Refuse an id that no index and no address could hold."""
    if len(natural_id) > LONGEST_ID or len(natural_id.encode()) > LONGEST_ID:
        wrong = Wrong("natural_id", f"is longer than {LONGEST_ID} bytes", "Shorten the field it is made of")
        raise _refused(_name(statement), wrong)


def who_names(key: str, statement: Statement) -> tuple[str, str]:
    """The statement as an error names it, and its field that names this source."""
    return _name(statement), next(name for name, found in _sources_of(statement) if found == key)


def no_source(key: str, statement: str, field: str) -> RefusedStatement:
    """The refusal of a statement that names a source which there is not, once that is known."""
    return _refused(statement, _no_source(field, key))


def _sources_of(statement: Statement) -> Iterator[tuple[str, str]]:
    yield "source", statement.source
    if statement.via:
        yield "via", statement.via
    if other := getattr(statement, "outcome_source", ""):
        yield "outcome_source", other


def _no_source(field: str, key: str) -> Wrong:
    return Wrong(field, f"there is no source {key!r}", "Add the source first, or correct the key")


def _name(statement: Statement) -> str:
    where = f", {statement.locator}" if statement.locator else ""
    try:
        return f"{statement.KIND} {statement.natural_id}{where}"
    except (TypeError, AttributeError):  # a field of the wrong type: the anatomy alone is named
        return f"{statement.KIND} of {statement.subject!r} in {statement.source!r}{where}"


def _check_anatomy(statement: Statement, known_sources: Container[str]) -> None:
    if not _is_subject(statement.subject):
        raise Wrong(
            "subject",
            f"{statement.subject!r} is neither a country nor a place of detention",
            "Use an ISO 3166-1 code such as KAZ, or KAZ-name-of-the-place",
        )
    for name, key in _sources_of(statement):
        if key not in known_sources:
            raise _no_source(name, key)


@lru_cache(maxsize=10_000)
def _is_subject(subject: str) -> bool:
    return bool(_SUBJECT.fullmatch(subject)) and subject.partition("-")[0] in places.COUNTRIES


def _check_fields(item: Source | Statement, layout: Layout[Any]) -> None:
    if not layout.words_are_sound(item):
        for field in layout.fields:
            value = getattr(item, field.name)
            if field.form is WORDS and not isinstance(value, str):
                raise Wrong(field.name, f"{value!r} is not words", "Correct the reader")
            _check_words(field.name, value)
    for name, compound in layout.compound(item):
        _check_words(name, compound)
    for name, check in _checks_of(layout):
        if text := getattr(item, name):
            check(name, text)
    if not _is_language(item.language):
        raise Wrong("language", f"{item.language!r} is no language tag", "Use one of BCP 47, such as en or pt-BR")


@cache
def _checks_of(layout: Layout[Any]) -> tuple[tuple[str, Callable[[str, str], None]], ...]:
    """The fields that say when or where on the web, each with its check."""
    dated = [(name, _check_period) for name in layout.columns if name in PERIODS]
    return (*dated, *((name, _check_address) for name in layout.columns if name == "url"))


@lru_cache(maxsize=1000)
def _is_language(tag: str) -> bool:
    return _LANGUAGE.fullmatch(tag) is not None


def _check_address(field: str, address: str) -> None:
    if not _ADDRESS.fullmatch(address) or not _host(address):
        fix = "Give an address that begins with https:// or http://, or leave it empty"
        raise Wrong(field, f"{address!r} is no address on the web", fix)


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _check_words(field: str, value: object) -> None:
    """Every string inside a field, however deep: what is no text in one database is none in any."""
    if isinstance(value, str):
        if "\x00" in value or (not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value)):
            raise Wrong(field, "holds characters that no text has", "Read the source again in its right encoding")
    elif isinstance(value, _LISTS):
        for part in value:
            _check_words(field, part)
    elif isinstance(value, Mapping):
        for pair in value.items():
            _check_words(field, pair)
    elif value is not None and not isinstance(value, _NUMBERS):
        raise Wrong(field, f"{value!r} is neither words nor a number", "Correct the reader")


def _check_period(field: str, text: str) -> None:
    try:
        _parsed(text)
    except PeriodError as error:
        raise Wrong(field, str(error).rstrip("."), "Leave it empty where it is not known") from error


_parsed = lru_cache(maxsize=10_000)(Period.parse)
"""A file has few periods and many lines."""


def _check_count(statement: Event | Visit, _catalog: Catalog) -> None:
    if statement.count is not None:
        try:
            from_json(ValueType.NUMBER, statement.count)
        except ValueFormError as error:
            raise Wrong("count", str(error), "Correct the number") from error


def _check_instrument(statement: TreatyAction | TreatyStatus, catalog: Catalog) -> None:
    if statement.instrument not in catalog.instruments:
        raise Wrong("instrument", f"{statement.instrument!r} is not in the catalog", "Use its key, or add it there")


def _check_themes(statement: Recommendation, catalog: Catalog) -> None:
    for theme in statement.themes:
        if theme not in catalog.themes:
            raise Wrong("themes", f"{theme!r} is not in the catalog", "Use one of its themes, or add it there")


def _check_stage(statement: Review, _catalog: Catalog) -> None:
    if statement.stage not in STAGES:
        raise Wrong("stage", f"{statement.stage!r} is no stage of a review", f"Use one of {', '.join(STAGES)}")


def _check_follow_up(statement: FollowUp, _catalog: Catalog) -> None:
    if statement.bearing not in BEARINGS:
        raise Wrong("bearing", f"{statement.bearing!r} is none", f"Use one of {', '.join(BEARINGS)}")
    if not (statement.later or statement.grade or statement.text or statement.abstract):
        raise Wrong("later", "is empty, and nothing else says what became of it", "Give its id, a grade or words")
    if statement.later and statement.later.partition("/")[0].partition("-")[0] != statement.country:
        raise Wrong("later", f"{statement.later!r} is no id of a statement on {statement.country}", "Correct the id")


_SPECIAL: dict[type[Statement], Callable[..., None]] = {
    Event: _check_count,
    Visit: _check_count,
    TreatyAction: _check_instrument,
    TreatyStatus: _check_instrument,
    Recommendation: _check_themes,
    FollowUp: _check_follow_up,
    Review: _check_stage,
}


def _refused(name: str, wrong: Wrong) -> RefusedStatement:
    return RefusedStatement(f"{wrong.field}: {wrong.problem}", name, f"{wrong.fix}. Nothing was written.")

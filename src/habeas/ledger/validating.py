"""What every source and statement must fulfil before anything is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, get_args
from urllib.parse import urlsplit

from habeas import places
from habeas.catalog import Catalog, ObservationError, SubjectKind, check_observation
from habeas.intake.proposal import (
    SOURCE_KINDS,
    Event,
    Observation,
    Recommendation,
    Redistribute,
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
from habeas.values import (
    CoverageKind,
    Json,
    Period,
    PeriodError,
    Status,
    Value,
    ValueFormError,
    ValueType,
    from_json,
    to_json,
)

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


def checked(statement: Statement, known_sources: Collection[str]) -> Statement:
    """The statement with its value in the one form there is; one that cannot be kept is refused by name and field."""
    try:
        _check_anatomy(statement, known_sources)
        _check_fields(statement, layout_of(statement))
        if special := _SPECIAL.get(type(statement)):
            special(statement)
        return _in_one_form(statement) if isinstance(statement, Observation) else statement
    except Wrong as wrong:
        raise _refused(_name(statement), wrong) from wrong


def value_of(observation: Observation, catalog: Catalog) -> Value | None:
    """The value of an observation, read as the catalog asks; one that does not fit raises `ObservationError`."""
    return check_observation(
        catalog,
        indicator=observation.indicator,
        value_json=observation.value,
        status=observation.status,
        breakdown=observation.breakdown,
        subject_kind=SubjectKind.FACILITY if "-" in observation.subject else SubjectKind.COUNTRY,
        unit=observation.unit or None,
    )


def check_id(statement: Statement, natural_id: str) -> None:
    """Refuse an id that no index and no address could hold."""
    if len(natural_id) > LONGEST_ID or len(natural_id.encode()) > LONGEST_ID:
        wrong = Wrong("natural_id", f"is longer than {LONGEST_ID} bytes", "Shorten the field it is made of")
        raise _refused(_name(statement), wrong)


def _name(statement: Statement) -> str:
    where = f", {statement.locator}" if statement.locator else ""
    try:
        return f"{statement.KIND} {statement.natural_id}{where}"
    except (TypeError, AttributeError):  # a field of the wrong type: the anatomy alone is named
        return f"{statement.KIND} of {statement.subject!r} in {statement.source!r}{where}"


def _check_anatomy(statement: Statement, known_sources: Collection[str]) -> None:
    if not _SUBJECT.fullmatch(statement.subject) or statement.country not in places.COUNTRIES:
        raise Wrong(
            "subject",
            f"{statement.subject!r} is neither a country nor a place of detention",
            "Use an ISO 3166-1 code such as KAZ, or KAZ-name-of-the-place",
        )
    for name in ("source", "via", "outcome_source"):
        key = getattr(statement, name, "")
        if key not in known_sources and (key or name == "source"):
            raise Wrong(name, f"there is no source {key!r}", "Add the source first, or correct the key")


def _check_fields(item: Source | Statement, layout: Layout[Any]) -> None:
    if not layout.is_plain(item):
        for field in layout.fields:
            value = getattr(item, field.name)
            if field.form is WORDS and not isinstance(value, str):
                raise Wrong(field.name, f"{value!r} is not words", "Correct the reader")
            _check_words(field.name, value)
    for name in layout.columns:
        if name in PERIODS and (text := getattr(item, name)):
            _check_period(name, text)
        if name == "url" and (address := getattr(item, name)):
            _check_address(name, address)
    if not _LANGUAGE.fullmatch(item.language):
        raise Wrong("language", f"{item.language!r} is no language tag", "Use one of BCP 47, such as en or pt-BR")


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
    elif isinstance(value, Mapping):
        for pair in value.items():
            _check_words(field, pair)
    elif isinstance(value, list | tuple):
        for part in value:
            _check_words(field, part)
    elif value is not None and not isinstance(value, bool | int | float):
        raise Wrong(field, f"{value!r} is neither words nor a number", "Correct the reader")


def _check_period(field: str, text: str) -> None:
    try:
        _parsed(text)
    except PeriodError as error:
        raise Wrong(field, str(error).rstrip("."), "Leave it empty where it is not known") from error


_parsed = lru_cache(maxsize=10_000)(Period.parse)
"""A file has few periods and many lines."""


def _in_one_form(observation: Observation) -> Observation:
    """Equal values are written alike: money with its currency inside, 5.0 as 5."""
    if observation.coverage_words and observation.coverage_kind is None:
        fix = f"Say in what way it is partial: {', '.join(CoverageKind)}"
        raise Wrong("coverage_kind", "is empty, though coverage_words are given", fix)
    if observation.status is Status.UNPARSED and not observation.raw.strip():
        fix = "Give what is printed as raw, or another status"
        raise Wrong("raw", "is empty, and of what is unparsed nothing else is known", fix)
    try:
        value = value_of(observation, current_catalog())
    except ObservationError as error:
        raise Wrong(error.field, error.problem, error.fix) from error
    form = None if value is None else to_json(value)
    return observation if _alike(form, observation.value) else replace(observation, value=form)


def _alike(left: Json, right: Json) -> bool:
    """Equal and of one type: 5 and 5.0 are written differently."""
    return type(left) is type(right) and left == right and not isinstance(left, dict | list)


def _check_count(statement: Event | Visit) -> None:
    if statement.count is not None:
        try:
            from_json(ValueType.NUMBER, statement.count)
        except ValueFormError as error:
            raise Wrong("count", str(error), "Correct the number") from error


def _check_instrument(statement: TreatyAction | TreatyStatus) -> None:
    if statement.instrument not in current_catalog().instruments:
        raise Wrong("instrument", f"{statement.instrument!r} is not in the catalog", "Use its key, or add it there")


def _check_themes(statement: Recommendation) -> None:
    for theme in statement.themes:
        if theme not in current_catalog().themes:
            raise Wrong("themes", f"{theme!r} is not in the catalog", "Use one of its themes, or add it there")


_SPECIAL: dict[type[Statement], Callable[..., None]] = {
    Event: _check_count,
    Visit: _check_count,
    TreatyAction: _check_instrument,
    TreatyStatus: _check_instrument,
    Recommendation: _check_themes,
}


def _refused(name: str, wrong: Wrong) -> RefusedStatement:
    return RefusedStatement(f"{wrong.field}: {wrong.problem}", name, f"{wrong.fix}. Nothing was written.")

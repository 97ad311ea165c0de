"""YAML in, catalog out: the built-in catalog, and an observatory's own entries over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from habeas.catalog.errors import CatalogError, Where
from habeas.catalog.fields import decode
from habeas.catalog.kinds import KINDS, Breakdown
from habeas.catalog.model import (
    Body,
    Catalog,
    Chapter,
    CodeList,
    ComplaintProcedure,
    Indicator,
    Instrument,
    Question,
    Section,
    Theme,
)
from habeas.catalog.references import check_references
from habeas.catalog.strictyaml import RawEntry, read_entries

BUILT_IN = Path(__file__).parent / "data"

_CLASSES: Mapping[str, type[Any]] = {
    "chapters": Chapter,
    "code_lists": CodeList,
    "breakdowns": Breakdown,
    "indicators": Indicator,
    "questions": Question,
    "instruments": Instrument,
    "procedures": ComplaintProcedure,
    "bodies": Body,
    "themes": Theme,
}

_Entries = dict[tuple[str, str], RawEntry]


def load(folder: Path | None = None) -> Catalog:
    """The built-in catalog, with the entries of an observatory's `folder` (``*.yaml``) added or laid over it.

    Laying over is field by field: an entry there names only what differs, and a mapping in it (labels, codes, aliases)
    is merged. Anything wrong raises `CatalogError`.
    """
    return _built_in() if folder is None else _build(entries_of(folder))


def build(path: Path) -> Catalog:
    """The catalog that one file holds, whole."""
    return _build(_read([path]))


def entries_of(folder: Path | None) -> _Entries:
    """Every entry of the built-in catalog, with those of `folder` over them, in their order."""
    if folder is None:
        return _built_in_entries()
    if not folder.is_dir():
        raise CatalogError(Where(folder), "there is no such folder", "Make it, or leave the built-in catalog as it is")
    return _overlay(_built_in_entries(), _read_folder(folder))


@cache
def _built_in() -> Catalog:
    return _build(_built_in_entries())


@cache
def _built_in_entries() -> _Entries:
    return _read_folder(BUILT_IN)


def _read_folder(folder: Path) -> _Entries:
    return _read(sorted(folder.glob("*.yaml")))


def _read(paths: Iterable[Path]) -> _Entries:
    entries: _Entries = {}
    for path in paths:
        for entry in read_entries(path):
            if entry.kind not in KINDS:
                raise CatalogError(entry.where, f"there is no kind {entry.kind!r}", f"Use one of {', '.join(KINDS)}")
            first = entries.get((entry.kind, entry.key))
            if first:
                problem = f"{entry.key!r} stands twice, first in {first.where.file}:{first.where.line}"
                raise CatalogError(entry.where, problem, "Keep one of the two")
            entries[entry.kind, entry.key] = entry
    return entries


def _overlay(below: _Entries, above: _Entries) -> _Entries:
    entries = dict(below)
    for name, entry in above.items():
        old = entries.get(name)
        entries[name] = entry._replace(fields=_merged(old.fields, entry.fields)) if old else entry
    return entries


def _merged(old: object, new: object) -> object:
    """`new` over `old`: mappings are merged, the rest is replaced; a plain string over words is their English."""
    if isinstance(old, Mapping) and "en" in old and isinstance(new, str):
        return {**old, "en": new}
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return {**old, **{key: _merged(old.get(key), value) for key, value in new.items()}}
    if isinstance(old, str) and isinstance(new, Mapping) and "en" not in new:
        return {"en": old, **new}
    return new


def _build(entries: _Entries) -> Catalog:
    made: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for (kind, key), entry in entries.items():
        fields = decode(entry.fields, KINDS[kind], entry.where)
        made[kind][key] = _section(key, fields) if kind == "sections" else _CLASSES[kind](key=key, **fields)
    check_references(made, {name: entry.where for name, entry in entries.items()})
    return _catalog(made)


def _section(key: str, fields: dict[str, Any]) -> Section:
    headings = fields.pop("headings")
    return Section(key=key, headings=tuple(headings), heading_generations=headings, **fields)


def _catalog(made: Mapping[str, dict[str, Any]]) -> Catalog:
    breakdowns: Mapping[str, Breakdown] = made["breakdowns"]
    code_lists: Mapping[str, CodeList] = made["code_lists"]
    place = {section: number for number, section in enumerate(made["sections"])}
    indicators = sorted(made["indicators"].items(), key=lambda item: place[item[1].section])
    return Catalog(
        indicators=dict(indicators),
        sections=made["sections"],
        chapters=made["chapters"],
        code_lists=code_lists,
        questions=made["questions"],
        instruments=made["instruments"],
        procedures=made["procedures"],
        bodies=made["bodies"],
        themes=made["themes"],
        breakdowns={key: breakdown.label for key, breakdown in breakdowns.items()},
        breakdown_codes={key: replace(code_lists[b.codes], key=b.codes) for key, b in breakdowns.items() if b.codes},
        breakdown_forms={key: breakdown.form for key, breakdown in breakdowns.items() if breakdown.form},
    )

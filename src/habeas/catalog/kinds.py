"""The kinds of entry a catalog file may hold, and the fields of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.catalog import fields as f
from habeas.catalog.fields import Field
from habeas.catalog.model import InstrumentKind, KeptAs, LanguageMap, SubjectKind, Time
from habeas.values import ValueType


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A way to break an observation down, as a file declares it: closed by a code list, by a form, or not at all."""

    key: str
    label: LanguageMap
    codes: str | None = None
    form: str | None = None


_LABEL = Field(f.language_map, needed=True)
_WORD = Field(f.words, needed=True)

KINDS: Mapping[str, Mapping[str, Field]] = {
    "chapters": {"label": _LABEL},
    "sections": {
        "label": _LABEL,
        "chapter": _WORD,
        "parent": Field(f.words),
        "headings": Field(f.by_generation, needed=True),
    },
    "code_lists": {"codes": Field(f.codes, needed=True)},
    "breakdowns": {"label": _LABEL, "codes": Field(f.words), "form": Field(f.words)},
    "indicators": {
        "section": _WORD,
        "chapter": Field(f.words),
        "label": _LABEL,
        "definition": _LABEL,
        "type": Field(f.one_of(ValueType), needed=True),
        "time": Field(f.one_of(Time), needed=True),
        "unit": Field(f.any_words),
        "other_units": Field(f.units),
        "currency": Field(f.currency),
        "scale": Field(f.whole),
        "codes": Field(f.words),
        "breakdown": Field(f.strings),
        "asked_of": Field(f.several_of(SubjectKind)),
        "kept_as": Field(f.one_of(KeptAs)),
        "verified": Field(f.truth),
        "series": Field(f.truth),
        "aliases": Field(f.aliases),
        "replaced_by": Field(f.words),
        "meaning_changed": Field(f.truth),
        "derived": Field(f.derived),
        "minimum": Field(f.number),
        "maximum": Field(f.number),
    },
    "questions": {"label": _LABEL, "indicators": Field(f.strings, needed=True)},
    "instruments": {
        "label": _LABEL,
        "kind": Field(f.one_of(InstrumentKind), needed=True),
        "year": Field(f.whole, needed=True),
        "lists": Field(f.strings),
        "articles": Field(f.whole),
        "number": Field(f.words),
        "aliases": Field(f.strings),
        "body": Field(f.words),
    },
    "procedures": {
        "label": _LABEL,
        "instrument": _WORD,
        "article": Field(f.words),
        "lists": Field(f.strings),
        "in_force": Field(f.truth),
        "aliases": Field(f.strings),
        "body": Field(f.words),
    },
    "bodies": {"label": _LABEL, "mechanism": _WORD, "aliases": Field(f.strings)},
    "themes": {"label": _LABEL},
}
"""For each kind of entry its fields, in the order in which files write them."""

"""What a paragraph is when it comes on its own, without the document that would say so."""

from __future__ import annotations

import re

from habeas.intake.document.kinds import Kind, kind_of
from habeas.intake.document.lexicon import lexicon
from habeas.intake.document.upr import parted_by_states

_LEADING = re.compile(r"[\W\d_]*")
"""Numbers and dashes before the first word."""
_ITEM = re.compile(r"\s*(?:[3-9]\d|1\d\d)\s?[.-]\s?\d{1,3}(?![\d/])")
"""118.69: an item of the UPR. The paragraphs of decisions are numbered so too, but stay below 30."""
_CLOSES = re.compile(r"[(（][^()（）\d]{3,}[)）]\W*$")
"""Brackets at the end that may name States: articles have numbers."""


def kind_alone(text: str, language: str = "en") -> Kind:
    """What a paragraph is by itself.

    Beside its verbs, three things make a recommendation: the number of an item of the UPR, the States that recommend it
    in brackets at its end, and, where no verb worries, a first word that asks (*Ratify*, *Ratifier*, *Ратифицировать*).
    """
    if _ITEM.match(text):
        return Kind.RECOMMENDATION
    kind = kind_of(text, language)
    if kind is Kind.OTHER and _asks(text, language):
        return Kind.RECOMMENDATION
    by_states = kind is not Kind.RECOMMENDATION and _CLOSES.search(text[-400:]) and parted_by_states(text)[0]
    return Kind.RECOMMENDATION if by_states else kind


def _asks(text: str, language: str) -> bool:
    words = lexicon(language)
    first = _LEADING.match(text)
    start = first.end() if first else 0
    if how := words.pattern("kinds.asks_how").match(text, start):
        start = how.end() + len(text[how.end() :]) - len(text[how.end() :].lstrip(" ,\n"))
    return bool(words.pattern("kinds.asks").match(text, start))

"""What a redaction leaves: the emptied row, the decisions on it, and which texts are empty; its link tells it.

An emptied row has lost its salt, so its seal says nothing any more, and so have the decisions on it. What is left of
them stands in the leaf of the decision to redact, so that it can be changed no more than any other row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from habeas.ledger.chain.reading import stored
from habeas.ledger.forms import canonical
from habeas.ledger.mapping import LAYOUTS
from habeas.ledger.models import Decision, Text, Verdict
from habeas.ledger.shapes import SHAPES


def left_of(kind: str, statement: int, decision: int) -> str:
    """A hash over a redacted row and the decisions on it as they are, and the texts about it that were emptied."""
    names = SHAPES["decision"].names
    decisions = list(Decision.objects.filter(kind=kind, statement=statement, pk__lte=decision).order_by("pk"))
    texts = set(texts_about(kind, statement))
    emptied = Text.objects.filter(hash__in=texts, salt="", words="").values_list("hash", flat=True)
    left = [stored(kind, statement), [{name: getattr(one, name) for name in names} for one in decisions]]
    return hashlib.sha256(canonical([*left, sorted(emptied)])).hexdigest()


def texts_about(kind: str, statement: int) -> Iterator[str]:
    """The texts that a redaction may empty: those its row points to, and what was said in decisions on it."""
    if row := stored(kind, statement):
        yield from (row[field.name] for field in LAYOUTS[kind].fields if field.text and row[field.name])
    for said in Decision.objects.filter(kind=kind, statement=statement).values_list("reason", "note"):
        yield from (text for text in said if text)


def redacted_statements() -> frozenset[tuple[str, int]]:
    """The statements that a decision says were redacted, by kind and id."""
    found = Decision.objects.filter(verdict=Verdict.REDACT).values_list("kind", "statement")
    return frozenset((kind, statement) for kind, statement in found if statement is not None)

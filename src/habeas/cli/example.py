"""Loads the example observatory into a ledger: one import, then its decisions between rivals. Safe to repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.ledger.home import Home
    from habeas.ledger.importing import Imported


def load_example(home: Home) -> Imported:
    """Bring in the example's sources and statements, accepted by the operator, and prefer what it prefers."""
    from habeas import __version__, example
    from habeas.ledger.actor import operator
    from habeas.ledger.connection import connect

    connect(home)
    from habeas.ledger.deciding import Ruled, decide
    from habeas.ledger.importing import BatchIntent, propose
    from habeas.ledger.models import Standing, Verdict
    from habeas.ledger.reference import find

    by = operator()
    intent = BatchIntent(reader="example", version=__version__)
    imported = propose(intent, example.sources(), example.statements(), accept=True, by=by)
    preferred = set(Standing.objects.filter(preferred=True).values_list("kind", "statement"))
    for preference in example.preferences():
        row = find(preference.natural_id)
        if (row.kind, row.id) not in preferred:
            decide(Verdict.PREFER, [(row.kind, row.id)], Ruled(by, preference.reason))
    return imported

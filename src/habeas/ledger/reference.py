"""How people name statements: ``observation-123``, or a public id such as ``KAZ/prison_population/2017/wpb-2018``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.ledger import history, publicid, rows
from habeas.ledger.errors import UnknownReference
from habeas.ledger.models import STATEMENTS
from habeas.ledger.rows import Row

_NUMBERED = re.compile(rf"({'|'.join(STATEMENTS)})-([0-9]{{1,18}})")


def find(reference: str) -> Row:
    """The one statement that goes by this name; none, or several, is an error that says which there are."""
    found = list(_numbered(reference) or Names().by_public_id(reference))
    if not found:
        raise UnknownReference(
            "no statement goes by this name",
            reference,
            "Write kind and number (observation-123) or a public id (KAZ/prison_population/2017/wpb-2018).",
        )
    if len(found) > 1:
        several = ", ".join(row.reference for row in found)
        raise UnknownReference("several statements go by this name", reference, f"Write one of {several}.")
    return found[0]


def _numbered(reference: str) -> list[Row]:
    match = _NUMBERED.fullmatch(reference)
    row = rows.statement(match[1], int(match[2])) if match else None
    return [row] if row else []


class Names:
    """The public ids of statements as they are now; made once where many are looked up."""

    def __init__(self) -> None:
        cut = history.last_decision()
        self._lives, self._cuts = history.lives(cut, public=True), publicid.cuts_up_to(cut)

    def by_public_id(self, reference: str) -> Iterator[Row]:
        """By the id it has in public; what was never accepted there is found by its natural id if it alone has that."""
        natural_id = reference.partition("~")[0]
        same = _sharing(natural_id, public=False)
        ordered = publicid.published_first(_sharing(natural_id, public=True), self._lives, self._cuts)
        given = publicid.assign(ordered)
        named = [row for row in same if given.get((row.kind, row.id)) == reference]
        yield from named or (row for row in same if row.natural_id == reference)


def _sharing(natural_id: str, *, public: bool) -> list[Row]:
    found = (rows.statements(kind, "s.natural_id = %s", [natural_id], public=public) for kind in STATEMENTS)
    return [row for of_kind in found for row in of_kind]

"""History told in editions: when a statement was first and last published."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from habeas.publish.inputs import Accepted, Decided, EditionCut


class History:
    """The editions in their order, found by the decision that they take in."""

    def __init__(self, editions: Sequence[EditionCut]) -> None:
        self.editions = tuple(editions)
        self._cuts = [edition.cut for edition in editions]

    def place(self, decided: Decided) -> int:
        """The place of the first edition that takes a decision in; beyond the last for one that none does yet."""
        return self._place_of(decided.id)

    def first_place(self, accepted: Accepted) -> int:
        """The place of the first edition in which a statement stood: what came and went between two editions and was
        restored later came with the later one."""
        turns = accepted.turns or (accepted.accepted.id,)
        for began, ended in zip_longest(turns[::2], turns[1::2]):
            place = self._place_of(began)
            if ended is None or self._place_of(ended) != place:
                return place
        return len(self.editions)

    def _place_of(self, decision: int) -> int:
        return bisect_left(self._cuts, decision)

    def id_at(self, place: int) -> str:
        """The id of the edition at a place."""
        return self.editions[place].id


@dataclass(slots=True)
class Life:
    """A published statement and the editions in which it came, changed and went."""

    accepted: Accepted
    first: int
    end: int | None
    changes: set[int] = field(default_factory=set)

    @property
    def current(self) -> bool:
        """Whether it stands."""
        return self.end is None

    def alive_in(self, place: int) -> bool:
        """Whether it stood before the edition at `place` and was not ended by it."""
        return self.first < place and (self.end is None or place < self.end)


def lives(accepted: Iterable[Accepted], history: History) -> list[Life]:
    """The life of every statement that ever stood in an edition, in the order of public ids.

    One that was accepted and ended between two editions was never published and leaves no trace.
    """
    found = (_life(one, history) for one in accepted)
    kept = sorted((life for life in found if life), key=lambda life: life.accepted.public_id)
    _spread_to_rivals(kept)
    return kept


def without(kept: Iterable[Life], nameless: Iterable[Accepted]) -> list[Life]:
    """The lives of the statements in `nameless`, each with the statement as it stands there."""
    said = {one.public_id: one for one in nameless}
    lived = [life for life in kept if life.accepted.public_id in said]
    for life in lived:
        life.accepted = said[life.accepted.public_id]
    return lived


def _life(accepted: Accepted, history: History) -> Life | None:
    beyond = len(history.editions)
    first = history.first_place(accepted)
    end = history.place(accepted.ended) if accepted.ended else None
    if first >= beyond or end == first:
        return None
    if end == beyond:
        end = None
    places = {history.place(decided) for decided in accepted.decisions}
    return Life(accepted, first, end, {place for place in places if first <= place < beyond})


def _spread_to_rivals(kept: Iterable[Life]) -> None:
    """A statement's row changes too when a rival comes, is preferred or goes."""
    for group in _by_question(kept).values():
        own = [(life, frozenset(life.changes)) for life in group]
        for life, _ in own:
            for other, changes in own:
                if other is not life:
                    life.changes |= {place for place in changes if life.alive_in(place)}


def _by_question(kept: Iterable[Life]) -> Mapping[str, list[Life]]:
    groups: dict[str, list[Life]] = defaultdict(list)
    for life in kept:
        if life.accepted.statement.KIND == "observation":
            groups[life.accepted.statement.question].append(life)
    return groups

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from habeas.ledger.lives import Link, Lives, Ruling, State


def ruling(id: int, verdict: str, *, statement: int | None = 1, by: str = "anna", role: str = "editor") -> Ruling:
    """On a statement of batch 7, or without one on the batch."""
    kind, batch = ("observation", None) if statement else ("", 7)
    return Ruling(id, verdict, kind, statement, batch, "question", by, role, "2026-11-24T00:00:00Z", "because")


def state(*rulings: Ruling, links: tuple[Link, ...] = ()) -> State:
    return Lives(rulings, links).of("observation", 1, 7).state


def test_what_nobody_decided_is_a_proposal() -> None:
    assert state() is State.PROPOSED
    assert state(ruling(1, "accept", statement=2)) is State.PROPOSED


def test_a_batch_decides_what_waits_in_it_and_nothing_else() -> None:
    batch = ruling(2, "accept", statement=None)
    assert state(batch) is State.STANDING
    assert state(ruling(1, "reject"), batch) is State.REJECTED
    assert state(ruling(1, "accept"), ruling(2, "reject", statement=None)) is State.STANDING


def test_a_rejected_statement_stands_once_a_person_accepts_it() -> None:
    assert state(ruling(1, "reject"), ruling(2, "accept")) is State.STANDING


def test_withdrawn_and_restored() -> None:
    lives = Lives([ruling(1, "accept"), ruling(2, "withdraw"), ruling(3, "restore")], ())
    life = lives.of("observation", 1, 7)
    assert life.state is State.STANDING
    assert life.ended is None
    assert life.accepted == ruling(1, "accept")
    assert [one.id for one in life.rulings] == [1, 2, 3]


def test_a_correction_ends_what_it_replaces_once_it_is_accepted() -> None:
    link = Link("observation", 2, 8, replaces=1)
    assert state(ruling(1, "accept"), links=(link,)) is State.STANDING
    corrected = (ruling(1, "accept"), ruling(2, "accept", statement=2))
    assert state(*corrected, links=(link,)) is State.SUPERSEDED
    assert state(*corrected, ruling(3, "restore"), links=(link,)) is State.STANDING
    life = Lives(corrected, (link,)).of("observation", 1, 7)
    assert life.successor == link
    assert life.ended == ruling(2, "accept", statement=2)


def test_redacted_is_for_ever() -> None:
    gone = (ruling(1, "accept"), ruling(2, "redact"), ruling(3, "restore"), ruling(4, "accept"))
    assert state(*gone) is State.REDACTED


def test_checks_are_counted_by_person_and_only_of_those_who_check() -> None:
    said = [
        ruling(1, "accept", statement=None),
        ruling(2, "accept", by="root", role="operator"),
        ruling(3, "accept", by="anna"),
        ruling(4, "accept", by="anna"),
        ruling(5, "accept", by="boris"),
    ]
    life = Lives(said, ()).of("observation", 1, 7)
    assert [check.by for check in life.checks] == ["anna", "boris"]
    assert life.accepted == said[0]


VERDICTS = st.lists(st.sampled_from(["accept", "reject", "withdraw", "restore", "prefer"]), max_size=12)


@given(VERDICTS, st.randoms(use_true_random=False))
def test_the_order_in_which_decisions_are_read_does_not_matter(verdicts: list[str], shuffle: random.Random) -> None:
    said = [ruling(number, verdict) for number, verdict in enumerate(verdicts, start=1)]
    mixed = list(said)
    shuffle.shuffle(mixed)
    assert Lives(said, ()).of("observation", 1, 7) == Lives(mixed, ()).of("observation", 1, 7)


@given(VERDICTS)
def test_what_was_never_accepted_never_stood(verdicts: list[str]) -> None:
    said = [ruling(number, verdict) for number, verdict in enumerate(verdicts, start=1)]
    life = Lives(said, ()).of("observation", 1, 7)
    assert (life.accepted is None) == (life.state in (State.PROPOSED, State.REJECTED))
    assert (life.ended is None) == (life.state not in (State.WITHDRAWN, State.SUPERSEDED))

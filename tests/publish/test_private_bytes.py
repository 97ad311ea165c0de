"""Two ledgers that differ in what is private make the same edition, to the byte, but for the head of the chain."""

from __future__ import annotations

from pathlib import Path

from tests.publish.conftest import make_home
from tests.publish.factories import SOURCES, answer, figure, source
from tests.publish.steps import add, content, publish, same_but_for_the_head, withdraw

from habeas.edition import current
from habeas.edition.reader import Edition
from habeas.edition.schema import NarrativeRow
from habeas.ledger.actor import Actor, Role
from habeas.ledger.home import Home
from habeas.values import Visibility


def private_rows() -> None:
    """What a ledger holds besides, of which nobody may learn anything; a short number may stand in a hash by chance."""
    hidden = source("hidden", visibility=Visibility.CONFIDENTIAL, note="whom to ring")
    secret = figure(47_114_711, "detainee_entries", visibility=Visibility.CONFIDENTIAL, note="from the warden")
    add(secret, figure(17, "population", key="hidden"), sources=[*SOURCES, hidden], by=Actor("spy", Role.EDITOR))
    withdraw(secret, "it was dangerous")
    add(figure(99, "migrants_stock", "2011", note="waiting"), accept=False)
    add(figure(98, key="ngo", visibility=Visibility.INTERNAL))


def test_two_ledgers_that_differ_in_private_rows_make_the_same_bytes(tmp_path: Path) -> None:
    plain = make_home(tmp_path / "plain")
    add(figure(), by=Actor("anna", Role.OPERATOR))
    add(figure(5, "population", "2021", note="a"))
    publish(plain)
    add(figure(6, "population", "2022"))
    publish(plain)
    other = make_home(tmp_path / "other")
    private_rows()
    add(figure(note="a remark"), by=Actor("boris", Role.OPERATOR))
    add(figure(1, "detained_women", visibility=Visibility.INTERNAL))
    add(figure(5, "population", "2021"))
    publish(other)
    add(figure(2, "detained_women", visibility=Visibility.INTERNAL))
    add(figure(6, "population", "2022"))
    publish(other)
    for edition in ("2026-11-24", "2026-11-24.2"):
        same_but_for_the_head(plain.editions / edition, other.editions / edition)
    assert b"47114711" not in b"".join(content(other.editions).values())
    assert b"boris" not in b"".join(content(other.editions).values())


def test_words_over_something_private_do_not_leave_the_ledger(home: Home) -> None:
    secret = figure(51, "detainee_entries", visibility=Visibility.CONFIDENTIAL)
    add(secret, answer("how_many", [secret.natural_id], text="Fifty-one in one house."))
    add(answer("removals", text="Nobody says."))
    publish(home)
    with Edition.open(current.current(home.editions)) as edition:
        assert [row.text for row in edition.rows(NarrativeRow)] == ["Nobody says."]
    assert b"Fifty-one" not in b"".join(content(home.editions).values())

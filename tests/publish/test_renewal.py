"""When an edition may be renewed from the one before, and when all of it must be made."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.publish.factories import SOURCES, act, figure, source
from tests.publish.steps import DAY, OPERATOR, add, publish

from habeas.edition.current import current
from habeas.edition.manifest import NAME
from habeas.edition.reader import DATABASE, Edition
from habeas.edition.schema import DerivedRow
from habeas.ledger import correcting
from habeas.ledger.deciding import Ruled
from habeas.ledger.home import Home
from habeas.ledger.models import STATEMENTS
from habeas.publish import renewal, tables


@pytest.fixture
def ways(home: Home, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How each publish made its tables, after a first one with figures of four countries."""
    found: list[str] = []
    for name in ("whole", "renewed"):
        real = getattr(tables, name)

        def noted(*given: object, name: str = name, real: object = real) -> object:
            found.append(name)
            assert callable(real)
            return real(*given)

        monkeypatch.setattr(tables, name, noted)
    add(*(figure(1, period=str(year), subject=code) for code in ("KAZ", "FRA", "UZB", "TUV") for year in (2019, 2020)))
    publish(home)
    assert found == ["whole"]
    found.clear()
    return found


def correct_one() -> None:
    row = STATEMENTS["observation"]._default_manager.filter(subject="KAZ").order_by("-pk")[0]
    correcting.correct("observation", row.pk, {"value": str(row.pk + 50)}, Ruled(OPERATOR, "misread"))


def test_a_correction_renews(home: Home, ways: list[str]) -> None:
    correct_one()
    assert publish(home).changed
    correct_one()
    assert publish(home).changed
    assert ways == ["renewed", "renewed"]


def test_nothing_new_makes_no_edition(home: Home, ways: list[str]) -> None:
    assert not publish(home).changed
    add(figure(7, period="2021"), accept=False)
    assert not publish(home, DAY + timedelta(days=400)).changed
    assert ways == ["renewed", "renewed"]


def test_much_at_once_is_made_whole(home: Home, ways: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewal, "MOST", 0.01)
    add(*(figure(5, period="2021", subject=code) for code in ("KAZ", "FRA", "UZB")))
    publish(home)
    assert ways == ["whole"]


@pytest.mark.parametrize("file", [DATABASE, NAME, "data/statements.jsonl"])
def test_what_was_touched_is_not_renewed(home: Home, ways: list[str], file: str) -> None:
    path = current(home.editions) / file
    said = path.read_bytes()
    path.write_bytes(said.replace(b"a", b"b", 1))
    assert path.read_bytes() != said
    correct_one()
    publish(home)
    assert ways == ["whole"]


def test_a_third_partner_changes_what_is_said_of_the_others(home: Home, ways: list[str]) -> None:
    """Two partners are withheld, three are a class: a figure elsewhere changes what all partners are called."""
    partners = [source(f"partner-{n}", kind="partner", publisher=f"Partner {n}") for n in range(3)]
    add(figure(50, period="2018", key="partner-0"), sources=[*SOURCES, partners[0]])
    publish(home)
    ways.clear()
    add(figure(50, period="2018", key="partner-1", subject="FRA"), sources=[*SOURCES, partners[1]])
    publish(home)
    assert ways == ["renewed"]
    add(figure(50, period="2018", key="partner-2", subject="UZB"), sources=[*SOURCES, partners[2]])
    publish(home)
    assert ways == ["renewed", "whole"]


def test_what_is_dated_ahead_comes_with_its_day(home: Home, ways: list[str]) -> None:
    add(act("CAT", date="2026-12-10", subject="FRA"), act("CAT", date="2000-01-01", subject="KAZ"))
    publish(home)
    assert in_force(home, "FRA") == set()
    publish(home, date(2026, 12, 9))
    publish(home, date(2026, 12, 11))
    assert "renewed" in ways and in_force(home, "FRA") == in_force(home, "KAZ") != set()


def in_force(home: Home, country: str) -> set[tuple[str, str]]:
    """Derived values in which one instrument is in force."""
    with Edition.open(current(home.editions)) as edition:
        rows = edition.rows(DerivedRow, {"country": country, "function": "count_in_force"})
        return {(row.indicator, row.value) for row in rows if '"of":1' in row.value}

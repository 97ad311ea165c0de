from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from habeas.capture import forks


@pytest.fixture(params=[1, 2, 4])
def hands(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    workers: int = request.param
    monkeypatch.setattr(forks, "hands", lambda: workers)
    return workers


@pytest.mark.parametrize("count", [0, 1, forks.FEWEST - 1, forks.FEWEST, 50])
def test_results_come_in_the_order_of_their_pieces(hands: int, count: int) -> None:
    def work(number: int) -> int:
        time.sleep(0.002 * (number % 3))
        return number * number

    assert list(forks.in_order(work, range(count))) == [number * number for number in range(count)]


def test_few_pieces_are_worked_on_here_and_many_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forks, "hands", lambda: 2)
    here = os.getpid()
    assert set(forks.in_order(lambda _: os.getpid(), range(forks.FEWEST - 1))) == {here}
    elsewhere = set(forks.in_order(lambda _: os.getpid(), range(forks.FEWEST)))
    assert here not in elsewhere
    assert len(elsewhere) <= 2


def test_an_error_comes_in_its_turn_and_ends_the_work(hands: int) -> None:
    def work(number: int) -> int:
        if number == 20:
            raise ValueError("the twentieth")
        return number

    seen: list[int] = []
    with pytest.raises(ValueError, match="the twentieth"):
        for number in forks.in_order(work, range(1000)):
            seen.append(number)  # what came before the error is kept
    assert seen == list(range(20))


def test_pieces_are_read_no_further_than_they_are_handed_out(hands: int) -> None:
    drawn: list[int] = []

    def pieces() -> Iterator[int]:
        for number in range(1000):
            drawn.append(number)
            yield number

    stream = forks.in_order(abs, pieces())
    assert [next(stream) for _ in range(20)] == list(range(20))
    assert len(drawn) <= 20 + forks.FEWEST + hands * forks.AHEAD
    stream.close()  # type: ignore[attr-defined]  # it is a generator

"""Two commands that write at once take turns, or one is refused with a sentence: nothing is lost, nothing there twice.

Both are started while the test holds the lock that writers wait for, so that they meet at the worst moment: each has
read and compared everything, and knows nothing of the other.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path

import pytest
from tests.fixtures.databases import Databases
from tests.soak import results
from tests.soak.killing import Step, accepted_import, backup, decision, do, draw_step, redaction
from tests.soak.looking import nobody_writes
from tests.soak.observatory import DECIDED, Observatory
from tests.soak.running import Ran, run

MEET = 3.0
"""Seconds in which both come to the lock; where the machine is slower they take turns without meeting."""
ENDS = 50.0
"""Seconds in which one is refused that need not wait for the lock to know it; whoever waits gives up after a minute."""
REFUSALS = ("another publish is running", DECIDED, "another command is writing", "another program is reading")
Steps = Callable[[Observatory], tuple[Step, Step]]


@pytest.fixture(scope="module", params=[pytest.param("sqlite", marks=pytest.mark.sqlite("its lock")), "postgresql"])
def base(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Observatory:
    """An observatory to copy, with its ledger in each database."""
    server: Databases | None = None
    if request.param == "postgresql":
        server = request.getfixturevalue("server_databases")
    return Observatory.make(tmp_path_factory.mktemp("base") / "o", 1, server)


@pytest.fixture
def observatory(base: Observatory, tmp_path: Path) -> Iterator[Observatory]:
    copy = base.copy(tmp_path / "o")
    yield copy
    copy.remove()


def publication(observatory: Observatory) -> Step:
    do(observatory, accepted_import(observatory, observatory.new_page()))
    return Step("publish", ("publish",), observatory.publish)


def new_import(observatory: Observatory) -> Step:
    return accepted_import(observatory, observatory.new_page())


def twice(make: Callable[[Observatory], Step]) -> Steps:
    """The very same command a second time."""

    def made(observatory: Observatory) -> tuple[Step, Step]:
        step = make(observatory)
        return step, step

    return made


def both(one: Callable[[Observatory], Step], other: Callable[[Observatory], Step]) -> Steps:
    return lambda observatory: (one(observatory), other(observatory))


def redacted_and_imported_again(observatory: Observatory) -> tuple[Step, Step]:
    page = observatory.page  # of the first import: its figures are what can be redacted
    return redaction(observatory), accepted_import(observatory, page)


TURNS: dict[str, Steps] = {
    "two imports": both(new_import, new_import),
    "one page imported twice": twice(new_import),
    "an import and a publish": both(new_import, publication),
    "an import and a redaction": both(new_import, redaction),
    "an import and a backup": both(new_import, backup),
    "a redaction and an import of the same page": redacted_and_imported_again,
}
ONE_IS_REFUSED: dict[str, Steps] = {
    "two publishes": twice(publication),
    "a publish and a redaction": both(publication, redaction),
}


def meet(observatory: Observatory, steps: tuple[Step, ...], one_ends: bool = False) -> list[Ran]:
    """Run commands at once; they may write only once all of them want to, or once one has ended, refused."""
    with ThreadPoolExecutor(len(steps)) as pool:
        with nobody_writes(observatory.home):
            running = [pool.submit(run, observatory.home.path, *step.words) for step in steps]
            wait(running, ENDS if one_ends else MEET, FIRST_COMPLETED if one_ends else ALL_COMPLETED)
        return [one.result() for one in running]


def demand_sense(observatory: Observatory, steps: tuple[Step, ...], done: list[Ran]) -> int:
    """What was done is there, what was refused was refused in a sentence and works now; the result counts those."""
    for step, ran in zip(steps, done, strict=True):
        assert "Traceback" not in ran.err, ran.err
        if ran.code:
            told = [line for line in ran.err.splitlines() if line.startswith("habeas: ")]
            assert len(told) == 1, ran.err
            assert any(refusal in told[0] for refusal in REFUSALS), told
        step.take(ran)
    refused = [step for step, ran in zip(steps, done, strict=True) if ran.code]
    for step in refused:
        again = run(observatory.home.path, *step.words)
        assert again.code == 0 or DECIDED in again.err, again.err
        step.take(again)
    observatory.hold()
    observatory.hold_commands()
    return len(refused)


@pytest.mark.parametrize("steps", TURNS.values(), ids=TURNS)
def test_they_take_turns(observatory: Observatory, steps: Steps) -> None:
    made = steps(observatory)
    assert demand_sense(observatory, made, meet(observatory, made)) == 0


@pytest.mark.parametrize("steps", ONE_IS_REFUSED.values(), ids=ONE_IS_REFUSED)
def test_one_is_refused_with_a_sentence(observatory: Observatory, steps: Steps) -> None:
    made = steps(observatory)
    assert demand_sense(observatory, made, meet(observatory, made, one_ends=True)) == 1


def test_of_two_decisions_on_one_batch_one_is_refused(observatory: Observatory) -> None:
    made = twice(decision)(observatory)
    assert demand_sense(observatory, made, meet(observatory, made)) == 1


def at_random(observatory: Observatory) -> int:
    """Two commands drawn by chance, the second a little later; whether one was refused."""
    steps = (draw_step(observatory), draw_step(observatory))
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(run, observatory.home.path, *steps[0].words)
        time.sleep(observatory.draw.uniform(0, 1))
        second = pool.submit(run, observatory.home.path, *steps[1].words)
        done = [first.result(), second.result()]
    return demand_sense(observatory, steps, done)


@pytest.mark.soak
def test_many_pairs_of_commands(observatory: Observatory) -> None:
    with results.part(f"two at once, {'postgresql' if observatory.server else 'sqlite'}") as told:
        counted = told["counted"] = {"pairs": 0, "one refused": 0}
        for _ in range(results.PAIRS):
            counted["one refused"] += at_random(observatory)
            counted["pairs"] += 1

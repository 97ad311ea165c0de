"""Killing a command and doing it again: a step is one command, the kill, the second try, and the comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.soak.observatory import DECIDED, Observatory
from tests.soak.running import Ran, run, run_killed_at

from habeas.keeping.backup.restoring import look

Take = Callable[[Ran], None]
MOMENTS = ((0.2, 1.05), (0.75, 1.1))
"""Random moments lie between these parts of the time that the command takes, half of them near its end: there it
writes, while in most of the time it reads."""
READING = 0.6
"""Seconds in which Python starts and reads modules, or about that."""
FROM_THE_BEGINNING = 0.1
"""The part of commands that are killed in a process started from the very beginning, modules and all."""


@dataclass(frozen=True)
class Step:
    """One command with what its answer means for the model."""

    verb: str
    words: tuple[str, ...]
    take: Take


@dataclass
class Counts:
    """What a run has seen, by verb."""

    kills: Counter[str] = field(default_factory=Counter)
    unheard: Counter[str] = field(default_factory=Counter)
    """Killed commands that had acknowledged their work before."""
    finished: Counter[str] = field(default_factory=Counter)
    """Commands that ended before the kill came; they do not count as kills."""
    taken: dict[str, float] = field(default_factory=dict)
    """Seconds that a verb took when nobody killed it: the kills are drawn from them."""
    places: int = 0
    """System calls of the command that is killed at each of them."""


def steps_of(observatory: Observatory) -> dict[str, Callable[[], Step]]:
    """The steps that make sense now."""
    possible: dict[str, Callable[[], Step]] = {
        "import": lambda: _import(observatory),
        "backup": lambda: backup(observatory),
    }
    if observatory.waiting:
        possible["decide"] = lambda: _decide(observatory)
    if observatory.unpublished:
        possible["publish"] = lambda: Step("publish", ("publish",), observatory.publish)
    if observatory.redactable():
        possible["redact"] = lambda: redaction(observatory)
    return possible


WEIGHTS = {"import": 4, "decide": 4, "publish": 5, "backup": 2, "redact": 2}


def draw_step(observatory: Observatory) -> Step:
    """Some step that makes sense now."""
    possible = steps_of(observatory)
    (verb,) = observatory.draw.choices(list(possible), [WEIGHTS[verb] for verb in possible])
    return possible[verb]()


def kill_at_random(observatory: Observatory, step: Step, counts: Counts) -> None:
    """Kill a command at a random moment, then hold the observatory against the model."""
    usual = counts.taken.setdefault(step.verb, 0.5)
    moment = usual * observatory.draw.uniform(*observatory.draw.choice(MOMENTS))
    group, started = observatory.draw.random() < 0.5, observatory.draw.random() > FROM_THE_BEGINNING
    moment += 0 if started else READING
    ran = run(observatory.home.path, *step.words, kill_after=moment, group=group, started=started)
    (counts.kills if ran.killed else counts.finished)[step.verb] += 1
    if not ran.killed and started:
        counts.taken[step.verb] = ran.seconds
    _go_on(observatory, step, counts, ran)


def kill_at_call(observatory: Observatory, step: Step, counts: Counts, call: str, number: int) -> None:
    """Kill a command as it enters a system call, then hold the observatory against the model."""
    ran = run_killed_at(observatory.home.path, call, number, *step.words)
    (counts.kills if ran.killed else counts.finished)[f"{step.verb} at {call}"] += 1
    _go_on(observatory, step, counts, ran)


def _go_on(observatory: Observatory, step: Step, counts: Counts, ran: Ran) -> None:
    """What was acknowledged before the kill counts; the same command again must do, without any repair."""
    assert ran.killed or ran.code == 0, f"{step.words}: {ran.out}{ran.err}"
    step.take(ran)
    counts.unheard[step.verb] += ran.killed and bool(ran.out)
    observatory.hold_current()
    again = run(observatory.home.path, *step.words)
    refused = step.verb == "decide" and DECIDED in again.err
    assert again.code == 0 or refused, f"{step.words} after a kill: {again.out}{again.err}"
    step.take(again)
    if ran.killed and not refused:
        counts.taken[step.verb] = again.seconds
    observatory.hold()
    observatory.hold_commands()


def _import(observatory: Observatory) -> Step:
    page = observatory.new_page()
    if observatory.draw.random() < 0.5:
        return accepted_import(observatory, page)
    return Step("import", ("import", "page", str(page)), partial(observatory.propose, page))


def accepted_import(observatory: Observatory, page: Path) -> Step:
    """Import a page and accept it at once."""
    return Step("import", ("import", "page", str(page), "--accept"), partial(observatory.accept, page))


def do(observatory: Observatory, step: Step) -> None:
    """A step that nobody disturbs."""
    step.take(observatory.run(*step.words))


def decision(observatory: Observatory) -> Step:
    """A decision on a batch that was proposed just now."""
    page = observatory.new_page()
    do(observatory, Step("import", ("import", "page", str(page)), partial(observatory.propose, page)))
    return _decide(observatory)


def _decide(observatory: Observatory) -> Step:
    batch = observatory.draw.choice(sorted(observatory.waiting))
    return Step("decide", ("decide", "--batch", str(batch), "--accept"), lambda ran: observatory.decide(batch, ran))


def backup(observatory: Observatory) -> Step:
    """A backup, always under the same name."""
    file = observatory.folder / "observatory.backup"
    return Step("backup", ("backup", str(file)), lambda ran: _whole(file, ran))


def redaction(observatory: Observatory) -> Step:
    """A redaction of some figure that stands."""
    observation, sha256 = observatory.draw.choice(sorted(observatory.redactable().items()))
    words = ("redact", f"observation-{observation}", "--reason", "names somebody")
    return Step("redact", words, lambda ran: observatory.redact(observation, sha256, ran))


def _whole(file: Path, ran: Ran) -> None:
    """Whatever is there under that name is a whole backup; once acknowledged it is there."""
    if ran.last.startswith("backed up ") or file.exists():
        look(file)

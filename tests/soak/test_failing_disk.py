"""A disk that is full, fails or is read-only: one sentence, no acknowledgement, the site goes on, and so does the work
once the disk is well again, without any repair."""

from __future__ import annotations

import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.fixtures.world import serve
from tests.soak.killing import Step, accepted_import, do
from tests.soak.observatory import Observatory
from tests.soak.running import Ran, can_trace, run, run_failing_at

VERBS = ("import", "decide", "publish", "backup")
ACKNOWLEDGED = ("committed", "proposed", "accept: ", "published", "backed up")
AGAIN = "run the same command again"


def mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of one's own."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        mount("-t", "tmpfs", "-o", "size=24m", "tmpfs", str(place))
    except (subprocess.CalledProcessError, FileNotFoundError):
        pytest.skip("needs the right to mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def tracer() -> None:
    if not can_trace():
        pytest.skip("needs strace, and the right to trace")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Observatory:
    """An observatory to copy."""
    return Observatory.make(tmp_path_factory.mktemp("base") / "o", 1)


def prepared(observatory: Observatory, verb: str) -> Step:
    """A command that has something to do."""
    page = observatory.new_page()
    if verb == "decide":
        observatory.propose(page, observatory.run("import", "page", str(page)))
        (batch,) = observatory.waiting
        return Step("decide", ("decide", "--batch", str(batch), "--accept"), lambda ran: observatory.decide(batch, ran))
    if verb == "import":
        return accepted_import(observatory, page)
    do(observatory, accepted_import(observatory, page))
    if verb == "publish":
        return Step("publish", ("publish",), observatory.publish)
    return Step("backup", ("backup", str(observatory.folder / "b")), lambda _: None)


def demand_refused(ran: Ran) -> None:
    """One error that says what, where and what to do; nothing was acknowledged."""
    assert ran.code == 1, f"{ran.code} {ran.out} {ran.err}"
    assert "Traceback" not in ran.err
    told = [line for line in ran.err.splitlines() if line.startswith("habeas: ")]
    assert len(told) == 1, ran.err
    assert AGAIN in ran.err
    assert not [line for line in ran.out.splitlines() if line.startswith(ACKNOWLEDGED)]


def read(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:
        body: bytes = answer.read()
    return body


def demand_well_again(observatory: Observatory, step: Step) -> None:
    """The same command does its work, and nothing has to be repaired."""
    again = run(observatory.home.path, *step.words)
    assert again.code == 0, again.err
    step.take(again)
    observatory.hold()
    observatory.hold_commands()
    assert observatory.left() == []
    assert [path.name for path in observatory.folder.glob(".*")] == []


def fill(disk: Path, free: int) -> Path:
    """A file that leaves so many bytes free."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        size = 0
        try:
            while True:
                size += file.write(bytes(1 << 16))
        except OSError:
            file.truncate(max(size - free, 0))
    return filler


@pytest.mark.parametrize(
    ("verb", "free"),
    [
        *((verb, 0) for verb in VERBS),
        ("publish", 1 << 16),
        *(pytest.param(verb, free, marks=pytest.mark.soak) for verb in VERBS for free in (1 << 14, 1 << 17, 1 << 19)),
    ],
)
def test_a_full_disk(base: Observatory, disk: Path, verb: str, free: int) -> None:
    observatory = base.copy(disk / "o")
    step = prepared(observatory, verb)
    with contextmanager(serve)(observatory.home.path) as url:
        before = read(url + "/")
        filler = fill(disk, free)
        ran = run(observatory.home.path, *step.words)
        if ran.code == 0 and free:
            return  # so much was enough
        demand_refused(ran)
        assert read(url + "/") == before
        observatory.hold_current()
        filler.unlink()
        demand_well_again(observatory, step)


@pytest.mark.parametrize("verb", ["import", "publish", *(pytest.param(one, marks=pytest.mark.soak) for one in VERBS)])
def test_a_read_only_disk(base: Observatory, disk: Path, verb: str) -> None:
    observatory = base.copy(disk / "o")
    step = prepared(observatory, verb)
    with contextmanager(serve)(observatory.home.path) as url:
        before = read(url + "/")
        mount("-o", "remount,ro", str(disk))
        demand_refused(run(observatory.home.path, *step.words))
        assert read(url + "/") == before
        mount("-o", "remount,rw", str(disk))
        demand_well_again(observatory, step)


@pytest.mark.usefixtures("tracer")
@pytest.mark.parametrize(
    ("verb", "call"),
    [
        ("import", "fsync"),
        ("import", "fdatasync"),
        ("publish", "fsync"),
        ("publish", "syncfs"),
        *(
            pytest.param(verb, call, marks=pytest.mark.soak)
            for verb, call in (
                *(("decide", "fdatasync"), ("publish", "fdatasync"), ("backup", "fsync")),
                *(
                    ("import", "pwrite64"),
                    ("publish", "rename"),
                ),
            )
        ),
    ],
)
def test_a_disk_that_does_not_keep_what_it_is_given(base: Observatory, tmp_path: Path, verb: str, call: str) -> None:
    observatory = base.copy(tmp_path / "o")
    step = prepared(observatory, verb)
    demand_refused(run_failing_at(observatory.home.path, call, "EIO", *step.words))
    observatory.hold_current()
    demand_well_again(observatory, step)

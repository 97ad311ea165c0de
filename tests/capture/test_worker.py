"""A child that is kept: as safe as one of a single request, and used again."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.capture import Limits, SandboxError, Worker

HERE = "tests.capture.child_functions"


@pytest.fixture
def worker() -> Iterator[Worker]:
    found = Worker(Limits(memory_mb=512, cpu_seconds=2, output_mb=2, wall_seconds=20))
    yield found
    found.close()


def test_one_child_answers_request_after_request(worker: Worker) -> None:
    assert worker.run(f"{HERE}:add", 2, 3) == 5
    first = worker.run(f"{HERE}:process")
    assert worker.run(f"{HERE}:size", b"x" * 3_000_000) == 3_000_000
    assert worker.run(f"{HERE}:process") == first != os.getpid()


def test_an_exception_leaves_the_child_in_place(worker: Worker) -> None:
    first = worker.run(f"{HERE}:process")
    with pytest.raises(SandboxError, match="page: no such page") as caught:
        worker.run(f"{HERE}:refuse", about="page")
    assert caught.value.kind == "ValueError"
    assert worker.run(f"{HERE}:process") == first


@pytest.mark.parametrize(
    ("function", "told"),
    [
        ("loop", "more than 2 seconds of processor time"),
        ("answer_much", "put out more than 2 MB"),
        ("crash", "SIGSEGV"),
        ("leave", "code 3; it said: goodbye"),
        ("not_json", "JSON"),
        ("allocate", "more than 512 MB of memory"),
    ],
)
def test_whatever_a_request_does_the_next_is_answered(function: str, told: str, worker: Worker) -> None:
    worker.run(f"{HERE}:add", 1, 1)
    with pytest.raises(SandboxError, match=told):
        worker.run(f"{HERE}:{function}")
    assert worker.run(f"{HERE}:add", 2, 3) == 5


def test_waiting_for_ever_is_stopped() -> None:
    worker = Worker(Limits(memory_mb=512, cpu_seconds=2, output_mb=2, wall_seconds=1))
    with pytest.raises(SandboxError, match="longer than 1 seconds"):
        worker.run(f"{HERE}:sleep")
    worker.close()


def test_seconds_are_counted_for_each_request(worker: Worker) -> None:
    first = worker.run(f"{HERE}:process")
    for _ in range(3):
        assert worker.run(f"{HERE}:burn", 1.2) == 1.2
    assert worker.run(f"{HERE}:process") == first


def test_a_child_that_held_much_is_not_asked_again(worker: Worker) -> None:
    first = worker.run(f"{HERE}:process")
    worker.run(f"{HERE}:hold", 300)
    if Path("/proc/self/status").exists():
        assert worker.run(f"{HERE}:process") != first


def test_what_a_child_prints_is_let_go(worker: Worker) -> None:
    for _ in range(5):
        assert worker.run(f"{HERE}:chat") == "done"


def test_what_the_child_started_ends_with_it(worker: Worker, tmp_path: Path) -> None:
    late = tmp_path / "late"
    assert worker.run(f"{HERE}:leave_a_grandchild", str(late)) == "done"
    worker.close()
    time.sleep(4)
    assert not late.exists()


def test_no_descriptor_is_left_open(worker: Worker) -> None:
    worker.run(f"{HERE}:add", 1, 1)
    worker.close()
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    for _ in range(3):
        worker.run(f"{HERE}:add", 1, 1)
        worker.close()
    assert (len(os.listdir("/proc/self/fd")) if before else 0) == before

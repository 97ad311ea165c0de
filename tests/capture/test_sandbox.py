import os
import time
from pathlib import Path

import pytest

from habeas.capture import SandboxError, run_in_child

HERE = "tests.capture.child_functions"


def test_the_result_of_a_named_function_comes_back() -> None:
    assert run_in_child(f"{HERE}:add", 2, 3) == 5


def test_bytes_go_in_whole_even_where_they_exceed_a_pipe() -> None:
    assert run_in_child(f"{HERE}:size", b"x" * 3_000_000) == 3_000_000


def test_a_request_that_is_not_read_does_not_stop_the_parent() -> None:
    with pytest.raises(SandboxError, match="No module named"):
        run_in_child("habeas.no_such_room:read", b"x" * 3_000_000)


def test_the_environment_does_not_cross(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HABEAS_SECRET", "x")
    seen = run_in_child(f"{HERE}:environment")
    assert "HABEAS_SECRET" not in seen
    assert set(seen) <= {"PATH", "LANG", "LC_CTYPE"}  # Python itself sets LC_CTYPE


def test_an_exception_keeps_its_name_and_words() -> None:
    with pytest.raises(SandboxError, match="no such page") as caught:
        run_in_child(f"{HERE}:refuse")
    assert caught.value.kind == "ValueError"


def test_an_answer_that_is_not_json_is_an_error() -> None:
    with pytest.raises(SandboxError, match="JSON"):
        run_in_child(f"{HERE}:not_json")


def test_a_memory_bomb_is_stopped() -> None:
    with pytest.raises(SandboxError, match="more than 512 MB of memory"):
        run_in_child(f"{HERE}:allocate", memory_mb=512)


def test_an_endless_loop_is_stopped() -> None:
    with pytest.raises(SandboxError, match="more than 1 seconds of processor time"):
        run_in_child(f"{HERE}:loop", cpu_seconds=1)


def test_waiting_for_ever_is_stopped() -> None:
    with pytest.raises(SandboxError, match="longer than 1 seconds"):
        run_in_child(f"{HERE}:sleep", wall_seconds=1)


@pytest.mark.parametrize("function", ["shout", "answer_much"])
def test_too_much_output_is_stopped(function: str) -> None:
    with pytest.raises(SandboxError, match="put out more than 2 MB"):
        run_in_child(f"{HERE}:{function}", output_mb=2)


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SandboxError):
        run_in_child(f"{HERE}:fill_disk", str(tmp_path / "big"), output_mb=2)
    assert (tmp_path / "big").stat().st_size <= 2 * 1024 * 1024


def test_too_many_open_files_are_refused() -> None:
    with pytest.raises(SandboxError, match="Too many open files"):
        run_in_child(f"{HERE}:many_files")


def test_a_crash_is_an_error_that_names_the_signal() -> None:
    with pytest.raises(SandboxError, match="SIGSEGV"):
        run_in_child(f"{HERE}:crash")


def test_an_early_end_is_an_error_that_quotes_what_was_said() -> None:
    with pytest.raises(SandboxError, match=r"code 3; it said: goodbye"):
        run_in_child(f"{HERE}:leave")


def test_what_the_child_started_ends_with_it(tmp_path: Path) -> None:
    late = tmp_path / "late"
    assert run_in_child(f"{HERE}:leave_a_grandchild", str(late)) == "done"
    time.sleep(4)
    assert not late.exists()


def test_no_descriptor_is_left_open() -> None:
    run_in_child(f"{HERE}:add", 1, 1)
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    for _ in range(3):
        run_in_child(f"{HERE}:add", 1, 1)
    after = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    assert after == before

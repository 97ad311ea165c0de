"""Running commands of habeas, and killing them: at a random moment, or as they enter a given system call."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.soak import ready

COMMAND = (sys.executable, "-m", "tests.soak.small")
CALLS = (
    *("write", "pwrite64", "writev", "ftruncate", "fsync", "fdatasync", "syncfs", "sync_file_range"),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat", "mkdir"),
)
"""The system calls that change a disk or make it keep what it was given."""
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it had said by then."""

    code: int
    out: str
    err: str
    seconds: float

    @property
    def killed(self) -> bool:
        """Whether it was killed, itself or under the tracer."""
        return self.code in (-signal.SIGKILL, 128 + signal.SIGKILL)

    @property
    def last(self) -> str:
        """The last line it printed; half a line was not printed."""
        return next(iter(reversed(self.out.rpartition("\n")[0].splitlines())), "")


def run(home: Path, *words: str, kill_after: float | None = None, group: bool = True, started: bool = True) -> Ran:
    """Run one command on an observatory; with `kill_after`, kill it after so many seconds, with its children or alone.

    Killed alone, its children must end by themselves: nobody else would end them. It runs in a process that has
    `started` and read the program already, or else from the very beginning.
    """
    if started:
        return Ran(*ready.run(_of(home, *words), kill_after, group))
    return _run([*COMMAND, *_of(home, *words)], kill_after, group)


def run_killed_at(home: Path, call: str, number: int, *words: str) -> Ran:
    """Run one command that is killed as it enters a system call for the given time, from 1; the call is not made."""
    inject = ("-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}")
    return Ran(*ready.run(_of(home, *words), tracer=["strace", "-f", "-qqq", "-o", os.devnull, *inject]))


def run_failing_at(home: Path, call: str, error: str, *words: str, first: int = 1) -> Ran:
    """Run one command whose system calls of one name fail, from the given time on."""
    inject = ("-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={first}+")
    return Ran(*ready.run(_of(home, *words), tracer=["strace", "-f", "-qqq", "-o", os.devnull, *inject]))


def calls_of(home: Path, log: Path, *words: str) -> dict[str, int]:
    """Run one command to its end and count its system calls, each as often as one of its processes made it."""
    tracer = ["strace", "-f", "-qqq", "-o", str(log), "-e", f"trace={','.join(CALLS)}"]
    ran = Ran(*ready.run(_of(home, *words), tracer=tracer))
    assert ran.code == 0, ran.err
    made: dict[str, Counter[str]] = {}
    for line in log.read_text(errors="replace").splitlines():
        if match := _CALL.match(line):
            made.setdefault(line.partition(" ")[0], Counter())[match[1]] += 1
    return {call: max(of[call] for of in made.values()) for call in CALLS if any(of[call] for of in made.values())}


def _of(home: Path, *words: str) -> list[str]:
    return ["--home", str(home), *words]


def can_trace() -> bool:
    """Whether strace is there and may trace."""
    if not shutil.which("strace"):
        return False
    return (
        subprocess.run(["strace", "-qqq", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0
    )


def _run(command: list[str], kill_after: float | None = None, group: bool = True) -> Ran:
    started = time.monotonic()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace", start_new_session=True
    )
    try:
        out, err = process.communicate(timeout=kill_after)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            (os.killpg if group else os.kill)(process.pid, signal.SIGKILL)
        out, err = process.communicate(timeout=ready.PATIENCE)
    return Ran(process.returncode, out, err, time.monotonic() - started)

"""Commands without their start: each in a process of its own, forked from one that has read the program already.

Most of a short command's time goes into starting Python and reading modules, where a kill proves nothing. A process
made here begins where the command itself begins; everything it does from then on is the real thing.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import cast

FORKS = get_context("forkserver")
PATIENCE = 30.0
"""Seconds in which the children of a killed command end, for which is waited, and in which a tracer attaches."""
Printed = dict[Connection, bytes]


def run(
    words: Sequence[str], kill_after: float | None = None, group: bool = True, tracer: Sequence[str] = ()
) -> tuple[int, str, str, float]:
    """Run one command, and kill it after so many seconds: its exit code, what it printed, and how long it took.

    A `tracer` is a command that is attached to it by ``-p`` before it does anything.
    """
    FORKS.set_forkserver_preload(["tests.soak.preloaded"])
    out, err, go = (FORKS.Pipe(duplex=False) for _ in range(3))
    process = FORKS.Process(target=_command, args=(list(words), out[1], err[1], go[0]))
    process.start()
    for held in (out[1], err[1], go[0]):
        held.close()
    tracing = _attached(tracer, process) if tracer else None
    started = time.monotonic()
    go[1].send_bytes(b"go")
    printed = _read({out[0]: b"", err[0]: b""}, process, kill_after, group)
    process.join()
    seconds = time.monotonic() - started
    if tracing is not None:
        tracing.wait(PATIENCE)
    assert process.exitcode is not None
    told = [data.decode(errors="replace") for data in printed.values()]
    return process.exitcode, told[0], told[1], seconds


def _attached(tracer: Sequence[str], process: ForkServerProcess) -> subprocess.Popen[bytes]:
    tracing = subprocess.Popen([*tracer, "-p", str(process.pid)])
    state, end = Path(f"/proc/{process.pid}/status"), time.monotonic() + PATIENCE
    while "TracerPid:\t0\n" in state.read_text():
        if tracing.poll() is not None or time.monotonic() > end:
            raise TimeoutError(f"{tracer[0]} does not attach")
        time.sleep(0.005)
    return tracing


def _read(printed: Printed, process: ForkServerProcess, kill_after: float | None, group: bool) -> Printed:
    """What comes through the pipes until all who hold them have ended; the command is killed when its time has come."""
    end = None if kill_after is None else time.monotonic() + kill_after
    held = list(printed)
    while held:
        ready = cast("Sequence[Connection[bytes, bytes]]", wait(held, None if end is None else end - time.monotonic()))
        if not ready:
            if kill_after is None:
                raise TimeoutError("children of a killed command live on")
            _kill(process, group)
            kill_after, end = None, time.monotonic() + PATIENCE
        for pipe in ready:
            if data := os.read(pipe.fileno(), 1 << 16):
                printed[pipe] += data
            else:
                held.remove(pipe)
                pipe.close()
    return printed


def _kill(process: ForkServerProcess, group: bool) -> None:
    assert process.pid is not None
    with suppress(ProcessLookupError):  # of its own accord it has ended, or it has no group yet
        (os.killpg if group else os.kill)(process.pid, signal.SIGKILL)


def _command(words: list[str], out: Connection, err: Connection, go: Connection) -> None:
    """In the new process: what it prints goes into the pipes, and it ends as the command does."""
    from tests.soak.preloaded import close, main

    os.setsid()
    for place, pipe in ((1, out), (2, err)):
        os.dup2(pipe.fileno(), place)
        pipe.close()
    sys.stdout, sys.stderr = (os.fdopen(place, "w", closefd=False) for place in (1, 2))
    go.recv_bytes()
    go.close()
    code = 1
    try:
        code = main(words)
    except SystemExit as end:
        code = int(end.code or 0)
    except Exception:  # noqa: BLE001 - printed, as Python would at its end
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    close()
    os._exit(code)

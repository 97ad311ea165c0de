"""Servers of a benchmark: started, waited for, stopped."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.memory import descendants

WAIT_SECONDS = 60
_SCRIPT = """\
local paths = {}
for line in io.lines(os.getenv("BENCH_PATHS")) do paths[#paths + 1] = line end
local at = 0
request = function() at = at % #paths + 1; return wrk.format("GET", paths[at]) end
"""
"""What wrk asks for: one path after the other, from the first again behind the last."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server that answers."""

    address: str
    pid: int

    def processor_seconds(self) -> float:
        """What the server's processes have used of the processor so far."""
        return sum(_used(pid) for pid in (self.pid, *descendants(self.pid)))


@contextmanager
def serving(command: Callable[[int], Sequence[str]], environment: Mapping[str, str] | None = None) -> Iterator[Served]:
    """The server that a command for a port starts, for as long as the block runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    given = {**os.environ, **(environment or {})}
    process = subprocess.Popen(command(port), env=given, stdout=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield Served(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


@dataclass(frozen=True, slots=True)
class Load:
    """What a server did under load: requests a second of the clock, and processor seconds of each."""

    rate: float
    cost: float


def load(server: Served, paths: Path, seconds: float, connections: int) -> Load:
    """Ask a server for the paths of a file, one a line, one after the other, from several connections at once."""
    if shutil.which("wrk") is None:
        raise SystemExit("this benchmark loads servers with wrk: apt-get install wrk")
    script = paths.with_suffix(".lua")
    script.write_text(_SCRIPT, encoding="utf-8")
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", str(script), server.address]
    before = server.processor_seconds()
    ran = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, "BENCH_PATHS": str(paths)}
    )
    used = server.processor_seconds() - before
    if "Non-2xx" in ran.stdout or "Socket errors" in ran.stdout:
        raise SystemExit(f"the load was not answered cleanly:\n{ran.stdout}")
    answered, rate = re.search(r"(\d+) requests in", ran.stdout), re.search(r"Requests/sec:\s+([\d.]+)", ran.stdout)
    if not answered or not rate:
        raise SystemExit(f"wrk printed no rate:\n{ran.stdout}")
    return Load(float(rate[1]), used / int(answered[1]))


def _used(pid: int) -> float:
    """Seconds that the threads of a process have run; 0 where the system does not tell (it is Linux that does)."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text(encoding="ascii").split()[0]) for task in tasks) / 1e9


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("a server did not start")

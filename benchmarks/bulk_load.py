"""Bulk load: ``habeas load FILE --accept`` against bare rows into the same tables, in SQLite and in PostgreSQL.

python -m benchmarks.bulk_load --scale 1 --rounds 3

Ours is the whole command: start, read, validate, sort, write, accept, commit. The rival writes the same rows of
sources, texts and statements from tuples that lie ready in memory, and neither accepts nor says what stands. Each round
runs ours into a new observatory, ours again on the same file, and the rival into a third; the ratio is the median of
the rounds'.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

HABEAS = (sys.executable, "-m", "habeas.cli.main")
NewDatabase = Callable[[], str]
"""Makes an empty database and gives its address; ``sqlite`` where it lies in the observatory."""


@dataclass(frozen=True, slots=True)
class Ran:
    """One command: seconds on the clock, and the most memory it held."""

    seconds: float
    mib: int


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds of one round, and our peak memory."""

    ours: Ran
    again: Ran
    rival: float


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=1.0, help="1 is 1,148,009 statements")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--folder", type=Path, help="where to work, on a disk; else a temporary folder")
    told = parser.parse_args(arguments)
    with TemporaryDirectory(dir=told.folder) as folder:
        file = Path(folder) / "statements.jsonl"
        subprocess.run(
            (sys.executable, "-m", "benchmarks.full_size", "write", file, "--scale", str(told.scale)), check=True
        )
        for database in told.database or ("sqlite", "postgresql"):
            with _databases(database) as new:
                _measure(Path(folder), file, database, new, told.rounds)


def _measure(folder: Path, file: Path, database: str, new: NewDatabase, rounds: int) -> None:
    print(f"{database}: load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
    prepared = _observatory(folder / f"prepared-{database}", "sqlite")
    _run("--home", prepared, "load", file, "--accept")
    seen = []
    for _ in range(rounds):
        seen.append(one := _round(folder, file, new, prepared / "ledger.sqlite3"))
        print(
            f"  ours {one.ours.seconds:.1f} s, {one.ours.mib} MiB; again {one.again.seconds:.1f} s, "
            f"{one.again.mib} MiB; rival {one.rival:.1f} s; load {os.getloadavg()[0]:.1f}",
            flush=True,
        )
    name = "executemany" if database == "sqlite" else "COPY"
    ratio = statistics.median(one.rival / one.ours.seconds for one in seen)
    again = statistics.median(one.again.seconds / one.ours.seconds for one in seen)
    peak = max(max(one.ours.mib, one.again.mib) for one in seen)
    print(f"against bare {name}: {ratio:.2f} (limit: at least 0.6)")
    print(f"the same file again, against the first time: {again:.2f} (limit: at most 0.5)")
    print(f"peak memory: {peak} MiB (limit: 512)", flush=True)


def _round(folder: Path, file: Path, new: NewDatabase, prepared: Path) -> Round:
    home = _observatory(folder / "ours", new())
    ours = _run("--home", home, "load", file, "--accept")
    again = _run("--home", home, "load", file, "--accept")
    shutil.rmtree(home)
    url = new()
    home = _observatory(folder / "rival", url)
    into = str(home / "ledger.sqlite3") if url == "sqlite" else url
    command = (sys.executable, "-m", "benchmarks.rivals.bulk_rows", prepared, into)
    rival = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    shutil.rmtree(home)
    return Round(ours, again, rival)


def _observatory(home: Path, database: str) -> Path:
    _run("--home", home, "init", "--database", database)
    return home


def _run(*arguments: str | Path) -> Ran:
    """Run habeas; its own peak memory, not ours, comes from the system."""
    began = time.perf_counter()
    process = subprocess.Popen((*HABEAS, *map(str, arguments)), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"habeas {' '.join(map(str, arguments))} failed")
    return Ran(seconds, used.ru_maxrss // 1024)


@contextmanager
def _databases(kind: str) -> Iterator[NewDatabase]:
    if kind == "sqlite":
        yield lambda: "sqlite"
        return
    from tests.fixtures.postgres import PostgresServer, find_programs, server_user

    programs = find_programs()
    if programs is None:
        raise SystemExit("this benchmark needs PostgreSQL: install the package postgresql")
    with TemporaryDirectory(prefix="habeas-pg-") as folder:
        server = PostgresServer(programs, Path(folder), server_user())
        try:
            server.start()
            yield lambda: server.url(server.create_database())
        finally:
            server.stop()


if __name__ == "__main__":
    main(sys.argv[1:])

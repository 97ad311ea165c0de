"""Bulk load: ``habeas load FILE --accept`` against bare rows into the same tables, in SQLite and in PostgreSQL.

python -m benchmarks.bulk_load --statements 1000000 --rounds 3

Ours is the whole command: start, read, validate, sort, write, accept, commit. The rival writes the same rows, from
tuples that lie ready in memory: every row that the command leaves (batch, sources, texts, statements, what stands), and
once more without what stands, since that is ours alone. Each round runs ours into a new observatory, ours again on the
same file, and the rival; a ratio is the median of the rounds'. Memory is that of all processes of a command together, a
page that several of them share counted once, as the system tells it four times a second.
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

from benchmarks.memory import Watch

HABEAS = (sys.executable, "-m", "habeas.cli.main")
FULL = 1_148_009
"""Statements of the synthetic observatory at scale 1."""
NewDatabase = Callable[[], str]
"""Makes an empty database and gives its address; ``sqlite`` where it lies in the observatory."""


@dataclass(frozen=True, slots=True)
class Ran:
    """One command: seconds on the clock, and the most memory its processes held."""

    seconds: float
    mib: int

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s, {self.mib} MiB"


@dataclass(frozen=True, slots=True)
class Round:
    """One round: ours, ours again, and the rival's seconds with and without what stands."""

    ours: Ran
    again: Ran
    rival: float
    without: float


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=1_000_000, help=f"at most {FULL:,} (default 1,000,000)")
    parser.add_argument("--rounds", type=int, default=3, help="of which the median is told (default 3)")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), action="append", help="default: both")
    parser.add_argument("--folder", type=Path, help="where to work, on a disk; else a temporary folder")
    told = parser.parse_args(arguments)
    with TemporaryDirectory(dir=told.folder) as folder:
        file = Path(folder) / "statements.jsonl"
        count = _write(file, min(told.statements, FULL))
        prepared = _observatory(Path(folder) / "prepared", "sqlite")
        _run("--home", prepared, "load", file, "--accept")
        for database in told.database or ("sqlite", "postgresql"):
            print(f"{database}: {count:,} statements, {os.cpu_count()} cores", flush=True)
            with _databases(database) as new:
                rounds = [_round(Path(folder), file, new, prepared / "ledger.sqlite3") for _ in range(told.rounds)]
            _tell(database, rounds)


def _write(file: Path, wanted: int) -> int:
    """Sources, and as many statements; the result is how many there are."""
    from benchmarks.full_size.__main__ import lines
    from benchmarks.full_size.plan import plan

    count = 0
    with file.open("wb") as out:
        for line in lines(plan(min(1.0, wanted / FULL * 1.1 + 0.01), seed=1)):
            if line.startswith(b'{"row":"source"') or not line.startswith(b'{"row"'):
                out.write(line)
            elif count < wanted:
                out.write(line)
                count += 1
    return count


def _tell(database: str, seen: Sequence[Round]) -> None:
    name = "executemany" if database == "sqlite" else "COPY"
    ratio = statistics.median(one.rival / one.ours.seconds for one in seen)
    without = statistics.median(one.without / one.ours.seconds for one in seen)
    again = statistics.median(one.again.seconds / one.ours.seconds for one in seen)
    peak = max(max(one.ours.mib, one.again.mib) for one in seen)
    print(f"  against bare {name}: {ratio:.2f} (limit: at least 0.6); without what stands {without:.2f}")
    print(f"  the same file again, against the first time: {again:.2f} (limit: at most 0.5)")
    print(f"  peak memory: {peak} MiB (limit: 512)", flush=True)


def _round(folder: Path, file: Path, new: NewDatabase, prepared: Path) -> Round:
    home = _observatory(folder / "ours", new())
    ours = _run("--home", home, "load", file, "--accept")
    again = _run("--home", home, "load", file, "--accept")
    shutil.rmtree(home)
    rival, without = (_rival(folder / "rival", new(), prepared, *skip) for skip in ((), ("--without-standing",)))
    print(f"  ours {ours}; again {again}; rival {rival:.1f} s", end=", ")
    print(f"{without:.1f} s without what stands; load {os.getloadavg()[0]:.1f}", flush=True)
    return Round(ours, again, rival, without)


def _rival(home: Path, url: str, prepared: Path, *options: str) -> float:
    _observatory(home, url)
    into = str(home / "ledger.sqlite3") if url == "sqlite" else url
    command = (sys.executable, "-m", "benchmarks.rivals.bulk_rows", str(prepared), into, *options)
    seconds = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    shutil.rmtree(home)
    return seconds


def _observatory(home: Path, database: str) -> Path:
    _run("--home", home, "init", "--database", database)
    return home


def _run(*arguments: str | Path) -> Ran:
    began = time.perf_counter()
    process = subprocess.Popen((*HABEAS, *map(str, arguments)), stdout=subprocess.DEVNULL)
    with Watch(process.pid) as watch:
        code = process.wait()
        seconds = time.perf_counter() - began
    if code:
        raise SystemExit(f"habeas {' '.join(map(str, arguments))} failed")
    return Ran(seconds, watch.peak // 2**20)


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
        server = PostgresServer(programs, Path(folder), server_user(), settings=())
        try:
            server.start()
            yield lambda: server.url(server.create_database())
        finally:
            server.stop()


if __name__ == "__main__":
    main(sys.argv[1:])

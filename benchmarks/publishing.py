"""Publishing and reading a synthetic observatory: whole edition, one corrected figure, checks, and pages read cold.

python -m benchmarks.publishing --scale 0.05
python -m benchmarks.publishing --home /tmp/full

Told are seconds on the clock and the most memory that all processes of a command held together (a page that several
share counted once). *Corrected* is the time from the start of ``habeas correct`` until a server that was running
answers with the new figure. *Cold* pages are asked for once each, of a server that has just started, one after the
other. Beside them stands what ``cp -r`` of the finished edition takes, as a yardstick for the disk.

An observatory that is named with --home is corrected and published, so give one made for this; its whole edition is
made and timed where it has none yet.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlsplit

from benchmarks.memory import Watch
from benchmarks.serving import Served, serving
from habeas.edition.filters import choices
from habeas.edition.reader import Edition
from habeas.edition.schema import ObservationRow, RecommendationRow

HABEAS = (sys.executable, "-m", "habeas.cli.main")
PAGES = 40
"""Of each kind that are read cold, where there are as many."""
SERVED_WITHIN = 30
"""Seconds after which a new figure that is not served counts as a failure."""
Corrected = tuple[str, int]
"""A figure's public id, and the value that it gets."""


@dataclass(frozen=True, slots=True)
class Ran:
    """One command: seconds on the clock, the most memory its processes held, how it ended."""

    seconds: float
    mib: int
    code: int

    def __str__(self) -> str:
        ended = f", exit {self.code}" if self.code else ""
        return f"{self.seconds:.1f} s, {self.mib} MiB{ended}"


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, help="an observatory made for this, which is changed")
    parser.add_argument("--scale", type=float, default=0.05, help="size of the one that is made else (default 0.05)")
    parser.add_argument("--corrections", type=int, default=3, help="figures corrected, one by one (default 3)")
    told = parser.parse_args(arguments)
    with _observatory(told.home, told.scale) as home:
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
        if not (home / "editions" / "current").exists():
            _tell("whole edition", _run(home, "publish"))
        _tell_size(home)
        _tell_corrections(home, told.corrections)
        _tell("check", _run(home, "check", good=(0, 1)))
        _tell("verify", _run(home, "verify"))
        _tell_pages(home)


@contextmanager
def _observatory(home: Path | None, scale: float) -> Iterator[Path]:
    if home is not None:
        yield home
        return
    with TemporaryDirectory() as folder:
        made = Path(folder) / "observatory"
        command = (sys.executable, "-m", "benchmarks.full_size", "make", str(made), "--scale", str(scale))
        subprocess.run(command, check=True)
        yield made


def _tell(name: str, ran: Ran) -> None:
    print(f"  {name}: {ran}; load {os.getloadavg()[0]:.1f}", flush=True)


def _run(home: Path, *arguments: str, good: Sequence[int] = (0,)) -> Ran:
    began = time.perf_counter()
    process = subprocess.Popen((*HABEAS, "--home", str(home), *arguments), stdout=subprocess.DEVNULL)
    with Watch(process.pid) as watch:
        code = process.wait()
        seconds = time.perf_counter() - began
    if code not in good:
        raise SystemExit(f"habeas {' '.join(arguments)} failed")
    return Ran(seconds, watch.peak // 2**20, code)


def _tell_size(home: Path) -> None:
    edition = (home / "editions" / "current").resolve()
    sizes = [path.lstat().st_size for path in edition.rglob("*") if path.is_file()]
    copy = home / "copied-edition"
    began = time.perf_counter()
    subprocess.run(("cp", "-r", str(edition), str(copy)), check=True)
    seconds = time.perf_counter() - began
    shutil.rmtree(copy)
    print(
        f"  the edition: {len(sizes):,} files, {sum(sizes) / 2**20:,.0f} MiB; cp -r of it {seconds:.1f} s", flush=True
    )


def _tell_corrections(home: Path, wanted: int) -> None:
    seen = []
    with _serving(home) as server:
        for id, value in _figures(home, wanted):
            began = time.perf_counter()
            correct = _run(home, "correct", id, f"value={value}", "--reason", "misread")
            publish = _run(home, "publish")
            _await(server, id, value)
            seen.append(time.perf_counter() - began)
            print(f"  corrected in {seen[-1]:.1f} s: correct {correct}; publish {publish}", flush=True)
    if seen:
        print(f"  corrected, median: {statistics.median(seen):.1f} s; load {os.getloadavg()[0]:.1f}", flush=True)


def _figures(home: Path, wanted: int) -> list[Corrected]:
    """Figures of as many countries as there are, each with another value."""
    where = {"indicator": "refugees", "status": "reported", "state": "current", "coverage": "national"}
    with Edition.open(home / "editions" / "current") as edition:
        rows = edition.rows(ObservationRow, where)
    plain = {row.country: row for row in rows if row.value.isdecimal() and not row.breakdown}
    return [(row.id, int(row.value) + 1) for row in list(plain.values())[:wanted]]


def _await(server: Served, id: str, value: int) -> None:
    """Wait until the server answers with the new figure: it has an id of its own, so it is asked for by its place."""
    country, indicator, period = id.split("/")[:3]
    path = f"/api/v1/observations?country={country}&indicator={indicator}&period={quote(period)}"
    until = time.perf_counter() + SERVED_WITHIN
    while time.perf_counter() < until:
        if any(item["value"] == value for item in json.loads(_fetch(server, path))["items"]):
            return
        time.sleep(0.01)
    raise SystemExit(f"the corrected figure {id} was not served within {SERVED_WITHIN} s")


def _tell_pages(home: Path) -> None:
    print("  pages read cold, in milliseconds: median, slowest twentieth, slowest", flush=True)
    with _serving(home) as server:
        _fetch(server, "/")  # opens the edition: what a server does once is no part of a page
        for name, paths in _paths(home):
            spent = []
            for path in paths:
                began = time.perf_counter()
                _fetch(server, path)
                spent.append((time.perf_counter() - began) * 1000)
            spent.sort()
            late = spent[int(len(spent) * 0.95)]
            print(f"    {name} ({len(spent)}): {statistics.median(spent):.1f}, {late:.1f}, {spent[-1]:.1f}", flush=True)


def _paths(home: Path) -> list[tuple[str, list[str]]]:
    with Edition.open(home / "editions" / "current") as edition:
        pairs = edition.query(
            "SELECT slug, code, indicator FROM country JOIN (SELECT DISTINCT country, indicator FROM observation"
            " WHERE state = 'current' AND subject = country) ON country = code ORDER BY indicator, code"
        )
        figures = [row.id for row in edition.rows(ObservationRow, {"state": "current"}, limit=PAGES * 50)]
        slugs = sorted({(str(slug), str(code)) for slug, code, _indicator in pairs})
        told = edition.rows(RecommendationRow, {"state": "current"}, limit=PAGES * 50)
        themes = [one.value for one in choices(edition) if one.name == "theme"]
    asked = [(code, theme) for theme in themes for _slug, code in slugs]
    found = [
        ("country", [f"/countries/{slug}/" for slug, _code in slugs]),
        ("country and indicator", [f"/countries/{slug}/{indicator}/" for slug, _code, indicator in pairs]),
        ("recommendation", [f"/recommendations/{quote(row.slug)}/" for row in told]),
        ("recommendations, filtered", [f"/recommendations/?country={code}&theme={theme}" for code, theme in asked]),
        ("figure", [f"/o/{quote(id)}/" for id in figures]),
        ("API, 20 figures", [f"/api/v1/observations?country={c}&indicator={i}&limit=20" for _slug, c, i in pairs]),
    ]
    return [(name, paths[:: max(1, len(paths) // PAGES)][:PAGES]) for name, paths in found if paths]


@contextmanager
def _serving(home: Path) -> Iterator[Served]:
    with serving(lambda port: (*HABEAS, "--home", str(home), "serve", "--port", str(port))) as server:
        yield server


def _fetch(server: Served, path: str) -> bytes:
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=60)
    try:
        connection.request("GET", path, headers={"accept-encoding": "br"})
        answer = connection.getresponse()
        body = answer.read()
    finally:
        connection.close()
    if answer.status != http.client.OK:
        raise SystemExit(f"{path} answered {answer.status}")
    return body


if __name__ == "__main__":
    main(sys.argv[1:])

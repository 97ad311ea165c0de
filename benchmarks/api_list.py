"""Cold lists of the API: ``habeas serve`` against Datasette's JSON of the same SQL over the same database.

python -m benchmarks.api_list --scale 0.05
python -m benchmarks.api_list --home /srv/observatory

Each request asks for another country, indicator, source or theme, so that nothing of it has been answered before; both
servers have one worker, the client is wrk, and the rounds of the two alternate. Datasette answers the text that habeas
runs, in two ways: as a query named in its configuration, which is the faster one and the one that counts, and as SQL in
the address. Before anything is measured, both must answer the same ids to the same requests. ``cost`` is the servers'
processor time of a request, which other work on the machine disturbs less than it does the clock.

Datasette (Apache-2.0) is no dependency of the project: it is installed once into build/datasette, or taken from the
environment whose Python is named with --datasette.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from benchmarks.serving import Load, Served, load, serving
from habeas.edition.columns import Cell
from habeas.edition.filters import choices
from habeas.edition.reader import DATABASE, Edition
from habeas.edition.schema import ObservationRow
from habeas.server import observations, recommendations

LIMIT = 2.0
"""How many times as many requests a second as Datasette there must be at least."""
PAGE = 20
COMPARED = 25
"""Requests of each list whose answers are compared before the clock starts."""
WANTED = ("datasette==0.65.5", "uvloop", "httptools")
ENVIRONMENT = Path("build") / "datasette"
RIVAL = Path(__file__).parent / "rivals" / "datasette_app.py"
Asked = Mapping[str, str]
Statement = Callable[[Edition, Asked, str, int], tuple[str, list[Cell]]]


@dataclass(frozen=True, slots=True)
class List:
    """A list with the requests that are sent to it."""

    name: str
    path: str
    statement: Statement
    asked: list[dict[str, str]]


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, help="an observatory with an edition; else a synthetic one is made")
    parser.add_argument("--scale", type=float, default=0.05, help="size of the synthetic one (default 0.05)")
    parser.add_argument("--datasette", type=Path, metavar="PYTHON", help="the Python of an environment with Datasette")
    parser.add_argument("--rounds", type=int, default=5, help="of which the median is told (default 5)")
    parser.add_argument("--seconds", type=int, default=3, help="of load a round and server (default 3)")
    parser.add_argument("--connections", type=int, default=16, help="at once (default 16)")
    told = parser.parse_args(arguments)
    python = told.datasette or _environment()
    with TemporaryDirectory() as folder, observatory(told.home, told.scale) as home:
        measure(Path(folder), home, python, (told.rounds, told.seconds, told.connections))


@contextmanager
def observatory(home: Path | None, scale: float) -> Iterator[Path]:
    """The folder named, or a synthetic observatory with an edition that goes away again."""
    if home is not None:
        yield home
        return
    with TemporaryDirectory() as folder:
        made = Path(folder) / "observatory"
        for command in (
            ("benchmarks.full_size", "make", str(made), "--scale", str(scale)),
            ("habeas.cli.main", "--home", str(made), "publish"),
        ):
            subprocess.run([sys.executable, "-m", *command], check=True, stdout=subprocess.DEVNULL)
        yield made


def measure(folder: Path, home: Path, python: Path, how: tuple[int, int, int]) -> None:
    """Both servers over one edition, list by list."""
    file, named = folder / "edition.db", folder / "queries.json"
    shutil.copy(home / "editions" / "current" / DATABASE, file)
    with Edition.open(home / "editions" / "current") as edition, ExitStack() as stack:
        lists = _lists(edition)
        texts = {one.name: _numbered(one.statement(edition, one.asked[0], "", PAGE)[0]) for one in lists}
        named.write_text(json.dumps(texts), encoding="utf-8")
        figures = edition.count(ObservationRow)
        print(f"{figures:,} figures, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
        ours = stack.enter_context(serving(lambda port: _habeas(home, port)))
        rival = stack.enter_context(serving(lambda port: (str(python), str(RIVAL), str(named), str(file), str(port))))
        for one in lists:
            _compare(edition, one, ours, rival)
            _measure(folder, edition, one, (ours, rival), how)


def _measure(
    folder: Path, edition: Edition, one: List, servers: tuple[Served, Served], how: tuple[int, int, int]
) -> None:
    rounds, seconds, connections = how
    ours, rival = servers
    ways = {"ours": (ours, _ours), "named": (rival, _named), "sql": (rival, _in_address)}
    files = {way: folder / f"{one.name}-{way}.txt" for way in ways}
    for way, (_server, address) in ways.items():
        files[way].write_text("".join(f"{address(edition, one, asked)}\n" for asked in one.asked), encoding="utf-8")
    seen: dict[str, list[Load]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way, (server, _address) in ways.items():
            seen[way].append(load(server, files[way], seconds, connections))
    _tell(one, seen)


def _tell(one: List, seen: Mapping[str, Sequence[Load]]) -> None:
    rates = {way: statistics.median(each.rate for each in loads) for way, loads in seen.items()}
    costs = {way: statistics.median(each.cost for each in loads) * 1e6 for way, loads in seen.items()}
    print(f"  {one.name}: {len(one.asked):,} different requests; load {os.getloadavg()[0]:.1f}")
    print(f"    ours {rates['ours']:,.0f} requests a second at {costs['ours']:.0f} µs of the processor each")
    for way, words in (("named", "query in its configuration"), ("sql", "SQL in the address")):
        pairs = zip(seen["ours"], seen[way], strict=True)
        ratio = statistics.median(mine.rate / theirs.rate for mine, theirs in pairs)
        verdict = f" (limit: at least {LIMIT:g}: {'kept' if ratio >= LIMIT else 'missed'})" if way == "named" else ""
        print(f"    Datasette, {words}: {rates[way]:,.0f} at {costs[way]:.0f} µs;", end=" ")
        print(f"ratio {ratio:.2f}{verdict}, by cost {costs[way] / costs['ours']:.2f}", flush=True)


def _lists(edition: Edition) -> list[List]:
    """Every list that is measured, its requests in an order that no index has."""

    def observed(*names: str) -> list[dict[str, str]]:
        found = edition.select(ObservationRow, f"DISTINCT {', '.join(names)}", {"state": "current"})
        return [dict(zip(names, map(str, values), strict=True)) for values in found]

    values = {name: [one.value for one in choices(edition) if one.name == name] for name in ("theme", "year")}
    told = [{"theme": theme} for theme in values["theme"]]
    told += [{"theme": theme, "year": year} for theme in values["theme"] for year in values["year"]]
    figures, paragraphs = "/api/v1/observations", "/api/v1/recommendations"
    lists = [
        List("country-and-indicator", figures, observations.statement, observed("country", "indicator")),
        List("indicator-everywhere", figures, observations.statement, observed("indicator")),
        List("source", figures, observations.statement, observed("source")),
        List("recommendations-by-theme", paragraphs, recommendations.statement, told),
    ]
    for one in lists:
        random.Random(1).shuffle(one.asked)
    return [one for one in lists if one.asked]


def _ours(_edition: Edition, one: List, asked: Asked) -> str:
    return f"{one.path}?{urlencode({**asked, 'limit': PAGE})}"


def _named(edition: Edition, one: List, asked: Asked) -> str:
    return f"/edition/{one.name}.json?{urlencode({'_shape': 'array', **_given(edition, one, asked)})}"


def _in_address(edition: Edition, one: List, asked: Asked) -> str:
    sql = _numbered(one.statement(edition, asked, "", PAGE)[0])
    return f"/edition.json?{urlencode({'sql': sql, '_shape': 'array', **_given(edition, one, asked)})}"


def _given(edition: Edition, one: List, asked: Asked) -> Mapping[str, object]:
    return {f"p{place}": value for place, value in enumerate(one.statement(edition, asked, "", PAGE)[1])}


def _numbered(sql: str) -> str:
    """The same text with named parameters, as Datasette wants them: no text of ours holds another question mark."""
    first, *others = sql.split("?")
    return first + "".join(f":p{place}{text}" for place, text in enumerate(others))


def _compare(edition: Edition, one: List, ours: Served, rival: Served) -> None:
    for asked in one.asked[:COMPARED]:
        mine = _fetch(ours.address + _ours(edition, one, asked))["items"]
        for address in (_named, _in_address):
            theirs = _fetch(rival.address + address(edition, one, asked))
            if [item["id"] for item in mine] != [row["id"] for row in theirs[:PAGE]]:
                raise SystemExit(f"{one.name}: the two answer differently to {asked}")


def _fetch(address: str) -> Any:
    with urllib.request.urlopen(address) as answer:
        return json.load(answer)


def _habeas(home: Path, port: int) -> Sequence[str]:
    return (sys.executable, "-m", "habeas.cli.main", "--home", str(home), "serve", "--port", str(port))


def _environment() -> Path:
    """The Python of an environment with Datasette, made where there is none yet."""
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        print(f"installing {WANTED[0]} into {ENVIRONMENT}", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
        install = (str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "install", *WANTED)
        subprocess.run(install, check=True)
    return python


if __name__ == "__main__":
    main(sys.argv[1:])

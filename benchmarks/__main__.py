"""Every benchmark at a modest size, one after the other: ``python -m benchmarks``, or ``--list`` to see what there is.

Each runs as a command of its own, which is printed first and can be run alone with other options. One that needs what
is not here is named and passed over; one that fails is named at the end, and the others go on.
"""

from __future__ import annotations

import argparse
import ast
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.fixtures.postgres import find_programs

from benchmarks.documents.corpora import FOLDER

NEEDS: Mapping[str, tuple[Callable[[], bool], str]] = {
    "wrk": (lambda: shutil.which("wrk") is not None, "the load generator wrk"),
    "postgresql": (lambda: find_programs() is not None, "the programs of PostgreSQL"),
    "corpora": (FOLDER.is_dir, f"the corpora in {FOLDER}"),
}
"""What a benchmark may need: whether it is here, and its name."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A command, and what it needs besides the project."""

    module: str
    options: Sequence[str] = ()
    needs: Sequence[str] = ()

    @property
    def command(self) -> str:
        """As it is typed."""
        return " ".join(("python -m", self.module, *self.options))

    @property
    def words(self) -> str:
        """What it measures, in the first sentence of its own description."""
        file = Path(__file__).parents[1].joinpath(*self.module.split(".")).with_suffix(".py")
        told = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
        return " ".join(told.partition("\n\n")[0].split())


BENCHMARKS = (
    Benchmark("benchmarks.served_page", needs=("wrk",)),
    Benchmark("benchmarks.api_list", ("--scale", "0.01", "--rounds", "3", "--seconds", "2"), ("wrk",)),
    Benchmark("benchmarks.publishing", ("--scale", "0.01", "--corrections", "1")),
    Benchmark("benchmarks.bulk_load", ("--statements", "200000", "--rounds", "1", "--database", "sqlite")),
    Benchmark(
        "benchmarks.bulk_load",
        ("--statements", "200000", "--rounds", "1", "--database", "postgresql"),
        ("postgresql",),
    ),
    Benchmark("benchmarks.page_reader"),
    Benchmark("benchmarks.treaties", needs=("corpora",)),
    *(
        Benchmark(f"benchmarks.documents.{name}", needs=("corpora",))
        for name in ("paragraphs", "front_matter", "kinds", "themes", "upr", "addenda", "speed")
    ),
)
"""In the order in which they run."""


def main(arguments: Sequence[str]) -> int:
    """Run them, or list them; 1 where one failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--list", action="store_true", help="print the commands and what they measure, run none")
    told = parser.parse_args(arguments)
    failed = []
    for one in BENCHMARKS:
        missing = [name for need in one.needs for here, name in [NEEDS[need]] if not here()]
        print(f"{one.command}\n  {one.words}", flush=True)
        if told.list:
            continue
        if missing:
            print(f"  passed over: it needs {', '.join(missing)}", flush=True)
        elif subprocess.run((sys.executable, "-m", one.module, *one.options), check=False).returncode:
            failed.append(one.command)
    for command in failed:
        print(f"failed: {command}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

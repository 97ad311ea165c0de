"""Make a synthetic observatory, or write its statements as a file for ``habeas load``.

python -m benchmarks.full_size make /tmp/full --scale 0.1
python -m benchmarks.full_size write /tmp/full.jsonl --scale 0.1

Full size (--scale 1) is 1,148,009 statements and a ledger of 1.1 GB. Making it took 90 s on a virtual machine with two
cores that others worked on too; a tenth takes a tenth of that.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson

from benchmarks.full_size.plan import Plan, plan
from benchmarks.full_size.world import sources, statements


def make(folder: Path, wanted: Plan, database: str) -> str:
    """Make an observatory in `folder` and accept everything in one import; says what it has and how long it took."""
    from habeas.cli.main import main as habeas

    if code := habeas(["--home", str(folder), "init", "--database", database, "--base-url", "https://full.example"]):
        raise SystemExit(code)
    from habeas.ledger.actor import operator
    from habeas.ledger.connection import connect
    from habeas.ledger.home import Home
    from habeas.ledger.importing import BatchIntent, propose

    connect(Home.find(folder))
    began = time.perf_counter()
    intent = BatchIntent(reader="full_size", version=str(wanted.seed))
    done = propose(intent, sources(wanted), statements(wanted), accept=True, by=operator())
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{done.accepted:,} statements accepted in {seconds:.0f} s, peak memory {peak:,} MiB"


def lines(wanted: Plan) -> Iterator[bytes]:
    """The same as JSON Lines for ``habeas load``."""
    from habeas.ledger.mapping import LAYOUTS, SOURCE

    yield orjson.dumps({"habeas": "ledger", "format": 1, "software": "full_size"}) + b"\n"
    for source in sources(wanted):
        yield orjson.dumps({"row": "source", "source": SOURCE.to_json(source)}) + b"\n"
    for said in statements(wanted):
        yield orjson.dumps({"row": said.KIND, "statement": LAYOUTS[said.KIND].to_json(said)}) + b"\n"


def main(arguments: Sequence[str]) -> None:
    """Read the command line and do it."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.full_size", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=("make", "write"))
    parser.add_argument("path", type=Path, help="the observatory's new directory, or the file to write")
    parser.add_argument("--scale", type=float, default=0.1, help="share of the 200 countries, 0.01 to 1 (default 0.1)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another world (default 1)")
    parser.add_argument("--database", default="sqlite", metavar="URL", help="postgresql://… for make; else SQLite")
    told = parser.parse_args(arguments)
    wanted = plan(told.scale, told.seed)
    if told.verb == "make":
        print(make(told.path, wanted, told.database))
    else:
        with told.path.open("wb") as file:
            file.writelines(lines(wanted))


if __name__ == "__main__":
    main(sys.argv[1:])

"""Read documents of UN human-rights mechanisms (PDF, DOCX, HTML, text) and print what they say; no database is touched.

Each file is read in a child process with limits on memory and time. One that cannot be read is told on standard error,
and the others are read all the same; the command then exits 1. With --engine dask the files are read by the machines
of a Dask cluster (pip install 'habeas[dask]' on each).

example:
  habeas read reports/*.pdf --jsonl > reports.jsonl
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.cli.errors import Failure, WrongUsage

if TYPE_CHECKING:
    from habeas.cli.documents import Outcome
    from habeas.intake.document.reading import DocumentReading, ReadRecommendation

LONGEST = 110
"""Characters of a recommendation in the form for people."""
REACH_SECONDS = 10


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a document")
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="print a JSON list, an object a document")
    forms.add_argument("--jsonl", action="store_true", help="print JSON Lines, a document a line, as they are read")
    engine_arguments(parser)


def engine_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what says where documents are read."""
    parser.add_argument(
        "--engine", choices=("pool", "dask"), default="pool", help="read on this machine (pool) or on a Dask cluster"
    )
    parser.add_argument("--scheduler", metavar="ADDRESS", help="the cluster's scheduler, such as tcp://10.0.0.1:8786")


def run(args: argparse.Namespace) -> int:
    """Print what each file holds, in the order of the files; 1 where any could not be read."""
    form = _Lines() if args.jsonl else _List() if args.json else _Words()
    failed = 0
    print(form.before, end="")
    for outcome in read_all(args):
        if outcome.reading is None:
            failed += 1
        else:
            print(form.of(outcome.reading), end="", flush=args.jsonl)
    print(form.after, end="")
    if failed:
        print(f"habeas: {failed} of {len(args.files)} files could not be read", file=sys.stderr)
    return 1 if failed else 0


def read_all(args: argparse.Namespace, *, keep: bool = False) -> Iterator[Outcome]:
    """What came of each file, in order; what failed is told on standard error as it fails, progress on a terminal."""
    from habeas.cli.documents import Folders, outcomes
    from habeas.ledger.progress import Progress

    live = sys.stderr.isatty()
    progress = Progress(sys.stderr if live else None)
    with engine(args) as (executor, readers):
        progress.begin("documents read", len(args.files))
        for one in outcomes(args.files, executor, Folders.of(args.home), readers=readers, keep=keep):
            if one.reading is None:
                _say(f"habeas: {Failure(one.problem, one.file, one.fix)}", live=live)
            for notice in one.reading.notices if one.reading else ():
                _say(f"{one.file}: {notice}", live=live)
            yield one
            progress.add(1)
        progress.end()


@contextmanager
def engine(args: argparse.Namespace) -> Iterator[tuple[Executor, int]]:
    """The executor that the command line asks for, and how many files it reads at a time."""
    from habeas.capture.forks import processors
    from habeas.cli.documents import pool

    if args.engine == "pool":
        if args.scheduler:
            raise WrongUsage("only a Dask cluster has a scheduler", "--scheduler", "Add --engine dask.")
        with pool() as executor:
            yield executor, processors()
        return
    if not args.scheduler:
        raise WrongUsage("the cluster is not named", "--engine dask", "Add --scheduler tcp://HOST:8786.")
    try:
        import dask  # type: ignore[import-not-found]  # of the extra habeas[dask], as the next
        from distributed import Client  # type: ignore[import-not-found]
    except ImportError as error:
        fix = "Install it here and on the cluster: pip install 'habeas[dask]'."
        raise Failure("Dask is not installed", "--engine dask", fix) from error
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"})  # each file goes to one machine, once
    try:
        client = Client(args.scheduler, timeout=REACH_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        fix = "See that the scheduler runs there: dask scheduler."
        raise Failure(f"the scheduler does not answer ({error})", args.scheduler, fix) from error
    with client:
        yield client.get_executor(), max(1, sum(client.nthreads().values()))


def _say(words: str, *, live: bool) -> None:
    """A line on standard error, in the place of the one on progress."""
    print(f"\r\x1b[K{words}" if live else words, file=sys.stderr, flush=True)


class _Lines:
    """JSON Lines."""

    before = after = ""

    def of(self, reading: DocumentReading) -> str:
        """One line."""
        return json.dumps(reading.to_json(), ensure_ascii=False, separators=(",", ":")) + "\n"


class _List:
    """A JSON list, written piece by piece: a corpus is never in memory as a whole."""

    before, after = "[", "]\n"

    def __init__(self) -> None:
        self._parted = ""

    def of(self, reading: DocumentReading) -> str:
        """One object, with what parts it from the one before."""
        parted, self._parted = self._parted, ",\n"
        return parted + json.dumps(reading.to_json(), ensure_ascii=False)


class _Words:
    """A form for people: what the document is, then its recommendations, each cut to a line."""

    before = after = ""

    def of(self, reading: DocumentReading) -> str:
        """Some lines."""
        matter = reading.matter
        told = ", ".join(
            str(one)
            for one in (matter.symbol or "no symbol", matter.document, matter.body, matter.country, matter.language)
            if one
        )
        concerns = sum(one.kind == "concern" for one in reading.paragraphs)
        counted = f"{len(reading.paragraphs)} paragraphs, {concerns} concerns"
        lines = [f"{reading.file}: {told}: {counted}, {len(reading.recommendations)} recommendations"]
        return "\n".join((*lines, *map(self._line, reading.recommendations))) + "\n"

    def _line(self, one: ReadRecommendation) -> str:
        number = f"{one.number or '–'}{one.part or ''}"
        remarks = [*one.recommending, *([one.response] if one.response else []), *one.evidence]
        text = "".join(char if char.isprintable() else " " for char in one.text)
        cut = text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0]} …"
        return f"  {number:<8} {cut}" + (f"  [{', '.join(remarks)}]" if remarks else "")

"""Read JSON Lines: a whole ledger into an empty observatory, or sources and statements of another system as proposals.

habeas --home copy init && habeas --home copy load ledger.jsonl
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from habeas.cli.errors import Failure
from habeas.cli.opening import opened

if TYPE_CHECKING:
    from habeas.ledger.home import Home
    from habeas.ledger.importing import Imported
    from habeas.ledger.load import Loaded
    from habeas.ledger.progress import Progress

OFTEN = 1000
"""Lines between two looks at how much of the file was read."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="what habeas dump wrote, or - for standard input")
    parser.add_argument("--accept", action="store_true", help="statements of another system stand at once")


def run(args: argparse.Namespace) -> int:
    """Load all of it or nothing."""
    with opened(args) as home:
        if args.file == "-":
            done = _load(sys.stdin.buffer, "standard input", args)
        else:
            path = Path(args.file)
            if not path.is_file():
                raise Failure("there is no such file", args.file, "Name a file that habeas dump wrote.")
            with path.open("rb") as file:
                done = _load(file, args.file, args)
        if done.proposals is None:
            _tell_what_is_missing(home)
    if done.proposals is None:
        print(f"loaded {done.rows} rows", flush=True)
    else:
        _tell(done.proposals, accept=args.accept)
    return 0


def _tell_what_is_missing(home: Home) -> None:
    from habeas.ledger.chain.files import missing

    if names := missing(home):
        files = "1 captured file is" if len(names) == 1 else f"{len(names)} captured files are"
        print(
            f"a dump holds rows alone, and {files} not in {home.files} yet: copy the folder files of the observatory "
            f"that was dumped, such as by cp -r OLD/files/. {home.files}/; until then habeas check stops",
            file=sys.stderr,
        )


def _load(file: BinaryIO, name: str, args: argparse.Namespace) -> Loaded:
    from habeas.ledger.actor import operator
    from habeas.ledger.load import load
    from habeas.ledger.progress import Progress

    progress = Progress(sys.stderr)
    return load(_watched(file, progress), name, operator(), accept=args.accept, progress=progress)


def _watched(file: BinaryIO, progress: Progress) -> Iterator[bytes]:
    """The lines, telling how much of the file was read; of what comes through a pipe nobody knows how much there is."""
    size = os.fstat(file.fileno()).st_size
    read = 0
    for number, line in enumerate(file, start=1):
        read += len(line)
        if size and number % OFTEN == 0:
            progress.reached(read / size)
        yield line


def _tell(came: Imported, *, accept: bool) -> None:
    if accept:
        print(f"accepted {came.accepted}; {came.same} were there already")
        print(f"committed BATCH {came.batch}", flush=True)
    else:
        print(f"proposed {came.proposed} in batch {came.batch}; {came.same} were there already", flush=True)

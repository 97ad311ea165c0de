"""Read JSON Lines: a whole ledger into an empty observatory, or sources and statements of another system as proposals.

habeas --home copy init && habeas --home copy load ledger.jsonl
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from habeas.cli.errors import Failure
from habeas.cli.opening import opened


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="what habeas dump wrote, or - for standard input")


def run(args: argparse.Namespace) -> int:
    """Load all of it or nothing."""
    with opened(args):
        from habeas.ledger.actor import operator
        from habeas.ledger.load import load

        if args.file == "-":
            done = load(sys.stdin.buffer, "standard input", operator())
        else:
            path = Path(args.file)
            if not path.is_file():
                raise Failure("there is no such file", args.file, "Name a file that habeas dump wrote.")
            with path.open("rb") as file:
                done = load(file, args.file, operator())
    if done.proposals is None:
        print(f"loaded {done.rows} rows", flush=True)
    else:
        came = done.proposals
        print(f"proposed {came.proposed} in batch {came.batch}; {came.same} were there already", flush=True)
    return 0

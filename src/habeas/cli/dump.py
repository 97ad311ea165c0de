"""Write the whole ledger as JSON Lines: everything, private rows and people included. Keep it as you keep the ledger.

habeas dump --output ledger.jsonl
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from habeas.cli.opening import opened


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--output", type=Path, metavar="FILE", help="a file instead of standard output")


def run(args: argparse.Namespace) -> int:
    """Write the dump; a file appears only once it is whole."""
    with opened(args):
        from habeas.ledger.dump import dump

        if args.output is None:
            for line in dump():
                sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
            return 0
        aside = args.output.with_name(f".{args.output.name}.partial")
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)  # it holds what is confidential
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(dump())
            file.flush()
            os.fsync(file.fileno())
        aside.replace(args.output)
    print(f"dumped to {args.output}", file=sys.stderr)
    return 0

"""Write the whole ledger as JSON Lines: everything, private rows and people included. Keep it as you keep the ledger.

habeas dump --output ledger.jsonl
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from habeas.cli.opening import opened


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--output", type=Path, metavar="FILE", help="a file instead of standard output")


def run(args: argparse.Namespace) -> int:
    """Write the dump; a file appears only once it is whole."""
    with opened(args):
        from habeas.capture.durable import new_file
        from habeas.ledger.dump import dump

        if args.output is None:
            for line in dump():
                sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
            return 0
        with new_file(args.output, mode=0o600) as file:  # it holds what is confidential
            file.writelines(dump())
    print(f"dumped to {args.output}", file=sys.stderr)
    return 0

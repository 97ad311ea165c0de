"""Write the whole observatory into one file: ledger, captured files, editions, settings, own catalog and pages.

It may run while others import, decide and publish: what it takes is one moment. Keep the file as you keep the ledger:
it holds everything, private rows and people included, but not the database's password.

example:
  habeas backup /safe/observatory-2026-11-24.backup
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from habeas.cli.opening import opened


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the file to write; it appears once it is whole")
    parser.add_argument("--json", action="store_true", help="print JSON alone")


def run(args: argparse.Namespace) -> int:
    """Back up; the last line names the file, once it would survive a power cut."""
    with opened(args) as home:
        from habeas.keeping.backup import back_up

        done = back_up(home, args.file, _say)
    for warning in done.warnings:
        print(warning, file=sys.stderr)
    if args.json:
        print(json.dumps({"file": str(done.file), "bytes": done.size, "editions": done.editions}))
    else:
        print(f"backed up {done.file}", flush=True)
    return 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)

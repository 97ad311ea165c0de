"""Restore a backup into an empty place: the same ledger, files and editions. One changed byte, and nothing is restored.

A place that holds nothing but redactions.jsonl counts as empty, and what is on that list stays out.

example:
  habeas --home restored restore /safe/observatory-2026-11-24.backup
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from habeas.cli.errors import Failure
from habeas.cli.opening import told


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="what habeas backup wrote")
    parser.add_argument(
        "--database", metavar="URL", default="sqlite", help="postgresql://… of an empty database (SQLite in the folder)"
    )
    parser.add_argument(
        "--redactions", type=Path, metavar="FILE", help="a newer list of what was redacted, to be taken out again"
    )
    parser.add_argument("--dry-run", action="store_true", help="read every byte of the file and write nothing")
    parser.add_argument("--json", action="store_true", help="print JSON alone")


def run(args: argparse.Namespace) -> int:
    """Restore all of it or nothing; the last line names the place."""
    for path in (args.file, args.redactions):
        if path is not None and not path.is_file():
            raise Failure("there is no such file", str(path), "Name a file that habeas backup wrote.")
    with told():
        return _looked(args) if args.dry_run else _restored(args)


def _looked(args: argparse.Namespace) -> int:
    from habeas.keeping.backup.restoring import look

    listed = look(args.file)
    if args.json:
        print(json.dumps(dict(listed.about)))
        return 0
    about = listed.about
    print(f"{args.file}: {len(listed.members)} members, each as it was written")
    print(
        f"taken {about['taken_at']} by {about['software']}: {about['rows']} rows, editions {_named(about['editions'])}"
    )
    return 0


def _restored(args: argparse.Namespace) -> int:
    from habeas.keeping.backup import restore
    from habeas.ledger.home import Home

    home = Home.find(args.home)
    done = restore(args.file, home, database=args.database, redactions=args.redactions, say=_say)
    for warning in done.warnings:
        print(warning, file=sys.stderr)
    if args.json:
        print(
            json.dumps({"home": str(home.path), "rows": done.rows, "editions": done.editions, "current": done.current})
        )
        return 0
    if done.redacted:
        print(f"taken out again: {done.redacted} redactions")
    print(f"editions {_named(done.editions)}")
    print(f"restored {home.path}", flush=True)
    return 0


def _named(editions: list[str] | tuple[str, ...]) -> str:
    return ", ".join(editions) or "none"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)

"""Build the next edition and make it current. Where nothing public changed, the current one stays.

With --edition, an earlier edition is built again, from the ledger and from the settings, pages and catalog it was made
with, into a folder of its own; nothing else changes.

example:
  habeas publish
  habeas publish --edition 2026-11-24 --to /tmp/2026-11-24
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from habeas.cli.errors import Failure, WrongUsage


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="the edition's day (today, UTC)")
    parser.add_argument("--edition", metavar="ID", help="an earlier edition, to be built again")
    parser.add_argument("--to", type=Path, metavar="DIR", help="where: a folder that is not there yet")
    parser.add_argument("--json", action="store_true", help="print JSON alone")


def run(args: argparse.Namespace) -> int:
    """Publish; the last line names the current edition. Or build an earlier one again."""
    if (args.edition is None) != (args.to is None):
        raise WrongUsage("go together", "--edition and --to", "Say which edition, and into which folder.")
    if args.edition is None:
        return _next(args)
    if args.date is not None:
        raise WrongUsage("an earlier edition has its day", "--date", "Leave it out.")
    return _again(args)


def _next(args: argparse.Namespace) -> int:
    from habeas.cli.opening import opened
    from habeas.publish.publishing import publish

    with opened(args) as home, _told(home.editions, "The current edition stays as it was."):
        published = publish(home, args.date)
    if args.json:
        print(json.dumps({"edition": published.id, "changed": published.changed}))
        return 0
    if not published.changed:
        print("nothing public has changed since")
    print(f"published {published.id}")
    return 0


def _again(args: argparse.Namespace) -> int:
    from habeas.cli.opening import opened
    from habeas.publish.rebuilding import again

    with opened(args) as home, _told(args.to, "Nothing was written."):
        made = again(home, args.edition, args.to)
    for difference in made.differences:
        print(f"made by other software than the first time, so that bytes may differ: {difference}", file=sys.stderr)
    if not made.same:
        print("it does not say what the ledger has recorded of it", file=sys.stderr)
    if args.json:
        said = {"edition": made.manifest.id, "to": str(args.to), "digest": made.manifest.digest, "same": made.same}
        print(json.dumps({**said, "amended": made.manifest.amended, "differences": made.differences}))
    else:
        amended = f", amended {made.manifest.amended}" if made.manifest.amended else ""
        print(f"{args.to}: edition {made.manifest.id} again{amended}")
    return 0 if made.same else 1


@contextmanager
def _told(where: Path, state: str) -> Iterator[None]:
    """What the projection or the system refuses, as a command's failure that says how things stand."""
    from habeas.cli.system_errors import of_system
    from habeas.publish.inputs import ProjectionError

    try:
        yield
    except ProjectionError as error:
        raise Failure(str(error), str(where), state) from error
    except OSError as error:
        refused = of_system(error)
        raise Failure(refused.what, refused.where or str(where), f"{state} {refused.fix}") from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day: write it as 2026-11-24") from error

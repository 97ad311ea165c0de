"""Build the next edition and make it current. Where nothing public changed, the current one stays.

example:
  habeas publish
"""

from __future__ import annotations

import argparse
import json
from datetime import date

from habeas.cli.errors import Failure


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="the edition's day (today, UTC)")
    parser.add_argument("--json", action="store_true", help="print JSON alone")


def run(args: argparse.Namespace) -> int:
    """Publish; the last line names the current edition."""
    from habeas.cli.opening import opened
    from habeas.cli.system_errors import of_system
    from habeas.publish.inputs import ProjectionError
    from habeas.publish.publishing import publish

    with opened(args) as home:
        try:
            published = publish(home, args.date)
        except ProjectionError as error:
            raise Failure(str(error), str(home.path), "nothing was published") from error
        except OSError as error:
            refused = of_system(error)
            fix = f"The current edition stays as it was. {refused.fix}"
            raise Failure(refused.what, refused.where or str(home.editions), fix) from error
    if args.json:
        print(json.dumps({"edition": published.id, "changed": published.changed}))
        return 0
    if not published.changed:
        print("nothing public has changed since")
    print(f"published {published.id}")
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day: write it as 2026-11-24") from error

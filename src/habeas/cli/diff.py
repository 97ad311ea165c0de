"""Say what changed between two editions, from the older to the newer.

example:
  habeas diff 2026-11-23 2026-11-24
"""

from __future__ import annotations

import argparse
import json
from contextlib import ExitStack
from pathlib import Path

from habeas.cli.errors import Failure


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("one", help="an edition's id or directory")
    parser.add_argument("other", help="another one")
    parser.add_argument("--json", action="store_true", help="print JSON alone")


def run(args: argparse.Namespace) -> int:
    """Print the changes."""
    from habeas.edition.current import NoEdition
    from habeas.edition.diff import diff
    from habeas.edition.locate import locate
    from habeas.edition.reader import Edition, EditionError

    editions = Path(args.home) / "editions"
    try:
        with ExitStack() as opened:
            one, other = (opened.enter_context(Edition.open(locate(editions, name))) for name in (args.one, args.other))
            found = diff(one, other)
    except (NoEdition, EditionError) as error:
        raise Failure(str(error)) from error
    print(json.dumps(found.to_json(), ensure_ascii=False) if args.json else found.to_text())
    return 0

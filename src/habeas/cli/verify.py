"""Hold an edition against its manifest: every byte, every file, every table.

example:
  habeas verify
  habeas verify 2026-11-24
  habeas verify /mirror/2026-11-24
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from habeas.cli.errors import Failure


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("edition", nargs="?", help="an edition's id or directory (the current one)")
    parser.add_argument("--json", action="store_true", help="print JSON alone")


def run(args: argparse.Namespace) -> int:
    """Verify one edition; exit 1 if anything in it is not as it was published."""
    from habeas.edition.current import NoEdition
    from habeas.edition.locate import locate
    from habeas.edition.verify import verify

    try:
        directory = locate(Path(args.home) / "editions", args.edition or "")
    except NoEdition as error:
        raise Failure(str(error)) from error
    problems = verify(directory)
    if args.json:
        print(json.dumps({"edition": str(directory), "problems": [{"path": p.path, "what": p.what} for p in problems]}))
    else:
        for problem in problems:
            print(problem, file=sys.stderr)
        said = f"{len(problems)} problems" if len(problems) > 1 else "1 problem"
        print(f"{directory}: {said if problems else 'whole'}")
    return 1 if problems else 0

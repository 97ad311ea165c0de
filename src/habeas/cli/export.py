"""Write the current edition's finished pages and files as a static site: open it from a disk, or serve it with nginx.

An earlier export in DIR is replaced in one step; a folder that is none is refused.

example:
  habeas export public
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from habeas.cli.errors import Failure


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("directory", metavar="DIR", type=Path, help="a folder that is new, empty or an earlier export")
    parser.add_argument("--json", action="store_true", help="print JSON alone")


def run(args: argparse.Namespace) -> int:
    """Export; the last line names the edition and the folder."""
    from habeas.edition.current import NoEdition, current
    from habeas.edition.reader import EditionError
    from habeas.site.static_copy.place import CopyRefused, refuse_inside
    from habeas.site.static_copy.writing import write

    editions = Path(args.home) / "editions"
    try:
        refuse_inside(args.directory, editions)
        made = write(current(editions), args.directory)
    except (NoEdition, EditionError) as error:
        raise Failure(str(error)) from error
    except CopyRefused as error:
        raise Failure(error.what, error.where, error.fix) from error
    except OSError as error:
        where = str(error.filename or args.directory)
        what = error.strerror or str(error)
        raise Failure(f"the copy cannot be written: {what}", where, f"{args.directory} is as it was before") from error
    if args.json:
        print(json.dumps({"edition": made.edition, "directory": str(made.directory), "files": made.files}))
        return 0
    print(f"exported {made.edition} to {made.directory}: {made.files} files")
    return 0

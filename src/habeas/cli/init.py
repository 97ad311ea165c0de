"""Make an observatory: its folder, settings, database and pages. Doing it again changes nothing.

habeas --home demo init --example
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from habeas.cli.errors import WrongUsage
from habeas.cli.opening import told

if TYPE_CHECKING:
    from habeas.ledger.options import Options

EXAMPLE_URL = "http://127.0.0.1:8000"
"""Where the example is served unless asked otherwise."""
EXAMPLE_MAIL = "corrections@observatory.example"
"""An address that reaches nobody, in the domain kept free for examples."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--example", action="store_true", help="load the example: six countries, ready to publish")
    parser.add_argument("--base-url", metavar="URL", help="where the public site will be found, for permanent links")
    parser.add_argument(
        "--database", metavar="URL", help="postgresql://… for a new observatory; the default is SQLite in its folder"
    )


def run(args: argparse.Namespace) -> int:
    """Make what is missing; an older ledger is left alone and named."""
    from habeas.ledger import format, triggers
    from habeas.ledger.connection import connect
    from habeas.ledger.home import Home

    home = Home.find(args.home)
    with told():
        home.create(_settings(args), *_words(args))
        with home.lock():
            connect(home, check=False)
            if format.present() is None:
                format.migrate()
            format.demand_current(str(home.path))
            if gone := triggers.missing():
                triggers.install()
                print(f"installed again: {', '.join(gone)}", file=sys.stderr)
        print(f"observatory {home.path}")
        if args.example:
            from habeas.cli.example import load_example

            load_example(home)
    return 0


def _settings(args: argparse.Namespace) -> Options:
    from habeas.ledger.options import Options

    database = args.database or "sqlite"
    if not args.example:
        return Options(base_url=_base_url(args, ""), database=database)
    return Options(
        title="Example observatory of immigration detention",
        base_url=_base_url(args, EXAMPLE_URL),
        contact_mail=EXAMPLE_MAIL,
        database=database,
    )


def _base_url(args: argparse.Namespace, default: str) -> str:
    """The address given, without the stroke at its end: paths begin with one."""
    given: str = default if args.base_url is None else args.base_url
    if given and not given.startswith(("http://", "https://")):
        raise WrongUsage("is no address of a site", given, "Write for example --base-url https://example.org")
    return given.rstrip("/")


def _words(args: argparse.Namespace) -> tuple[dict[str, str], ...]:
    """The example's own pages; another observatory starts with pages that say what to write."""
    if not args.example:
        return ()
    from habeas import example

    return (example.pages(),)

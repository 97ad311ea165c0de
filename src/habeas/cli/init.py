"""Make an observatory: its folder, settings, database and pages. Doing it again changes nothing.

habeas --home demo init --example
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

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
            if triggers.missing():
                triggers.install()
        print(f"observatory {home.path}")
        if args.example:
            from habeas.cli.example import load_example

            load_example(home)
    return 0


def _settings(args: argparse.Namespace) -> Options:
    from habeas.ledger.options import Options

    database = args.database or "sqlite"
    if not args.example:
        return Options(database=database)
    return Options(
        title="Example observatory of immigration detention",
        base_url=EXAMPLE_URL,
        contact_mail=EXAMPLE_MAIL,
        database=database,
    )


def _words(args: argparse.Namespace) -> tuple[dict[str, str], ...]:
    """The example's own pages; another observatory starts with pages that say what to write."""
    if not args.example:
        return ()
    from habeas import example

    return (example.pages(),)

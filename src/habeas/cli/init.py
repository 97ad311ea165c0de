"""Make an observatory: its folder, settings, database and pages. Doing it again changes nothing.

habeas --home demo init --example
"""

from __future__ import annotations

import argparse

from habeas.cli.opening import told


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
        home.create(database=args.database)
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

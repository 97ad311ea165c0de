"""Bring an older observatory up to this version: back up, migrate, check.

habeas upgrade
"""

from __future__ import annotations

import argparse

from habeas.cli.opening import told


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--no-backup", action="store_true", help="take no backup (PostgreSQL: you took one yourself with pg_dump)"
    )


def run(args: argparse.Namespace) -> int:
    """Upgrade, and say from what to what and where the backup lies."""
    from habeas.ledger.home import Home
    from habeas.ledger.upgrade import upgrade

    with told():
        done = upgrade(Home.find(args.home), back_up=not args.no_backup)
    if done.old == done.new:
        print(f"nothing to do: the ledger has format {done.new}")
        return 0
    if done.backup:
        print(f"backup {done.backup}")
    print(f"upgraded from format {done.old} to {done.new}")
    return 0

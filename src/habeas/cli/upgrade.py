"""Bring an older observatory up to this version: back up, migrate, check. With --undo, back to what it was before.

example:
  habeas upgrade
  habeas upgrade --undo
"""

from __future__ import annotations

import argparse

from habeas.cli.errors import WrongUsage
from habeas.cli.opening import told


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--no-backup", action="store_true", help="take no backup (PostgreSQL: you took one yourself with pg_dump)"
    )
    parser.add_argument("--undo", action="store_true", help="put the copy that the last upgrade took back in place")
    parser.add_argument("--lose", action="store_true", help="with --undo: also where something was written since")


def run(args: argparse.Namespace) -> int:
    """Upgrade, and say from what to what and where the backup lies."""
    from habeas.ledger.home import Home
    from habeas.ledger.upgrade import undo, upgrade

    if args.lose and not args.undo:
        raise WrongUsage("an upgrade loses nothing", "--lose", "it goes with --undo alone")
    with told():
        if args.undo:
            back = undo(Home.find(args.home), lose=args.lose)
            print(f"kept {back.kept}")
            print(f"back from format {back.new} to {back.old}: work on with the version of habeas that you had before")
            return 0
        done = upgrade(Home.find(args.home), back_up=not args.no_backup)
    if done.old == done.new:
        print(f"nothing to do: the ledger has format {done.new}")
        return 0
    if done.backup:
        print(f"backup {done.backup}")
    print(f"upgraded from format {done.old} to {done.new}")
    return 0

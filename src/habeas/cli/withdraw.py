"""Take a statement back. It stays in every edition as a tombstone with the reason.

habeas withdraw observation-123 --reason "The source took it back"
"""

from __future__ import annotations

import argparse

from habeas.cli import verdict


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    verdict.configure(parser)


def run(args: argparse.Namespace) -> int:
    """Withdraw it."""
    return verdict.give(args, "withdraw")

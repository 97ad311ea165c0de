"""Say which of several rivals is used, and why; all of them stay and are shown.

habeas prefer KAZ/refugees/2023/unhcr-2026-06 --reason "The primary table"
"""

from __future__ import annotations

import argparse

from habeas.cli import verdict


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    verdict.configure(parser)


def run(args: argparse.Namespace) -> int:
    """Prefer it."""
    return verdict.give(args, "prefer")

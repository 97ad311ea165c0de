"""Run every check over the ledger: that it is sound, that what stands follows from the decisions, and the figures.

Exit 0 where nothing must stop a publication (there may be questions), 1 where something must.

  habeas check --json
"""

from __future__ import annotations

import argparse
import json
import sys

from habeas.cli.opening import opened


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="a list of findings as JSON")


def run(args: argparse.Namespace) -> int:
    """Print every finding; those that stop decide the exit code."""
    with opened(args, guarded=False):  # what is wrong with the triggers is a finding here
        from habeas.ledger.check import Severity, check

        found = list(check())
    stops = sum(finding.severity is Severity.STOP for finding in found)
    if args.json:
        json.dump([finding.to_json() for finding in found], sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for finding in found:
            print(finding)
        print(f"{stops} to stop, {len(found) - stops} to ask")
    return 1 if stops else 0

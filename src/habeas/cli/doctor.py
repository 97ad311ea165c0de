"""Say what is wrong with this observatory, in words, and what to do. It changes nothing.

Exit 0 where nothing is wrong (there may be things to mind), 1 where something is.

example:
  habeas doctor --json
"""

from __future__ import annotations

import argparse
import json

from habeas.cli.opening import told


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="a list of findings as JSON")


def run(args: argparse.Namespace) -> int:
    """Print every finding; those that are wrong decide the exit code."""
    from habeas.keeping.doctor import Severity, examine
    from habeas.ledger.home import Home

    found = []
    with told():
        for symptom in examine(Home.find(args.home)):
            found.append(symptom)
            if not args.json:
                print(symptom, flush=True)
    wrong = sum(symptom.severity is Severity.WRONG for symptom in found)
    if args.json:
        print(json.dumps([symptom.to_json() for symptom in found], ensure_ascii=False, indent=1))
    else:
        print(f"{wrong} wrong, {len(found) - wrong} to mind")
    return 1 if wrong else 0

"""What prefer and withdraw share: one statement, one verdict, one reason. Not a command."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from habeas.cli.opening import opened

if TYPE_CHECKING:
    from habeas.ledger.models import Verdict


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of a command that gives one verdict."""
    parser.add_argument("id", metavar="ID", help="observation-123 or a public id")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why; public")
    parser.add_argument("--note", default="", metavar="TEXT", help="private")
    parser.add_argument("--json", action="store_true", help="the decision made as JSON")


def give(args: argparse.Namespace, name: str) -> int:
    """Give the verdict of this name."""
    with opened(args):
        from habeas.ledger import deciding, reference
        from habeas.ledger.actor import operator
        from habeas.ledger.models import Verdict

        verdict: Verdict = Verdict(name)
        row = reference.find(args.id)
        made = deciding.decide(verdict, [(row.kind, row.id)], deciding.Ruled(operator(), args.reason, args.note))
    print(json.dumps({"decisions": made}) if args.json else f"{name}: {row.reference} {row.natural_id}", flush=True)
    return 0

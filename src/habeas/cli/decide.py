"""Accept or reject what waits: single statements, or a whole batch.

habeas decide --batch 12 --accept
habeas decide observation-123 observation-124 --reject --reason "Figures of another country"
"""

from __future__ import annotations

import argparse
import json
import sys

from habeas.cli.errors import WrongUsage
from habeas.cli.opening import opened


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("ids", nargs="*", metavar="ID", help="observation-123 or a public id")
    parser.add_argument("--batch", type=int, metavar="N", help="everything that waits in a batch")
    verdict = parser.add_mutually_exclusive_group(required=True)
    verdict.add_argument("--accept", action="store_true", help="it stands from now on")
    verdict.add_argument("--reject", action="store_true", help="it never will, and the same is not proposed again")
    parser.add_argument("--reason", default="", metavar="TEXT", help="why; public")
    parser.add_argument("--note", default="", metavar="TEXT", help="private")
    parser.add_argument("--json", action="store_true", help="the decisions made as JSON")


GO_ON = "Reject it (habeas decide ID --reject --reason TEXT), or accept it all the same and say why with --reason TEXT."


def run(args: argparse.Namespace) -> int:
    """Decide on all of it or, where one is refused, on none."""
    if bool(args.ids) == (args.batch is not None):
        raise WrongUsage("name statements or a batch, and not both", "decide", "See habeas proposals for what waits.")
    with opened(args):
        from habeas.ledger import deciding, reference
        from habeas.ledger.actor import operator
        from habeas.ledger.models import Verdict

        verdict = Verdict.ACCEPT if args.accept else Verdict.REJECT
        ruled = deciding.Ruled(operator(), args.reason, args.note)
        if args.accept:
            _demand_sound(args)
        if args.batch is not None:
            made = [deciding.decide_batch(verdict, args.batch, ruled)]
        else:
            found = [reference.find(one) for one in args.ids]
            made = deciding.decide(verdict, [(row.kind, row.id) for row in found], ruled)
    if args.json:
        print(json.dumps({"decisions": made}))
    else:
        print(f"{verdict}: {len(made)} decision{'s' if len(made) != 1 else ''} made", flush=True)
    return 0


def _demand_sound(args: argparse.Namespace) -> None:
    """Refuse to accept without a reason what a check stops; what it asks is said, and left to the person."""
    from habeas.ledger import check, reference

    if args.batch is not None:
        found = check.findings_for(args.batch)
    else:
        found = check.findings_on([reference.find(one) for one in args.ids])
    for finding in found:
        print(finding, file=sys.stderr)
    if not args.reason.strip():
        check.demand_nothing_stops(found, GO_ON)

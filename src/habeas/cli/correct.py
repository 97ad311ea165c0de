"""Replace a statement by a corrected one: the same but for the fields that are named. The old one stays, superseded.

habeas correct KAZ/prison_population/2017/wpb-2018 value=36500 --reason "Misread: 36,500, not 35,600"
"""

from __future__ import annotations

import argparse
import json

from habeas.cli.opening import opened, pairs


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", metavar="ID", help="observation-123 or a public id")
    parser.add_argument("fields", nargs="+", metavar="FIELD=VALUE", help="what is different")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why; public")
    parser.add_argument("--note", default="", metavar="TEXT", help="private")
    parser.add_argument("--json", action="store_true", help="the new statement's id as JSON")


def run(args: argparse.Namespace) -> int:
    """Write the new statement and accept it in one transaction."""
    with opened(args):
        from habeas.ledger import correcting, deciding, reference
        from habeas.ledger.actor import operator

        row = reference.find(args.id)
        ruled = deciding.Ruled(operator(), args.reason, args.note)
        done = correcting.correct(row.kind, row.id, pairs(args.fields), ruled)
    if args.json:
        print(json.dumps({"id": done.reference, "replaces": row.reference, "accepted": done.accepted}))
    else:
        waits = "" if done.accepted else "; it waits for somebody else to accept it"
        print(f"{row.reference} is corrected by {done.reference}{waits}", flush=True)
    return 0

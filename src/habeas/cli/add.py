"""Add one statement, or one source, by hand.

habeas add source key=moi-2025 title="Annual report" publisher="Ministry of the Interior" published=2025-03
habeas add observation subject=KAZ indicator=detainee_entries period=2024 value=412 source=moi-2025 locator="p. 12"
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from habeas.cli.errors import Failure
from habeas.cli.opening import opened, pairs
from habeas.intake.proposal import KINDS, Source, Statement


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("kind", choices=["source", *KINDS], metavar="KIND", help=f"source, {', '.join(KINDS)}")
    parser.add_argument("fields", nargs="+", metavar="FIELD=VALUE", help="lists are a;b;c, breakdowns sex=female")
    parser.add_argument("--accept", action="store_true", help="accept it at once")
    parser.add_argument("--json", action="store_true", help="say what was done as JSON")


def run(args: argparse.Namespace) -> int:
    """Propose it, or accept it at once."""
    with opened(args):
        from habeas.ledger import check
        from habeas.ledger.actor import operator
        from habeas.ledger.importing import BatchIntent, propose

        item = _item(args.kind, pairs(args.fields))
        sources = [item] if isinstance(item, Source) else []
        statements = [item] if isinstance(item, Statement) else []
        found = check.findings_before(sources, statements)
        for finding in found:
            print(finding, file=sys.stderr)
        done = propose(BatchIntent(reader="hand"), sources, statements, accept=args.accept, by=operator())
    if args.json:
        print(json.dumps(asdict(done) | {"findings": [finding.to_json() for finding in found]}))
        return 0
    if not done.batch:
        print("the ledger has it already", file=sys.stderr)
    elif done.proposed:
        print(f"proposed in batch {done.batch}; accept it with habeas decide --batch {done.batch} --accept")
    elif sources:
        print(f"added source {sources[0].key}")
    if args.accept or sources:  # a source waits for nobody: it is there for statements to name
        print(f"committed BATCH {done.batch}", flush=True)
    return 0


def _item(kind: str, fields: dict[str, str]) -> Source | Statement:
    from habeas.ledger.mapping import LAYOUTS, SOURCE, FieldError

    try:
        return SOURCE.from_words(fields) if kind == "source" else LAYOUTS[kind].from_words(fields)
    except FieldError as error:
        raise Failure(error.problem, error.field, "Nothing was written.") from error

"""List what waits for a decision, and what each would change.

habeas proposals --batch 12
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from habeas.cli.opening import opened

if TYPE_CHECKING:
    from habeas.ledger.proposals import Proposal


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--batch", type=int, metavar="N", help="only what one batch brought in")
    parser.add_argument("--json", action="store_true", help="a list of proposals as JSON")


def run(args: argparse.Namespace) -> int:
    """Print what waits, batch by batch."""
    with opened(args):
        from habeas.ledger import proposals

        found = sorted(proposals.proposals(args.batch), key=lambda one: (one.row.batch, one.row.kind, one.row.id))
        batches = {one.batch: one for one in proposals.batches()}
    if args.json:
        json.dump([one.to_json() for one in found], sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    last = 0
    for one in found:
        if one.row.batch != last:
            last = one.row.batch
            about = batches[last]
            print(f"batch {last}: {about.count} wait; {about.reader} {about.version}, {about.started_at}, {about.by}")
        print(_words(one))
    if not found:
        print("nothing waits")
    return 0


def _words(one: Proposal) -> str:
    lines = [f"  {one.row.reference}  {one.row.natural_id}  {one.effect}"]
    for other in one.beside:
        mark = ", preferred" if other.preferred else ""
        lines.append(f"    stands: {other.reference} ({other.source}{mark})")
        lines += [f"      {name}: {old!r} -> {new!r}" for name, (old, new) in other.differs.items()]
    return "\n".join(lines)

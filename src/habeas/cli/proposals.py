"""List what waits for a decision, what each would change, and what the checks find in it.

habeas proposals --batch 12
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from habeas.cli.opening import opened

if TYPE_CHECKING:
    from habeas.ledger.check import Finding
    from habeas.ledger.proposals import Proposal
    from habeas.values import Json


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
        named = {id: list(of) for number in batches if args.batch in (None, number) for id, of in _named(number)}
    if args.json:
        json.dump([_json(one, named) for one in found], sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    last = 0
    for one in found:
        if one.row.batch != last:
            last = one.row.batch
            about = batches[last]
            print(f"batch {last}: {about.count} wait; {about.reader} {about.version}, {about.started_at}, {about.by}")
        print(_words(one))
        for finding in named.get(one.row.reference, ()):
            print(f"    {finding.severity}  {finding.code}: {finding.message}")
    if not found:
        print("nothing waits")
    return 0


def _named(batch: int) -> Iterable[tuple[str, Sequence[Finding]]]:
    from habeas.ledger import check

    return check.by_statement(check.findings_for(batch)).items()


def _json(one: Proposal, named: Mapping[str, Sequence[Finding]]) -> dict[str, Json]:
    return one.to_json() | {"findings": [finding.to_json() for finding in named.get(one.row.reference, ())]}


def _words(one: Proposal) -> str:
    lines = [f"  {one.row.reference}  {one.row.natural_id}  {one.effect}"]
    for other in one.beside:
        mark = ", preferred" if other.preferred else ""
        lines.append(f"    stands: {other.reference} ({other.source}{mark})")
        lines += [f"      {name}: {old!r} -> {new!r}" for name, (old, new) in other.differs.items()]
    return "\n".join(lines)

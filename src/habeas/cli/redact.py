"""Erase what may hurt somebody, everywhere: from the ledger, its files and every kept edition, as if it had never been.

For what is merely wrong, use habeas correct or habeas withdraw: those say in public what was done. A redaction is
silent, and cannot be taken back. Look first with --dry-run. Where require_four_eyes is set, the first call is a wish
alone, and another person's call with the same statements carries it out. The reason stays in the ledger: it is private,
and should not say what was said.

example:
  habeas redact observation-123 --reason "Names a person who is detained" --dry-run
  habeas redact observation-123 --reason "Names a person who is detained"
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from habeas.cli.opening import opened

if TYPE_CHECKING:
    from habeas.ledger.home import Home
    from habeas.ledger.redaction_plan import Plan
    from habeas.publish.redaction import Redacted

NAMED = 10
"""How many statements a warning names."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("ids", nargs="+", metavar="ID", help="observation-123 or a public id")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why; private, and kept in the ledger")
    parser.add_argument("--dry-run", action="store_true", help="say what would be erased and made again; write nothing")
    parser.add_argument("--json", action="store_true", help="print JSON alone")


def run(args: argparse.Namespace) -> int:
    """Say what goes, then let it go."""
    with opened(args) as home:
        from habeas.ledger import reference
        from habeas.ledger.actor import operator
        from habeas.ledger.redaction_plan import plan
        from habeas.publish.redaction import go_on, redact

        if not args.dry_run:
            go_on(home)  # the same call again ends what was stopped
        if all(_is_gone(home, one) for one in args.ids):
            print(json.dumps({"statements": args.ids, "done": True}) if args.json else f"redacted {' '.join(args.ids)}")
            return 0

        found = list({row.reference: row for row in map(reference.find, args.ids)}.values())
        planned = plan(home, found)
        for line in _warnings(planned):
            print(line, file=sys.stderr)
        if args.dry_run:
            print(json.dumps(asdict(planned), ensure_ascii=False) if args.json else "\n".join(_said(planned)))
            return 0
        done = redact(home, found, operator(), args.reason)
    if args.json:
        print(json.dumps({**asdict(planned), **asdict(done)}, ensure_ascii=False))
    else:
        print("\n".join(_done(planned, done)), flush=True)
    return 0


def _is_gone(home: Home, name: str) -> bool:
    """Whether a statement is on the list and no longer there; numbers begin again in a ledger that was restored."""
    from habeas.ledger import redactions, reference
    from habeas.ledger.errors import UnknownReference

    try:
        reference.find(name)
    except UnknownReference:
        return name in {one.reference for one in redactions.listed(home)}
    return False


def _said(planned: Plan) -> Iterator[str]:
    yield f"would empty {', '.join(planned.statements)}: {planned.texts} texts, the value, and every salt"
    for name, others in planned.captures.items():
        yield f"would erase the captured file {name}; {others} other statements were read from it, and stay"
    again = ", ".join(planned.editions) or "none: it stands in no edition"
    yield f"would make again, as far as they are kept, the editions: {again}"
    yield "nothing was written"


def _done(planned: Plan, done: Redacted) -> Iterator[str]:
    if not done.done:
        yield "asked for: this observatory wants two people, so nothing is erased yet"
        yield f"another person has to run: habeas redact {' '.join(planned.statements)} --reason TEXT"
        return
    for name, others in planned.captures.items():
        yield f"erased the captured file {name}; {others} other statements were read from it, and stay"
    for edition in done.amended:
        yield f"amended {edition}"
    if done.wished_by:
        yield f"two people agreed: {done.wished_by} asked for it"
    else:
        yield "a second person's agreement was not asked for (require_four_eyes is false)"
    yield f"redacted {' '.join(planned.statements)}"


def _named(references: Sequence[str]) -> str:
    """The first few by name, the rest counted; `--json` names all."""
    rest = len(references) - NAMED
    return ", ".join(references[:NAMED]) + (f" and {rest} others (--json names them)" if rest > 0 else "")


def _warnings(planned: Plan) -> Iterator[str]:
    """What a person has to look at besides."""
    if planned.same_words:
        yield f"the same words stand in {_named(planned.same_words)}: name them too, if they may hurt as well"
    if planned.corrections:
        yield f"corrects, or is corrected by, {_named(planned.corrections)}: see whether they say it too"
    if planned.stands_again:
        yield f"{_named(planned.stands_again)} will stand again, as the correction will never have been"
    if planned.resting:
        yield f"{_named(planned.resting)} rests on it and leaves the editions; see whether it repeats what it said"
    for name, batches in planned.other_captures.items():
        of = ", ".join(map(str, batches))
        yield f"the captured file {name} (batch {of}) holds the same words and stays: redact what came from it too"
    if planned.copies:
        yield f"beside the ledger lie {', '.join(planned.copies)}: copies may hold it, so look and delete them yourself"
    yield "backups, exports and mirrors elsewhere are not reached: see docs/redaction.md"

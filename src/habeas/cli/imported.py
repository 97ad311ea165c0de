"""The end of every import of files: the file is kept, its statements are proposed, and what came of it is told."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from habeas.intake.proposal import Source, Statement
    from habeas.ledger.importing import Imported


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file with what was read in it: its bytes, what they are, by which reader, and the statements they make."""

    file: str
    data: bytes
    media_type: str
    reader: str
    sources: Sequence[Source]
    statements: Sequence[Statement]


@dataclass(frozen=True, slots=True)
class Line:
    """What is told of one file: a summary in words, what became of it, and what a machine is told besides."""

    file: str
    summary: str
    imported: Imported
    besides: Mapping[str, Any]


def bring_in(home: str, incoming: Incoming, *, accept: bool) -> Imported:
    """Keep a file and propose its statements, as operator; the ledger must be open."""
    from habeas import __version__
    from habeas.ledger.actor import operator
    from habeas.ledger.home import Home
    from habeas.ledger.importing import BatchIntent, Captured, propose
    from habeas.ledger.kept_files import keep

    # The file is kept before the rows that point to it: a crash between the two leaves a file nobody names.
    kept = keep(Home.find(home), incoming.data)
    capture = Captured(sha256=kept, media_type=incoming.media_type, how=f"file {Path(incoming.file).name}")
    intent = BatchIntent(reader=incoming.reader, version=__version__, capture=capture)
    return propose(intent, incoming.sources, incoming.statements, accept=accept, by=operator())


def tell(lines: Sequence[Line], *, accept: bool, as_json: bool, besides: Mapping[str, Any] | None = None) -> None:
    """What came of every file, and in the last line, once all of it would survive a power cut, the last batch."""
    last = max((line.imported.batch for line in lines), default=0)
    if as_json:
        files = [
            {"file": line.file, "batch": one.batch, "proposed": one.proposed, "accepted": one.accepted}
            | {"same": one.same, **line.besides}
            for line in lines
            for one in [line.imported]
        ]
        print(json.dumps({"files": files, **(besides or {}), "committed": last if accept else None}))
        return
    for line in lines:
        one = line.imported
        print(line.summary)
        print(f"  {one.accepted} accepted, {one.proposed} proposed, {one.same} already in the ledger")
        if one.waiting:
            print(f"  {one.waiting} of them still wait for a decision: habeas proposals", file=sys.stderr)
    print(f"committed BATCH {last}" if accept else f"proposed BATCH {last}", flush=True)

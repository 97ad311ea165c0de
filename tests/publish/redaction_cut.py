"""Redacts in a process of its own, which is gone before or after one step: ``HOME NAME NUMBER``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from tests.publish.conftest import SITE
from tests.publish.power_cut import cut_off
from tests.publish.steps import OPERATOR

from habeas.capture.store import FileStore
from habeas.ledger import emptying, public, redacting, redactions, reference, scrubbing
from habeas.ledger.connection import connect
from habeas.ledger.home import Home
from habeas.publish import amending, redaction

STEPS: tuple[tuple[Any, str], ...] = (
    (redactions, "intend"),
    (emptying, "empty_texts"),
    (redacting, "write"),
    (redacting, "redact"),
    (redactions, "add"),
    (FileStore, "erase"),
    (scrubbing, "scrub"),
    (amending, "rebuild"),
    (amending, "sync_tree"),
    (public, "record_amendment"),
    (amending, "exchange"),
    (amending, "sync_folder"),
    (redactions, "finished"),
)
"""The steps of a redaction in their order; the transaction ends with `redact`."""
COMMITTED = 3
"""From the end of this step on it is done for good."""


if __name__ == "__main__":
    home = Home(Path(sys.argv[1]))
    connect(home)
    place, after = divmod(int(sys.argv[3]), 2)
    found = [reference.find(sys.argv[2])]
    if place < len(STEPS):
        cut_off(*STEPS[place], after=bool(after))
    redaction.redact(home, found, OPERATOR, "names somebody", site=SITE)

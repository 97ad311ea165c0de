"""What every command reads before it does anything, with the small site in the standard one's place."""

from __future__ import annotations

import importlib

from tests.soak.small import shrink

shrink()

for name in (
    *("habeas.ledger.setup", "habeas.ledger.check", "habeas.ledger.deciding", "habeas.ledger.importing"),
    *("habeas.ledger.proposals", "habeas.publish.publishing", "habeas.publish.redaction", "habeas.keeping.backup"),
    *(f"habeas.cli.{verb}" for verb in ("backup", "check", "decide", "import_", "init", "publish", "redact", "verify")),
):
    importlib.import_module(name)

from django.db import connections  # noqa: E402

from habeas.catalog import load  # noqa: E402
from habeas.cli.main import main  # noqa: E402

__all__ = ["close", "main"]

load()


def close() -> None:
    """What Python does with a database at the end of a process, which a forked one leaves out."""
    connections.close_all()

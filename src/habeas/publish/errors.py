"""How publishing fails: in one sentence, with nothing of the current edition touched."""

from __future__ import annotations

from habeas.ledger.errors import LedgerError


class PublishError(LedgerError):
    """Publishing stopped: what is wrong, where, and what to do next."""

"""How a backup or a restore fails: with nothing half done."""

from __future__ import annotations

from habeas.ledger.errors import LedgerError


class RefusedBackup(LedgerError):
    """A backup that cannot be written or read: what is wrong, in which member, and what to do."""

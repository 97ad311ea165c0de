"""What can go wrong in the ledger, told so that a person can act."""

from __future__ import annotations


class LedgerError(Exception):
    """A refusal: what is wrong, where (a row, a field, a path), and what to do next."""

    def __init__(self, what: str, where: str = "", fix: str = "") -> None:
        super().__init__(what, where, fix)
        self.what = what
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}. {self.fix}" if self.fix else head


class NotAnObservatory(LedgerError):
    """The directory holds no observatory, or its database holds no ledger."""


class OlderLedger(LedgerError):
    """The ledger was made by an older habeas and must be upgraded first."""


class NewerLedger(LedgerError):
    """The ledger was made by a newer habeas than this one."""


class UnguardedLedger(LedgerError):
    """Triggers that keep the ledger append-only are gone or changed."""


class RefusedStatement(LedgerError):
    """A statement or a source that cannot be taken in; the whole import stops."""


class Conflict(LedgerError):
    """Somebody else decided in between: the decision was made on what no longer stands."""


class RefusedDecision(LedgerError):
    """A decision that cannot be made on this statement, or not by this person."""


class UnknownReference(LedgerError):
    """Nothing, or more than one thing, goes by this name."""


class RefusedDump(LedgerError):
    """A dump that cannot be read, with its line and field."""

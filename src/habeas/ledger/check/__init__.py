"""The checks: plain functions from a view of the ledger to findings. `docs/checks.md` says what each code means."""

from habeas.ledger.check.finding import Finding, Severity
from habeas.ledger.check.run import CODES, check

__all__ = ["CODES", "Finding", "Severity", "check"]

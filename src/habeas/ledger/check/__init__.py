"""The checks: plain functions from a view of the ledger to findings. `docs/checks.md` says what each code means."""

from habeas.ledger.check.entry import by_statement, demand_nothing_stops, findings_before, findings_for, findings_on
from habeas.ledger.check.finding import Finding, Severity
from habeas.ledger.check.run import CODES, check, look

__all__ = [
    "CODES",
    "Finding",
    "Severity",
    "by_statement",
    "check",
    "demand_nothing_stops",
    "findings_before",
    "findings_for",
    "findings_on",
    "look",
]

"""The ledger's clock: times are written as UTC text, alike in every database."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The present second, as ``2026-11-24T09:30:00Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

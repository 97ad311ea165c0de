"""Which observatory this process has open: one connection a process, so one home."""

from __future__ import annotations

from habeas.ledger.errors import NotAnObservatory
from habeas.ledger.home import Home

_home: Home | None = None


def remember(home: Home) -> None:
    """From now on this one."""
    global _home  # noqa: PLW0603 - one connection a process, so one home
    _home = home


def current() -> Home:
    """The observatory this process is connected to."""
    if _home is None:
        raise NotAnObservatory("no observatory was opened", fix="Call connect first.")
    return _home

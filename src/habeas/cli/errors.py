"""How a command fails: one clear error that says what, where and what to do."""

from __future__ import annotations


class Failure(Exception):
    """The work failed. Printed as one message; the command exits 1."""

    def __init__(self, what: str, where: str = "", fix: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what}" + (f"\n  {self.fix}" if self.fix else "")


class WrongUsage(Failure):
    """The command was called wrongly in a way that its parser cannot see; the command exits 2."""

"""The last line of a dump: how many rows came before it and a hash over every line. A dump without it was cut short."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

END = "end"
"""What the last line says it is, where the first says *ledger*."""


class Tally:
    """Lines as they are written or read, counted and hashed; line endings do not matter."""

    def __init__(self) -> None:
        self._lines = 0
        self._hash = hashlib.sha256()

    def add(self, line: bytes) -> bytes:
        """Take in one line, the first included, and hand it on."""
        self._lines += 1
        self._hash.update(line.rstrip(b"\r\n") + b"\n")
        return line

    def end(self) -> dict[str, str | int]:
        """The last line for what was taken in; the first line is no row."""
        return {"habeas": END, "rows": self._lines - 1, "sha256": self._hash.hexdigest()}

    def differs(self, end: Mapping[str, object]) -> str:
        """In what a last line disagrees with the lines that came before it; empty where it does not."""
        expected = self.end()
        if end.get("rows") != expected["rows"]:
            return f"rows: the last line counts {end.get('rows')!r} rows, {expected['rows']} came"
        if end.get("sha256") != expected["sha256"]:
            return "sha256: the lines are not those that were written"
        if unknown := sorted(end.keys() - expected.keys()):
            return f"{unknown[0]}: is no field of the last line"
        return ""


def may_be_end(line: bytes) -> bool:
    """Whether a line that nobody has read can be the last of a dump."""
    return b'"habeas"' in line


def is_end(content: Mapping[str, object]) -> bool:
    """Whether a line is the last of a dump."""
    return content.get("habeas") == END

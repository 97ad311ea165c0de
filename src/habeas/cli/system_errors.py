"""What the system or a database refuses, told as a command's failure: a disk that is full, failing or locked."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping

from habeas.cli.errors import Failure

AGAIN = "then run the same command again"
_FULL = f"Nothing was acknowledged. Free some space, {AGAIN}."
_READ_ONLY = f"Nothing was acknowledged. See that the disk and the folder can be written to, {AGAIN}."
_FAILING = (
    "Nothing was acknowledged. The disk does not keep what it is given: see the system's log, move the observatory to "
    f"another disk or restore a backup there, {AGAIN}."
)
_FIX: Mapping[int, str] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EIO: _FAILING,
}
_SQLITE: Mapping[str, tuple[str, str]] = {
    "SQLITE_FULL": ("the disk is full", _FULL),
    "SQLITE_IOERR": ("the disk failed", _FAILING),
    "SQLITE_READONLY": ("the database cannot be written to", _READ_ONLY),
    "SQLITE_CANTOPEN": ("the database cannot be opened", _READ_ONLY),
    "SQLITE_PERM": ("the database cannot be opened", _READ_ONLY),
    "SQLITE_BUSY": ("another command is writing", f"Wait for it to end, {AGAIN}."),
    "SQLITE_LOCKED": ("another command is writing", f"Wait for it to end, {AGAIN}."),
    "SQLITE_CORRUPT": ("the database is damaged", "Run habeas doctor, and restore a backup."),
    "SQLITE_NOTADB": ("the database is damaged", "Run habeas doctor, and restore a backup."),
}
_POSTGRESQL: Mapping[str, tuple[str, str]] = {
    "53100": ("the database server's disk is full", _FULL),
    "55P03": ("another command is writing", f"Wait for it to end, {AGAIN}."),
    "40P01": ("another command is writing", f"Wait for it to end, {AGAIN}."),
    "25006": ("the database cannot be written to", f"See why the server is read-only, {AGAIN}."),
}
_REACH = "See that it runs and can be reached, and that no other program holds it; then try again."


def of_system(error: OSError) -> Failure:
    """A file or folder that cannot be read or written; the system says best which and why."""
    fix = _FIX.get(error.errno or 0, "See that it can be read and written.")
    return Failure(error.strerror or str(error), str(error.filename or ""), fix)


def of_database(error: BaseException) -> Failure | None:
    """What SQLite or PostgreSQL refused for the machine's sake; None for what is a fault of habeas."""
    for cause in _causes(error):
        name = getattr(cause, "sqlite_errorname", None) or ""
        known = _SQLITE.get("_".join(name.split("_")[:2])) or _POSTGRESQL.get(getattr(cause, "sqlstate", None) or "")
        if known:
            return Failure(f"{known[0]} ({str(cause).strip()})", "database", known[1])
    return None


def unreachable(error: Exception) -> Failure:
    """A database that does not answer, for a reason it tells in its own words."""
    return Failure(f"the database does not answer: {str(error).strip()}", "database", _REACH)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__

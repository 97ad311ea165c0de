"""Captured files held against their names, which are the hashes of their bytes and stand in chained rows."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.capture.store import CaptureError, FileStore
from habeas.ledger.chain.left import redacted_statements
from habeas.ledger.chain.rows import Fault
from habeas.ledger.home import Home
from habeas.ledger.models import STATEMENTS, Batch, Capture, EditionCut


def missing(home: Home) -> list[str]:
    """Files that rows name and that are not there, but for what a redaction erased. A dump holds none of them."""
    there = _there(home)
    return [sha256 for sha256 in sorted(_named() - erased_captures()) if sha256 not in there]


def changed(home: Home) -> Iterator[Fault]:
    """Files whose bytes are not those that came in."""
    store = FileStore(home.files)
    for sha256 in sorted(_named() & _there(home)):
        try:
            store.open(sha256).close()
        except CaptureError as error:
            yield Fault(f"file-{sha256}", str(error), "file_changed")


def unknown(home: Home) -> Iterator[Fault]:
    """Files that no row names: left by an import that was interrupted or brought nothing new, or put there."""
    named = _named()
    for path in sorted(home.files.rglob("*")):
        if not path.is_dir() and (path.name not in named or path != FileStore(home.files).path(path.name)):
            where = path.relative_to(home.path).as_posix()
            yield Fault(where, "no capture and no edition names it; look at it and remove it", "file_unknown")


def _there(home: Home) -> set[str]:
    """The names of the files that are there, read from the folder: a row that was meddled with may name none at all."""
    return {path.name for path in home.files.rglob("*") if path.is_file()}


def erased_captures() -> set[str]:
    """Captures that a redaction may have erased: those of the batches in which redacted statements came."""
    rows = [STATEMENTS[kind]._default_manager.filter(pk=id).first() for kind, id in redacted_statements()]
    batches = Batch.objects.filter(pk__in={row.batch_id for row in rows if row}, capture__isnull=False)
    return {str(found) for found in batches.values_list("capture__sha256", flat=True)}


def _named() -> set[str]:
    captures = Capture.objects.values_list("sha256", flat=True)
    return {*captures, *EditionCut.objects.exclude(inputs="").values_list("inputs", flat=True)}

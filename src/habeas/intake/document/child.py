"""The reader as a child process runs it: bytes and names in, JSON out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from habeas.catalog import Catalog, load
from habeas.intake.document.errors import DocumentError
from habeas.intake.document.read import read_document

CHILD = "habeas.intake.document.child:read"
"""What a parent asks its child to run."""


def read(data: bytes, name: str, catalog_folder: str | None, lexicon_folder: str | None) -> dict[str, Any]:
    """Read one document; what stops the reading is part of the answer, so that its words survive the way back.

    A child reads many documents, one after the other, and loads the catalog once.
    """
    own = Path(lexicon_folder) if lexicon_folder else None
    try:
        reading = read_document(data, name=name, catalog=_catalog(catalog_folder), own_lexicons=own)
    except DocumentError as error:
        return {"problem": error.problem, "fix": error.fix}
    return {"reading": reading.to_child_json()}


@cache
def _catalog(folder: str | None) -> Catalog:
    return load(Path(folder) if folder else None)

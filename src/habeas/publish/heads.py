"""The head of the ledger's chain at an edition's cut, told by the manifest: every copy is a witness of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from habeas.capture.durable import write_file
from habeas.edition.manifest import NAME, Manifest
from habeas.ledger import chain
from habeas.publish.inputs import EditionCut


def with_head(directory: Path, described: Manifest, edition: EditionCut) -> Manifest:
    """Write the head into the manifest of a finished directory.

    One of before the chain was kept has no inputs written down either, and tells no head when it is made again.
    """
    if not edition.inputs:
        return described
    described = replace(described, chain=chain.head_at(edition.cut))
    write_file(directory / NAME, described.to_bytes())
    return described

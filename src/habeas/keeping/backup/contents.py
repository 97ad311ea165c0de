"""What lies in a backup, by the names of its members."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from habeas.edition.current import current_id, kept, order
from habeas.ledger import redactions, wishes

DUMP = "ledger.jsonl"
SETTINGS = "habeas.toml"
REDACTIONS = redactions.LIST
"""What was redacted, in the observatory's folder and in every backup."""
BESIDE = (REDACTIONS, wishes.NAME)
"""Single files of the folder that are in a backup, where they are there."""
FILES = "files"
EDITIONS = "editions"
OWN = ("catalog", "pages")
"""The observatory's own folders, taken as they are."""


def editions_of(folder: Path, recorded: Sequence[str]) -> list[str]:
    """The kept editions that belong to a ledger which recorded these: none that is newer than the last."""
    if not recorded:
        return []
    newest = max(map(order, recorded))
    return [one for one in kept(folder) if order(one) <= newest]


def current_of(folder: Path, recorded: Sequence[str], taken: Sequence[str]) -> str:
    """Which of those taken is current: the last that the rows record, else what the link says; empty for none."""
    wanted = [*recorded[-1:], current_id(folder)]
    return next((one for one in wanted if one in taken), taken[-1] if taken else "")

"""Keeping the bytes that came in with an import, but for those that a redaction erased."""

from __future__ import annotations

from habeas.capture.store import FileStore
from habeas.ledger import redactions
from habeas.ledger.home import Home


def keep(home: Home, data: bytes) -> str:
    """Keep the bytes and return their name. What a redaction erased does not come back, whoever imports it again.

    The list is read again afterwards, as somebody may be redacting at this very moment: they write it, then erase.
    """
    store = FileStore(home.files)
    name = store.name(data)
    if not _erased(home, name):
        store.put(data)
        if _erased(home, name):
            store.erase(name)
    return name


def _erased(home: Home, name: str) -> bool:
    return any(name in one.captures for one in redactions.listed(home))

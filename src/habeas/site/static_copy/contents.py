"""What a static copy holds: which file of the edition lies where in it, and what the copy adds."""

from __future__ import annotations

from habeas.edition.manifest import NAME as MANIFEST
from habeas.site.static_copy.links import INDEX, NEEDS_SERVER

PAGES = "site/"
COMPRESSED = ".br"
MARK = "STATIC-COPY.json"
"""By this file an earlier copy is known; a folder without it is never replaced."""
EXPLAINED = NEEDS_SERVER[1:]
OF_THE_COPY = frozenset({MARK, MANIFEST, EXPLAINED + INDEX, f"{EXPLAINED}index.json"})
"""Files that are not in the edition's manifest."""


def path_in_copy(path: str) -> str:
    """Where a file of the edition lies in the copy; empty for what is left out.

    Compressed forms are left out: they hold the pages as they were before their links were rewritten.
    """
    if not path.startswith(PAGES):
        return path
    return "" if path.endswith(COMPRESSED) else path.removeprefix(PAGES)

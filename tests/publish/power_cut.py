"""Publishes an observatory in a process of its own, which is gone before or after one step: ``HOME NUMBER``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from tests.publish.conftest import SITE
from tests.publish.steps import DAY

from habeas.edition import build, data_files, manifest
from habeas.ledger import public
from habeas.ledger.home import Home
from habeas.publish import building, publishing, site_files

GONE = 9
STEPS: tuple[tuple[Any, str], ...] = (
    (build, "renew"),
    (data_files, "write"),
    (site_files, "write"),
    (manifest, "describe"),
    (building, "sync_tree"),
    (publishing, "sync_folder"),
    (public, "record_edition"),
    (publishing, "swap"),
    (publishing, "prune"),
)
"""The steps of publishing in their order."""


def cut_off(owner: Any, name: str, after: bool) -> None:
    """Let the power fail just before or just after a step."""
    real = getattr(owner, name)

    def last(*given: Any, **named: Any) -> Any:
        if after:
            real(*given, **named)
        os._exit(GONE)

    setattr(owner, name, last)


if __name__ == "__main__":
    place, after = divmod(int(sys.argv[2]), 2)
    if place < len(STEPS):
        cut_off(*STEPS[place], after=bool(after))
    publishing.publish(Home(Path(sys.argv[1])), DAY, site=SITE)

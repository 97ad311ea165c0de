"""The `habeas` command with a site of a few pages, so that a thousand publications fit into an hour.

Everything else is the real thing: every table, every data file, the manifest, every sync and every rename.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


def shrink() -> None:
    """Put the small site where the standard one stands, before anything else of publishing takes it from there."""
    from tests.publish.conftest import SITE

    from habeas.publish import rebuilding

    standard = rebuilding.STANDARD
    rebuilding.STANDARD = SITE
    _replace_defaults(rebuilding, standard, SITE)


def _replace_defaults(module: ModuleType, old: Any, new: Any) -> None:
    """A default is taken when its function is defined."""
    for function in vars(module).values():
        named = getattr(function, "__kwdefaults__", None) or {}
        named.update({name: new for name, value in named.items() if value is old})


if __name__ == "__main__":
    if "publish" in sys.argv or "redact" in sys.argv or "restore" in sys.argv:
        shrink()
    from habeas.cli.main import main

    sys.exit(main())

"""What a long count found, written down as JSON beside the build, to be told in docs/reliability.md."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path("build/soak")
KILLS = int(os.environ.get("SOAK_KILLS", "600"))
"""How often a long run kills at random moments; it kills as often as there are system calls besides."""
PUBLISHES = int(os.environ.get("SOAK_PUBLISHES", "100"))
"""How often a long run publishes under the eyes of readers."""
PAIRS = int(os.environ.get("SOAK_PAIRS", "30"))
"""How often a long run starts two commands at once, on each database."""
SHARDS = 8
"""Parts of a long run, each with an observatory of its own, so that it uses more than one core."""


def write(name: str, found: Mapping[str, object]) -> None:
    """Write down one part of a long run, with the machine it ran on, and print it."""
    machine = f"{platform.system()} {platform.release()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    told = {"part": name, **found, "machine": f"{machine}, SQLite {sqlite3.sqlite_version}"}
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(told))

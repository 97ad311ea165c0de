"""Where the corpora are, and how their files are opened."""

from __future__ import annotations

import csv
import gzip
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ.get("HABEAS_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))
"""Beside the project, or where HABEAS_CORPORA says."""


def corpus(name: str) -> Path:
    """The folder of one corpus; without it there is nothing to measure."""
    path = FOLDER / name
    if not path.is_dir():
        sys.exit(f"{path} is missing: set HABEAS_CORPORA to the folder that holds {name}")
    return path


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON Lines, packed or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    yield from map(json.loads, text.splitlines())


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

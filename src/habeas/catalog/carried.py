"""The catalog as an edition carries it: every entry in one JSON file, so that labels and definitions stay as they were.

The file has the form of the YAML files (JSON is YAML), so the one loader reads it and checks it as it does those.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import orjson

from habeas.catalog.load import build, entries_of
from habeas.catalog.model import Catalog

NAME = "catalog.json"
"""The file's name in an edition's directory."""


def carry(folder: Path | None = None) -> bytes:
    """The built-in catalog with the entries of `folder` over it, as bytes that depend on nothing else."""
    kinds: dict[str, dict[str, object]] = {}
    for (kind, key), entry in entries_of(folder).items():
        kinds.setdefault(kind, {})[key] = entry.fields
    return (json.dumps(kinds, ensure_ascii=False, indent=1) + "\n").encode()


@lru_cache(maxsize=8)
def read_carried(path: Path) -> Catalog:
    """The catalog in an edition's file. An edition never changes, so what was read is kept."""
    return build(path)


@lru_cache(maxsize=8)
def carried_keys(path: Path) -> Mapping[str, frozenset[str]]:
    """The keys of every kind of entry in an edition's file, such as ``indicators``: read without building the catalog,
    which takes a hundred times as long."""
    return {kind: frozenset(entries) for kind, entries in orjson.loads(path.read_bytes()).items()}

"""The files of a directory, compared and searched to the byte."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no stubs


def files(directory: Path) -> dict[str, Path]:
    """Every file below a directory by its path inside."""
    return {path.relative_to(directory).as_posix(): path for path in directory.rglob("*") if path.is_file()}


def without_chain(content: bytes) -> object:
    """A manifest but for the head of its ledger's chain, which two ledgers never share, and its own hash."""
    return {name: said for name, said in json.loads(content).items() if name not in ("chain", "manifest")}


def differences(one: Path, other: Path) -> list[str]:
    """What is not the same in two directories, byte for byte but for the head of the chain in a manifest."""
    left, right = files(one), files(other)
    lonely = sorted(left.keys() ^ right.keys())
    shared = sorted(left.keys() & right.keys())
    return lonely + [path for path in shared if _content(left[path]) != _content(right[path])]


def _content(path: Path) -> object:
    content = path.read_bytes()
    return without_chain(content) if path.name == "MANIFEST.json" else content


def readable(directory: Path) -> Iterator[tuple[str, bytes]]:
    """Every file with what can be read in it: compressed ones opened, databases as their statements too."""
    for name, path in files(directory).items():
        content = path.read_bytes()
        yield name, name.encode() + b"\n" + content
        if name.endswith(".br"):
            yield name, brotli.decompress(content)
        if name.endswith(".sqlite"):
            with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as database:
                yield name, "\n".join(database.iterdump()).encode()

"""Words planted in an observatory, and the search for them in every byte of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no stubs
from django.db import connection

VALUE = 918273
WORDS = ("918273", "Qwertyuiova", "Plantednote", "Plantedplace", "Plantedreason")
"""In the value, in what is printed, in the private note, in the locator, in what was decided on it."""


def forms(path: Path) -> Iterator[bytes]:
    """A file's bytes, and what they open to."""
    data = path.read_bytes()
    yield data
    if path.suffix == ".br":
        yield brotli.decompress(data)
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            yield from (opened.read(name) for name in opened.namelist())


def found(folder: Path, words: tuple[str, ...] = WORDS) -> list[str]:
    """Every file below a folder that holds one of the words."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    return [
        f"{path.relative_to(folder)}: {word}"
        for path in files
        for data in forms(path)
        for word in words
        if word.encode() in data
    ]


def in_tables(words: tuple[str, ...] = WORDS) -> list[str]:
    """Every table of the database connected to, and every sample that PostgreSQL keeps, that holds one of the words."""
    names = connection.introspection.table_names()
    if connection.vendor == "postgresql":
        names = [*names, "pg_stats"]
    hits = []
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"SELECT * FROM {name}")
            rows = repr(cursor.fetchall())
            hits += [f"{name}: {word}" for word in words if word in rows]
    return hits

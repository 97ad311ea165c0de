"""Captured files that hold certain words, as far as words stand in a file as they were read from it."""

from __future__ import annotations

import html
from collections.abc import Collection, Iterator

from habeas.capture.store import FileStore
from habeas.ledger.models import Batch, Capture, EditionCut, Text

SHORTEST = 8
"""Letters below which the same words in another file mean nothing: ``412`` stands in every page."""
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1251", "cp1252")
"""In which saved pages come."""


def words_of(texts: Collection[str]) -> list[str]:
    """The words of these texts that are long enough to be looked for, each with single blanks."""
    found = Text.objects.filter(hash__in=list(texts)).values_list("words", flat=True)
    return [words for one in found if len(words := " ".join(one.split())) >= SHORTEST]


def plain_words(texts: Collection[str]) -> list[str]:
    """The words of these texts as they are, where they are long enough."""
    found = Text.objects.filter(hash__in=list(texts)).values_list("words", flat=True)
    return sorted({words for words in found if len(words) >= SHORTEST})


def unnamed(store: FileStore, words: Collection[str]) -> list[str]:
    """Files that no row names and that hold one of these words: an import that brought nothing new left them."""
    named = {*Capture.objects.values_list("sha256", flat=True), *EditionCut.objects.values_list("inputs", flat=True)}
    return [name for name in _all(store) if name not in named and _holds(store, name, words)]


def elsewhere(store: FileStore, words: Collection[str], besides: Collection[str]) -> dict[str, list[int]]:
    """Other captured files that hold one of these words, each with the batches that were read from it."""
    found: dict[str, list[int]] = {}
    for batch, name in Batch.objects.exclude(capture=None).order_by("pk").values_list("pk", "capture__sha256"):
        if name in found or (name not in besides and name in store and _holds(store, name, words)):
            found.setdefault(name, []).append(batch)
    return found


def _all(store: FileStore) -> Iterator[str]:
    yield from (path.name for path in sorted(store.folder.glob("??/*")) if len(path.name) == 64)


def _holds(store: FileStore, name: str, words: Collection[str]) -> bool:
    if not words:
        return False
    data = store.path(name).read_bytes()
    for encoding in _ENCODINGS:
        text = html.unescape(data.decode(encoding, errors="ignore"))
        said = " ".join(text.split())
        if any(one in said for one in words):
            return True
    return False

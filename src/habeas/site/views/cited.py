"""What every statement carries on a page: its source's number, its place there, its review level, its own address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from habeas.edition.schema import Published
from habeas.site import links
from habeas.site.phrases import date_in_words, day_in_words
from habeas.site.volume import Volume
from habeas.site.words import REVIEW_LEVELS, REVIEW_MARKS, Words, label


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source in a page's list of sources, with its number there."""

    number: int
    key: str
    title: str
    publisher: str
    published: str
    language: str
    url: str
    web: str


class Bibliography:
    """Numbers the sources of one page in the order in which they are first named."""

    def __init__(self, volume: Volume) -> None:
        self.volume = volume
        self.numbers: dict[str, int] = {}
        self.made: dict[str, Any] = {}
        """Figures already made for this page: one that stands in several places is made once."""

    def mark(self, key: str) -> int:
        """The source's number on this page; 0 for no source."""
        return self.numbers.setdefault(key, len(self.numbers) + 1) if key else 0

    def notes(self) -> tuple[SourceNote, ...]:
        """The numbered list."""
        return tuple(self._note(key, number) for key, number in self.numbers.items())

    def _note(self, key: str, number: int) -> SourceNote:
        row = self.volume.sources.get(key)
        if row is None:
            return SourceNote(number, key, key, "", "", "", "", "")
        return SourceNote(
            number=number,
            key=key,
            title=row.title,
            publisher=row.publisher,
            published=date_in_words(self.volume, row.published),
            language=row.language,
            url=links.source(key),
            web=links.web(row.url),
        )


@dataclass(frozen=True, slots=True)
class Review:
    """How far a value has been checked, and when."""

    level: str
    mark: str
    words: str
    on: str
    on_text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement's source mark and review, for rows that are no figures."""

    id: str
    url: str
    source: str
    mark: int
    locator: str
    review: Review
    report: str


def cited(volume: Volume, row: Published, sources: Bibliography) -> Cited:
    """The marks of one statement; naming it numbers its source on the page."""
    address = links.quoted(row.id)
    return Cited(
        id=row.id,
        url=f"/o/{address}/",
        source=row.source,
        mark=sources.mark(row.source),
        locator=row.locator,
        review=review(volume, row),
        report=volume.report_prefix and volume.report_prefix + address,
    )


def review(volume: Volume, row: Published) -> Review:
    """The review level of a statement."""
    return _review(volume.words, volume.language, row.review_level, row.reviewed_on)


@lru_cache(maxsize=4096)
def _review(words: Words, language: str, level: str, on: str) -> Review:
    return Review(
        level, REVIEW_MARKS.get(level, "○"), label(REVIEW_LEVELS, level, words), on, day_in_words(on, language)
    )

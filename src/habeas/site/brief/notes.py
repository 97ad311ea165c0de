"""The numbered notes of a brief: one a place in a source, in the order in which they are first named."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.edition.schema import Published
from habeas.site import links
from habeas.site.phrases import date_in_words
from habeas.site.volume import Volume


@dataclass(frozen=True, slots=True)
class Note:
    """A note: who published what, when, and where in it. `url` is the source's page here, `web` its own address."""

    number: int
    source: str
    publisher: str
    title: str
    language: str
    published: str
    locator: str
    url: str
    web: str


class Notes:
    """Numbers places in sources; the same place keeps its number."""

    def __init__(self, volume: Volume) -> None:
        self._volume = volume
        self._numbers: dict[tuple[str, str], int] = {}

    def mark(self, row: Published) -> int:
        """The number of the note on a statement's source; 0 where it names none."""
        return self._numbers.setdefault((row.source, row.locator), len(self._numbers) + 1) if row.source else 0

    def marks(self, rows: list[Published]) -> tuple[int, ...]:
        """The numbers of several statements, each once."""
        return tuple(dict.fromkeys(number for row in rows if (number := self.mark(row))))

    def all(self) -> tuple[Note, ...]:
        """Every note so far."""
        return tuple(self._note(key, locator, number) for (key, locator), number in self._numbers.items())

    def _note(self, key: str, locator: str, number: int) -> Note:
        row = self._volume.sources.get(key)
        if row is None:
            return Note(number, key, "", key, "", "", locator, "", "")
        return Note(
            number=number,
            source=key,
            publisher=row.publisher,
            title=row.title,
            language=row.language,
            published=date_in_words(self._volume, row.published),
            locator=locator,
            url=links.source(key),
            web=links.web(row.url),
        )

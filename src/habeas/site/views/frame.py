"""What every page has: its title, address, language, the edition in which it last changed, and how to cite it."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.site.phrases import date_in_words
from habeas.site.volume import Volume


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page. The observatory is cited, not the software."""

    kind: str
    title: str
    description: str
    path: str
    url: str
    language: str
    direction: str
    observatory: str
    licence: str
    changed_edition: str
    changed_text: str
    cite: str
    feed: str

    @property
    def twin(self) -> str:
        """Where the page's JSON twin is; a page with a query has one with the same query."""
        path, mark, query = self.path.partition("?")
        return f"{path}index.json{mark}{query}"


def frame(
    volume: Volume, kind: str, path: str, title: str, changed: str, *, description: str = "", feed: str = ""
) -> Frame:
    """The frame of a page at `path` that last changed in the edition `changed`."""
    url = f"{volume.base_url}{path}"
    changed = changed or volume.first_edition
    return Frame(
        kind=kind,
        title=title,
        description=description,
        path=path,
        url=url,
        language=volume.language,
        direction=volume.words.direction,
        observatory=volume.title,
        licence=volume.meta.get("data_licence", ""),
        changed_edition=changed,
        changed_text=edition_day(volume, changed),
        cite=volume.words(
            "%(observatory)s, “%(title)s”, edition %(edition)s, %(url)s",
            observatory=volume.title,
            title=title,
            edition=changed,
            url=url,
        ),
        feed=feed,
    )


def edition_day(volume: Volume, edition: str) -> str:
    """The day of an edition in words."""
    return date_in_words(volume, edition.partition(".")[0])

"""Which instrument a list is about: by its number in the Treaty Collection, by its title, or by an acronym."""

from __future__ import annotations

import re
from collections.abc import Mapping

from habeas.catalog import Catalog, LabelIndex, index
from habeas.catalog.model import Instrument

_NUMBER = re.compile(r"(?P<chapter>[IVX]+|\d{1,2})[-. _](?P<treaty>\d{1,2})(?:[-. _]*\(?(?P<part>[a-z])\)?)?", re.I)
_PLACE_AND_DAY = re.compile(r"[.,]\s*[^.,]*,?\s*\d{1,2}\s+\w+\s+\d{4}\s*$")
_FILE = re.compile(r"^(?:hr_status_|status_|untc_)", re.I)
_ROMAN: Mapping[str, int] = {"I": 1, "V": 5, "X": 10}


class Instruments:
    """Finds the instruments of one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._index: LabelIndex = index(catalog)
        self._by_number = {_number(one.number): one for one in catalog.instruments.values() if one.number}
        self._by_key = {_folded(key): one for key, one in catalog.instruments.items()}

    def by_number(self, text: str) -> Instrument | None:
        """The instrument of ``IV-9``, ``4-9``, ``IV.9.b`` or ``IV-9-b.en.xml``."""
        found = _NUMBER.match(text.strip())
        return self._by_number.get(_number(found.group())) if found else None

    def by_name(self, text: str) -> Instrument | None:
        """The instrument of a title, with or without the place and day of its adoption, or of an acronym."""
        name = " ".join(text.replace("_", " ").split())
        bare = _PLACE_AND_DAY.sub("", name)
        for one in (name, bare, name.replace(" ", "-")):
            if found := self._by_key.get(_folded(one)) or self._index.instrument(one):
                return found
        return None

    def by_file(self, name: str) -> Instrument | None:
        """The instrument that the name of a file tells: ``4-9.csv``, ``IV-9.en.xml``, ``hr_status_cat.csv``."""
        stem = re.split(r"[\\/]", name)[-1].split(".")[0]
        return self.by_number(stem) or self.by_name(_FILE.sub("", stem))


def _folded(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", name.casefold()).strip()


def _number(text: str) -> tuple[int, int, str]:
    found = _NUMBER.match(text)
    assert found is not None
    chapter = found["chapter"]
    return (
        int(chapter) if chapter.isdigit() else _of_roman(chapter.upper()),
        int(found["treaty"]),
        (found["part"] or "").casefold(),
    )


def _of_roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-one if one < max(values[at + 1 :], default=0) else one for at, one in enumerate(values))

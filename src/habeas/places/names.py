"""A name in, a code out, or an honest "unknown": exact after folding, never by likeness."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from habeas.places.country import COUNTRIES, UnknownPlace
from habeas.places.fold import fold
from habeas.places.languages import NAME_LANGUAGES, display_names, territory_names
from habeas.places.tables import rows

# "Korea, Republic of" and "Korea (Republic of)": what stands behind goes in front.
_INVERTED = re.compile(r"(?P<head>[^,()]+)(?:,(?P<tail>[^,()]+)|\((?P<inside>[^()]+)\))\s*")
_FORMERLY = re.compile(r"^\s*(?:formerly|former|previously|ex)\b[\s-]*", re.I)
# "l'Albanie", "Chad (el)": the United Nations print names with their articles in French and Spanish.
_ARTICLES = re.compile(
    r"(?:l['’]|(?:la|le|les|el|las|los)\s)?(?P<bare>.+?)(?:\s*\((?:l['’]|la|le|les|el|las|los)\))?", re.I
)
_LONGEST_NAME = 8  # words looked at together when a known name is sought inside an unknown one
_LIKENESS = 0.8  # below this difflib's proposals are noise: "Europe" would offer Ethiopia

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """What a name stands for. Without a code, `candidates` are places to ask a person about, never to take."""

    code: str | None
    candidates: Codes = ()

    @property
    def found(self) -> bool:
        """Whether the name stands for one place."""
        return self.code is not None


class Names:
    """The names habeas knows, and an observatory's own spellings on top of them.

    `extra` maps a name as printed to an alpha-3 code; it wins over our tables, so that an observatory may decide an
    ambiguous name.
    """

    def __init__(self, extra: Mapping[str, str] | None = None) -> None:
        self._extra = {fold(name): (_known(code, name),) for name, code in (extra or {}).items()}
        if "" in self._extra:
            raise UnknownPlace("an alias without a letter or digit matches nothing: remove it")
        self.match = lru_cache(maxsize=16_384)(self._match)
        self.known = lru_cache(maxsize=16_384)(self._known)

    def _match(self, name: str) -> Match:
        """Return the place a name stands for; see `match`."""
        return self.known(name) or Match(None, _candidates(fold(name), self._extra))

    def _known(self, name: str) -> Match | None:
        """Return the place a name stands for, or the several; None for a name that is not known."""
        for key in _keys(name):
            codes = self._extra.get(key) or _first_names().get(key) or _other_names().get(key)
            if codes:
                return Match(codes[0]) if _decided(key, codes, self._extra) else Match(None, codes)
        return self._qualified(name)

    def _qualified(self, name: str) -> Match | None:
        """Return the place of "Greenland (Denmark)", "Benin (formerly Dahomey)": what is added repeats or holds it."""
        parts = _INVERTED.fullmatch(name.strip())
        if not parts:
            return None
        place = self.known(parts["head"])
        added = self.known(_FORMERLY.sub("", parts["tail"] or parts["inside"]))
        code = added.code if added else None
        if place and place.code and code in (place.code, COUNTRIES[place.code].parent):
            return place
        return None


def match(name: str, extra: Mapping[str, str] | None = None) -> Match:
    """Return the place a printed name stands for, in any of the languages of `NAME_LANGUAGES`.

    Codes are not names: "NA" is more often *not available* than Namibia, and sources have codes of their own; use
    `by_code`. For many names with the same `extra`, make a `Names` once.
    """
    return (Names(extra) if extra else _house_names()).match(name)


def code_of(name: str) -> str | None:
    """Return the code of the place a printed name stands for, as `match` does, without looking for what it resembles:
    for those who try many words that are mostly no names."""
    found = _house_names().known(name)
    return found.code if found else None


@cache
def _house_names() -> Names:
    return Names()


def _known(code: str, name: str) -> str:
    if code not in COUNTRIES:
        raise UnknownPlace(
            f"the alias {name!r} points to {code!r}, which is no ISO 3166-1 alpha-3 code: correct the alias"
        )
    return code


def _decided(key: str, codes: Codes, extra: Mapping[str, Codes]) -> bool:
    return key in extra or (len(codes) == 1 and key not in _ambiguous())


def _keys(name: str) -> Iterator[str]:
    """Yield the folded name, then the same without an article, then with its tail in front."""
    key = fold(name)
    if key:
        yield key
    bare = _ARTICLES.fullmatch(" ".join(name.split()))
    if bare:
        yield fold(bare["bare"])
    inverted = _INVERTED.fullmatch(name.strip())
    if inverted:
        yield fold(f"{inverted['tail'] or inverted['inside']} {inverted['head']}")


@cache
def _ambiguous() -> Mapping[str, Codes]:
    return {fold(row["name"]): tuple(row["alpha3"].split()) for row in rows("ambiguous")}


@cache
def _first_names() -> Mapping[str, Codes]:
    """Return English names, page names and aliases: every name that is ours to decide, the ambiguous ones above all."""
    found: dict[str, Codes] = {}
    english = territory_names("en")
    for place in COUNTRIES.values():
        found[fold(english[place.alpha2])] = (place.alpha3,)
        found[fold(place.slug)] = (place.alpha3,)
        found[fold(place.name("en"))] = (place.alpha3,)
    for row in (*rows("aliases"), *rows("un_names")):
        for alias in row["names"].split(" | "):
            found[fold(alias)] = (row["alpha3"],)
    return {**found, **_ambiguous()}


@cache
def _other_names() -> Mapping[str, Codes]:
    """Return the names in all other languages; one that means two places in two of them keeps both and is no match."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for language in NAME_LANGUAGES:
        names, own = territory_names(language), display_names(language)
        for place in COUNTRIES.values():
            for name in (names.get(place.alpha2), own.get(place.alpha3)):
                if name and name != place.alpha2:  # some locales carry the bare code where they lack a name
                    found[fold(name)][place.alpha3] = None
    return {key: tuple(codes) for key, codes in found.items()}


def _candidates(key: str, extra: Mapping[str, Codes]) -> Codes:
    """Return places whose name stands inside the unknown one, else those spelt much like it."""
    known = {**_first_names(), **extra}
    words = key.split()
    inside = [
        code
        for size in range(min(_LONGEST_NAME, len(words)), 0, -1)
        for start in range(len(words) - size + 1)
        for code in known.get(" ".join(words[start : start + size]), ())
    ]
    alike = [] if inside or len(key) < 4 else get_close_matches(key, known, n=5, cutoff=_LIKENESS)
    return tuple(dict.fromkeys(inside or [code for name in alike for code in known[name]]))

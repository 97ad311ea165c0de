"""The States in brackets at the end of a recommendation, as codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from habeas.places import code_of

_BRACKETS = re.compile(r"[(（]((?:[^()（）]|[(（][^()（）]*[)）])*)[)）]")
_PARTED = re.compile(r"\s*[,;،、，；/]\s*")
_AND = re.compile(r"\s+(?:and|et|y|e|и|&)\s+|\s+و\s?|和|及|与")
_LEADING_AND = re.compile(r"^(?:and|et|y|e|и|&)\s+|^و\s?|^[和及与]")
_GLUED = re.compile(r"\s*\b(?:and|et)\b\s*")
_NOISE = re.compile(r"[*†‡\d\[\]]+$|^the\s+(?=holy see|former)", re.I)
_ACRONYMS = {
    "UK": "GBR", "US": "USA", "USA": "USA", "UAE": "ARE", "DRC": "COD", "DPRK": "PRK", "ROK": "KOR", "PRC": "CHN",
    "LAO PDR": "LAO",
    "BiH": "BIH", "FYROM": "MKD", "EE UU": "USA", "EEUU": "USA",
}  # fmt: skip
"""Letters that stand for a State when they are all that stands in the brackets; elsewhere codes are not names."""
_WORDS_OF_A_RECOMMENDATION = 6
_LONGEST = 1200
_ENDS = re.compile(r"\s*[;.,:؛；。，،]*\s*")


@lru_cache(maxsize=16_384)
def states_in(inside: str) -> tuple[str, ...]:
    """The States that brackets name, as alpha-3 codes in their order; empty unless all of it are names.

    A name that is not known makes the whole no list of States: ``(art. 13)`` and ``(CEDAW)`` stand in brackets too.
    One unknown name among several known ones is a misprint and leaves the others.
    """
    if len(inside) > _LONGEST:
        return ()
    codes: dict[str, None] = {}
    unknown = 0
    for part in filter(None, _PARTED.split(" ".join(inside.split()))):
        found = list(_names(part))
        codes.update(dict.fromkeys(found))
        unknown += not found
    return tuple(codes) if codes and unknown <= len(codes) // 3 else ()


def _names(part: str) -> Iterator[str]:
    """The codes in one part between commas: a name, or several with *and* between them."""
    name = _NOISE.sub("", _LEADING_AND.sub("", part.strip(" .*"))).strip()
    if code := _code(name):
        yield code
        return
    pieces = _AND.split(name)
    for at in range(1, len(pieces)):
        left, right = name_of(pieces[:at]), name_of(pieces[at:])
        first = _code(left)
        if first:
            yield first
            yield from _names(right)
            return


def name_of(pieces: list[str]) -> str:
    """Pieces that *and* parted, put together again: "Trinidad and Tobago" is one name."""
    return " and ".join(piece.strip() for piece in pieces)


def _code(name: str) -> str | None:
    return _ACRONYMS.get(name.replace(".", "")) or (code_of(name) if len(name) < 80 else None)


def parted_by_states(text: str) -> tuple[list[tuple[str, tuple[str, ...]]], str]:
    """The recommendations in an item: each piece with the States in brackets that end it; and what follows the last.

    ``Ratify CAT (Spain); extend an invitation (Norway) (Latvia);`` holds two. Brackets inside a sentence, such as
    ``Invite the rapporteurs (Chile) to visit soon (Peru)``, name States too but part nothing.
    """
    pieces: list[tuple[str, tuple[str, ...]]] = []
    start, inside = 0, dict[str, None]()
    for found in _BRACKETS.finditer(text):
        states = states_in(found[1])
        if not states:
            continue
        if not _stands_at_end(text, start, found):
            inside.update(dict.fromkeys(states))
            continue
        before = text[start : found.start()].strip(" \n;.,")
        if not before and pieces:
            words, known = pieces[-1]
            pieces[-1] = (f"{words} {found[0]}", tuple(dict.fromkeys((*known, *states))))
        else:
            pieces.append((text[start : found.end()].strip(), tuple(dict.fromkeys((*inside, *states)))))
        start, inside = _end(text, found.end()), {}
    if inside and not pieces:
        return [(text.strip(" ;"), tuple(inside))], ""
    return pieces, text[start:].strip()


def _stands_at_end(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether brackets end a recommendation: nothing, a mark, more brackets, or a new sentence follows.

    After a comma another may begin in small letters, unless the words so far are too few to be one: ``Consider
    (Chile), sign and ratify (Peru) the Convention``.
    """
    at = found.end()
    following = text[at : at + 40].lstrip(" \n")
    if following[:1] == "," and following[1:].lstrip()[:1].islower():
        return len(text[start : found.start()].split()) >= _WORDS_OF_A_RECOMMENDATION
    return not following or following[0] in ";.,:(（[؛；。，،*–-" or following[0].isupper() or following[0].isdigit()


def _end(text: str, at: int) -> int:
    found = _ENDS.match(text, at)
    return found.end() if found else at

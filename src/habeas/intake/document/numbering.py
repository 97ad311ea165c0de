"""Which numbers in a text are those of paragraphs: the chain that counts best from the first to the last.

A number proves little by itself: "In 2011." and "No. 70." look like one. What proves it is that the ones before and
after are there. So every place that may be a number is a candidate with a strength (a number on a new line before a
capital is strong, one after a full stop inside a line is weak), and the chain with the highest sum wins; leaving out
numbers or starting over costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

Number = tuple[int, ...]

_SUB = r"\d{1,3}(?:\.\d{1,3}){0,2}"
_LINE = re.compile(
    # Arabic writes 118-69 for 118.69; elsewhere a line may begin with days or pages so joined.
    rf"(?:^|[\n\v])[ \t•]*(?P<number>\d{{1,3}}-\d{{1,3}}(?=\s*[\u0600-\u06ff])|{_SUB}|\d{{1,3}}-\d{{1,3}})(?![\d,/%])"
    r"(?P<stop>[ ]?\)?[.．、]{1,2}|[ ]?[)-]|[ ]?[–—])?(?P<gap>[\s]*)(?P<next>\S)"
)
_INSIDE = re.compile(
    # What may not stand before the number is asked after its first digit: looking for digits alone is fast.
    r"(?P<number>\d(?<![\d\n\v.,/(–-]\d)\d{0,2}(?:\.\d{1,3}){0,2})(?P<stop>[ ]?\)?[.．、])?(?P<gap>[ ]*)"
    r"(?P<next>[^\W\d_a-zа-яё]|[“\"«(\[‘])"
)
_ENDED = re.compile(r"[.;:!?…。；：)\]”\"’»*؛؟][\d,* ]{0,6}$")
_REFERS = re.compile(
    r"(?:\b(?:nos?|arts?|paras?|pp?|vol|núms?|párrs?|par|ст|п|пп)\.?|"
    r"\b(?:articles?|paragraphs?|sections?|chapters?|rules?|annex|table|figure|box|see|artículos?|párrafos?|"
    r"paragraphes?|статьи|статья|пункты?|пункте)|[№$€£(/,])\s*$",
    re.I,
)
"""What calls the number after it: an article, a paragraph, a sum."""
_COUNTS = re.compile(
    r"\b(?:and|or|to|of|in|on|from|by|at|the|with|than|about|over|some|goals?|targets?|resolutions?|comments?|"
    r"recommendations?|de|del|en|et|y|la|le|los|les|du|и|от|в|на|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\s*$",
    re.I,
)
"""What may call the number after it, or end a heading before it."""
_LOOK_BACK = 24
_WEAK = 0.7
_SURE = 1.3
_INNER = re.compile(r"[:：][\s]*$")
_HIGHEST = 999


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be the number of a paragraph: from `start`, its words from `end`."""

    start: int
    end: int
    number: Number
    strength: float
    after_colon: bool


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number of the chain; `within` is that of the paragraph whose list it counts, where the list starts over."""

    start: int
    end: int
    number: Number
    within: Number = ()

    @property
    def label(self) -> str:
        """The number as one cites it: ``67.1`` for the first item of the list in paragraph 67."""
        return ".".join(map(str, (*self.within, *self.number)))


def numbered(text: str) -> list[Numbered]:
    """The numbers of the paragraphs of a text, in order."""
    return _Chain().best(sorted(_candidates(text), key=lambda one: one.start))


def _candidates(text: str) -> Iterator[Candidate]:
    taken: set[int] = set()
    for found in _LINE.finditer(text):
        strength = _strength_on_line(text, found)
        if strength:
            taken.add(found.start("number"))
            yield _candidate(text, found, strength)
    for found in _INSIDE.finditer(text):
        strength = _strength_inside(text, found) if found.start("number") not in taken else 0.0
        if strength:
            yield _candidate(text, found, strength)


def _candidate(text: str, found: re.Match[str], strength: float) -> Candidate:
    number = tuple(int(part) for part in re.split(r"[.-]", found["number"]))
    before = text[max(0, found.start("number") - 8) : found.start("number")]
    return Candidate(found.start("number"), found.start("next"), number, strength, bool(_INNER.search(before)))


def _strength_on_line(text: str, found: re.Match[str]) -> float:
    """How surely a number at the head of a line is a paragraph's."""
    begun = found.start() == 0 or text[found.start()] == "\n"
    following, stop, gap = found["next"], found["stop"], found["gap"]
    lower = following.islower() or following.isdigit()
    dotted = "." in found["number"] or "-" in found["number"]
    if not stop and not dotted:
        if "\n" in gap or "\v" in gap or lower or not gap:
            return 0.0
        return 1.4 if begun else 0.6
    if following.isdigit() and not gap:
        return 0.0
    if lower and not dotted:
        return 0.9 if begun and "\n" not in gap else 0.4
    return 3.0 if begun else 2.0


def _strength_inside(text: str, found: re.Match[str]) -> float:
    """How surely a number inside a line is a paragraph's: after a full stop, or glued to the heading before it."""
    start = found.start()
    spaced = text[start - 1 : start].isspace()
    before = text[max(0, start - _LOOK_BACK) : start]
    if _REFERS.search(before):
        return 0.0
    ended = bool(_ENDED.search(before))
    if not found["stop"]:
        if "." not in found["number"]:
            return 0.0
        return 1.1 if ended or not found["gap"] else 0.0 if _COUNTS.search(before) else 0.6
    if ended:
        return 1.2
    if _COUNTS.search(before):
        return 0.4
    glued = not spaced and bool(found["gap"] or before[-1:].isalpha())
    return 1.0 if glued else _WEAK


@dataclass(frozen=True, slots=True)
class _End:
    """The best chain that ends at a candidate: its sum, the candidate, the chain before it, the list it is in."""

    score: float
    candidate: Candidate
    before: _End | None
    within: Number


class _Chain:
    """Finds the chain of candidates with the highest sum, going once through them."""

    def __init__(self) -> None:
        self.exact: dict[tuple[Number, Number], _End] = {}
        """The best chain that ends with a number."""
        self.top: dict[tuple[Number, int], _End] = {}
        """The best chain that ends with a number or one below it: 12, 12.3."""
        self.lists: dict[Number, _End] = {}
        """The best chain that ends inside the list of a paragraph."""
        self.leader: _End | None = None

    def best(self, candidates: Sequence[Candidate]) -> list[Numbered]:
        """The winning chain."""
        for candidate in candidates:
            if max(candidate.number) > _HIGHEST or candidate.number[0] == 0:
                continue
            ends = [self._begun(candidate)]
            ends += self._restarted(candidate, self.leader) if self.leader and _is_first(candidate) else []
            ends += [end for within in [*list(self.lists)[-3:], ()] if (end := self._added(candidate, within))]
            for end in ends:
                self._keep(end)
        return self._walked()

    def _begun(self, candidate: Candidate) -> _End:
        """A chain that begins here; one that begins after the first number is an excerpt's."""
        return _End(candidate.strength - (0.0 if _is_first(candidate) else 1.2), candidate, None, ())

    def _restarted(self, candidate: Candidate, leader: _End) -> list[_End]:
        """An annex, or a list within a paragraph, counts from one again.

        Where nothing announces a list, what proves it is that the paragraphs' own numbers go on after it: so it costs
        a little more than an annex, and still wins where they do.
        """
        number, score = leader.candidate.number, leader.score + candidate.strength
        ends = [_End(score - 2.5, candidate, leader, ())]
        if not leader.within and len(number) == 1:
            ends.append(_End(score - (0.3 if candidate.after_colon else 2.6), candidate, leader, number))
        return ends

    def _added(self, candidate: Candidate, within: Number) -> _End | None:
        """The best chain of a list, or of the paragraphs themselves, with the candidate added."""
        links = list(self._links(candidate, within))
        if not links:
            return None
        score, before = max(links, key=lambda link: link[0])
        return _End(score + candidate.strength, candidate, before, within)

    def _links(self, candidate: Candidate, within: Number) -> Iterator[tuple[float, _End]]:
        *above, last = candidate.number
        before: list[_End | None] = []
        if above:
            before.append(self.exact.get((within, (*above, last - 1))))
            if last == 1:
                before += [self.exact.get((within, tuple(above))), self.top.get((within, above[0] - 1))]
        else:
            before += [self.top.get((within, last - 1)), None if within else self.lists.get((last - 1,))]
        yield from ((one.score, one) for one in before if one)
        if candidate.strength > _WEAK:
            yield from self._over_gaps(candidate, within)

    def _over_gaps(self, candidate: Candidate, within: Number) -> Iterator[tuple[float, _End]]:
        """Chains that leave out numbers: a few at a price by their count, many only before a sure candidate."""
        *above, last = candidate.number
        for gap in range(2, 6):
            before = self.exact.get((within, (*above, last - gap))) if above else self.top.get((within, last - gap))
            if before:
                yield before.score - 0.6 - 0.3 * gap, before
        if above and (before := self.top.get((within, above[0] - 1))):
            yield before.score - 1.0, before
        leader = self.leader
        sure = leader and candidate.strength > _SURE and leader.within == within
        if leader and sure and leader.candidate.number < candidate.number:
            yield leader.score - 2.4, leader

    def _keep(self, end: _End) -> None:
        number, within = end.candidate.number, end.within
        _put(self.exact, (within, number), end)
        _put(self.top, (within, number[0]), end)
        if within:
            _put(self.lists, within, end)
        if self.leader is None or end.score >= self.leader.score:
            self.leader = end

    def _walked(self) -> list[Numbered]:
        found: list[Numbered] = []
        end = self.leader
        while end:
            found.append(Numbered(end.candidate.start, end.candidate.end, end.candidate.number, end.within))
            end = end.before
        return found[::-1]


_Key = TypeVar("_Key")


def _put(table: dict[_Key, _End], key: _Key, end: _End) -> None:
    known = table.get(key)
    if known is None or known.score <= end.score:
        table[key] = end


def _is_first(candidate: Candidate) -> bool:
    return candidate.number in ((1,), (1, 1))

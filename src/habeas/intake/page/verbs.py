"""What kind of paragraph it is, by its verbs; and the articles it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.catalog import Catalog

_ASKING = r"(?:recommend|urge|call|encourage|invite|request)(?:s|ed)?"
_RECOMMENDS = re.compile(
    rf"\bState[’']?s? party(?:\s+\w+){{0,2}}\s+(?:should|must)\b"
    rf"|\b(?:Government|authorities)\s+should\b"
    rf"|\b(?:Committee|Subcommittee|Special Rapporteur|Working Group|Independent Expert|(?-i:[A-Z]{{3,}}))"
    rf"(?:\s+on\s+[^.,;:]{{3,80}}?)?(?:,[^,;]{{0,120}},)?(?:\s+(?:also|further|therefore|strongly|again|and))*\s+{_ASKING}\b"
    rf"|\breiterates? (?:its|their|the) (?:previous )?recommendations?\b"
    rf"|^(?:It|He|She|They)\s+(?:also |further |strongly )?(?:{_ASKING}|should)\b"
    rf"|[.;:]\s+It (?:should|also {_ASKING}|{_ASKING})\b",
    re.I | re.M,
)
_CONCERNED = re.compile(
    r"\b(?:is|are|was|were|remains?|remained)\s+(?:\w+\s+){0,2}(?:concerned|alarmed|troubled|preoccupied)\b"
    r"|\b(?:regrets?|regretted|deplores?)\b"
    r"|\b(?:notes?|noted|views?)\s+with\s+(?:\w+\s+)?(?:concern|regret|alarm)\b"
    r"|\bexpress(?:es|ed)?\s+(?:\w+\s+){0,2}(?:concern|regret)\b"
    r"|\bconcerned\s+(?:that|about|at|by)\b",
    re.I,
)
_REFERENCE = re.compile(r"\((?:arts?\.?|articles?)\s*(?P<list>[\d(][^()]*(?:\([^()]{1,12}\)[^()]*)*)\)", re.I)
_NUMBER = re.compile(r"(?<![\d.])(\d{1,3})(?:\s*[-–—]\s*(\d{1,3}))?")
_OF_A_LAW = re.compile(r"\bof the (?!Covenant|Convention|Optional Protocol)", re.I)


def kind_of(text: str) -> str:
    """`recommendation` where the body asks for something, else `concern` where it worries, else `other`.

    A paragraph of the older kind that does both is a recommendation: it holds one.
    """
    if _RECOMMENDS.search(text):
        return "recommendation"
    return "concern" if _CONCERNED.search(text) else "other"


def articles_of(text: str, highest: int) -> tuple[str, ...]:
    """The articles of a treaty that a text cites in brackets, in order; numbers above `highest` are of other laws."""
    found: dict[str, None] = {}
    for reference in _REFERENCE.finditer(text):
        listed = re.sub(r"\([^()]*\)", " ", reference["list"])
        if not _OF_A_LAW.search(listed):
            found.update(dict.fromkeys(str(number) for number in _numbers(listed) if 0 < number <= highest))
    return tuple(found)


def highest_article(catalog: Catalog, body: str | None) -> int:
    """The highest article of the treaties that a body watches; of all treaty bodies where the body is not known."""
    return max(
        (
            one.articles or 0
            for one in catalog.instruments.values()
            if one.body and (one.body == body if body else catalog.bodies[one.body].mechanism == "treaty_body")
        ),
        default=0,
    )


def _numbers(listed: str) -> Iterator[int]:
    for first, last in _NUMBER.findall(listed):
        yield from range(int(first), int(last or first) + 1)

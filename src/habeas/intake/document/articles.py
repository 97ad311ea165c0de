"""The articles of a body's treaty that a paragraph cites, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from habeas.catalog import Catalog
from habeas.intake.document.lexicon import Lexicon, lexicon
from habeas.intake.document.ordinals import chinese

_BRACKETS = re.compile(r"[(（]((?:[^()（）]|[(（][^()（）]{0,40}[)）])*)[)）]")
_SUB = re.compile(r"[(（][^()（）]*[)）]")
_OTHER_NUMBERS = re.compile(r"(?:\b(?:No|Nos|núm|para|paras|párr|párrs|par)\b\.?|№|§)\s*\d+(?:\s*[-–]\s*\d+)?", re.I)
_NUMBER = re.compile(
    r"(?<![\d.])(\d{1,3})(?:\s*(?:er|ère|º|°)(?!\w))?"
    r"(?:\s*(?:[-–—]|\bto\b|\bà\b|\ba\b|\bal\b|\bпо\b|إلى|至)\s*(\d{1,3}))?(?![\d.]*\d)"
)
_CHINESE = re.compile(
    r"第([一二三四五六七八九十百\d]+)(?:条)?(?:[(（][^)）]*[)）])?(?:(?:至|-|—|－|–)(?:第)?([一二三四五六七八九十百\d]+))?"
)
_BEFORE = 70
_ONLY_CHINESE = re.compile(r"[第条款项、，和及至—－–\-\s一二三四五六七八九十百\d(（)）]+")


def articles_of(text: str, highest: int, language: str = "en") -> tuple[str, ...]:
    """The articles of a treaty that a text cites in brackets, in order.

    ``(art. 117)`` is no article of a treaty with 53 (`highest`); ``the Criminal Code (art. 20)`` and ``(art. 4 of the
    Constitution)`` are those of a law.
    """
    words = lexicon(language)
    found: dict[str, None] = {}
    for brackets in _BRACKETS.finditer(text):
        before = text[max(0, brackets.start() - _BEFORE) : brackets.start()]
        listed = _listed(brackets[1], language)
        if listed and not _of_a_law(before, listed, words):
            numbers = _chinese_numbers(brackets[1]) if language == "zh" else _numbers(listed)
            found.update(dict.fromkeys(str(number) for number in numbers if 0 < number <= highest))
    return tuple(found)


@cache
def _mark(language: str) -> re.Pattern[str]:
    """What begins a reference to articles."""
    marks = lexicon(language).pattern("articles.mark").pattern
    return re.compile(rf"\s*(?:see\s+|voir\s+|véase\s+|см\.\s+)?(?:{marks})\b\.?", re.I)


def _listed(inside: str, language: str) -> str:
    """The list of articles in brackets, without sub-paragraphs; empty where the brackets hold something else."""
    if language == "zh":
        return inside if inside.startswith("第") and _ONLY_CHINESE.fullmatch(inside) and "段" not in inside else ""
    mark = _mark(language).match(inside)
    if not mark:
        return ""
    listed = _OTHER_NUMBERS.sub(" ", _SUB.sub(" ", inside[mark.end() :]))
    return listed.split(";")[0]


def _of_a_law(before: str, listed: str, words: Lexicon) -> bool:
    """Whether the reference is to a law: named inside the brackets, or as the last thing before them."""
    if words.find("articles.law", listed) and not words.find("articles.treaty", listed):
        return True
    last = re.split(r"[.;:!?،,]", before)[-1]
    named = max((one.end() for one in words.pattern("articles.law").finditer(last)), default=-1)
    treaty = max((one.end() for one in words.pattern("articles.treaty").finditer(last)), default=-1)
    return named > treaty and len(last[named:].split()) <= 3


def _numbers(listed: str) -> Iterator[int]:
    for first, last in _NUMBER.findall(listed):
        start, stop = int(first), int(last or first)
        yield from range(start, stop + 1) if start <= stop else (start,)


def _chinese_numbers(inside: str) -> Iterator[int]:
    for first, last in _CHINESE.findall(re.sub(r"(?<=[、和至])(?=[一二三四五六七八九十\d])", "第", inside)):
        start = chinese(first)
        stop = chinese(last) if last else start
        if start and stop:
            yield from range(start, stop + 1)


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

"""News items: a title, a teaser that breaks off with […], perhaps "Read More" and the caption of a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.intake.page.cells import MONTHS
from habeas.intake.page.findings import Findings
from habeas.intake.page.lines import Line, flowing
from habeas.intake.page.reading import PageUpdate
from habeas.intake.page.words import Words
from habeas.places import match
from habeas.values import Period, PeriodError

_CUT = re.compile(r"\[(?:…|\.{3})\]?\s*$")
_DATE = re.compile(r"(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]+)\s+(?P<year>(?:19|20)\d\d)\b")
_FRONTED = re.compile(r"(?P<name>[^:;.]{2,60}?)\s*[:;]\s")
_LONGEST_TITLE = 200
_LINES_OF_A_TEASER = 12
_LONGEST_CAPTION = 300


def is_teaser(line: Line) -> bool:
    """Whether a line breaks off with […]."""
    return bool(_CUT.search(line.text))


def article_size(words: Words, lines: Sequence[Line]) -> int:
    """How many of the lines, from the first, are the title and teaser of an article; 0 where none begins here."""
    if not lines or not _is_title(words, lines[0]) or _is_headline(lines[1:2]):
        return 0
    for size, line in enumerate(lines[1 : 1 + _LINES_OF_A_TEASER], 2):
        if words.heading(line) or words.label(line, None) or (size > 2 and line.after_blank):
            return 0
        if is_teaser(line):
            return size
    return 0


def read_article(findings: Findings, lines: Sequence[Line], tail: Sequence[Line]) -> None:
    """Place one article; `tail` is what belongs to its card below the teaser."""
    title, teaser = lines[0].text, flowing(lines[1:])
    span = findings.sheet.place([*lines, *tail])
    findings.updates.append(PageUpdate(title, teaser, _date(title), span))


def tail_size(words: Words, lines: Sequence[Line]) -> int:
    """How many of the lines after a teaser still belong to its card: "Read More" and a caption."""
    button = bool(lines) and "read more" in lines[0].text.casefold() and words.furniture(lines[0])
    return int(button) + int(_is_caption(words, lines[int(button) :], button=button))


def read_articles(findings: Findings, lines: Sequence[Line]) -> None:
    """Read the lines under the heading of a list of articles; what is no article stays unparsed."""
    rest = list(lines)
    while rest:
        size = article_size(findings.words, rest)
        if not size:
            findings.leave([rest.pop(0)])
            continue
        tail = tail_size(findings.words, rest[size:])
        read_article(findings, rest[:size], rest[size : size + tail])
        rest = rest[size + tail :]


def _is_title(words: Words, line: Line) -> bool:
    known = words.heading(line) or words.label(line, None) or words.furniture(line)
    return not known and not is_teaser(line) and len(line.text) <= _LONGEST_TITLE and line.text[-1] not in ".,;:"


def _is_headline(lines: Sequence[Line]) -> bool:
    """Whether the first line is a title as the site makes them: a day or the name of a country in front."""
    if not lines or is_teaser(lines[0]) or len(lines[0].text) > _LONGEST_TITLE:
        return False
    fronted = _FRONTED.match(lines[0].text)
    return _date(lines[0].text) is not None or (fronted is not None and match(fronted["name"]).found)


def _is_caption(words: Words, lines: Sequence[Line], *, button: bool) -> bool:
    """A line that does not itself begin an article, or say when the page was updated.

    Without "Read More" before it, it is certain only where it breaks off in its source, or a headline follows.
    """
    if not lines or words.heading(lines[0]) or words.label(lines[0], None) or len(lines[0].text) > _LONGEST_CAPTION:
        return False
    text = lines[0].text
    if article_size(words, lines) or _is_headline(lines) or text.casefold().startswith("last updated"):
        return False
    return button or text.count("(") > text.count(")") or _is_headline(lines[1:])


def _date(title: str) -> str | None:
    """The day at the head of a title such as `05 May 2020 – Burkina Faso`."""
    found = _DATE.match(title)
    month = MONTHS.get(found["month"].casefold()) if found else None
    if not found or not month:
        return None
    try:
        return str(Period.parse(f"{found['year']}-{month:02d}-{int(found['day']):02d}"))
    except PeriodError:
        return None

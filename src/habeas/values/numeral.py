"""Numerals: a number as a source printed it in English, read only where it can mean one thing."""

from __future__ import annotations

import re
from decimal import Decimal

from habeas.values.quantity import Bound, Quantity, plain

LONGEST = 80
"""No number with its words is longer; a text is not searched for one."""

# Digits are ASCII alone. A leading zero is refused: `02016` is a 0 glued to the year 2016.
_NUMERAL = re.compile(r"-?(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.[0-9]+)?")
# The blanks that typesetters put between thousands; an ordinary blank may part two numbers.
_GROUP_BLANKS = "\u00a0\u2009\u202f"
_SPACED = re.compile(
    rf"(?<![0-9.,{_GROUP_BLANKS}])[1-9][0-9]{{0,2}}(?:([{_GROUP_BLANKS}])[0-9]{{3}})(?:\1[0-9]{{3}})*"
    rf"(?![{_GROUP_BLANKS}]?[0-9])"
)
# `1.234` is 1234 to half of Europe and about one and a quarter to the rest.
_POINT_GROUP = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9])")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")

_AMOUNT = r"[0-9][0-9,.]*"
_DASHED = re.compile(rf"(?P<low>{_AMOUNT})(?P<gap> ?)[-–—](?P=gap)(?P<high>{_AMOUNT})")
_WORDED = re.compile(
    rf"(?:between (?P<low>-?{_AMOUNT}) and (?P<high>-?{_AMOUNT})|(?P<from>-?{_AMOUNT}) to (?P<to>-?{_AMOUNT}))", re.I
)

_BOUND_WORDS: dict[Bound, tuple[str, ...]] = {
    Bound.AT_LEAST: ("at least", "no fewer than", "no less than", "not fewer than", "not less than"),
    Bound.MORE_THAN: ("more than", "over"),
    Bound.AT_MOST: ("at most", "up to", "no more than", "not more than"),
    Bound.LESS_THAN: ("less than", "fewer than", "under"),
    Bound.ABOUT: ("about", "around", "approximately", "approx.", "approx", "circa", "some", "roughly"),
}
_BOUND_SIGNS: dict[Bound, tuple[str, ...]] = {
    Bound.AT_LEAST: (">=", "≥"),
    Bound.AT_MOST: ("<=", "≤"),
    Bound.MORE_THAN: (">",),
    Bound.LESS_THAN: ("<",),
    Bound.ABOUT: ("~", "≈", "ca.", "c."),
}
_BOUND_OF = {mark: bound for table in (_BOUND_WORDS, _BOUND_SIGNS) for bound, marks in table.items() for mark in marks}


def _any_of(table: dict[Bound, tuple[str, ...]]) -> str:
    return "|".join(re.escape(mark) for marks in table.values() for mark in marks)


_PREFIX = re.compile(rf"(?P<word>{_any_of(_BOUND_WORDS)}) |(?P<sign>{_any_of(_BOUND_SIGNS)}) ?", re.I)


def tidy(raw: str) -> str:
    """The string with its blanks made plain and thousands parted by commas, ready for the readers below."""
    grouped = _SPACED.sub(lambda found: found[0].replace(found[1], ","), raw.replace("\u2212", "-"))
    return " ".join(grouped.split())


def read_number(text: str) -> Decimal | None:
    """One number and nothing else. A decimal comma, foreign digits, leading zeros and signs beside it are not read.

    More digits than a value may have raise `ValueFormError`.
    """
    if len(text) > LONGEST or not _NUMERAL.fullmatch(text):
        return None
    return plain(Decimal(text.replace(",", "")))


def read_quantity(text: str, *, point_groups: bool = True) -> Quantity | None:
    """A number, a bounded number or a range; None where it is not certain.

    `point_groups` says that ``1.234`` might be meant as a thousand, and so is not read. "About 10-20" is not read
    (there is no such value), nor ``2016-2017``, which are years.
    """
    if len(text) > LONGEST or (point_groups and _POINT_GROUP.search(text)):
        return None
    if found := _PREFIX.match(text):
        number = read_number(text[found.end() :])
        return None if number is None else Quantity(number, _BOUND_OF[(found["word"] or found["sign"]).casefold()])
    number = read_number(text)
    return _range(text) if number is None else Quantity(number)


def _range(text: str) -> Quantity | None:
    if found := _DASHED.fullmatch(text):
        ends = found["low"], found["high"]
    elif found := _WORDED.fullmatch(text):
        ends = found["low"] or found["from"], found["high"] or found["to"]
    else:
        return None
    low, high = (read_number(end) for end in ends)
    if low is None or high is None or low > high or all(_YEAR.fullmatch(end) for end in ends):
        return None
    return Quantity(low, Bound.RANGE, high)

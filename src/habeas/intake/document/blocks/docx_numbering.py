"""The numbers that Word computes: `numbering.xml` says how, the order of the paragraphs says which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACE = re.compile(r"%(\d)")


class _Level(NamedTuple):
    """How one level of a list is written, and where it begins."""

    form: str
    text: str
    start: int


class Numbering:
    """Counts the lists of a document; ask for the paragraphs in their order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        self._restarts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._read(numbering)
        self._styles = _style_lists(styles)

    def _read(self, numbering: Element) -> None:
        for abstract in numbering.iter(W + "abstractNum"):
            key = abstract.get(W + "abstractNumId") or ""
            self._levels[key] = {_number(one, "ilvl"): _level(one) for one in abstract.findall(W + "lvl")}
        for num in numbering.iter(W + "num"):
            key, target = num.get(W + "numId") or "", num.find(W + "abstractNumId")
            self._abstract[key] = (target.get(W + "val") or "") if target is not None else ""
            starts = {
                _number(one, "ilvl"): _value(one, "startOverride")
                for one in num.findall(W + "lvlOverride")
                if one.find(W + "startOverride") is not None
            }
            self._restarts[key] = starts

    def label(self, properties: Element | None, style: str) -> str:
        """The number of the next paragraph with these properties, such as ``12.`` or ``(a)``; empty for a bullet."""
        own = properties.find(W + "numPr") if properties is not None else None
        listed = _list_of(own) if own is not None else self._styles.get(style)
        if listed is None or listed[0] == "0":
            return ""
        number, depth = listed
        abstract = self._abstract.get(number, "")
        levels = self._levels.get(abstract, {})
        if depth not in levels or levels[depth].form in ("bullet", "none"):
            return ""
        counts = self._counts[abstract]
        self._restart(number, counts)
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return _PLACE.sub(lambda place: _written(levels, counts, int(place[1]) - 1), levels[depth].text)

    def _restart(self, number: str, counts: dict[int, int]) -> None:
        """A list that starts anew does so once, where it is first met."""
        if number in self._begun:
            return
        self._begun.add(number)
        for depth, start in self._restarts.get(number, {}).items():
            counts[depth] = start - 1


def _style_lists(styles: Element | None) -> Mapping[str, tuple[str, int]]:
    """The list that each style puts its paragraphs in, its own or that of the style it is based on."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in styles.iter(W + "style") if styles is not None else ():
        key = style.get(W + "styleId") or ""
        found = style.find(f"{W}pPr/{W}numPr")
        listed = _list_of(found) if found is not None else None
        if listed:
            own[key] = listed
        parent = style.find(W + "basedOn")
        based[key] = (parent.get(W + "val") or "") if parent is not None else ""
    for key in based:
        seen, at = {key}, key
        while at not in own and based.get(at) and based[at] not in seen:
            at = based[at]
            seen.add(at)
        if at in own:
            own[key] = own[at]
    return own


def _list_of(properties: Element) -> tuple[str, int] | None:
    number = properties.find(W + "numId")
    return ((number.get(W + "val") or "0"), _value(properties, "ilvl")) if number is not None else None


def _level(element: Element) -> _Level:
    form, text = element.find(W + "numFmt"), element.find(W + "lvlText")
    start = element.find(W + "start")
    return _Level(
        (form.get(W + "val") or "decimal") if form is not None else "decimal",
        (text.get(W + "val") or "") if text is not None else "",
        _integer(start.get(W + "val")) if start is not None else 1,
    )


def _written(levels: Mapping[int, _Level], counts: Mapping[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    count = counts.get(depth, level.start)
    form = level.form
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        return _roman(count) if form == "lowerRoman" else _roman(count).upper()
    return str(count)


def _roman(count: int) -> str:
    found = ""
    for value, letters in _ROMAN:
        while count >= value:
            found, count = found + letters, count - value
    return found


def _number(element: Element, attribute: str) -> int:
    return _integer(element.get(W + attribute))


def _value(element: Element, child: str) -> int:
    found = element.find(W + child)
    return _integer(found.get(W + "val")) if found is not None else 0


def _integer(text: str | None) -> int:
    """A small whole number; anything else counts as none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0

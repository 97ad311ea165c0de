"""Which place a page is about: its country, its id, its number in the source's own records."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from html import unescape

from habeas.catalog.labels import fold
from habeas.intake.anatomy import slug
from habeas.intake.facility_page.findings import Findings
from habeas.intake.facility_page.place import country_in
from habeas.intake.facility_page.words import OVERVIEW, Words
from habeas.intake.page.errors import PageError
from habeas.intake.page.lines import Line
from habeas.places import COUNTRIES, match

ASK = "Say which with --country and its three-letter code, such as --country KAZ"
SCHEME = "gdp"
"""In front of the source's own numbers among the foreign ids."""

_LINES_OF_FIGURES = 20
_TAG = re.compile(r"<(?:link|meta)\b[^<>]{1,2000}>", re.I)
_OF_ITSELF = re.compile(r"\b(?:rel\s*=\s*[\"']?canonical|property\s*=\s*[\"']?og:url)\b", re.I)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,2000})", re.I)
_NUMBER = re.compile(r"/detention-centres/(\d{1,9})(?=[/\s\"'?#>]|$)", re.I)
_ADDRESS = re.compile(r"https?://\S{1,2000}")
_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def country_of(findings: Findings, lines: Sequence[Line], name: str, told: str | None) -> str:
    """The country's alpha-3 code. The page may not contradict itself or what was told; without any it is an error."""
    said = _said(findings, lines)
    if told:
        if told not in COUNTRIES:
            raise PageError(name, f"--country {told} is no country", "Give a code such as KAZ")
        if said and told not in said:
            raise PageError(name, f"the page names {', '.join(said)}, which is not {told}", "Correct --country")
        return told
    if len(said) != 1:
        found = f"the page names several countries ({', '.join(said)})" if said else "the page names no country"
        raise PageError(name, found, ASK)
    return said[0]


def _said(findings: Findings, lines: Sequence[Line]) -> list[str]:
    """The countries that lines of the page name: its own, those of the place, the one above the country's figures."""
    codes = [match(place.text).code if place.kind == "country" else country_in(place.text) for place in findings.places]
    above = overview_country(findings.words, lines)
    codes.append(match(above.text).code if above else None)
    return [code for code in dict.fromkeys(codes) if code]


def overview_country(words: Words, lines: Sequence[Line]) -> Line | None:
    """The line above the figures of the country, which end with the link to its page, with figures alone between."""
    end = next((at for at, line in enumerate(lines) if fold(line.text) == OVERVIEW), 0)
    for line in reversed(lines[max(0, end - _LINES_OF_FIGURES) : end]):
        if match(line.text).found:
            return line
        if words.block(line) or words.field(line) or words.shouts(line):
            return None
    return None


def facility_id(country: str, name: str, number: str, file: str) -> str:
    """``LIE-vaduz-prison``: country and name in plain letters; a name with letters of another script has its number."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    kept = "".join(char for char in plain if not unicodedata.combining(char) and char not in "'’")
    words = slug(kept.replace(".", " "))
    if not words.isascii() or not any(char.isalpha() for char in words):
        words = f"{SCHEME}-{number}" if number else ""
    if not words:
        fix = "Give the number in the page's address with --id, such as --id 1244"
        raise PageError(file, f"no id in plain letters can be made of the name {name!r}", fix)
    return f"{country}-{words}"


def number_of(text: str, lines: Sequence[Line], name: str, told: str | None) -> str:
    """The number in the page's own address: as told, as its head or its only line with an address says; else empty."""
    if told is not None and not re.fullmatch(r"[0-9]{1,9}", told):
        raise PageError(name, f"--id {told} is no number", "Give the number in the page's address, such as --id 1244")
    said = _numbers(text, lines)
    if told and said and said != {told}:
        raise PageError(name, f"the page's own address says {', '.join(sorted(said))}, not {told}", "Correct --id")
    return told or (said.pop() if len(said) == 1 else "")


def _numbers(text: str, lines: Sequence[Line]) -> set[str]:
    tags = [unescape(tag[0]) for tag in _TAG.finditer(text) if _OF_ITSELF.search(tag[0])]
    tags += [found[1] for found in _SAVED_FROM.finditer(text[:4096])]
    own = {found[1] for tag in tags for found in _NUMBER.finditer(tag)}
    return own or {found[1] for line in lines if is_address(line) for found in _NUMBER.finditer(line.text)}


def is_address(line: Line) -> bool:
    """Whether the line is nothing but the address of a facility page."""
    return bool(_ADDRESS.fullmatch(line.text) and _NUMBER.search(line.text))

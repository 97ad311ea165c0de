"""What a document says of itself: symbol, kind, body, country, session, dates, language."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from habeas.catalog import Catalog
from habeas.intake.document.dates import dates
from habeas.intake.document.furniture import SYMBOL
from habeas.intake.document.language import language_of
from habeas.intake.document.lexicon import Lexicon, lexicon
from habeas.intake.document.ordinals import session_in
from habeas.intake.document.paragraphs import Numbering
from habeas.places import COUNTRIES, code_of

_PREFIXES = {"E/C.12": "CESCR", "CAT/OP": "SPT", "A/HRC/WGAD": "WGAD", "A/HRC/WG.6": "UPR"}
_TREATY_BODIES = ("CCPR", "CERD", "CEDAW", "CAT", "CRC", "CMW", "CRPD", "CED")
_WG_SESSION = re.compile(r"A/HRC/WG\.6/(\d{1,3})/")
_DECISION_SESSION = re.compile(r"/C/(\d{1,3})/D[R]?/")
_PREVIOUSLY = re.compile(r"(?:symbol|document|cote|signatura|обозначением|الرمز|文号|\()\s*$", re.I)
_CYCLES = ((12, 1), (26, 2), (40, 3), (54, 4))
"""The last session of the UPR's working group in each cycle, and the cycle."""
_COUNCIL_SESSION = re.compile(r"A/HRC/(\d{1,3})/")
_COUNCIL_CYCLES = ((20, 1), (35, 2), (51, 3), (68, 4))
"""The last session of the Council before it adopted the first report of the next cycle, and the cycle."""
_LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """None where the document does not say."""

    symbol: str | None
    mechanism: str | None
    document: str
    body: str | None
    country: str | None
    language: str | None
    session: int | None
    cycle: int | None
    adopted: str | None
    distributed: str | None


def front_matter(numbering: Numbering, catalog: Catalog) -> FrontMatter:
    """Read a document's head, its running heads and notes, and its first paragraph."""
    paragraphs = [one.text for one in numbering.paragraphs]
    head = "\n".join((numbering.opening, numbering.furniture))
    language = language_of("\n".join((numbering.opening, *paragraphs[:40])))
    words = lexicon(language or "en")
    symbol = _symbol(numbering)
    first = "\n".join((numbering.opening, *paragraphs[:1]))
    document = _document(symbol or "", numbering.opening, first, words)
    body = _body(symbol or "", document, head, catalog)
    session = _session(symbol or "", head, paragraphs[0] if paragraphs else "", document, words)
    return FrontMatter(
        symbol=symbol,
        mechanism=catalog.bodies[body].mechanism if body else None,
        document=document,
        body=body,
        country=_country(symbol or "", first, words),
        language=language,
        session=session,
        cycle=_cycle(session, symbol or "") if body == "UPR" and document != "decision" else None,
        adopted=_adopted("\n".join((*paragraphs[:1], numbering.opening)), words),
        distributed=_distributed(head, words),
    )


def _cycle(session: int | None, symbol: str) -> int | None:
    """The cycle of the review: by the working group's session, else by that of the Council in a report's symbol."""
    council = _COUNCIL_SESSION.match(symbol)
    number, ends = (session, _CYCLES) if session else (int(council[1]) if council else None, _COUNCIL_CYCLES)
    return next((cycle for last, cycle in ends if number and number <= last), None)


def _symbol(numbering: Numbering) -> str | None:
    """The symbol that pages repeat, else the first that is not said to be an earlier one's."""
    repeated = Counter(found[0] for line in numbering.furniture.split("\n") if (found := SYMBOL.match(line)))
    for found in SYMBOL.finditer(numbering.opening):
        if not _PREVIOUSLY.search(numbering.opening[max(0, found.start() - 20) : found.start()]):
            return _squeezed(found[0])
    return _squeezed(repeated.most_common(1)[0][0]) if repeated else None


def _squeezed(symbol: str) -> str:
    bare = re.sub(r"\s|\(\d{4}\)$", "", symbol).rstrip("*.-")
    return f"A/{bare}" if bare.startswith("HRC/") else bare


def _document(symbol: str, opening: str, first: str, words: Lexicon) -> str:
    """The kind of document, by its symbol where that says it, else by its title, at last by how it begins."""
    review = "/WG.6/" in symbol or bool(words.find("front.working_group_report", opening))
    by_number = {"1": "national_report", "2": "upr_compilation", "3": "upr_summary"}
    if "/WG.6/" in symbol and (number := symbol.rsplit("/", maxsplit=1)[-1]) in by_number:
        return by_number[number]
    if review and ("/Add." in symbol or words.find("front.addendum", opening)):
        return "upr_addendum"
    if "/GC/" in symbol:
        return "general_comment"
    if "/CO/" in symbol or "/D/" in symbol or "/DEC/" in symbol:
        return "concluding_observations" if "/CO/" in symbol else "decision"
    if review and words.find("front.working_group_report", opening):
        return "upr_report"
    titles = (
        ("upr_compilation", "compilation"), ("upr_summary", "summary"), ("national_report", "national_report"),
        ("concluding_observations", "concluding_observations"), ("general_comment", "general_comment"),
        ("decision", "decision"), ("visit_report", "visit"),
    )  # fmt: skip
    begun = "upr_report" if words.find("front.working_group_held", first) else "other"
    return next((kind for kind, group in titles if words.find(f"front.{group}", opening)), begun)


def _body(symbol: str, document: str, head: str, catalog: Catalog) -> str | None:
    """The body, by the symbol, else by the name that stands first in the head."""
    if document.startswith("upr_"):
        return "UPR"
    for prefix, body in _PREFIXES.items():
        if symbol.startswith(prefix):
            return body
    if symbol.split("/", maxsplit=1)[0] in _TREATY_BODIES:
        return symbol.split("/", maxsplit=1)[0]
    folded = " ".join(head.casefold().replace("’", "'").split())
    named = [
        (at, -len(name), body.key)
        for body in catalog.bodies.values()
        for name in (*body.label.values(), *(alias for alias in body.aliases if " " in alias))
        if (at := folded.find(name.casefold().replace("’", "'"))) >= 0
    ]
    return min(named)[2] if named else None


def _country(symbol: str, first: str, words: Lexicon) -> str | None:
    """The State, by the symbol, by a line that is its name alone, else after "report of", "visit to" and the like."""
    for part in symbol.split("/")[1:]:
        if part in COUNTRIES:
            return part
    for line in first.split("\n"):
        if len(line) < 60 and (code := code_of(line.strip(" *∗[]"))):
            return code
    for found in words.pattern("front.country_after").finditer(first):
        if code := _place_at(first[found.end() : found.end() + 80]):
            return code
    return None


def _place_at(text: str) -> str | None:
    """The place whose name a text begins with, the longest."""
    parts = re.split(r"(?<=\s)", text.lstrip(" :,*"))
    for size in range(min(_LONGEST_NAME, len(parts)), 0, -1):
        if code := code_of("".join(parts[:size]).strip(" .,;:*()[]")):
            return code
    return None


def _session(symbol: str, head: str, first: str, document: str, words: Lexicon) -> int | None:
    """The session: for a report on the UPR that of its working group, which the first paragraph tells."""
    if found := _WG_SESSION.search(symbol) or _DECISION_SESSION.search(symbol):
        return int(found[1])
    if document == "upr_report":
        return session_in(first, words)
    return None if document in ("upr_addendum", "general_comment") else session_in(head, words)


def _adopted(first: str, words: Lexicon) -> str | None:
    """The day of adoption: the date after the word in its sentence, else the last before it."""
    for sentence in re.split(r"(?<=[.。])\s+(?=[^\W\da-z])|\n", first):
        found = list(words.pattern("front.adopted").finditer(sentence))
        days = list(dates(sentence, words.language))
        if found and days:
            after = [one.date for one in days if one.start > found[-1].start()]
            return after[0] if after else days[-1].date
    return None


def _distributed(head: str, words: Lexicon) -> str | None:
    """The day of distribution: the first date after *Distr.*, else the first of the head before any word of session."""
    mark = words.find("front.distributed", head)
    days = list(dates(head, words.language))
    if mark:
        return next((one.date for one in days if one.start > mark.start() and "/" not in one.date), None)
    return next((one.date for one in days[:1] if "/" not in one.date), None)

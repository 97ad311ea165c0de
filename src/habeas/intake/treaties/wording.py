"""What a state said when it joined: which parts its words have, what each is, and which articles they name.

The headings in the text decide what a part is. Without one its words do: who reserves a right, or does not consider
itself bound, makes a reservation, however it calls it (Vienna Convention on the Law of Treaties, article 2 (1) (d)).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.catalog.acts import Act

_HEADING = re.compile(
    r"(?P<moment>Upon\s+(?:signature|signing|ratification|accession|succession|acceptance|approval)[^:.]{0,40}:)"
    r"|(?P<kind>(?:(?:General|Interpretative|Interpretive|Additional)\s+)?"
    r"(?:Declarations?|Reservations?|Understandings?|Statements?)"
    r"(?:\s+(?:and|or)\s+(?:interpretative\s+)?(?:declarations?|reservations?|understandings?))?"
    r"(?:\s+(?:concerning|with\s+regard\s+to|in\s+respect\s+of|to)\s+articles?[^:.]{0,60})?\s*:)",
    re.I,
)
_ENDS = frozenset(".;:!?)]\"“”’'«»\n")
"""What stands before a heading, blanks apart: the same words inside a sentence are none."""
_RESERVES = re.compile(
    r"\breserv(?:e|es|ed|ing|ation|ations)\b|\bnot\s+(?:to\s+)?(?:be\s+|considers?\s+(?:itself|themselves)\s+(?:to\s+be\s+|as\s+)?)?bound\b"
    r"|\bnot\s+(?:accept|recogni[sz]e)\b|\bshall\s+not\s+(?:be\s+)?appl(?:y|icable)\b",
    re.I,
)
_NOT_HERE = re.compile(r"^\W*see\s+(?:also\s+)?(?:chapter|note|under)\b.{0,60}$", re.I)
_REFERENCE = re.compile(
    r"\b(?:articles?|arts?\.?)\s+(?P<list>\(?\d{1,3}\b\)?(?:\s*\([0-9a-z]{1,4}\))*(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+or\s+|\s*(?P<to>-|–|to)\s*)"
    r"(?:articles?\s+)?\d{1,3}\b(?:\s*\([0-9a-z]{1,4}\))*)*)(?=(?P<after>[^.;]{0,90}))",
    re.I,
)
_OTHER_TEXT = re.compile(
    r"^(?:,?\s*(?:para(?:graph|\.)?s?\s*[\d()a-z, ]*(?:and\s*[\d()a-z]+)?,?))?\s*of\s+"
    r"(?:the\s+|its\s+|our\s+|their\s+|that\s+)?(?:[\w’'-]+\s+){0,6}?"
    r"(?:Constitution|Code|Law|Laws|Act|Statute|Charter|Decree|Proclamation|Ordinance"
    r"|Vienna\s+Convention|Universal\s+Declaration|European\s+Convention)\b",
    re.I,
)
_SUB = re.compile(r"\([^()]*\)")
_BREAK = re.compile(r"<\s*(?:br|/p|/para)\s*/?\s*>", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what a state said: its act, when it was said (signature, joining, or empty) and the words."""

    action: Act
    moment: str
    text: str


def paragraphs(text: str) -> list[str]:
    """A passage at its breaks."""
    return [piece for piece in (part.strip() for part in _BREAK.split(text)) if piece]


def refers_elsewhere(text: str) -> bool:
    """Whether the passage says no more than where else to look."""
    return bool(_NOT_HERE.match(text))


def parts(text: str) -> Iterator[Part]:
    """The parts of what one state said, each with the words of its own and the heading above them."""
    at, moment, kind, above = 0, "", "", ""
    for heading in _headings(text):
        if words := text[at : heading.start()].strip():
            yield Part(_action(kind, words), moment, f"{above} {words}".strip())
            above = ""
        if heading["moment"]:
            moment = "signature" if "sign" in heading["moment"].casefold() else "joining"
            kind = ""
        else:
            kind = heading["kind"].casefold()
        above = f"{above} {heading.group()}".strip()
        at = heading.end()
    if words := text[at:].strip():
        yield Part(_action(kind, words), moment, f"{above} {words}".strip())


def _headings(text: str) -> Iterator[re.Match[str]]:
    return (one for one in _HEADING.finditer(text) if _begins(text, one.start()))


def _begins(text: str, at: int) -> bool:
    before = at - 1
    while before >= 0 and text[before] == " ":
        before -= 1
    return before < 0 or text[before] in _ENDS


def _action(kind: str, words: str) -> Act:
    reserved, declared = "reservation" in kind, any(word in kind for word in ("declar", "understand", "statement"))
    if reserved != declared:
        return Act.RESERVATION if reserved else Act.DECLARATION
    return Act.RESERVATION if _RESERVES.search(words) else Act.DECLARATION


def articles(texts: Iterable[str], highest: int | None) -> tuple[str, ...]:
    """The articles of the treaty that the words name, in order; those of a constitution or a code are none of it."""
    found: set[int] = set()
    for text in texts:
        for reference in _REFERENCE.finditer(text):
            if not _OTHER_TEXT.match(reference["after"]):
                found.update(_numbers(reference))
    return tuple(str(number) for number in sorted(found) if 0 < number <= (highest or 999))


def _numbers(reference: re.Match[str]) -> list[int]:
    listed = _SUB.sub("", reference["list"]) if reference["list"][0] != "(" else reference["list"]
    numbers = [int(number) for number in re.findall(r"\d+", listed)]
    if reference["to"] and len(numbers) == 2 and numbers[0] < numbers[1]:
        return list(range(numbers[0], numbers[1] + 1))
    return numbers

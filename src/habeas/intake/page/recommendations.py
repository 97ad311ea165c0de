"""What bodies told the state: paragraphs under the labels of treaty bodies, reviews, special procedures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.catalog import Body
from habeas.intake.document.articles import articles_of, highest_article
from habeas.intake.document.kinds import Kind, kind_of
from habeas.intake.document.themes import themes
from habeas.intake.page.cells import is_year
from habeas.intake.page.findings import Findings, Label
from habeas.intake.page.lines import Line
from habeas.intake.page.paragraphs import Paragraph, looks_numbered, part, unquote, unquoted
from habeas.intake.page.reading import PageRecommendation, Passage
from habeas.intake.page.words import Words

MECHANISMS: Mapping[str, str] = {
    "tb_recommendations": "treaty_body",
    "upr": "upr",
    "special_procedures": "special_procedure",
    "regional_recommendations": "regional",
}
"""The mechanism that speaks under the label of each indicator."""

_SYMBOL = re.compile(r"[A-Z][A-Z.]{0,7}\d{0,2}(?:/[A-Z0-9][A-Z0-9.-]{0,15}){2,6}")
_AGENCY = re.compile(
    r"(?:The )?(?:UNHCR|UNICEF|UNESCO|UNFPA|UNDP|IOM|ILO|WHO|OHCHR|UN[ -]Women|United Nations country team|UNCT)\b"
    r".{0,120}?\b(?:recommend|not|stat|urg|encourag|call|express|report|observ)\w*",
    re.I | re.S,
)
"""An agency of the United Nations speaks: this is their compilation, not the list of recommendations by States."""
_BY_A_STATE = re.compile(r"\([A-Z][^()0-9]{2,80}\)\s*[.;]?$")
_LONGEST_NAME_OF_A_BODY = 120
_AROUND_A_NAME = re.compile(r"^(?:the )?(?:UN |United Nations )?|\s*\([A-Z]{2,8}\)$", re.I)
_ENDED = re.compile(r"[.!?…\"”)]$")


@dataclass(slots=True)
class _Block:
    """A body's name and symbol if printed, its paragraphs, and the years after them."""

    body: str | None = None
    symbol: str | None = None
    before: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    years: list[Line] = field(default_factory=list)


def read_recommendations(findings: Findings, label: Label, lines: Sequence[Line]) -> None:
    """Read the lines under the label of a mechanism into paragraphs; each recommendation is paired with its concern."""
    findings.head_label(label, lines)
    mechanism = MECHANISMS[label.indicator.key]
    made: list[PageRecommendation] = []
    for block in _blocks(findings, lines):
        made += _read_block(findings, mechanism, block)
    findings.recommendations += _paired(made)


def _blocks(findings: Findings, lines: Sequence[Line]) -> Iterable[_Block]:
    """The blocks of a list: a body's name begins one, the years end one."""
    block = _Block()
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        body = _body(findings.words, line.text)
        symbol = line.text if _SYMBOL.fullmatch(line.text) else None
        if findings.words.furniture(line) or (not body and not symbol and _is_unknown_name(block, line, following)):
            yield block
            block = _Block()
            (findings.fit if findings.words.furniture(line) else findings.leave)([line])
        elif is_year(line.text):
            block.years.append(line)
        elif body or symbol:
            if block.lines or block.years:
                yield block
                block = _Block(block.body, None) if symbol else _Block()
            block.before.append(line)
            block.body, block.symbol = (body.key if body else block.body), (symbol or block.symbol)
        else:
            if block.years:
                yield block
                block = _Block(block.body, block.symbol)
            block.lines.append(line)
    yield block


def _body(words: Words, text: str) -> Body | None:
    """The body of that name, also with "UN" before it or its acronym in brackets after it."""
    if len(text) > _LONGEST_NAME_OF_A_BODY:
        return None
    return words.index.body(text) or words.index.body(_AROUND_A_NAME.sub("", text))


def _is_unknown_name(block: _Block, line: Line, following: Line | None) -> bool:
    """A short line between two paragraphs, or after their years: most likely a body that the catalog lacks."""
    short = len(line.text) <= _LONGEST_NAME_OF_A_BODY and line.text[0].isupper() and line.text[-1] not in '.,;:"”…)'
    after = not block.lines or bool(_ENDED.search(block.lines[-1].text)) or bool(block.years)
    if not short or not after or following is None or looks_numbered(line):
        return False
    return looks_numbered(following) or bool(block.years)


def _read_block(findings: Findings, mechanism: str, block: _Block) -> list[PageRecommendation]:
    if not block.lines:
        findings.leave([*block.before, *block.years])
        return []
    parted = part(block.lines, dotted=mechanism == "upr")
    for line in parted.divided:
        findings.sheet.divide(line)
    for text, line in parted.furniture:
        findings.furniture.append(Passage(text, findings.sheet.place([line])))
    if not parted.found:
        findings.leave([*block.before, *block.years])
        return []
    unquote(parted.found)
    # Two years are that of the paragraph and that of the look; one alone may be either.
    year = block.years[0].text if len(block.years) == 2 else None
    parted.found[0].lines = [*block.before, *parted.found[0].lines]
    if year:
        parted.found[-1].lines += block.years
    else:
        findings.leave(block.years)
    return [_made(findings, mechanism, block, paragraph, year) for paragraph in parted.found]


def _made(
    findings: Findings, mechanism: str, block: _Block, paragraph: Paragraph, year: str | None
) -> PageRecommendation:
    text = unquoted(paragraph.text.strip())
    document = "concluding_observations" if mechanism == "treaty_body" else None
    if mechanism == "upr":
        document = _upr_document(paragraph.number, text)
    kind = kind_of(text, reported=document == "upr_compilation")
    if document == "upr_report":
        kind = Kind.RECOMMENDATION
    return PageRecommendation(
        mechanism=mechanism,
        document=document,
        body=block.body,
        symbol=block.symbol,
        symbol_inferred=None,
        year=year,
        paragraphs=(paragraph.number,) if paragraph.number else (),
        starts_mid_sentence=paragraph.number is None and text[:1].islower(),
        articles=articles_of(text, highest_article(findings.words.catalog, block.body)),
        kind=kind.value,
        answers=(),
        themes=tuple(themes("en").of(text)),
        text=text,
        lines=findings.sheet.place(paragraph.lines),
    )


def _upr_document(number: str | None, text: str) -> str | None:
    """Which paper of a review an item is from, where it shows: agencies speak in one, States in another."""
    if _AGENCY.match(text):
        return "upr_compilation"
    return "upr_report" if number and "." in number and _BY_A_STATE.search(text) else None


def _paired(made: Sequence[PageRecommendation]) -> list[PageRecommendation]:
    """Each recommendation right after a concern answers it: the next number, or none of its own."""
    paired: list[PageRecommendation] = []
    for one in made:
        before = paired[-1] if paired else None
        if before and before.paragraphs and _answers(before, one):
            one = one.answering(before.paragraphs)
        paired.append(one)
    return paired


def _answers(concern: PageRecommendation, one: PageRecommendation) -> bool:
    if concern.kind != "concern" or one.kind != "recommendation" or concern.body != one.body:
        return False
    first, second = concern.paragraphs[0], one.paragraphs[0] if one.paragraphs else None
    return second is None or (first.isdigit() and second.isdigit() and int(second) == int(first) + 1)

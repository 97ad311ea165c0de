"""The figures at the head of a page: heads in a row, then cells whose place decides what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.catalog import Indicator
from habeas.intake.facility_page.cells import UNCERTAIN, is_glued, read_cell, when
from habeas.intake.facility_page.findings import Findings, Labelled
from habeas.intake.facility_page.words import Words
from habeas.intake.page.cells import is_year
from habeas.intake.page.lines import Line
from habeas.values import Status, ValueType

MOST_CELLS = 12
"""Four figures with a day each have eight; with more, lines of something else are among them."""

_SHAPES: Mapping[str, tuple[str, ...]] = {
    "facility_capacity": ("N", "B", "-"),
    "facility_population": ("N", "NW", "NB", "BW", "BB", "-", "G"),
    "facility_complaints": ("A", "AW", "AB", "-", "-W", "-B"),
    "facility_deaths": ("N", "NW", "NB", "BW", "BB", "-"),
}
"""What may stand for each figure: N a number, B four digits that are a number or a year, W a day or month, A an answer,
G a number and its day run together, - nothing known. Four digits alone are no population: a number may be lost."""
_DATED_CAPACITY = (*_SHAPES["facility_capacity"], "NB", "BB")
"""No page was seen to date its capacity, so this is tried last."""


@dataclass(frozen=True, slots=True)
class _Token:
    line: Line
    text: str
    kind: str


def read_metrics(
    findings: Findings, heads: Sequence[tuple[Line, Sequence[Indicator]]], lines: Sequence[Line], *, ended: bool
) -> None:
    """Read the cells under a row of heads. Where they can be told apart in more than one way, all stay unparsed.

    `ended`: whether something known follows; else the last cell may be the first figure of the country.
    """
    findings.head_seen = True
    findings.fit([line for line, _ in heads])
    tokens = [_token(findings.words, line) for line in lines]
    indicators = [one for _, found in heads for one in found]
    parted = _by_columns(heads, tokens) or (_by_place(indicators, tokens) if ended else None)
    if parted is None:
        findings.leave(lines)
        return
    for indicator, own in zip(indicators, parted, strict=True):
        _add(findings, indicator, own)


def is_cell(words: Words, line: Line) -> bool:
    """Whether a line may be a cell of the row of figures."""
    return bool(_token(words, line).kind)


def _token(words: Words, line: Line) -> _Token:
    text = line.text.strip("| ")
    population, complaints = (words.catalog.indicators[key] for key in ("facility_population", "facility_complaints"))
    said = read_cell(words, population, text)
    if is_year(text):
        kind = "B"
    elif when(text):
        kind = "W"
    elif said.status in (None, Status.NOT_AVAILABLE):
        kind = "-"
    elif said.status is Status.REPORTED:
        kind = "N"
    elif is_glued(text):
        kind = "G"
    else:
        kind = "A" if words.code(complaints, text) else ""
    return _Token(line, text, kind)


def _by_columns(
    heads: Sequence[tuple[Line, Sequence[Indicator]]], tokens: Sequence[_Token]
) -> list[Sequence[_Token]] | None:
    """The cells of each column where HTML says which is whose."""
    columns = [line.cell.column for line, ones in heads if line.cell and len(ones) == 1]
    under: dict[int, list[_Token]] = {at: [] for at in columns}
    for token in tokens:
        if token.line.cell is None or token.line.cell.column not in under:
            return None
        under[token.line.cell.column].append(token)
    if len(under) != len(heads):
        return None
    fits = [_shape(under[at]) in ("", *_SHAPES[ones[0].key]) for at, (_, ones) in zip(columns, heads, strict=True)]
    return [under[at] for at in columns] if all(fits) else None


def _by_place(indicators: Sequence[Indicator], tokens: Sequence[_Token]) -> list[Sequence[_Token]] | None:
    """The one way to part the cells among the figures, if there is one."""
    if len(tokens) > MOST_CELLS:
        return None
    for shapes in (_SHAPES, {**_SHAPES, "facility_capacity": _DATED_CAPACITY}):
        ways = list(_ways([shapes[one.key] for one in indicators], tokens))
        if ways:
            return ways[0] if len(ways) == 1 else None
    return None


def _ways(shapes: Sequence[tuple[str, ...]], tokens: Sequence[_Token]) -> Iterator[list[Sequence[_Token]]]:
    if not shapes:
        if not tokens:
            yield []
        return
    for shape in shapes[0]:
        size = len(shape)
        if _shape(tokens[:size]) == shape:
            for rest in _ways(shapes[1:], tokens[size:]):
                yield [tokens[:size], *rest]


def _shape(tokens: Sequence[_Token]) -> str:
    return "".join(token.kind for token in tokens)


def _add(findings: Findings, indicator: Indicator, tokens: Sequence[_Token]) -> None:
    if not tokens:
        return
    value, lines = tokens[0], [token.line for token in tokens]
    said = UNCERTAIN if value.kind == "G" else read_cell(findings.words, indicator, value.text)
    period = when(tokens[1].text) if len(tokens) > 1 else None
    if said.status is Status.UNPARSED and indicator.type is not ValueType.NUMBER:
        findings.leave(lines)
        return
    findings.observe(Labelled(_label(indicator), indicator), lines, said, period, raw=value.text)


def _label(indicator: Indicator) -> str:
    """The label as pages print it in the row of heads."""
    return indicator.aliases[0].label

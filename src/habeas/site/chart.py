"""The geometry of a small chart: dated numbers in, lines, points, gaps and ticks in SVG units out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10

WIDTH, HEIGHT = 640, 200
LEFT, RIGHT, TOP, BOTTOM = 64, 12, 12, 26
GAP_YEARS = 1.05
"""Two points of one line that are further apart than this are joined by a dashed line: years between are not known."""

SMALLEST_SPAN = 1e-6
"""Numbers that differ by less stand on one height: an axis of finer steps would be nothing but rounding."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A number at a place in time. `line` says which line it belongs to; a rival or a bound belongs to none."""

    at: float
    number: float
    line: str
    title: str
    kind: str = "point"
    """point, rival (an answer that is not used) or bound (at least, at most, about)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of time for which the answer was asked and is missing."""

    start: float
    end: float
    title: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot in SVG units."""

    x: float
    y: float
    kind: str
    line: int
    title: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stretch of a line, as SVG's ``points``; dashed where years between its ends are not known."""

    points: str
    dashed: bool
    line: int


@dataclass(frozen=True, slots=True)
class Band:
    """A gap in SVG units."""

    x: float
    width: float
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis with its words."""

    at: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything a template needs to draw."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    strokes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]
    rows: tuple[Tick, ...]
    years: tuple[Tick, ...]
    lines: tuple[str, ...]


class _Frame:
    """Scales of one chart. The number axis starts at zero, so that heights compare."""

    def __init__(self, dots: Sequence[Dot], gaps: Sequence[Gap]) -> None:
        times = [dot.at for dot in dots] + [end for gap in gaps for end in (gap.start, gap.end)]
        self.first, self.last = min(times), max(times)
        if self.last - self.first < 1:
            self.first, self.last = self.first - 0.5, self.last + 0.5
        self.steps = number_steps(min(0.0, *(dot.number for dot in dots)), max(dot.number for dot in dots))

    def x(self, at: float) -> float:
        return round(LEFT + (at - self.first) / (self.last - self.first) * (WIDTH - LEFT - RIGHT), 1)

    def y(self, number: float) -> float:
        low, high = self.steps[0], self.steps[-1]
        return round(HEIGHT - BOTTOM - (number - low) / (high - low) * (HEIGHT - TOP - BOTTOM), 1)


def chart(dots: Sequence[Dot], gaps: Sequence[Gap] = ()) -> Chart:
    """Lay out a chart. Dots of one line are joined in time, except across a gap or over a stretch not known."""
    frame = _Frame(dots, gaps)
    lines = tuple(dict.fromkeys(dot.line for dot in dots if dot.kind == "point"))
    strokes = [stroke for line in lines for stroke in _strokes(frame, dots, gaps, line, lines.index(line))]
    marks = [_mark(frame, dot, lines) for dot in sorted(dots, key=lambda dot: (dot.kind == "point", dot.at))]
    bands = [Band(frame.x(gap.start), max(frame.x(gap.end) - frame.x(gap.start), 4), gap.title) for gap in gaps]
    rows = tuple(Tick(frame.y(step), short_number(step), "end") for step in frame.steps)
    years = tuple(_year(frame, year) for year in year_steps(frame.first, frame.last))
    return Chart(
        WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM, tuple(strokes), tuple(marks), tuple(bands), rows, years, lines
    )


def _year(frame: _Frame, year: int) -> Tick:
    """A year under the axis; one that would stand over the edge is set flush with it."""
    x = frame.x(year)
    return Tick(x, str(year), "end" if x > WIDTH - RIGHT - 14 else "middle")


def _mark(frame: _Frame, dot: Dot, lines: tuple[str, ...]) -> Mark:
    return Mark(
        frame.x(dot.at), frame.y(dot.number), dot.kind, lines.index(dot.line) if dot.line in lines else 0, dot.title
    )


def _strokes(frame: _Frame, dots: Sequence[Dot], gaps: Sequence[Gap], line: str, number: int) -> list[Stroke]:
    run = sorted((dot for dot in dots if dot.kind == "point" and dot.line == line), key=lambda dot: dot.at)
    strokes: list[Stroke] = []
    solid: list[Dot] = run[:1]
    for before, after in pairwise(run):
        broken = any(before.at < gap.end and gap.start < after.at for gap in gaps)
        if not broken and after.at - before.at <= GAP_YEARS:
            solid.append(after)
            continue
        strokes += _stroke(frame, solid, False, number)
        if not broken:
            strokes += _stroke(frame, [before, after], True, number)
        solid = [after]
    return strokes + _stroke(frame, solid, False, number)


def _stroke(frame: _Frame, dots: Sequence[Dot], dashed: bool, line: int) -> list[Stroke]:
    if len(dots) < 2:
        return []
    return [Stroke(" ".join(f"{frame.x(dot.at)},{frame.y(dot.number)}" for dot in dots), dashed, line)]


def number_steps(low: float, high: float) -> tuple[float, ...]:
    """Round numbers that enclose `low` to `high`; zero lies between them, as it does on every axis here."""
    span = max(high - low, SMALLEST_SPAN)
    size = 10.0 ** floor(log10(span / 4))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if span / (size * factor) <= 4.5)
    first, count = floor(low / step), 1
    while (first + count) * step < high:
        count += 1
    return tuple(round((first + i) * step, 10) for i in range(count + 1))


def year_steps(first: float, last: float) -> tuple[int, ...]:
    """Whole years to write under the axis, at most eight."""
    years = range(floor(first) if first == floor(first) else floor(first) + 1, floor(last) + 1)
    step = next(size for size in (1, 2, 5, 10, 20, 50) if len(years) / size <= 8)
    return tuple(year for year in years if year % step == 0)


def short_number(number: float) -> str:
    """A number for an axis: ``40 k``, ``1.5 M``; the table beside the chart has every digit."""
    for size, sign in ((1e9, " G"), (1e6, " M"), (1e3, " k")):
        if abs(number) >= size:
            return f"{number / size:g}{sign}"
    return f"{number:g}"

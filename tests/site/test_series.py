"""Lines join only what may be joined."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.site import small

from habeas.edition.schema import ObservationRow, Row
from habeas.site.chart import Dot, Gap, chart, number_steps, short_number, year_steps
from habeas.site.views.cited import Bibliography
from habeas.site.views.series import Readings, readings


def read(*rows: Row, indicator: str = "detainee_entries") -> Readings:
    volume = small.volume(*rows)
    return readings(volume, indicator, [row for row in rows if isinstance(row, ObservationRow)], Bibliography(volume))


def entries(period: str, value: str = "5", **given: Any) -> ObservationRow:
    return small.observation("detainee_entries", period, value, **given)


def test_a_quarter_is_no_point_in_a_line_of_years() -> None:
    said = read(entries("2015"), entries("2016"), entries("2017-01/2017-03"))
    assert said.series and [figure.period for figure in said.series.table] == ["2016", "2015"]
    assert [figure.period for figure in said.other_periods] == ["2017-01/2017-03"]
    assert said.latest and said.latest.period == "2016"


def test_a_year_not_printed_is_not_newer_than_one_that_is() -> None:
    said = read(entries("202X"), entries("2024"))
    assert said.latest and said.latest.period == "2024"


def test_days_and_years_may_share_a_line_of_what_is_counted_on_a_day() -> None:
    rows = [small.observation("detainees_on_day", period) for period in ("2015-12-31", "2016-12-31", "2017")]
    said = read(*rows, indicator="detainees_on_day")
    assert said.series and len(said.series.table) == 3


def test_units_do_not_mix() -> None:
    said = read(entries("2014", unit="a"), entries("2015", unit="a"), entries("2016", unit="b"))
    assert [figure.unit for figure in said.other_periods] == ["b"]


def test_a_gap_breaks_the_line_and_is_drawn() -> None:
    said = read(entries("2015"), entries("2016"), small.missing(period="2017"), entries("2018"))
    drawn = said.series and said.series.chart
    assert drawn and len(drawn.bands) == 1
    assert [stroke.points.count(",") for stroke in drawn.strokes] == [2]


def test_years_not_known_are_dashed() -> None:
    drawn = chart([Dot(2010, 1, "a", ""), Dot(2011, 2, "a", ""), Dot(2015, 3, "a", "")])
    assert [stroke.dashed for stroke in drawn.strokes] == [False, True]


def test_two_series_of_publications_are_two_lines() -> None:
    one, two = small.source("one", series="s"), small.source("two", series="t")
    said = read(one, two, entries("2015", source="one"), entries("2016", source="two"), entries("2017", source="one"))
    drawn = said.series and said.series.chart
    assert drawn and drawn.lines == ("s", "t")
    assert all(stroke.line == 0 for stroke in drawn.strokes)


def test_a_bound_is_a_point_of_no_line() -> None:
    rows = [entries("2015"), entries("2016"), entries("2017", '{"at_least":9}', number=9.0)]
    drawn = (series := read(*rows).series) and series.chart
    assert drawn and sorted(mark.kind for mark in drawn.marks) == ["bound", "point", "point"]
    assert sum(stroke.points.count(",") for stroke in drawn.strokes) == 2


def test_one_figure_is_no_chart() -> None:
    assert read(entries("2015")).series is None


def test_a_zero_is_a_number() -> None:
    said = read(entries("2015", "0"), entries("2016", "3"))
    assert said.series and [figure.text for figure in said.series.table] == ["3", "0"]


NUMBERS = st.floats(min_value=0, max_value=1e10, allow_nan=False)
TIMES = st.floats(min_value=1900, max_value=2100, allow_nan=False)


@given(st.lists(st.tuples(TIMES, NUMBERS), min_size=1, max_size=30), st.lists(st.tuples(TIMES, TIMES), max_size=3))
def test_everything_is_drawn_inside_the_frame(
    points: list[tuple[float, float]], holes: list[tuple[float, float]]
) -> None:
    gaps = [Gap(min(hole), max(hole), "") for hole in holes]
    drawn = chart([Dot(at, number, "a", "") for at, number in points], gaps)
    assert all(0 <= mark.x <= drawn.width and 0 <= mark.y <= drawn.height for mark in drawn.marks)
    assert all(0 <= band.x <= drawn.width for band in drawn.bands)


@given(st.floats(min_value=-1e10, max_value=1e10, allow_nan=False).map(lambda number: round(number, 6)), NUMBERS)
def test_steps_enclose_zero_and_the_numbers(a: float, b: float) -> None:
    low, high = min(0.0, a), max(a, b)
    steps = number_steps(low, high)
    assert steps[0] <= low and high <= steps[-1] + 1e-9 * abs(high)
    assert 2 <= len(steps) <= 8


@given(TIMES, TIMES)
def test_at_most_eight_years_are_written(a: float, b: float) -> None:
    assert len(year_steps(*sorted((a, b)))) <= 8


def test_axis_numbers_are_short() -> None:
    assert [short_number(n) for n in (0, 40_000, 1_500_000, 2.5)] == ["0", "40 k", "1.5 M", "2.5"]

"""Periods: what a value describes, written in EDTF (ISO 8601-2, levels 0 and 1 in part).

Known forms: ``2017``, ``2017-05``, ``2017-05-03``, ``202X``, ``20XX``, ``2017?`` (uncertain), ``2017~`` (approximate),
``2017%`` (both), intervals ``2016-09-20/2016-09-29`` and open intervals ``2019/..`` and ``../2008-11``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

from habeas.values.moment import Moment, PeriodError

UNDATED = "undated"
"""How the absence of a period is written in a public id."""

_QUARTERS = {1: (1, 3), 2: (4, 6), 3: (7, 9), 4: (10, 12)}


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A moment, or an interval whose ends may be open (``None``).

    Equality is by form: ``2017`` and ``2017-01/2017-12`` are two periods, though they cover the same days.
    """

    begin: Moment | None
    finish: Moment | None
    interval: bool = False

    def __post_init__(self) -> None:
        if self.begin is None and self.finish is None:
            raise PeriodError(str(self), "an interval needs at least one end")
        if not self.interval and self.begin != self.finish:
            raise PeriodError(f"{self.begin}/{self.finish}", "two different ends make an interval: say interval=True")
        if self.start > self.end:
            raise PeriodError(str(self), "the interval ends before it begins")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a canonical EDTF string; anything else raises `PeriodError`."""
        head, slash, tail = text.partition("/")
        if not slash:
            moment = Moment.parse(head, text)
            return cls(moment, moment)
        begin = None if head == ".." else Moment.parse(head, text)
        finish = None if tail == ".." else Moment.parse(tail, text)
        return cls(begin, finish, interval=True)

    @classmethod
    def from_slug(cls, slug: str) -> Period | None:
        """Read the form that stands in a public id; ``undated`` is None. The inverse of `slug_of`."""
        return None if slug == UNDATED else cls.parse(slug.replace("--", "/"))

    @classmethod
    def of_year(cls, year: int) -> Period:
        """The calendar year `year`."""
        return cls.parse(f"{year:04d}")

    @classmethod
    def of_day(cls, day: date) -> Period:
        """One day."""
        return cls.parse(day.isoformat())

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> Period:
        """A calendar quarter, which is an interval of months."""
        if quarter not in _QUARTERS:
            raise PeriodError(f"{year} Q{quarter}", "a quarter is 1, 2, 3 or 4")
        first, last = _QUARTERS[quarter]
        return cls.parse(f"{year:04d}-{first:02d}/{year:04d}-{last:02d}")

    @property
    def start(self) -> date:
        """The earliest day covered; `date.min` where the period has no beginning."""
        return self.begin.first if self.begin else date.min

    @property
    def end(self) -> date:
        """The latest day covered; `date.max` where the period has no end."""
        return self.finish.last if self.finish else date.max

    @property
    def open(self) -> bool:
        """Whether it has no beginning or no end."""
        return self.begin is None or self.finish is None

    @property
    def year(self) -> int | None:
        """The one calendar year that holds the whole period, if there is one."""
        return self.start.year if self.start.year == self.end.year and not self.open else None

    @property
    def is_day(self) -> bool:
        """Whether it is a single day and marked neither uncertain nor approximate."""
        return self.start == self.end and not self.qualified

    @property
    def qualified(self) -> bool:
        """Whether any end is marked uncertain or approximate, or masked."""
        return any(moment is not None and (moment.mark or moment.masked) for moment in (self.begin, self.finish))

    @property
    def slug(self) -> str:
        """The form used inside a public id: ``/`` is written ``--``."""
        return str(self).replace("/", "--")

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Earliest day, latest day, form: a total order."""
        return (self.start, self.end, str(self))

    def overlaps(self, other: Period) -> bool:
        """Whether at least one day may belong to both. Marks are not weighed: ``2017~`` does not reach into 2018."""
        return self.start <= other.end and other.start <= self.end

    def holds(self, other: Period) -> bool:
        """Whether every day that `other` may mean lies inside this period. Marks are not weighed."""
        return self.start <= other.start and other.end <= self.end

    def begun_by(self, day: date) -> bool:
        """Whether the period had begun on `day`: what *as of* asks of a state."""
        return self.start <= day

    def __lt__(self, other: object) -> bool:
        return self.sort_key < other.sort_key if isinstance(other, Period) else NotImplemented

    def __str__(self) -> str:
        if not self.interval:
            return str(self.begin)
        return f"{self.begin or '..'}/{self.finish or '..'}"


def slug_of(period: Period | None) -> str:
    """The period as it stands in a public id, ``undated`` where there is none."""
    return period.slug if period else UNDATED


def latest(periods: Iterable[Period], day: date) -> Period | None:
    """The latest of `periods` that begins on or before `day`: what holds *as of* that day.

    A state holds until the next one, so a period that ended before `day` still answers. Of two that begin together
    the one that reaches further counts as later.
    """
    return max((period for period in periods if period.begun_by(day)), key=lambda period: period.sort_key, default=None)

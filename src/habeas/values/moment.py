"""Moments: one point of a period, as precisely as it is known."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from habeas.values.quantity import ValueFormError

_MOMENT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<mark>[?~%]?)"
)
_MARKS = ("", "?", "~", "%")


class PeriodError(ValueFormError):
    """A string is not a period; the message says which string and which forms are known."""

    def __init__(self, text: str, why: str) -> None:
        super().__init__(
            f"{text[:60]!r} is not a period: {why}. Write a year (2017), a month (2017-05), a day (2017-05-03), 202X, "
            "20XX, or an interval (2016-09-20/2016-09-29, 2019/.., ../2008), with ? for uncertain, ~ for "
            "approximate, % for both."
        )


@dataclass(frozen=True, slots=True)
class Moment:
    """A year (perhaps masked: ``202X``, ``20XX``), a month or a day, perhaps marked ``?``, ``~`` or ``%``."""

    year: str
    month: int | None = None
    day: int | None = None
    mark: str = ""

    def __post_init__(self) -> None:
        if why := _fault(self.year, self.month, self.day, self.mark):
            raise PeriodError(str(self), why)

    @classmethod
    def parse(cls, part: str, whole: str = "") -> Moment:
        """Read one end of a period; `whole` is the period it stands in, for the message."""
        found = _MOMENT.fullmatch(part)
        if not found:
            hint = "; leave out what is not known" if "XX" in part and "-" in part else ""
            raise PeriodError(whole or part, f"{part[:30]!r} is not a year, a month or a day{hint}")
        month, day = (int(found[key]) if found[key] else None for key in ("month", "day"))
        if why := _fault(found["year"], month, day, found["mark"]):
            raise PeriodError(whole or part, why)
        return cls(found["year"], month, day, found["mark"])

    @property
    def masked(self) -> bool:
        """Whether only the decade or the century is known."""
        return "X" in self.year

    @property
    def first(self) -> date:
        """The earliest day this can mean."""
        return date(max(int(self.year.replace("X", "0")), 1), self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day this can mean."""
        year, month = int(self.year.replace("X", "9")), self.month or 12
        return date(year, month, self.day or calendar.monthrange(year, month)[1])

    def __str__(self) -> str:
        parts = [self.year]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts) + self.mark


def _fault(year: str, month: int | None, day: int | None, mark: str) -> str | None:
    """Why these parts are no moment, or None where they are one."""
    if not re.fullmatch(r"[0-9]{4}|[0-9]{3}X|[0-9]{2}XX", year) or year == "0000":
        return f"{year!r} is not a year from 0001 to 9999"
    if mark not in _MARKS:
        return f"{mark!r} is not a mark"
    if "X" in year and month is not None:
        return "a masked year takes no month"
    if month is None:
        return None if day is None else "a day needs its month"
    if not 1 <= month <= 12:
        return f"there is no month {month:02d}"
    if day is not None and not 1 <= day <= calendar.monthrange(int(year), month)[1]:
        return f"{year}-{month:02d} has no day {day:02d}"
    return None

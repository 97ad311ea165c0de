"""Quantities: an exact number, a bound, a range, or "about"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

MAX_DIGITS = 15
"""More significant digits do not survive a JSON number in every reader, so they are refused."""


class Bound(StrEnum):
    """How a number limits the true one."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"


SINGLE_BOUNDS = (Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN, Bound.ABOUT)
"""The bounds written with one number: ``{"at_least": 5}``."""


class ValueFormError(ValueError):
    """A value has not the form its type asks for."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed, with its bound. `high` is set for a range alone."""

    low: Decimal
    bound: Bound = Bound.EXACT
    high: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.high is not None) != (self.bound is Bound.RANGE):
            raise ValueFormError("a range has two numbers and every other quantity one")
        object.__setattr__(self, "low", plain(self.low))
        if self.high is not None:
            object.__setattr__(self, "high", plain(self.high))
            if self.high < self.low:
                raise ValueFormError(f"a range goes upwards, not from {self.low} to {self.high}; exchange its ends")

    @property
    def exact(self) -> bool:
        """Whether it is one plain number."""
        return self.bound is Bound.EXACT

    @property
    def middle(self) -> Decimal:
        """The number to plot and sort by; for a range its middle. Never to be summed unless `exact`."""
        return self.low if self.high is None else (self.low + self.high) / 2


def number_from_json(value: object, where: str = "value") -> Decimal:
    """A JSON number as an exact decimal; booleans, strings and not-finite numbers are refused."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueFormError(f"{where} must be a number, not {_short(value)}")
    return plain(Decimal(repr(value)) if isinstance(value, float) else Decimal(value), where)


def number_to_json(number: Decimal) -> int | float:
    """An exact decimal as a JSON number."""
    return int(number) if number == number.to_integral_value() else float(number)


def plain(number: Decimal, where: str = "a number") -> Decimal:
    """The same number without a sign on zero, useless zeros or an exponent; more than `MAX_DIGITS` are refused."""
    if not number.is_finite():
        raise ValueFormError(f"{where} must be finite, not {number}")
    if number == 0:
        return Decimal(0)
    # Counted before normalize(), which would round to the context's precision and hide what it dropped.
    digits = "".join(map(str, number.as_tuple().digits)).strip("0")
    if len(digits) > MAX_DIGITS or abs(number.adjusted()) > MAX_DIGITS:
        raise ValueFormError(
            f"{where} {_short(number)} has more than {MAX_DIGITS} digits; give it rounded or in a larger unit"
        )
    normal = number.normalize()
    return Decimal(int(normal)) if normal == normal.to_integral_value() else normal


def _short(value: object) -> str:
    # A whole number of thousands of digits cannot even be printed (CPython's limit on int to str).
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 1000:
        return "a huge number"
    text = str(value) if isinstance(value, Decimal) else repr(value)
    return text if len(text) <= 60 else text[:60] + "…"

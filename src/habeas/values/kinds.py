"""The kinds of value other than plain quantities: money, ratio, duration, answers, names, text and law."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from habeas.values.period import Period
from habeas.values.quantity import Quantity, ValueFormError, plain


class ValueType(StrEnum):
    """What kind of value an indicator takes. The first four are plain quantities that differ in unit and sense."""

    NUMBER = "number"
    PERCENT = "percent"
    RATE = "rate"
    RANK = "rank"
    MONEY = "money"
    RATIO = "ratio"
    DURATION = "duration"
    ANSWER = "answer"
    ANSWERS = "answers"
    NAMES = "names"
    TEXT = "text"
    LAW = "law"

    @property
    def is_quantity(self) -> bool:
        """Whether values of this type are `Quantity`."""
        return self in QUANTITIES


QUANTITIES = frozenset({ValueType.NUMBER, ValueType.PERCENT, ValueType.RATE, ValueType.RANK})
"""Types whose values are plain quantities. A percent is kept as printed: 1.3 means 1.3 %."""

_CURRENCY = re.compile(r"[A-Z]{3}")
# No database and no JSON writer takes all of these; in words they only come from bytes read in a wrong encoding.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Open(StrEnum):
    """A duration that is not a number of days: answers that sort after every number."""

    NO_LIMIT = "no_limit"
    NOT_SPECIFIED = "not_specified"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217), as printed; `scale` is what the printed amount is multiplied by."""

    amount: Quantity
    currency: str
    scale: int = 1

    def __post_init__(self) -> None:
        if not _CURRENCY.fullmatch(self.currency):
            raise ValueFormError(f"currency must be three capital letters, not {self.currency!r} (ISO 4217: USD, GBP)")
        if self.scale < 1:
            raise ValueFormError(f"scale is what the amount is multiplied by, 1 or more, not {self.scale}")


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many of so many: ``12/19``."""

    of: int
    out_of: int

    def __post_init__(self) -> None:
        if not 0 <= self.of <= self.out_of or self.out_of == 0:
            raise ValueFormError(f"a ratio is 0 to n out of n, not {self.of}/{self.out_of}")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in days (12 hours are 0.5), or one of the open answers."""

    days: Decimal | Open

    def __post_init__(self) -> None:
        if not isinstance(self.days, Open):
            object.__setattr__(self, "days", plain(self.days, "days"))
            if self.days < 0:
                raise ValueFormError(f"a duration is 0 days or more, not {self.days}")

    @property
    def sort_key(self) -> tuple[int, Decimal]:
        """Days upwards, then *no limit*, then *not specified*."""
        if isinstance(self.days, Open):
            return (1 if self.days is Open.NO_LIMIT else 2, Decimal(0))
        return (0, self.days)


@dataclass(frozen=True, slots=True)
class Answer:
    """One code of the indicator's code list."""

    code: str

    def __post_init__(self) -> None:
        _words(self.code, "an answer")


@dataclass(frozen=True, slots=True)
class Answers:
    """A set of codes of the indicator's code list, kept in the source's order."""

    codes: tuple[str, ...]

    def __post_init__(self) -> None:
        _distinct(self.codes, "a set of answers")


@dataclass(frozen=True, slots=True)
class Names:
    """A list of names (bodies, nationalities, sites) in the source's order."""

    items: tuple[str, ...]

    def __post_init__(self) -> None:
        _distinct(self.items, "a list of names")


@dataclass(frozen=True, slots=True)
class Text:
    """An answer in words."""

    words: str

    def __post_init__(self) -> None:
        _words(self.words, "a text")


@dataclass(frozen=True, slots=True)
class Law:
    """A statute or agreement: its title and the dates that are known of it."""

    title: str
    adopted: Period | None = None
    amended: Period | None = None
    in_force: Period | None = None

    def __post_init__(self) -> None:
        _words(self.title, "a law's title")


Value = Quantity | Money | Ratio | Duration | Answer | Answers | Names | Text | Law
"""Any value an observation can carry."""


def _words(text: str, what: str) -> None:
    if not text.strip() or text != text.strip():
        raise ValueFormError(f"{what} must be words without blanks around them, not {text[:60]!r}")
    if broken := _UNPRINTABLE.search(text):
        raise ValueFormError(
            f"{what} holds the control character or broken letter {broken[0]!r} at {broken.start()}: "
            "read its source again in the right encoding"
        )


def _distinct(items: tuple[str, ...], what: str) -> None:
    if not items:
        raise ValueFormError(f"{what} must not be empty")
    for item in items:
        _words(item, f"an item of {what}")
    if len(set(items)) != len(items):
        raise ValueFormError(f"{what} must not repeat an item: {items!r}")

"""Raw strings: what a source printed, read only where the reading is certain."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal

from habeas.values.currency import CURRENCIES, ENGLISH_WORDS, SIGNS
from habeas.values.kinds import Answer, Answers, Duration, Money, Names, Open, Ratio, Text, Value, ValueType
from habeas.values.numeral import LONGEST, read_number, read_quantity, tidy
from habeas.values.quantity import Quantity, ValueFormError
from habeas.values.status import Status


@dataclass(frozen=True, slots=True)
class Reading:
    """What a raw string says. `status` is None for "No Data": nothing was entered, so there is no observation."""

    raw: str
    status: Status | None
    value: Value | None = None


# "N/A" is not among them: it may mean that the question does not apply.
_NOT_AVAILABLE = frozenset({"not available", "data not available", "information not available"})
_NO_DATA = frozenset({"no data", ""})
_NO_LIMIT = frozenset({"no limit", "no legal limit", "no limit in law", "unlimited"})
_NOT_SPECIFIED = frozenset({"unspecified", "not specified"})

_PERCENT_SIGN = re.compile(r"(?<=[0-9]) ?%")
# The bands of the Human Development Index: other words in brackets may be a month or a place.
_BAND = re.compile(r"(?P<number>[0-9][0-9,.]*) ?\((?:very high|high|medium|low)\)", re.I)
_RATIO = re.compile(r"(?:ratio: ?)?(?P<of>[0-9]{1,3}) ?/ ?(?P<out_of>[0-9]{1,3})", re.I)
_OUT_OF = re.compile(r"(?P<of>[0-9][0-9,]*) (?:out )?of (?P<out_of>[0-9][0-9,]*)", re.I)
_DAYS = re.compile(r"number of days: ?(?P<number>[0-9.,]+)", re.I)
_LENGTH = re.compile(r"(?P<number>[0-9][0-9.,]*)(?: (?P<unit>hour|day|week)s?)?", re.I)
_UNIT_DAYS = {"day": Decimal(1), "week": Decimal(7)}
_SIGN = r"(?P<sign>US\$|[$€£]|[A-Z]{3})"
_SIGN_FIRST = re.compile(rf"(?P<bound>[^0-9$€£]*?){_SIGN} ?(?P<amount>-?[0-9].*)")
_SIGN_LAST = re.compile(rf"(?P<bound>)(?P<amount>.*[0-9](?: [a-z]+)?) ?{_SIGN}")
_SCALE = re.compile(r"(?P<amount>.*[0-9]) (?P<word>thousand|million|billion)", re.I)
SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
"""Words of scale, read and written beside an amount of money."""

# Letters that stand in no word of their own in such a place: traces of bytes read in a wrong encoding.
_MOJIBAKE = re.compile(r"\ufffd|[\x80-\x84\x86-\x9f]|[ÃÂÐÑ][\u00a1-\u00bf]|â€|(?<=[a-z])[ĂÃÂ]")


def parse_raw(
    raw: str, value_type: ValueType, *, codes: Collection[str] = (), currency: str = "", scale: int = 1
) -> Reading:
    """Read a source's own string as a value of `value_type`.

    "Not Available" is `not_available`, "No Data" nothing at all; whatever is not certain is `unparsed` with its raw
    string kept. `codes` are the indicator's code list; `currency` and `scale` hold where the string names none.
    A law is never read from one string. What is certain and what is not: docs/values.md.
    """
    folded = " ".join(raw.split()).casefold()
    if folded in _NO_DATA:
        return Reading(raw, None)
    if folded in _NOT_AVAILABLE:
        return Reading(raw, Status.NOT_AVAILABLE)
    try:
        value = _money(tidy(raw), currency, scale) if value_type is ValueType.MONEY else _read(raw, value_type, codes)
    except ValueFormError:  # read, but no value of this type: 20 of 19, a number of thirty digits
        value = None
    return Reading(raw, Status.REPORTED, value) if value is not None else Reading(raw, Status.UNPARSED)


def _read(raw: str, value_type: ValueType, codes: Collection[str]) -> Value | None:
    if value_type is ValueType.ANSWER:
        code = _code(raw, codes)
        return Answer(code) if code else None
    if value_type is ValueType.ANSWERS:
        return _answers(raw, codes)
    return _READERS[value_type](raw)


def _number(raw: str) -> Quantity | None:
    return read_quantity(tidy(raw))


def _rate(raw: str) -> Quantity | None:
    return read_quantity(tidy(raw), point_groups=False)


def _percent(raw: str) -> Quantity | None:
    return _rate(_PERCENT_SIGN.sub(" ", tidy(raw)))


def _rank(raw: str) -> Quantity | None:
    band = _BAND.fullmatch(tidy(raw))
    return _number(band["number"] if band else raw)


def _ratio(raw: str) -> Ratio | None:
    text = tidy(raw)
    found = _RATIO.fullmatch(text) or _OUT_OF.fullmatch(text)
    numbers = [read_number(found[key]) for key in ("of", "out_of")] if found else []
    whole = [int(number) for number in numbers if number is not None]
    return Ratio(*whole) if len(whole) == 2 else None


def _duration(raw: str) -> Duration | None:
    text = tidy(raw)
    if text.casefold() in _NO_LIMIT:
        return Duration(Open.NO_LIMIT)
    if text.casefold() in _NOT_SPECIFIED:
        return Duration(Open.NOT_SPECIFIED)
    found = _DAYS.fullmatch(text) or _LENGTH.fullmatch(text)
    number = read_number(found["number"]) if found else None
    if found is None or number is None:
        return None
    unit = (found.groupdict().get("unit") or "day").casefold()
    return Duration(hours_to_days(number) if unit == "hour" else number * _UNIT_DAYS[unit])


def hours_to_days(hours: Decimal) -> Decimal:
    """Hours in days to six decimals, a tenth of a second: 5 hours are no finite fraction of a day."""
    return (hours / 24).quantize(Decimal("0.000001"))


def _money(text: str, currency: str, scale: int) -> Money | None:
    if len(text) > LONGEST:
        return None
    if named := _SIGN_FIRST.fullmatch(text) or _SIGN_LAST.fullmatch(text):
        text, scale, currency = named["bound"] + named["amount"], 1, _currency(named["sign"], currency)
    if worded := _SCALE.fullmatch(text):
        if scale != 1:
            return None
        text, scale = worded["amount"], SCALES[worded["word"].casefold()]
    amount = read_quantity(text, point_groups=scale == 1)
    return Money(amount, currency, scale) if amount and currency else None


def _currency(sign: str, expected: str) -> str:
    """The currency of a sign or code; empty where it may be another's, or no currency at all."""
    code = SIGNS.get(sign, sign)
    if code == expected:
        return code
    doubtful = code in ENGLISH_WORDS or (sign in {"$", "£"} and expected)
    return "" if doubtful or code not in CURRENCIES else code


def _code(text: str, codes: Collection[str]) -> str | None:
    folded = " ".join(text.split()).casefold()
    return next((code for code in codes if " ".join(code.split()).casefold() == folded), None)


def _answers(raw: str, codes: Collection[str]) -> Answers | None:
    whole = _code(raw, codes)
    found = [whole] if whole else [_code(part, codes) for part in re.split(r"[;\n]", raw)]
    known = tuple(code for code in found if code)
    return Answers(known) if len(known) == len(found) else None


def _names(raw: str) -> Names | None:
    """Only a semicolon parts names: a comma or a new line may belong to one."""
    items = tuple(" ".join(item.split()) for item in raw.strip().split(";"))
    closed = re.sub(r"\([^()]*\)$", "", items[-1])
    unclear = "\n" in raw.strip() or any("," in item for item in (*items[:-1], closed))
    return None if unclear or _MOJIBAKE.search(raw) else Names(items)


def _text(raw: str) -> Text | None:
    return None if _MOJIBAKE.search(raw) else Text(" ".join(raw.split()))


_READERS: dict[ValueType, Callable[[str], Value | None]] = {
    ValueType.NUMBER: _number,
    ValueType.PERCENT: _percent,
    ValueType.RATE: _rate,
    ValueType.RANK: _rank,
    ValueType.RATIO: _ratio,
    ValueType.DURATION: _duration,
    ValueType.NAMES: _names,
    ValueType.TEXT: _text,
    ValueType.LAW: lambda raw: None,
}

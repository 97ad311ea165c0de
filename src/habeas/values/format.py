"""Values and periods in words for people: `format_value` and `format_period`.

In English what is written here can be read again by `parse_raw`. Numbers are never rounded for show.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal

from habeas.values.format_period import format_period
from habeas.values.kinds import Answer, Answers, Duration, Law, Money, Names, Open, Ratio, Text, Value
from habeas.values.quantity import Bound, Quantity
from habeas.values.raw import hours_to_days
from habeas.values.words import Words, words_of

__all__ = ["format_number", "format_period", "format_value"]

_CURRENCY_SIGNS = {"USD": "US$"}
"""Other currencies show their code: most signs belong to several."""


def format_value(value: Value, unit: str = "", language: str = "en") -> str:
    """A value in words: ``at least 80``, ``12 of 19``, ``30 days``, ``US$ 12,859``.

    `unit` shows only where it belongs to the number (``%``, ``% of GDP``, ``per 1,000``, ``per 100,000``). Answers
    show their code: their labels are the catalog's.
    """
    words = words_of(language)
    match value:
        case Quantity():
            return _quantity(value, words.units.get(unit, "{n}"), words)
        case Money():
            return _money(value, words)
        case Ratio(of, out_of):
            return words.ratio.format(of=_number(Decimal(of), words), out_of=_number(Decimal(out_of), words))
        case Duration():
            return _duration(value, words)
        case Answer(text) | Text(text):
            return text
        case Answers(items) | Names(items):
            return words.separator.join(items)
        case Law():
            return _law(value, words, language)


def format_number(number: Decimal, language: str = "en") -> str:
    """A number with the thousands separator and the decimal sign of the language, all its digits kept."""
    return _number(number, words_of(language))


def _number(number: Decimal, words: Words) -> str:
    return format_decimal(number, locale=words.locale, decimal_quantization=False)


def _quantity(quantity: Quantity, pattern: str, words: Words) -> str:
    """`pattern` is what stands around the number itself, inside the words of the bound."""
    if quantity.high is None:
        shown = pattern.format(n=_number(quantity.low, words))
        return shown if quantity.exact else words.bounds[quantity.bound].format(n=shown)
    low, high = _number(quantity.low, words), _number(quantity.high, words)
    if quantity.low < 0:
        return pattern.format(n=words.bounds[Bound.RANGE].format(low=low, high=high))
    return pattern.format(n=f"{low}–{high}")


def _money(money: Money, words: Words) -> str:
    amount, scale = money.amount, words.scales.get(money.scale)
    if scale is None and money.scale != 1:
        high = None if amount.high is None else amount.high * money.scale
        amount = Quantity(amount.low * money.scale, amount.bound, high)
    sign = _CURRENCY_SIGNS.get(money.currency, money.currency)
    return _quantity(amount, f"{sign} {scale or '{n}'}", words)


def _duration(duration: Duration, words: Words) -> str:
    if isinstance(duration.days, Open):
        return words.no_limit if duration.days is Open.NO_LIMIT else words.not_specified
    days = duration.days
    hours = Decimal(int((days * 24).to_integral_value()))
    if days % 1 and hours_to_days(hours) == days:
        return _counted(hours, words.hours, words)
    return _counted(days, words.days, words)


def _counted(number: Decimal, forms: Mapping[str, str], words: Words) -> str:
    category = Locale.parse(words.locale).plural_form(number)
    return forms.get(category, forms["other"]).format(n=_number(number, words))


def _law(law: Law, words: Words, language: str) -> str:
    dates = (("adopted", law.adopted), ("amended", law.amended), ("in_force", law.in_force))
    known = [words.law[key].format(p=format_period(period, language)) for key, period in dates if period is not None]
    return f"{law.title} ({words.separator.join(known)})" if known else law.title

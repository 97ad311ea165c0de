"""Periods in words for people."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date, format_interval, format_skeleton, get_month_names

from habeas.values.moment import Moment
from habeas.values.period import Period
from habeas.values.words import EN, Words, words_of


def format_period(period: Period, language: str = "en") -> str:
    """A period in words: ``3 November 2025``, ``20–29 September 2016``, ``2020s``, ``since 2019``."""
    words = words_of(language)
    if not period.interval:
        return _moment(period.begin, words) if period.begin else ""
    if period.begin is None and period.finish is not None:
        return _end(period.finish, words.until, words.until_day, words)
    if period.begin is not None and period.finish is None:
        return _end(period.begin, words.since, words.since_day, words)
    assert period.begin is not None and period.finish is not None  # a Period has at least one end
    return _between(period.begin, period.finish, words)


def _moment(moment: Moment, words: Words) -> str:
    shown = _date(moment, words)
    if moment.mark in ("~", "%"):
        shown = words.about.format(p=shown)
    return words.uncertain.format(p=shown) if moment.mark in ("?", "%") else shown


def _date(moment: Moment, words: Words) -> str:
    if moment.year.endswith("XX"):  # not "2000s": that is a decade to some
        return f"{moment.first.year}–{moment.last.year}"
    if moment.masked:
        return words.decade.format(p=moment.year.replace("X", "0"))
    if moment.day:
        return format_date(moment.first, "long", locale=words.locale)
    return format_skeleton("yMMMM" if moment.month else "y", moment.first, locale=words.locale)


def _end(moment: Moment, pattern: str, day_pattern: str, words: Words) -> str:
    return (day_pattern if moment.day and not moment.mark else pattern).format(p=_moment(moment, words))


def _between(begin: Moment, finish: Moment, words: Words) -> str:
    shapes = {(bool(moment.month), bool(moment.day)) for moment in (begin, finish)}
    if len(shapes) > 1 or begin.mark or finish.mark or begin.masked or finish.masked:
        return f"{_moment(begin, words)} – {_moment(finish, words)}"
    if begin == finish:
        return _moment(begin, words)
    if words is EN and begin.month:
        return _english(begin.first, finish.first, days=bool(begin.day))
    skeleton = "yMMMd" if begin.day else "yMMM" if begin.month else "y"
    return str(format_interval(begin.first, finish.first, skeleton, locale=words.locale))


def _english(first: date, last: date, *, days: bool) -> str:
    """What babel would print ``20–29 Sept 2016`` and ``Jan – Mar 2013``: days with whole months, months tight."""
    names = get_month_names("wide" if days else "abbreviated", locale=EN.locale)
    heads = [f"{day.day} {names[day.month]}" if days else names[day.month] for day in (first, last)]
    if first.year != last.year:
        return f"{heads[0]} {first.year} – {heads[1]} {last.year}"
    if not days:
        return f"{heads[0]}–{heads[1]} {last.year}"
    if first.month == last.month:
        return f"{first.day}–{heads[1]} {last.year}"
    return f"{heads[0]} – {heads[1]} {last.year}"

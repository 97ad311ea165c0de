"""Words around values, in the languages of the pages: bounds, durations, units, scales, periods.

Each sentence is whole, with a named place for what changes, so that every language keeps its own order. A language
without words here gets English ones, numbers and dates included: half a sentence in each would be worse.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.values.quantity import Bound


@dataclass(frozen=True, slots=True)
class Words:
    """What one language says around numbers and dates; `locale` names its number and date conventions."""

    locale: str
    bounds: Mapping[Bound, str]
    """Patterns with ``{n}``; for a range ``{low}`` and ``{high}``, in words because an end may be negative."""
    ratio: str
    no_limit: str
    not_specified: str
    days: Mapping[str, str]
    """By plural category (CLDR); ``other`` is always there."""
    hours: Mapping[str, str]
    scales: Mapping[int, str]
    units: Mapping[str, str]
    """The units that belong to the number. What is counted (persons, places) is in the indicator's label."""
    since: str
    since_day: str
    until: str
    until_day: str
    about: str
    uncertain: str
    decade: str
    law: Mapping[str, str]
    separator: str = "; "


EN = Words(
    locale="en_GB",
    bounds={
        Bound.AT_LEAST: "at least {n}",
        Bound.MORE_THAN: "more than {n}",
        Bound.AT_MOST: "at most {n}",
        Bound.LESS_THAN: "less than {n}",
        Bound.ABOUT: "about {n}",
        Bound.RANGE: "{low} to {high}",
    },
    ratio="{of} of {out_of}",
    no_limit="no limit in law",
    not_specified="not specified",
    days={"one": "{n} day", "other": "{n} days"},
    hours={"one": "{n} hour", "other": "{n} hours"},
    scales={1_000: "{n} thousand", 1_000_000: "{n} million", 1_000_000_000: "{n} billion"},
    units={"%": "{n}%", "% of GDP": "{n}% of GDP", "per 1,000": "{n} per 1,000", "per 100,000": "{n} per 100,000"},
    since="since {p}",
    since_day="since {p}",
    until="until {p}",
    until_day="until {p}",
    about="about {p}",
    uncertain="{p} (uncertain)",
    decade="{p}s",
    law={"adopted": "adopted {p}", "amended": "amended {p}", "in_force": "in force {p}"},
)

_FR = Words(
    locale="fr",
    bounds={
        Bound.AT_LEAST: "au moins {n}",
        Bound.MORE_THAN: "plus de {n}",
        Bound.AT_MOST: "au plus {n}",
        Bound.LESS_THAN: "moins de {n}",
        Bound.ABOUT: "environ {n}",
        Bound.RANGE: "{low} à {high}",
    },
    ratio="{of} sur {out_of}",
    no_limit="aucune limite légale",
    not_specified="non précisé",
    days={"one": "{n} jour", "other": "{n} jours"},
    hours={"one": "{n} heure", "other": "{n} heures"},
    scales={1_000: "{n} mille", 1_000_000: "{n} millions", 1_000_000_000: "{n} milliards"},
    units={
        "%": "{n} %",
        "% of GDP": "{n} % du PIB",
        "per 1,000": "{n} pour 1 000",
        "per 100,000": "{n} pour 100 000",
    },
    since="depuis {p}",
    since_day="depuis le {p}",
    until="jusqu’à {p}",
    until_day="jusqu’au {p}",
    about="vers {p}",
    uncertain="{p} (incertain)",
    decade="années {p}",
    law={"adopted": "adoption : {p}", "amended": "modification : {p}", "in_force": "entrée en vigueur : {p}"},
)

_ES = Words(
    locale="es",
    bounds={
        Bound.AT_LEAST: "al menos {n}",
        Bound.MORE_THAN: "más de {n}",
        Bound.AT_MOST: "como máximo {n}",
        Bound.LESS_THAN: "menos de {n}",
        Bound.ABOUT: "alrededor de {n}",
        Bound.RANGE: "de {low} a {high}",
    },
    ratio="{of} de {out_of}",
    no_limit="sin límite legal",
    not_specified="no especificado",
    days={"one": "{n} día", "other": "{n} días"},
    hours={"one": "{n} hora", "other": "{n} horas"},
    scales={1_000: "{n} mil", 1_000_000: "{n} millones", 1_000_000_000: "{n} mil millones"},
    units={
        "%": "{n} %",
        "% of GDP": "{n} % del PIB",
        "per 1,000": "{n} por cada 1.000",
        "per 100,000": "{n} por cada 100.000",
    },
    since="desde {p}",
    since_day="desde el {p}",
    until="hasta {p}",
    until_day="hasta el {p}",
    about="hacia {p}",
    uncertain="{p} (dudoso)",
    decade="década de {p}",
    law={"adopted": "aprobación: {p}", "amended": "modificación: {p}", "in_force": "entrada en vigor: {p}"},
)

_RU = Words(
    locale="ru",
    bounds={
        Bound.AT_LEAST: "не менее {n}",
        Bound.MORE_THAN: "более {n}",
        Bound.AT_MOST: "не более {n}",
        Bound.LESS_THAN: "менее {n}",
        Bound.ABOUT: "около {n}",
        Bound.RANGE: "от {low} до {high}",
    },
    ratio="{of} из {out_of}",
    no_limit="срок законом не ограничен",
    not_specified="не указано",
    days={"one": "{n} день", "few": "{n} дня", "many": "{n} дней", "other": "{n} дня"},
    hours={"one": "{n} час", "few": "{n} часа", "many": "{n} часов", "other": "{n} часа"},
    scales={1_000: "{n} тыс.", 1_000_000: "{n} млн", 1_000_000_000: "{n} млрд"},
    units={
        "%": "{n} %",
        "% of GDP": "{n} % ВВП",
        "per 1,000": "{n} на 1 000",
        "per 100,000": "{n} на 100 000",
    },
    # "с" and "до" would need the date in the genitive, which no table of months gives.
    since="{p} и позднее",
    since_day="{p} и позднее",
    until="{p} и ранее",
    until_day="{p} и ранее",
    about="{p} (приблизительно)",
    uncertain="{p} (неточно)",
    decade="{p}-е",
    law={"adopted": "принятие: {p}", "amended": "изменение: {p}", "in_force": "вступление в силу: {p}"},
)

_AR = Words(
    locale="ar",
    bounds={
        Bound.AT_LEAST: "{n} على الأقل",
        Bound.MORE_THAN: "أكثر من {n}",
        Bound.AT_MOST: "{n} على الأكثر",
        Bound.LESS_THAN: "أقل من {n}",
        Bound.ABOUT: "حوالي {n}",
        Bound.RANGE: "من {low} إلى {high}",
    },
    ratio="{of} من أصل {out_of}",
    no_limit="لا حد أقصى في القانون",
    not_specified="غير محدد",
    days={
        "one": "يوم واحد",
        "two": "يومان",
        "few": "{n} أيام",
        "many": "{n} يومًا",
        "other": "{n} يوم",
    },
    hours={
        "one": "ساعة واحدة",
        "two": "ساعتان",
        "few": "{n} ساعات",
        "many": "{n} ساعة",
        "other": "{n} ساعة",
    },
    scales={1_000: "{n} ألف", 1_000_000: "{n} مليون", 1_000_000_000: "{n} مليار"},
    units={
        "%": "{n}%",
        "% of GDP": "{n}% من الناتج المحلي الإجمالي",
        "per 1,000": "{n} لكل 1,000",
        "per 100,000": "{n} لكل 100,000",
    },
    since="منذ {p}",
    since_day="منذ {p}",
    until="حتى {p}",
    until_day="حتى {p}",
    about="حوالي {p}",
    uncertain="{p} (غير مؤكد)",
    decade="عقد {p}",
    law={"adopted": "الاعتماد: {p}", "amended": "التعديل: {p}", "in_force": "النفاذ: {p}"},
    separator="؛ ",
)

_ZH = Words(
    locale="zh",
    bounds={
        Bound.AT_LEAST: "至少{n}",
        Bound.MORE_THAN: "多于{n}",
        Bound.AT_MOST: "至多{n}",
        Bound.LESS_THAN: "少于{n}",
        Bound.ABOUT: "约{n}",
        Bound.RANGE: "{low}至{high}",
    },
    ratio="{out_of}项中的{of}项",
    no_limit="法律未设上限",
    not_specified="未说明",
    days={"other": "{n}天"},
    hours={"other": "{n}小时"},
    scales={1_000: "{n}千", 1_000_000: "{n}百万", 1_000_000_000: "{n}十亿"},
    units={
        "%": "{n}%",
        "% of GDP": "国内生产总值的{n}%",
        "per 1,000": "每1,000人{n}",
        "per 100,000": "每100,000人{n}",
    },
    since="{p}以来",
    since_day="{p}以来",
    until="截至{p}",
    until_day="截至{p}",
    about="约{p}",
    uncertain="{p}（不确定）",
    decade="{p}年代",
    law={"adopted": "通过：{p}", "amended": "修订：{p}", "in_force": "生效：{p}"},
    separator="；",
)

WORDS: Mapping[str, Words] = {"en": EN, "fr": _FR, "es": _ES, "ru": _RU, "ar": _AR, "zh": _ZH}
"""By primary language subtag (BCP 47)."""


def words_of(language: str) -> Words:
    """The words of a language tag: ``zh-Hans`` takes those of ``zh``, an unknown language the English ones."""
    return WORDS.get(language.partition("-")[0].casefold(), EN)

"""Invented names and sentences in the written languages of the United Nations."""

from __future__ import annotations

import random
from collections.abc import Mapping

from benchmarks.full_size.phrases import CONCERNS, HOW, NAMES, OPENINGS, WHAT

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_OWN: Mapping[str, str] = {"KAZ": "ru", "GBR": "en", "FRA": "fr", "MEX": "es", "MAR": "ar", "THA": "zh"}
_SYLLABLES: Mapping[str, tuple[str, ...]] = {
    "en": ("nor", "wick", "ast", "ley", "mar", "ton", "hal", "ford", "den", "row"),
    "fr": ("mont", "clair", "vau", "bel", "ré", "sur", "val", "champ", "ou", "lac"),
    "es": ("vil", "la", "mon", "te", "rí", "o", "ver", "de", "cas", "ña"),
    "ru": ("ал", "ма", "бе", "ло", "гор", "ка", "се", "вер", "тог", "рай"),
    "ar": ("با", "ري", "مو", "نا", "سا", "لي", "دا", "را", "كو", "ني"),
    "zh": ("北", "江", "山", "安", "林", "河", "东", "平", "海", "南"),
}


def language_of(country: str) -> str:
    """The language in which a country's publications are written here: any, but always the same."""
    return _OWN.get(country) or LANGUAGES[sum(map(ord, country)) % len(LANGUAGES)]


def town(draw: random.Random, language: str) -> str:
    """A town that is on no map."""
    return "".join(draw.choices(_SYLLABLES[language], k=3)).capitalize()


def name(draw: random.Random, language: str, of: str) -> str:
    """A name of an office, an act, an organisation or a place of detention, with an invented town in it."""
    return NAMES[of][language].format(town=town(draw, language))


def paragraph(draw: random.Random, language: str, kind: str) -> str:
    """What a body says to a state: an opening, what worries it or what to do, and how."""
    said = CONCERNS if kind == "concern" else WHAT
    opening = OPENINGS[kind][language]
    sentences = [opening.format(what=draw.choice(said[language]), how=draw.choice(HOW[language]))]
    if draw.random() < 0.6:
        sentences.append(opening.format(what=draw.choice(said[language]), how=draw.choice(HOW[language])))
    return ("" if language == "zh" else " ").join(sentences)


def sentence(draw: random.Random, language: str) -> str:
    """One sentence on what happens somewhere."""
    return OPENINGS["concern"][language].format(what=draw.choice(CONCERNS[language]), how=draw.choice(HOW[language]))

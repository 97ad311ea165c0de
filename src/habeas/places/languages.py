"""What places are called in a language: CLDR's names, as babel carries them, after our own where they differ."""

from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

from habeas.places.tables import rows

UN_LANGUAGES: tuple[str, ...] = ("en", "fr", "es", "ru", "ar", "zh")

# Languages in which sources print tables of countries: the six above, then Europe's, then the larger ones of Asia
# and Africa. English names win; the order decides nothing else.
_LANGUAGES = """
    en fr es ru ar zh
    de it pt pt-PT nl el tr uk pl sv da nb fi cs sk hu ro bg hr sr sr-Latn sl sq mk bs lt lv et be ca gl eu is mt ga cy
    zh-Hant ja ko hi bn ur ne si ta te id ms vi th my km lo fil he fa ka hy az kk ky uz tg tk mn ku ps
    sw am so ha af zu
"""
NAME_LANGUAGES: tuple[str, ...] = tuple(_LANGUAGES.split())


@cache
def territory_names(language: str) -> Mapping[str, str]:
    """Return CLDR's names by alpha-2 code in a BCP 47 language; empty where CLDR does not know the language."""
    try:
        return Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return {}


@cache
def display_names(language: str) -> Mapping[str, str]:
    """Return our own names by alpha-3 code, where CLDR's is not what a reader of treaty texts expects."""
    return {row["alpha3"]: row[language] for row in rows("display") if row.get(language)}


def place_name(alpha3: str, alpha2: str, language: str) -> str:
    """Return the name to print: ours, else CLDR's, else that of the language without its region, else English."""
    for tongue in (language, language.partition("-")[0], "en"):
        name = display_names(tongue).get(alpha3) or territory_names(tongue).get(alpha2)
        if name:
            return name
    return alpha3

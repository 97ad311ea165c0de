"""Countries and territories, their regions and names: a name in, a code out, or an honest "unknown"."""

from habeas.places.country import COUNTRIES, Country, Kind, UnknownPlace, by_code, by_slug, country
from habeas.places.fold import fold
from habeas.places.languages import UN_LANGUAGES
from habeas.places.names import Match, Names, code_of, match
from habeas.places.regions import Region, Scheme, region_of, scheme

__all__ = [
    "COUNTRIES",
    "UN_LANGUAGES",
    "Country",
    "Kind",
    "Match",
    "Names",
    "Region",
    "Scheme",
    "UnknownPlace",
    "by_code",
    "by_slug",
    "code_of",
    "country",
    "fold",
    "match",
    "region_of",
    "scheme",
]

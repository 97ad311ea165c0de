"""Where a place is: the pin of the page's map, rounded, and the words before country and region of the world."""

from __future__ import annotations

import re
from decimal import Decimal

from habeas.intake.facility_page.cells import parts
from habeas.places import match

DECIMALS = {"town": Decimal("0.01"), "region": Decimal("0.1")}
"""How far coordinates may be told: pins are approximate unless the page gives an address, and then they would show a
building. Two decimals are a kilometre, one is ten."""

WORLD_REGIONS = frozenset({"africa", "americas", "asia-pacific", "asia pacific", "europe", "middle east"})
"""As the site files its countries."""

_PIN = re.compile(r"(-?\d{1,3}(?:\.\d{1,20})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,20})?)")
_HIGHEST = (90, 180)


def coordinates(text: str, precision: str) -> tuple[str, str] | None:
    """Latitude and longitude, rounded; None where they are none. 0, 0 lies in the sea and is a form left empty."""
    found = _PIN.fullmatch(text) if text.isascii() else None
    numbers = [Decimal(number) for number in found.groups()] if found else []
    if not numbers or not any(numbers) or any(abs(one) > top for one, top in zip(numbers, _HIGHEST, strict=True)):
        return None
    latitude, longitude = (str(number.quantize(DECIMALS[precision]) + 0) for number in numbers)  # + 0: no -0.00
    return latitude, longitude


def ends_in_region(text: str) -> bool:
    """Whether a place line ends with a region of the world, so that the part before it may be the country."""
    return parts(text)[-1:] != () and parts(text)[-1].casefold() in WORLD_REGIONS


def country_in(text: str) -> str | None:
    """The country in a line such as ``Vaduz, Liechtenstein, Europe``.

    Without the region of the world nothing is taken: the Georgia of ``Lumpkin, Georgia`` is no country.
    """
    listed = parts(text)
    if not ends_in_region(text) or len(listed) < 2:
        return None
    return match(listed[-2]).code


def town_in(text: str, country: str) -> str:
    """What stands before country and region; empty where nothing does."""
    listed = list(parts(text))
    if listed and listed[-1].casefold() in WORLD_REGIONS:
        listed.pop()
    if listed and match(listed[-1]).code == country:
        listed.pop()
    return ", ".join(listed)

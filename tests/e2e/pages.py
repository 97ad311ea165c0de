"""One page of every kind, and where the pages of an edition lie."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

PAGES: Mapping[str, str] = {
    "home": "/",
    "countries": "/countries/",
    "country with gaps": "/countries/kazakhstan/",
    "country with full series": "/countries/united-kingdom/",
    "brief": "/countries/kazakhstan/brief/",
    "brief with full series": "/countries/united-kingdom/brief/",
    "country nobody has looked at": "/countries/togo/",
    "series of a country": "/countries/united-kingdom/detainee_entries/",
    "series that cannot be read": "/countries/kazakhstan/detained_children/",
    "indicators": "/indicators/",
    "indicator": "/indicators/prison_population/",
    "sources": "/sources/",
    "source": "/sources/gdp-kaz-2024-07/",
    "gaps": "/gaps/",
    "recommendations": "/recommendations/",
    "recommendation": "/recommendations/gbr-upr-2017-6.215-qarn-upr-2017/",
    "recommendations of a country": "/recommendations/countries/kazakhstan/",
    "recommendations under filters": "/recommendations/?country=KAZ&body=UPR&response=noted",
    "nothing under the filters": "/recommendations/?country=TGO&year=2020",
    "recommendation with what became of it": "/recommendations/tjk-upr-2011-90.13-upr-tjk-1/",
    "reviews": "/reviews/",
    "reviews of a country": "/reviews/countries/kazakhstan/",
    "treaties": "/treaties/",
    "treaty": "/treaties/CAT/",
    "facilities": "/facilities/",
    "facility": "/facilities/GBR-brook-house/",
    "updates": "/updates/",
    "methods": "/methods/",
    "editions": "/editions/",
    "edition": "/editions/2026-11-24/",
    "corrections": "/corrections/",
    "downloads": "/downloads/",
    "about": "/about/",
    "licence": "/licence/",
    "privacy": "/privacy/",
    "accessibility": "/accessibility/",
    "contact": "/contact/",
    "figure": "/o/GBR/detainee_entries/2024/ho-stats-2024-12/",
    "figure not published": "/o/KGZ/detained_children/2017/gdp-kgz-2025/",
    "figure that cannot be read": "/o/KAZ/detained_children/2017/gdp-kaz-2024-07/",
    "statement": "/o/KAZ/response/upr-2010-95.7/upr-kaz-1/",
}
"""Pages that answer 200 in the example."""
MISSING = "/countries/atlantis/"


def edition_of(home: Path) -> Path:
    """The directory of an observatory's current edition."""
    return (home / "editions" / "current").resolve()


def html_files(edition: Path) -> Iterator[Path]:
    """Every finished page."""
    yield from sorted((edition / "site").rglob("index.html"))


def kind_of(edition: Path, path: str) -> str:
    """What a finished page's twin calls its kind; nothing for a page that is made when it is asked for."""
    twin = edition / "site" / path.strip("/") / "index.json"
    return json.loads(twin.read_bytes())["frame"]["kind"] if twin.exists() else ""


def kinds(edition: Path) -> set[str]:
    """Every kind of finished page an edition holds."""
    twins = (edition / "site").rglob("index.json")
    return {json.loads(twin.read_bytes())["frame"]["kind"] for twin in twins}

"""Rows for tests: each factory fills what a test does not care about."""

from __future__ import annotations

from typing import Any

from habeas.edition.schema import CountryRow, Meta, ObservationRow, SourceRow


def meta(identifier: str = "2026-11-24", previous: str = "") -> list[Meta]:
    """What every edition says of itself."""
    said = {
        "id": identifier,
        "previous": previous,
        "title": "Example",
        "data_licence": "CC BY 4.0",
        "software": "habeas 0",
        "format": "1",
    }
    return [Meta(key=key, value=value) for key, value in said.items()]


def country(code: str = "KAZ", **given: Any) -> CountryRow:
    """A country."""
    fields = {
        "code": code,
        "slug": code.lower(),
        "region": "asia",
        "last_checked": "2026-11-24",
        "checked_by": "editor",
        "changed_edition": "2026-11-24",
    }
    return CountryRow(**{**fields, **given})


def source(key: str = "wpb-2018", **given: Any) -> SourceRow:
    """A source."""
    fields: dict[str, Any] = dict.fromkeys(("publisher", "url", "published", "accessed", "licence", "series"), "") | {
        "title": "Prison Brief",
        "kind": "database",
        "redistribute": "yes",
        "language": "en",
        "statements": 1,
        "countries": ("KAZ",),
    }
    return SourceRow(key=key, **{**fields, **given})


def observation(identifier: str = "KAZ/prison_population/2017/wpb-2018", **given: Any) -> ObservationRow:
    """An observation whose columns follow from its id."""
    subject, indicator, period, key = identifier.split("/")[:4]
    fields: dict[str, Any] = dict.fromkeys(
        (
            "locator",
            "origin",
            "via",
            "reason",
            "replaced_by",
            "last_edition",
            "breakdown",
            "coverage_kind",
            "coverage_words",
            "raw",
            "preferred_reason",
        ),
        "",
    )
    fields |= {
        "subject": subject,
        "country": subject[:3],
        "question": f"{subject}/{indicator}/{period}",
        "source": key,
        "language": "en",
        "review_level": "imported",
        "reviewed_on": "2026-11-24",
        "accepted_by": "operator",
        "state": "current",
        "first_edition": "2026-11-24",
        "changed_edition": "2026-11-24",
        "indicator": indicator,
        "section": "prisons",
        "period": period,
        "period_start": f"{period}-01-01",
        "period_end": f"{period}-12-31",
        "status": "reported",
        "value": "36648",
        "number": 36648.0,
        "unit": "persons",
        "coverage": "national",
        "preferred": True,
        "preferred_by": "alone",
        "rivals": (),
    }
    return ObservationRow(id=identifier, **{**fields, **given})


def small_edition() -> list[Any]:
    """Two countries, two sources, a few figures."""
    return [
        *meta(),
        country("KAZ"),
        country("UZB", changed_edition=""),
        source(),
        source("unhcr-2026", redistribute="facts", title="=Refugees"),
        *(observation(f"KAZ/prison_population/{year}/wpb-2018", number=float(year)) for year in range(2010, 2018)),
        observation("UZB/refugees/2020/unhcr-2026", status="not_available", value="", number=None),
    ]

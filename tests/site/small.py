"""Small editions: one function a kind of row, with everything said that a test does not say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from habeas.edition.reader import Edition
from habeas.edition.schema import (
    CountryRow,
    EditionRow,
    HeadlineRow,
    Meta,
    ObservationRow,
    RecommendationRow,
    Row,
    SourceRow,
)
from habeas.site.volume import Volume
from habeas.values import Period

FIRST, SECOND = "2026-01-05", "2026-02-05.2"
META = {
    "id": SECOND,
    "title": "Test observatory",
    "base_url": "https://test.example",
    "contact_mail": "desk@test.example",
    "data_licence": "CC BY 4.0",
    "languages": "en",
}


def edition(*rows: Row, countries: Iterable[str] = ("KAZ", "FRA"), **meta: str) -> Edition:
    """An edition of these rows, two editions old, with a page for each of the countries."""
    slugs = {"KAZ": "kazakhstan", "FRA": "france", "GBR": "united-kingdom"}
    about: list[Row] = [Meta(key=key, value=value) for key, value in (META | meta).items()]
    about += [
        EditionRow(id=FIRST, previous="", added=1, ended=0, changed=0, digest="aa"),
        EditionRow(id=SECOND, previous=FIRST, added=1, ended=1, changed=0),
    ]
    about += [
        CountryRow(code=code, slug=slugs[code], region="", last_checked="", checked_by="", changed_edition=FIRST)
        for code in countries
    ]
    there = {row.key for row in rows if isinstance(row, SourceRow)}
    used = {row.source for row in rows if hasattr(row, "source")}
    return Edition.in_memory([*about, *rows, *(source(key) for key in sorted(used - there))])


def volume(*rows: Row, **given: Any) -> Volume:
    """The volume of such an edition."""
    return Volume(edition(*rows, **given))


def source(key: str, **given: Any) -> SourceRow:
    """A source; its title is its key."""
    plain: dict[str, Any] = {
        "title": f"Title of {key}",
        "publisher": "Publisher",
        "kind": "official_page",
        "url": f"https://source.example/{key}",
        "published": "2018-05",
        "accessed": "2026-01-01",
        "licence": "",
        "redistribute": "facts",
        "language": "en",
        "series": "",
        "statements": 1,
        "countries": ("KAZ",),
    }
    return SourceRow(key=key, **(plain | given))


def published(public_id: str, subject: str, question: str, source_key: str) -> dict[str, Any]:
    """What every statement has."""
    return {
        "id": public_id,
        "subject": subject,
        "country": subject.partition("-")[0],
        "question": question,
        "source": source_key,
        "locator": "",
        "origin": "",
        "via": "",
        "language": "en",
        "review_level": "carried_over",
        "reviewed_on": "2026-01-05",
        "accepted_by": "operator",
        "state": "current",
        "reason": "",
        "replaced_by": "",
        "first_edition": FIRST,
        "last_edition": "",
        "changed_edition": FIRST,
    }


def observation(
    indicator: str = "prison_population",
    period: str = "2017",
    value: str = "5",
    number: float | None = None,
    *,
    subject: str = "KAZ",
    source: str = "page",
    breakdown: str = "",
    **given: Any,
) -> ObservationRow:
    """A reported national figure. `value` is JSON text; a plain number needs no `number`."""
    question = "/".join(part for part in (subject, indicator, period, breakdown) if part)
    public_id = "/".join(part for part in (subject, indicator, period.replace("/", "--"), source, breakdown) if part)
    span = Period.parse(period) if period else None
    plain = {
        "indicator": indicator,
        "section": "",
        "period": period,
        "period_start": span.start.isoformat() if span else "",
        "period_end": span.end.isoformat() if span else "",
        "status": "reported",
        "value": value,
        "number": number if number is not None else float(value) if value.replace(".", "").isdecimal() else None,
        "unit": "",
        "breakdown": breakdown,
        "coverage": "national",
        "coverage_kind": "",
        "coverage_words": "",
        "raw": value,
        "preferred": True,
        "preferred_by": "alone",
        "preferred_reason": "",
        "rivals": (),
    }
    return ObservationRow(**(published(public_id, subject, question, source) | plain | given))


def unread(indicator: str = "detained_children", raw: str = "0 / 2017", **given: Any) -> ObservationRow:
    """A printed zero that is no count."""
    return observation(indicator, value="", raw=raw, status="unparsed", **given)


def missing(indicator: str = "detainee_entries", period: str = "2019", **given: Any) -> ObservationRow:
    """An answer that was looked for and is not published."""
    return observation(indicator, period, value="", raw="Not Available", status="not_available", **given)


def withdrawn(**given: Any) -> ObservationRow:
    """A tombstone: no value, a public reason."""
    ended = {
        "status": "not_available",
        "value": "",
        "raw": "",
        "state": "withdrawn",
        "reason": "figure of another country",
        "last_edition": FIRST,
        "changed_edition": SECOND,
    }
    return observation(**(ended | given))


def recommendation(**given: Any) -> RecommendationRow:
    """A paragraph with its text."""
    plain = {
        "slug": "kaz-cat-2023-36",
        "mechanism": "treaty_body",
        "body": "CAT",
        "document": "concluding_observations",
        "symbol": "CAT/C/KAZ/CO/4",
        "symbol_inferred": "",
        "year": "2023",
        "paragraphs": ("36",),
        "starts_mid_sentence": False,
        "articles": ("3",),
        "kind": "recommendation",
        "answers": (),
        "recommending": (),
        "themes": (),
        "text": "The State party should ensure it.",
        "abstract": "",
    }
    own = published("KAZ/recommendation/cat-2023-36/page", "KAZ", "KAZ/recommendation/cat-2023-36", "page")
    return RecommendationRow(**(own | plain | given))


def headline(question: str, status: str = "answered", text: str = "", *observations: str, **given: Any) -> HeadlineRow:
    """One of the eight answers of Kazakhstan."""
    return HeadlineRow(
        country="KAZ",
        question=question,
        status=status,
        text=text,
        year=given.get("year", ""),
        observations=observations,
        written=bool(text),
    )

"""Rows of the reference pages: treaties, places, visits, responses, reviews."""

from __future__ import annotations

from typing import Any

from tests.site.small import FIRST, published

from habeas.edition.schema import (
    DerivedRow,
    EventRow,
    FacilityRow,
    FollowUpRow,
    LawRow,
    ResponseRow,
    ReviewRow,
    TreatyActionRow,
    TreatyStatusRow,
    VisitRow,
)


def act(
    instrument: str = "CAT", action: str = "accession", date: str = "1998-08-26", country: str = "KAZ", **given: Any
) -> TreatyActionRow:
    """A dated act of a state."""
    question = f"{country}/treaty_action/{instrument}-{action}"
    own = published(f"{question}/untc", country, question, "untc")
    return TreatyActionRow(
        **(own | {"instrument": instrument, "action": action, "date": date, "article": "", "text": ""} | given)
    )


def listed(
    instrument: str = "CAT", status: str = "party", as_of: str = "2015-03-14", country: str = "KAZ", **given: Any
) -> TreatyStatusRow:
    """What a list said."""
    question = f"{country}/treaty_status/{instrument}-{as_of}"
    own = published(f"{question}/list", country, question, "list")
    return TreatyStatusRow(
        **(own | {"instrument": instrument, "status": status, "as_of": as_of, "article": "", "year": ""} | given)
    )


def ratio(of: int, considered: int, **given: Any) -> DerivedRow:
    """A counted list of treaties."""
    plain: dict[str, Any] = {
        "id": "KAZ/treaty_ratio/2015/derived",
        "country": "KAZ",
        "indicator": "treaty_ratio",
        "period": "2015",
        "value": f'{{"of":{of},"out_of":{considered}}}',
        "number": of / considered,
        "unit": "",
        "function": "count_in_force",
        "inputs": (),
        "considered": considered,
        "printed": "",
        "agrees": None,
    }
    return DerivedRow(**(plain | given))


def place(subject: str = "KAZ-almaty", source: str = "page", **given: Any) -> FacilityRow:
    """A place of detention as one source describes it."""
    own = published(f"{subject}/facility/description/{source}", subject, f"{subject}/facility/description", source)
    plain: dict[str, Any] = {
        "name": "Reception centre of Almaty",
        "aliases": (),
        "category": "administrative",
        "type": "reception centre",
        "place": "Almaty",
        "latitude": "43.24",
        "longitude": "76.89",
        "precision": "town",
        "status": "in_use",
        "status_year": "2024",
        "custodian": "",
        "foreign_ids": (),
    }
    return FacilityRow(**(own | plain | given))


def visit(date: str = "2023-05", facility: str = "KAZ-almaty", **given: Any) -> VisitRow:
    """A visit to a place."""
    own = published(f"KAZ/visit/{date}/page", "KAZ", f"KAZ/visit/{date}", "page")
    plain: dict[str, Any] = {
        "kind": "visit",
        "date": date,
        "body": "Ombudsman",
        "facility": facility,
        "place": "",
        "count": "",
        "words": "",
    }
    return VisitRow(**(own | plain | given))


def response(recommendation: str = "cat-2023-36", **given: Any) -> ResponseRow:
    """What the state answered."""
    question = f"KAZ/response/{recommendation}"
    own = published(f"{question}/page", "KAZ", question, "page")
    plain: dict[str, Any] = {"recommendation": recommendation, "response": "accepted", "date": "2024", "text": ""}
    return ResponseRow(**(own | plain | given))


def follow_up(later: str = "", recommendation: str = "cat-2023-36", **given: Any) -> FollowUpRow:
    """What became of a recommendation."""
    question = f"KAZ/follow_up/{recommendation}"
    own = published(f"{question}/ngo", "KAZ", question, "ngo")
    plain: dict[str, Any] = {"recommendation": recommendation, "bearing": "carried_out", "later": later, "date": "2025"}
    return FollowUpRow(**(own | plain | {"grade": "", "text": "", "abstract": ""} | given))


def law(key: str = "migration-act", **given: Any) -> LawRow:
    """A law."""
    own = published(f"KAZ/law/{key}/gazette", "KAZ", f"KAZ/law/{key}", "gazette")
    empty = dict.fromkeys(("title_original", "number", "amended", "in_force_from", "in_force_to", "url"), "")
    return LawRow(**(own | empty | {"key": key, "title": "Act on migration", "adopted": "2024-05-02"} | given))


def event(kind: str = "closure", date: str = "2024-03", **given: Any) -> EventRow:
    """Something that happened."""
    own = published(f"KAZ/event/{kind}-{date}/press", "KAZ", f"KAZ/event/{kind}-{date}", "press")
    plain: dict[str, Any] = {"kind": kind, "date": date, "facility": "", "place": "Almaty", "count": "", "words": ""}
    return EventRow(**(own | plain | given))


def stage(body: str = "CAT", date: str = "2023-05-10", country: str = "KAZ", **given: Any) -> ReviewRow:
    """A stage of a review."""
    question = f"{country}/review/{body}-{date}"
    own = published(f"{question}/page", country, question, "page")
    plain: dict[str, Any] = {
        "body": body,
        "stage": "dialogue",
        "date": date,
        "cycle": "",
        "symbol": "",
        "symbol_inferred": "",
    }
    return ReviewRow(**(own | plain | given))


ENDED = {"state": "withdrawn", "reason": "of another country", "last_edition": FIRST}
"""What a tombstone says besides its edition."""

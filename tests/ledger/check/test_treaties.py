"""Treaty actions and lists that cannot all be right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.ledger.check.viewing import act, found, view

from habeas.intake.proposal import Statement, TreatyStatus


def listed(status: str, as_of: str, **fields: Any) -> TreatyStatus:
    said = {"subject": "TLS", "source": "list", "instrument": "CRSR", "status": status, "as_of": as_of}
    return TreatyStatus(**{**said, **fields})


@pytest.mark.parametrize(
    ("code", "statements"),
    [
        ("before_adoption", [act("accession", "1950-05-07")]),
        ("joining_disputed", [act("accession", "2003-05-07"), act("accession", "2004", source="other")]),
        ("joining_disputed", [act("accession", "2003-05-07"), act("ratification", "2003-05-07", source="other")]),
        ("list_against_act", [act("accession", "2003-05-07"), listed("not_party", "2015")]),
        ("list_against_act", [act("accession", "2003-05-07"), listed("signatory", "2015")]),
        ("list_against_act", [act("accession", "2003-05-07"), listed("party", "2015", year="2001")]),
        (
            "list_against_act",
            [act("accession", "2003-05-07"), act("withdrawal", "2010"), listed("party", "2015", year="2003")],
        ),
    ],
)
def test_a_contradiction_is_asked_about(code: str, statements: list[Statement]) -> None:
    [finding] = found(code, view(*statements))
    assert finding.severity == "ask"
    assert "TLS, CRSR" in finding.message


@pytest.mark.parametrize(
    ("code", "statements"),
    [
        ("before_adoption", [act("accession", "1951-07-28")]),
        ("joining_disputed", [act("accession", "2003-05-07"), act("accession", "2003", source="other")]),
        ("joining_disputed", [act("accession", "2003"), act("withdrawal", "2010"), act("accession", "2012")]),
        ("joining_disputed", [act("reservation", "2003"), act("reservation", "2004")]),
        ("list_against_act", [act("accession", "2003-05-07"), listed("not_party", "2003")]),
        ("list_against_act", [act("accession", "2003-05-07"), listed("not_party", "2001")]),
        ("list_against_act", [act("accession", "2003-05-07"), listed("party", "2015", year="2003")]),
        ("list_against_act", [act("signature", "2003-05-07"), listed("not_party", "2015")]),
    ],
)
def test_what_may_both_be_right_is_not(code: str, statements: list[Statement]) -> None:
    assert found(code, view(*statements)) == []


def test_what_a_person_preferred_is_not_asked_again() -> None:
    said = (
        act("accession", "2003-05-07"),
        act("accession", "2004", source="other"),
        listed("party", "2015", year="2004"),
    )
    seen = view(*said)
    first, second = seen.acts
    decided = replace(seen, acts=[replace(first, preferred=True), second])
    assert found("joining_disputed", seen) and not found("joining_disputed", decided)
    assert not found("list_against_act", decided)

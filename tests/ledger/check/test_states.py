"""States of a value that are shown as one another."""

from __future__ import annotations

from typing import Any

import pytest
from tests.ledger.check.viewing import found, of, view

from habeas.intake.proposal import Statement
from habeas.values import Status


def children(value: Any, raw: str, status: Status = Status.REPORTED, **fields: Any) -> Statement:
    return of("detained_children", value, "2017", raw=raw, status=status, **fields)


@pytest.mark.parametrize(
    "statements",
    [
        [children(0, "Not Available")],
        [children(0, "N/A")],
        [children(None, "Not Available", Status.UNPARSED)],
        [children(None, "0", Status.NOT_AVAILABLE)],
        [children(None, "12", Status.REFUSED)],
        [children(None, "12", Status.SUPPRESSED)],
        [children(9000, "more than 9,000")],
        [children(5, "<5")],
        [children(None, "0", Status.UNPARSED), children(0, "0", source="other")],
    ],
)
def test_a_state_that_contradicts_what_was_printed_is_asked_about(statements: list[Statement]) -> None:
    (finding,) = found("state_mistaken", view(*statements))
    assert finding.severity == "ask"


@pytest.mark.parametrize(
    "statements",
    [
        [children(0, "0")],
        [children(None, "Not Available", Status.NOT_AVAILABLE)],
        [children(None, "0", Status.UNPARSED)],
        [children(None, "<5", Status.SUPPRESSED)],
        [children({"less_than": 5}, "<5")],
        [children({"more_than": 9000}, "more than 9,000")],
        [children(None, "none known to the ministry", Status.UNPARSED)],
        [children(412, "")],
    ],
)
def test_a_state_that_says_what_was_printed_is_left_alone(statements: list[Statement]) -> None:
    assert not found("state_mistaken", view(*statements))


@pytest.mark.parametrize(
    ("code", "severity", "status"),
    [("refusal_unquoted", "stop", Status.REFUSED), ("suppressed_unquoted", "ask", Status.SUPPRESSED)],
)
def test_a_refusal_and_a_suppression_need_their_words(code: str, severity: str, status: Status) -> None:
    (finding,) = found(code, view(children(None, "", status)))
    assert finding.severity == severity
    assert not found(code, view(children(None, "the ministry declined to answer", status)))

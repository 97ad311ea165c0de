"""Statuses, coverage and levels of review: absence is a value with a kind."""

from __future__ import annotations

import pytest

from habeas.values import GAPS, NATIONAL, WITH_VALUE, Coverage, CoverageKind, ReviewLevel, Status, Visibility


def test_a_status_has_a_value_or_is_a_gap_or_says_why_neither() -> None:
    assert not WITH_VALUE & GAPS
    assert set(Status) - WITH_VALUE - GAPS == {Status.NOT_APPLICABLE, Status.UNPARSED}
    assert all(status.has_value == (status in WITH_VALUE) for status in Status)
    assert [status for status in Status if status.is_gap] == [
        Status.NOT_AVAILABLE,
        Status.REFUSED,
        Status.SUPPRESSED,
    ]


def test_the_words_are_those_of_the_design() -> None:
    assert {*Status} == {
        *("reported", "estimated", "provisional", "not_available", "refused", "suppressed", "not_applicable"),
        "unparsed",
    }
    assert {*CoverageKind} == {"site", "area", "group", "operation", "part_of_period", "stage"}
    assert [*ReviewLevel] == ["carried_over", "imported", "checked", "checked_by_two"]
    assert {*Visibility} == {"public", "internal", "confidential"}


def test_only_a_kind_makes_coverage_partial() -> None:
    assert not NATIONAL.partial
    assert Coverage(CoverageKind.AREA, "city of Astana").partial
    assert Coverage(CoverageKind.GROUP).partial


def test_words_without_a_kind_are_refused_naming_the_kinds() -> None:
    with pytest.raises(ValueError, match="need a kind: site, area"):
        Coverage(words="city of Astana")

"""Nothing private influences a public byte, and small numbers of a partner are withheld."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.publish.factories import (
    SOURCES,
    accepted,
    answer,
    derived,
    digest,
    figure,
    inputs,
    observations,
    of,
    rows,
    source,
)

from habeas.edition.schema import CaseRow, EventRow, FollowUpRow, NarrativeRow, SourceRow, VisitRow
from habeas.intake.proposal import Case, Event, FollowUp, Source, Statement, Visit
from habeas.publish.inputs import Accepted
from habeas.values import CoverageKind, Status, Visibility

PRIVATE = [Visibility.INTERNAL, Visibility.CONFIDENTIAL]
HIDDEN = source("hidden", visibility=Visibility.CONFIDENTIAL, published="2027")
PUBLIC: list[Accepted] = [
    accepted(figure(50, "detainee_entries"), 1),
    accepted(figure(1000, "population"), 2),
    accepted(answer("how_many", [figure(50, "detainee_entries").natural_id]), 3),
]


def with_private(*private: Accepted) -> str:
    return digest(inputs(*PUBLIC, *private, sources=[*SOURCES, HIDDEN]))


@pytest.mark.parametrize("visibility", PRIVATE)
def test_a_private_statement_does_not_count_prefer_or_decide(visibility: Visibility) -> None:
    assert with_private() == digest(inputs(*PUBLIC))
    rival = figure(51, "detainee_entries", key="newer", visibility=visibility)
    other = figure(9, "refugees", visibility=visibility)
    about_nobody = figure(9, "refugees", subject="FRA", visibility=visibility)
    assert (
        with_private(accepted(rival, 4, preferred=5), accepted(other, 6), accepted(about_nobody, 7)) == with_private()
    )


def test_a_statement_of_a_private_source_does_not_either() -> None:
    assert with_private(accepted(figure(51, "detainee_entries", key="hidden"), 4, preferred=5)) == with_private()


def test_what_is_private_ends_in_private_too() -> None:
    gone = accepted(figure(51, "refugees", visibility=Visibility.INTERNAL), 4, ended=6, reason="secret reason")
    assert with_private(gone) == with_private()


def test_notes_of_any_kind_never_cross() -> None:
    noted = [replace(one, statement=replace(one.statement, note="a private remark")) for one in PUBLIC]
    sources = [replace(one, note="another") for one in SOURCES]
    assert digest(inputs(*noted, sources=sources)) == digest(inputs(*PUBLIC))


def test_names_of_private_sources_are_not_told() -> None:
    case = Case(subject="KAZ", source="stats", body="CAT", number="444/2010", outcome_source="hidden")
    made = rows(inputs(accepted(figure(via="hidden")), accepted(case), sources=[*SOURCES, HIDDEN]))
    assert "hidden" not in repr(made)
    assert of(CaseRow, made)[0].outcome_source == ""


def test_words_over_something_private_are_dropped_whole() -> None:
    secret = figure(51, "refugees", visibility=Visibility.CONFIDENTIAL)
    told = accepted(answer("places", [secret.natural_id], text="Fifty-one in one house."), 5)
    assert with_private(accepted(secret, 4), told) == with_private()
    assert of(NarrativeRow, rows(inputs(told))) == []


def test_a_link_to_something_private_is_dropped_whole() -> None:
    secret = figure(51, "refugees", visibility=Visibility.CONFIDENTIAL)
    link = FollowUp(
        subject="KAZ", source="ngo", recommendation="cat-2014-10", bearing="contradicts", later=secret.natural_id
    )
    assert with_private(accepted(secret, 4), accepted(link, 5)) == with_private()
    shown = figure(52, "refugees")
    made = rows(inputs(accepted(shown), accepted(replace(link, later=shown.natural_id), 2)))
    assert [row.later for row in of(FollowUpRow, made)] == [shown.natural_id]


def test_a_private_successor_is_not_named() -> None:
    successor = figure(60, "refugees", key="newer", visibility=Visibility.CONFIDENTIAL)
    old = accepted(figure(), 1, ended=15, state="superseded", replaced_by=successor.natural_id)
    made = observations(old, accepted(successor, 15), cuts=(("2026-01-01", 10), ("2026-02-01", 20)))
    assert made[old.public_id].replaced_by == ""


def test_a_source_nothing_public_names_is_not_told() -> None:
    made = of(SourceRow, rows(inputs(figure())))
    assert [(row.key, row.statements, row.countries) for row in made] == [("stats", 1, ("KAZ",))]


def partners(number: int) -> list[Source]:
    return [source(f"p{place}", kind="partner", publisher=f"Group {place}") for place in range(number)]


@pytest.mark.parametrize(
    ("number", "title"), [(1, "Source withheld"), (2, "Source withheld"), (3, "A partner organisation")]
)
def test_a_partner_is_told_as_a_class_or_not_at_all(number: int, title: str) -> None:
    made = rows(inputs(figure(50, key="p0", origin="Group 0", locator="letter of Ms A"), sources=partners(number)))
    (row,) = of(SourceRow, made)
    assert (row.title, row.publisher, row.url) == (title, "", "")
    assert "Group" not in repr(made)
    assert "Ms A" not in repr(made)


def shown(*found: Statement, **given: Any) -> dict[str, str]:
    return {key: row.status for key, row in observations(*found, **given).items()}


@pytest.mark.parametrize(
    ("value", "status"), [(4, "suppressed"), (1, "suppressed"), (5, "reported"), (500, "reported")]
)
def test_a_partners_small_count_of_people_is_withheld(value: int, status: str) -> None:
    one = figure(value, "detained_children", key="partner", raw=f"{value} children")
    row = observations(one)[one.natural_id]
    assert row.status == status
    if status == "suppressed":
        assert (row.value, row.number, row.raw) == ("", None, "")


def test_bounds_and_ranges_that_tell_of_few_are_withheld_too() -> None:
    for value in ({"less_than": 4}, {"at_most": 3}, {"from": 2, "to": 9}, {"about": 4}, {"more_than": 1}):
        one = figure(value, "detained_children", key="partner")
        assert shown(one) == {one.natural_id: "suppressed"}, value


def test_a_small_count_that_names_no_unit_is_withheld_like_any_other() -> None:
    one = figure(2, "detained_children", key="partner", unit="")
    row = observations(one)[one.natural_id]
    assert (row.status, row.value, row.unit) == ("suppressed", "", "persons/yr")


def test_a_number_that_names_no_unit_is_in_its_indicators_own() -> None:
    number, limit = figure(7, "refugees", unit=""), figure({"code": "no_limit"}, "max_length_admin", unit="")
    assert [observations(one)[one.natural_id].unit for one in (number, limit)] == ["persons", ""]


def test_an_official_small_number_is_shown_as_published() -> None:
    assert set(shown(figure(1, "detained_children"), figure(2, "detained_children", key="ngo")).values()) == {
        "reported"
    }


def test_a_partners_small_number_of_places_names_nobody() -> None:
    one = figure(2, "centres_dedicated", key="partner")
    assert shown(one) == {one.natural_id: "reported"}


def test_what_a_withheld_part_could_be_subtracted_from_is_withheld_with_it() -> None:
    def part(value: int, sex: str) -> Statement:
        return figure(value, "detained_children", key="partner", breakdown={"sex": sex})

    total, girls, boys = figure(23, "detained_children", key="partner"), part(3, "female"), part(20, "male")
    statuses = shown(total, girls, boys)
    assert statuses == {total.natural_id: "reported", girls.natural_id: "suppressed", boys.natural_id: "suppressed"}


def test_a_withheld_number_is_computed_with_nowhere() -> None:
    parts = [
        figure(3, "detained_children_accompanied", key="partner"),
        figure(30, "detained_children_unaccompanied", key="partner"),
    ]
    assert derived(*parts) == {}


def test_the_value_withheld_is_in_no_table() -> None:
    one = figure(3, "detained_children", key="partner", raw="three, of them one Afghan")
    assert "Afghan" not in repr(rows(inputs(one)))
    assert Status.SUPPRESSED.value in repr(rows(inputs(one)))


def test_the_words_on_what_was_counted_go_with_a_withheld_number() -> None:
    town = {"coverage_kind": CoverageKind.SITE, "coverage_words": "the 3 in Aktau"}
    few, many = (
        figure(3, "detained_children", key="partner", **town),
        figure(9, "detained_women", key="partner", **town),
    )
    found = observations(few, many)
    assert (found[few.natural_id].coverage, found[few.natural_id].coverage_words) == ("partial", "")
    assert found[many.natural_id].coverage_words == "the 3 in Aktau"


@pytest.mark.parametrize(
    ("count", "shown_as"), [(4, ""), (5, "5"), ({"at_most": 4}, ""), ({"from": 3, "to": 9}, ""), (None, "")]
)
@pytest.mark.parametrize("kind", [Event, Visit])
def test_a_partners_small_count_in_an_event_or_a_visit_is_withheld(
    kind: type[Event | Visit], count: Any, shown_as: str
) -> None:
    said = {"subject": "KAZ", "kind": "other", "date": "2025", "count": count}
    by_partner, by_press = kind(source="partner", **said), kind(source="paper", **said)
    found = {row.source: row.count for row in of(EventRow, rows(inputs(by_partner, by_press)))} | {
        row.source: row.count for row in of(VisitRow, rows(inputs(by_partner, by_press)))
    }
    assert found["partner"] == shown_as
    assert (found["paper"] == "") == (count is None)

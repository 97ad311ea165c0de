"""What a publisher printed over time: which changes are told, between which copies."""

from __future__ import annotations

from typing import Any

import pytest
from tests.publish.factories import SOURCES, accepted, figure, gap, inputs, of, rows, source

from habeas.edition.schema import PrintedChangeRow
from habeas.intake.proposal import Observation, Source
from habeas.values import CoverageKind, Status


def page(key: str, published: str = "", series: str = "page-kaz", **given: Any) -> Source:
    return source(key, kind="country_page", series=series, published=published, **given)


COPIES = [page("a", "2020-06-14"), page("b", "2023-03"), page("c", "2024-07")]
CHILDREN: dict[str, Any] = {"indicator": "detained_children", "period": "2017"}


def changes(*found: Any, copies: list[Source] = COPIES) -> list[PrintedChangeRow]:
    made = inputs(*found, sources=[*SOURCES, *copies])
    return sorted(of(PrintedChangeRow, rows(made)), key=lambda row: (row.before_day, row.before))


def kinds(*found: Any, copies: list[Source] = COPIES) -> list[tuple[str, str, str]]:
    return [(row.kind, row.before_day, row.after_day) for row in changes(*found, copies=copies)]


def zero(key: str, **given: Any) -> Observation:
    """A zero that was set apart: kept as it is printed."""
    return gap(Status.UNPARSED, key=key, unit="", raw="0 / 2017", **{**CHILDREN, **given})


def test_a_missing_value_that_became_a_zero_and_went_back() -> None:
    found = (gap(key="a", **CHILDREN), zero("b"), gap(key="c", **CHILDREN))
    assert kinds(*found) == [
        ("missing_became_zero", "2020-06-14", "2023-03"),
        ("zero_became_missing", "2023-03", "2024-07"),
    ]
    first = changes(*found)[0]
    assert (first.before, first.after) == ("KAZ/detained_children/2017/a", "KAZ/detained_children/2017/b")
    assert (first.country, first.indicator, first.period, first.series) == (
        "KAZ",
        "detained_children",
        "2017",
        "page-kaz",
    )


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (10, 12, "number_changed"),
        (0, 12, "number_changed"),
        (12, 0, "number_changed"),
        (10, {"at_least": 10}, "number_changed"),
        (None, 12, "missing_became_number"),
        (12, None, "number_became_missing"),
        (None, 0, "missing_became_zero"),
        (0, None, "zero_became_missing"),
    ],
)
def test_each_change_has_its_kind(before: Any, after: Any, kind: str) -> None:
    one, other = (gap(key=k) if v is None else figure(v, key=k) for k, v in (("a", before), ("b", after)))
    assert [found[0] for found in kinds(one, other)] == [kind]


def test_an_answer_that_changed() -> None:
    said = {"indicator": "detains", "period": "2020", "unit": ""}
    assert [row.kind for row in changes(figure("yes", key="a", **said), figure("no", key="b", **said))] == [
        "answer_changed"
    ]


def test_what_is_printed_the_same_or_cannot_be_compared_is_no_change() -> None:
    assert kinds(figure(10, key="a"), figure(10, key="b")) == []
    assert kinds(figure(0, key="a"), zero("b", indicator="refugees", period="2020")) == []
    assert kinds(figure(10, key="a"), gap(Status.UNPARSED, key="b", raw="ten")) == []
    assert kinds(figure(10, key="a"), figure(12, key="b", period="2021")) == []
    partial = {"coverage_kind": CoverageKind.SITE, "coverage_words": "Almaty"}
    assert kinds(figure(10, key="a"), figure(12, key="b", **partial)) == []


def test_a_copy_that_is_silent_is_passed_over() -> None:
    assert kinds(figure(10, key="a"), figure(12, key="c")) == [("number_changed", "2020-06-14", "2024-07")]


def test_only_copies_of_one_series_are_held_against_each_other() -> None:
    assert kinds(figure(10, key="a"), figure(12, key="stats")) == []
    assert kinds(figure(10), figure(12, key="newer")) == []


def test_an_undated_copy_is_never_placed() -> None:
    copies = [page("a", "2020-06-14"), page("b")]
    assert kinds(figure(10, key="a"), figure(12, key="b"), copies=copies) == []


def test_copies_of_one_month_are_told_apart_by_the_day_they_were_taken_if_it_is_known_of_both() -> None:
    copies = [page("a", "2024-07", accessed="2024-09-02"), page("b", "2024-07", accessed="2024-08-01")]
    assert kinds(figure(10, key="a"), figure(12, key="b"), copies=copies) == [
        ("number_changed", "2024-08-01", "2024-09-02")
    ]
    unknown = [page("a", "2024-07", accessed="2024-09-02"), page("b", "2024-07")]
    assert kinds(figure(10, key="a"), figure(12, key="b"), copies=unknown) == []


def test_a_number_that_moves_to_another_meaning_is_told() -> None:
    from habeas.catalog import load

    old, new = next((k, i.replaced_by) for k, i in load().indicators.items() if i.meaning_changed and i.replaced_by)
    moved = (figure(332, key="a", indicator=old), figure(332, key="b", indicator=new))
    found = changes(*moved)
    assert [(row.kind, row.indicator, row.after) for row in found] == [("meaning_changed", old, f"KAZ/{new}/2020/b")]
    assert changes(*moved, figure(332, key="b", indicator=old)) == []
    assert changes(figure(332, key="a", indicator=old), figure(300, key="b", indicator=new)) == []


def test_what_was_withdrawn_is_no_part_of_it() -> None:
    gone = accepted(figure(12, key="b"), 2, ended=3)
    assert kinds(accepted(figure(10, key="a"), 1), gone) == []

"""Several standing answers to one question: all are kept, one is used, and the page names the rule."""

from __future__ import annotations

import pytest
from tests.publish.factories import accepted, figure, gap, observations

from habeas.intake.proposal import Observation, Source
from habeas.values import CoverageKind, Status


def winner(*found: Observation) -> tuple[str, str]:
    rows = observations(*found)
    preferred = [row for row in rows.values() if row.preferred]
    assert len(preferred) == 1
    assert {row.preferred_by for row in rows.values()} == {preferred[0].preferred_by}
    others = {row.id for row in rows.values() if not row.preferred}
    assert set(preferred[0].rivals) == others
    return preferred[0].source, preferred[0].preferred_by


def test_an_answer_without_rivals_is_used() -> None:
    assert winner(figure()) == ("stats", "alone")


@pytest.mark.parametrize("status", [Status.NOT_AVAILABLE, Status.REFUSED, Status.NOT_APPLICABLE, Status.UNPARSED])
def test_a_value_beats_whatever_has_none(status: Status) -> None:
    assert winner(figure(key="paper"), gap(status, key="newer")) == ("paper", "rule:value")


def test_what_could_not_be_read_never_wins_over_what_could() -> None:
    assert winner(gap(Status.UNPARSED, key="newer"), gap(key="paper")) == ("paper", "rule:value")


def test_zero_is_a_value() -> None:
    assert winner(figure(0, key="paper"), gap(key="newer")) == ("paper", "rule:value")


def copies() -> list[Source]:
    from tests.publish.factories import SOURCES, source

    of_page = [source(key, kind="country_page", series="page-kaz", published=day) for key, day in COPIES.items()]
    return [*SOURCES, *of_page]


COPIES = {"copy-2020": "2020-06-14", "copy-2023": "2023-03"}


def test_within_one_series_a_zero_never_wins_over_not_available() -> None:
    for zero, missing in (COPIES, reversed(COPIES)):
        rows = observations(figure(0, key=zero), gap(key=missing), sources=copies())
        assert [(row.source, row.preferred_by) for row in rows.values() if row.preferred] == [(missing, "rule:zero")]


def test_a_zero_of_another_series_is_still_a_value_and_a_person_may_decide() -> None:
    rows = observations(figure(0, key="copy-2020"), gap(key="copy-2023"), figure(0), sources=copies())
    assert [row.source for row in rows.values() if row.preferred] == ["stats"]
    decided = accepted(figure(0, key="copy-2020"), 1, preferred=9)
    rows = observations(decided, accepted(gap(key="copy-2023"), 2), sources=copies())
    assert [row.source for row in rows.values() if row.preferred] == ["copy-2020"]


@pytest.mark.parametrize("status", [Status.ESTIMATED, Status.PROVISIONAL])
def test_reported_comes_before_estimated_and_provisional(status: Status) -> None:
    assert winner(figure(key="ngo"), figure(status=status, key="newer")) == ("ngo", "rule:reported")


def test_official_comes_before_other() -> None:
    assert winner(figure(key="stats"), figure(key="ngo")) == ("stats", "rule:official")


def test_the_newest_publication_comes_first() -> None:
    assert winner(figure(key="stats"), figure(key="newer")) == ("newer", "rule:newest")


def test_an_undated_publication_is_older_than_any_dated_one() -> None:
    from tests.publish.factories import SOURCES, source

    rows = observations(figure(key="stats"), figure(key="undated"), sources=[*SOURCES, source("undated")])
    assert [row.source for row in rows.values() if row.preferred] == ["stats"]


def test_where_nothing_tells_them_apart_the_key_does() -> None:
    from tests.publish.factories import SOURCES, source

    rows = observations(figure(key="b"), figure(key="a"), sources=[*SOURCES, source("a"), source("b")])
    assert [(row.source, row.preferred_by) for row in rows.values() if row.preferred] == [("a", "rule:key")]


def test_a_decision_goes_before_every_rule_and_its_reason_is_public() -> None:
    chosen = accepted(gap(key="ngo"), preferred=7, preferred_reason="the figure counts another group")
    rows = observations(accepted(figure()), chosen)
    assert rows[chosen.public_id].preferred
    assert rows[chosen.public_id].preferred_by == "decision"
    assert rows[chosen.public_id].preferred_reason == "the figure counts another group"
    assert rows[figure().natural_id].preferred_reason == ""
    assert not rows[figure().natural_id].preferred


def test_a_day_inside_a_year_is_another_point_and_no_rival() -> None:
    rows = observations(figure(), figure(period="2020-05-01", key="ngo"))
    assert all(row.preferred_by == "alone" and not row.rivals for row in rows.values())


def partial(words: str, key: str = "newer", value: int = 5) -> Observation:
    return figure(value, key=key, coverage_kind=CoverageKind.AREA, coverage_words=words)


def test_a_partial_figure_is_no_rival_of_a_national_one() -> None:
    rows = observations(figure(key="ngo"), partial("Almaty"))
    assert rows[figure(key="ngo").natural_id].preferred_by == "alone"
    part = rows[partial("Almaty").natural_id]
    assert (part.preferred, part.preferred_by, part.rivals, part.coverage) == (False, "rule:national", (), "partial")


def test_not_even_a_decision_puts_a_partial_figure_in_the_place_of_a_national_one() -> None:
    rows = observations(accepted(figure(key="ngo")), accepted(partial("Almaty"), preferred=5))
    assert rows[figure(key="ngo").natural_id].preferred
    assert not rows[partial("Almaty").natural_id].preferred


def test_partial_figures_of_one_coverage_are_rivals_and_of_two_are_not() -> None:
    rows = observations(partial("Almaty"), partial("almaty ", key="ngo"), partial("Astana", key="paper"))
    assert [row.source for row in rows.values() if row.preferred] == ["newer", "paper"]
    assert rows[partial("Almaty").natural_id].rivals == (partial("x", key="ngo").natural_id,)


def test_what_ended_is_no_rival() -> None:
    rows = observations(
        accepted(figure(), 1), accepted(figure(key="newer"), 1, ended=20), cuts=(("2026-01-01", 10), ("2026-02-01", 30))
    )
    assert rows[figure().natural_id].preferred_by == "alone"
    gone = rows[figure(key="newer").natural_id]
    assert (gone.preferred, gone.preferred_by, gone.rivals) == (False, "", ())

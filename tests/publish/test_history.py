"""History is told in editions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.publish.factories import accepted, decided, figure, gap, inputs, observations, of, rows

from habeas.catalog import Catalog, load
from habeas.edition.schema import CountryRow, EditionRow, RecommendationRow
from habeas.intake.proposal import Recommendation
from habeas.publish.inputs import ProjectionError, State

CUTS = (("2026-01-01", 10), ("2026-02-01", 20), ("2026-03-01", 30))


def test_a_statement_tells_the_edition_it_came_in() -> None:
    found = observations(accepted(figure(), 11), cuts=CUTS)[figure().natural_id]
    assert (found.first_edition, found.last_edition, found.changed_edition) == ("2026-02-01", "", "2026-02-01")
    assert found.state == "current"


def test_a_withdrawn_one_leaves_a_tombstone_with_its_reason_and_no_value() -> None:
    statement = figure(4242, raw="4,242 people", coverage_words="")
    found = observations(accepted(statement, 5, ended=25, reason="of another country"), cuts=CUTS)[statement.natural_id]
    assert (found.state, found.reason) == ("withdrawn", "of another country")
    assert (found.first_edition, found.last_edition) == ("2026-01-01", "2026-02-01")
    assert found.changed_edition == "2026-03-01"
    assert (found.value, found.number, found.raw) == ("", None, "")
    assert (found.indicator, found.period) == ("refugees", "2020")
    assert "4242" not in repr(found)


def test_a_superseded_one_keeps_its_value_and_names_its_successor() -> None:
    successor = figure(101, key="newer")
    old = accepted(figure(100), 5, ended=25, state="superseded", reason="misprint", replaced_by=successor.natural_id)
    found = observations(old, accepted(successor, 25), cuts=CUTS)
    assert found[old.public_id].value == "100"
    assert found[old.public_id].replaced_by == successor.natural_id
    assert found[successor.natural_id].preferred_by == "alone"


def test_what_came_and_went_between_two_editions_never_appears() -> None:
    made = inputs(accepted(figure(), 11, ended=19), cuts=CUTS)
    assert figure().natural_id not in repr(rows(made))
    assert [(row.added, row.ended) for row in of(EditionRow, rows(made))] == [(0, 0)] * 3
    kazakhstan = next(row for row in of(CountryRow, rows(made)) if row.code == "KAZ")
    assert (kazakhstan.last_checked, kazakhstan.changed_edition) == ("", "")


def test_what_is_decided_after_the_cut_has_not_happened() -> None:
    assert observations(accepted(figure(), 31), cuts=CUTS) == {}
    found = observations(accepted(figure(), 5, ended=31), cuts=CUTS)[figure().natural_id]
    assert (found.state, found.value, found.reason) == ("current", "100", "")


def test_a_rival_that_comes_changes_the_row_of_the_other() -> None:
    found = observations(accepted(figure(), 5), accepted(figure(key="newer"), 15), cuts=CUTS)
    assert found[figure().natural_id].changed_edition == "2026-02-01"
    assert found[figure(key="newer").natural_id].changed_edition == "2026-02-01"


def test_a_preference_changes_the_rows_of_all_rivals() -> None:
    found = observations(accepted(figure(), 5, preferred=25), accepted(figure(key="newer"), 5), cuts=CUTS)
    assert {row.changed_edition for row in found.values()} == {"2026-03-01"}


def test_each_edition_counts_what_it_added_ended_and_changed() -> None:
    made = inputs(
        accepted(figure(), 5),
        accepted(figure(key="newer"), 15),
        accepted(gap(period="2010"), 5, ended=25),
        cuts=CUTS,
    )
    counted = [
        (row.id, row.previous, row.added, row.ended, row.changed, row.digest) for row in of(EditionRow, rows(made))
    ]
    assert counted == [
        ("2026-01-01", "", 2, 0, 0, "digest of 2026-01-01"),
        ("2026-02-01", "2026-01-01", 1, 0, 1, "digest of 2026-02-01"),
        ("2026-03-01", "2026-02-01", 0, 1, 0, ""),
    ]


def test_a_country_names_its_latest_decision_and_the_role_never_a_person() -> None:
    late = accepted(figure(), 5, touched=(decided(29, "2026-11-23", "administrator"),))
    row = next(row for row in of(CountryRow, rows(inputs(late, cuts=CUTS))) if row.code == "KAZ")
    assert (row.last_checked, row.checked_by, row.changed_edition) == ("2026-11-23", "administrator", "2026-03-01")


def test_every_country_and_territory_has_a_row() -> None:
    found = of(CountryRow, rows(inputs()))
    assert len(found) > 240
    assert {"KAZ", "GBR", "XKX", "ATA"} <= {row.code for row in found}


def test_a_withdrawn_recommendation_says_which_one_it_was_and_nothing_more() -> None:
    said = Recommendation(
        subject="KAZ",
        source="stats",
        body="CAT",
        mechanism="treaty_body",
        year="2014",
        paragraphs=("17",),
        text="The State party should …",
        abstract="Ours.",
        themes=("detention",),
        symbol="CAT/C/KAZ/CO/3",
    )
    (row,) = of(RecommendationRow, rows(inputs(accepted(said, 5, ended=15, reason="misread"), cuts=CUTS)))
    assert (row.text, row.abstract, row.themes, row.reason) == ("", "", (), "misread")
    assert (row.symbol, row.paragraphs, row.slug) == ("CAT/C/KAZ/CO/3", ("17",), "kaz-cat-2014-17-stats")


def lost(key: str) -> Catalog:
    """The catalog after an entry was taken out."""
    return replace(load(), indicators={name: one for name, one in load().indicators.items() if name != key})


@pytest.mark.parametrize("state", ["withdrawn", "superseded"])
@pytest.mark.parametrize("key", ["stats", "partner"])
def test_what_has_ended_needs_no_entry_in_the_catalog(state: State, key: str) -> None:
    one = figure(3, "detained_children", key=key, raw="three")
    old = accepted(one, 5, ended=25, state=state, reason="not ours")
    row = observations(old, cuts=CUTS, catalog=lost("detained_children"))[one.natural_id]
    assert (row.state, row.reason, row.section) == (state, "not ours", "")
    assert (row.value, row.number, row.raw) == ("", None, "")
    assert (row.indicator, row.period) == ("detained_children", "2020")


def test_what_stands_needs_its_entry_in_the_catalog() -> None:
    for at, ended in ((5, None), (5, 31)):
        one = accepted(figure(3, "detained_children"), at, ended=ended)
        with pytest.raises(ProjectionError, match="no indicator 'detained_children': add it, or withdraw"):
            observations(one, cuts=CUTS, catalog=lost("detained_children"))

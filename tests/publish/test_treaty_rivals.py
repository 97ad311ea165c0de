"""Two dates of one ratification: both are kept, one is used, by decision or by a rule that has a name."""

from __future__ import annotations

import pytest
from tests.publish.factories import accepted, act, inputs, listed, of, rows

from habeas.edition.schema import DerivedRow, TreatyActionRow, TreatyStatusRow
from habeas.intake.proposal import Statement, TreatyAction
from habeas.publish.inputs import Accepted


def acts(*found: Statement | Accepted) -> dict[str, TreatyActionRow]:
    return {row.source: row for row in of(TreatyActionRow, rows(inputs(*found)))}


def test_an_act_without_rivals_stands_alone() -> None:
    assert acts(act("CAT"))["stats"].preferred_by == "alone"


@pytest.mark.parametrize(
    ("first", "second", "rule", "winner"),
    [
        (act("CAT", date="1998-08-26"), act("CAT", date="1999", source="ngo"), "rule:official", "stats"),
        (act("CAT", date="1998", source="paper"), act("CAT", date="1999-01-02", source="ngo"), "rule:precise", "ngo"),
        (act("CAT", date="1998-08-26"), act("CAT", date="1999-01-02", source="newer"), "rule:newest", "newer"),
        (act("CAT", date="1998-08-26"), act("CAT", "accession", "1998-08-26", source="ngo"), "rule:official", "stats"),
        (act("CAT", "signature", "1998"), act("CAT", "signature", "2001", source="ngo"), "rule:official", "stats"),
    ],
)
def test_of_two_acts_one_is_used_and_each_names_the_other(
    first: TreatyAction, second: TreatyAction, rule: str, winner: str
) -> None:
    found = acts(first, second)
    assert [key for key, row in found.items() if row.preferred] == [winner]
    assert {row.preferred_by for row in found.values()} == {rule}
    one, other = found.values()
    assert (one.rivals, other.rivals) == ((other.id,), (one.id,))


def test_a_year_and_a_day_in_it_are_one_act_told_twice() -> None:
    found = acts(act("CAT", date="1998-08-26"), act("CAT", date="1998", source="ngo"))
    assert [row.rivals for row in found.values()] == [(), ()]
    assert found["stats"].preferred and not found["ngo"].preferred


def test_a_person_decides_with_a_reason() -> None:
    chosen = accepted(act("CAT", date="1999", source="ngo"), 2, preferred=7, preferred_reason="the depositary wrote so")
    found = acts(act("CAT", date="1998-08-26"), chosen)
    assert (found["ngo"].preferred, found["ngo"].preferred_by) == (True, "decision")
    assert found["ngo"].preferred_reason == "the depositary wrote so"
    assert not found["stats"].preferred


def test_what_a_withdrawal_parts_are_two_acts() -> None:
    first, left = act("CAT", date="1990"), act("CAT", "withdrawal", "2000")
    again = act("CAT", "accession", "2005", source="newer")
    made = of(TreatyActionRow, rows(inputs(first, left, again)))
    assert all(row.preferred and not row.rivals for row in made)


def test_reservations_are_never_rivals() -> None:
    found = acts(act("CAT", "reservation", "1998"), act("CAT", "reservation", "2001", source="ngo"))
    assert all(row.preferred and not row.rivals for row in found.values())


def test_lists_of_one_day_that_differ_are_rivals_and_of_two_days_are_not() -> None:
    said = (listed("CAT", "party"), listed("CAT", "not_party", source="ngo"), listed("CAT", "signatory", "2010"))
    made = of(TreatyStatusRow, rows(inputs(*said)))
    by_status = {row.status: row for row in made}
    assert by_status["party"].preferred and by_status["party"].rivals == (by_status["not_party"].id,)
    assert not by_status["not_party"].preferred
    assert by_status["signatory"].preferred_by == "alone"


def test_the_ratio_counts_the_one_that_is_used() -> None:
    late = act("CAT", date="2030-01-01", source="ngo")
    made = of(DerivedRow, rows(inputs(act("CAT", date="1998-08-26"), late)))
    [row] = [row for row in made if row.indicator == "treaty_ratio"]
    assert row.value == '{"of":1,"out_of":1}'
    assert row.inputs == ("KAZ/treaty_action/cat-ratification/stats",)

from __future__ import annotations

import pytest
from django.db import IntegrityError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.making import ANNA, BORIS, OPERATOR, bring_in, figure, published, rule

from habeas.ledger import history, standing
from habeas.ledger.actor import Actor
from habeas.ledger.correcting import correct
from habeas.ledger.deciding import Ruled, decide, decide_batch
from habeas.ledger.errors import Conflict, LedgerError, RefusedDecision, UnknownReference
from habeas.ledger.home import Home
from habeas.ledger.models import Decision, Standing, Verdict


@pytest.fixture
def waiting(either_ledger: Home) -> Home:
    """Three proposals, rivals of one another: observation-1 to 3 in batch 1."""
    bring_in(figure(1), figure(2), figure(3), accept=False)
    return either_ledger


def require_four_eyes(home: Home) -> None:
    text = home.settings_file.read_text()
    home.settings_file.write_text(text.replace("require_four_eyes = false", "require_four_eyes = true"))


def test_only_what_is_accepted_stands(waiting: Home) -> None:
    rule(Verdict.ACCEPT, 1, 2)
    rule(Verdict.REJECT, 3)
    assert {row.statement for row in Standing.objects.all()} == {1, 2}
    assert standing.compare() == []


def test_a_batch_is_decided_once_and_leaves_what_was_decided_alone(waiting: Home) -> None:
    rule(Verdict.REJECT, 2)
    decide_batch(Verdict.ACCEPT, 1, Ruled(ANNA))
    assert {row.statement for row in Standing.objects.all()} == {1, 3}
    assert standing.compare() == []
    with pytest.raises(RefusedDecision, match="already decided"):
        decide_batch(Verdict.REJECT, 1, Ruled(ANNA, "no"))


def test_a_batch_can_be_withdrawn_whole(waiting: Home) -> None:
    decide_batch(Verdict.ACCEPT, 1, Ruled(ANNA))
    decide_batch(Verdict.WITHDRAW, 1, Ruled(ANNA, "the wrong file"))
    assert not Standing.objects.exists()
    assert standing.compare() == []
    assert {one.ended.reason for one in published().values() if one.ended} == {"the wrong file"}


def test_the_last_preference_holds(waiting: Home) -> None:
    rule(Verdict.ACCEPT, 1, 2)
    rule(Verdict.PREFER, 1)
    rule(Verdict.PREFER, 2)
    assert Standing.objects.get(preferred=True).statement == 2
    assert standing.compare() == []


def test_a_preference_falls_with_what_it_preferred(waiting: Home) -> None:
    rule(Verdict.ACCEPT, 1, 2)
    rule(Verdict.PREFER, 1)
    rule(Verdict.WITHDRAW, 1)
    assert not Standing.objects.filter(preferred=True).exists()
    rule(Verdict.RESTORE, 1)
    assert Standing.objects.get(preferred=True).statement == 1
    assert standing.compare() == []


@pytest.mark.parametrize("verdict", [Verdict.PREFER, Verdict.WITHDRAW, Verdict.RESTORE])
def test_what_does_not_stand_cannot_be_preferred_or_taken_back(ledger: Home, verdict: Verdict) -> None:
    bring_in(figure(), accept=False)
    with pytest.raises(RefusedDecision, match=rf"observation-1: it is proposed, .* {verdict}. Accept it first"):
        rule(verdict, 1)


def test_decisions_on_several_are_made_all_or_none(waiting: Home) -> None:
    rule(Verdict.ACCEPT, 1, 2)
    with pytest.raises(RefusedDecision, match="observation-3"):
        rule(Verdict.WITHDRAW, 1, 2, 3)
    with pytest.raises(UnknownReference, match="observation-99"):
        rule(Verdict.WITHDRAW, 1, 99)
    assert Decision.objects.count() == 2
    assert standing.compare() == []


@pytest.mark.parametrize("verdict", [Verdict.REJECT, Verdict.PREFER, Verdict.WITHDRAW, Verdict.RESTORE])
def test_a_verdict_against_what_was_said_needs_a_reason(ledger: Home, verdict: Verdict) -> None:
    with pytest.raises(RefusedDecision, match="needs a reason"):
        rule(verdict, 1, reason="  ")


def test_who_did_not_see_the_last_decision_is_refused_in_words(waiting: Home) -> None:
    (seen,) = rule(Verdict.ACCEPT, 1)
    rule(Verdict.ACCEPT, 2, by=BORIS)
    with pytest.raises(Conflict, match=rf"you saw decision {seen}, the last one is {seen + 1} \(accept by boris"):
        rule(Verdict.PREFER, 1, after=seen)
    rule(Verdict.PREFER, 1, after=seen + 1)


def test_a_batch_accepted_in_between_is_seen_too(waiting: Home) -> None:
    (seen,) = rule(Verdict.ACCEPT, 1)
    decide_batch(Verdict.ACCEPT, 1, Ruled(BORIS))
    with pytest.raises(Conflict):
        rule(Verdict.PREFER, 1, after=seen)


def test_the_database_itself_refuses_two_decisions_after_one(waiting: Home) -> None:
    """Even the first two: `after` is 0 and not NULL, which would collide with nothing."""
    rule(Verdict.ACCEPT, 1)
    first = Decision.objects.get()
    first.pk = None
    with pytest.raises(IntegrityError):
        first.save(force_insert=True)


def test_a_second_person_checks_and_the_same_one_does_not(waiting: Home) -> None:
    rule(Verdict.ACCEPT, 1)
    with pytest.raises(RefusedDecision, match="accepted already"):
        rule(Verdict.ACCEPT, 1)
    with pytest.raises(RefusedDecision, match="accepted already"):
        rule(Verdict.ACCEPT, 1, by=OPERATOR)
    (one,) = published().values()
    assert one.review_level == "checked"
    rule(Verdict.ACCEPT, 1, by=BORIS)
    (one,) = published().values()
    assert one.review_level == "checked_by_two"
    assert one.checked_on


def test_an_operator_who_accepts_has_checked_nothing(waiting: Home) -> None:
    rule(Verdict.ACCEPT, 1, by=OPERATOR)
    (one,) = published().values()
    assert (one.review_level, one.checked_on, one.accepted.role) == ("carried_over", None, "operator")


def test_four_eyes_forbid_to_decide_on_ones_own(ledger: Home) -> None:
    require_four_eyes(ledger)
    bring_in(figure(), accept=False, by=ANNA)
    with pytest.raises(RefusedDecision, match="observation-1: this observatory asks for four eyes"):
        rule(Verdict.ACCEPT, 1, by=ANNA)
    with pytest.raises(RefusedDecision, match="four eyes"):
        decide_batch(Verdict.ACCEPT, 1, Ruled(ANNA))
    rule(Verdict.ACCEPT, 1, by=BORIS)
    rule(Verdict.WITHDRAW, 1, by=ANNA)


def test_without_four_eyes_one_person_may(ledger: Home) -> None:
    bring_in(figure(), accept=False, by=ANNA)
    rule(Verdict.ACCEPT, 1, by=ANNA)


STEPS = st.lists(
    st.tuples(
        st.sampled_from([*Verdict, "batch", "correct", "import"]),
        st.integers(1, 6),
        st.sampled_from([ANNA, BORIS, OPERATOR]),
    ),
    max_size=12,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_what_stands_always_follows_from_the_decisions(
    ledger: Home, steps: list[tuple[Verdict | str, int, Actor]]
) -> None:
    """Whatever people do in whatever order, refused or not; each example goes on where the last one stopped."""
    start = bring_in(*(figure(history.last_decision() * 100 + n, period=str(2000 + n)) for n in range(3)), accept=False)
    for step, number, by in steps:
        try:
            take(step, number, by, start.batch)
        except LedgerError:
            continue
    assert standing.compare() == []


def take(step: Verdict | str, number: int, by: Actor, batch: int) -> None:
    ruled = Ruled(by, "because")
    if step == "batch":
        decide_batch([Verdict.ACCEPT, Verdict.REJECT, Verdict.WITHDRAW][number % 3], batch, ruled)
    elif step == "correct":
        correct("observation", number, {"value": str(history.last_decision() + 7), "period": str(2000 + number)}, ruled)
    elif step == "import":
        bring_in(figure(history.last_decision() * 1000 + number, period="2001"))
    elif step != Verdict.REDACT:
        decide(Verdict(step), [("observation", number)], ruled)

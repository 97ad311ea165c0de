"""What is private never crosses, and never changes what does."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.making import ANNA, BORIS, OPERATOR, READER, bring_in, figure, published, rule, source

from habeas.intake.proposal import Case, Narrative, Observation
from habeas.ledger import importing, public
from habeas.ledger.correcting import correct
from habeas.ledger.deciding import Ruled, decide_batch
from habeas.ledger.editions import record_edition
from habeas.ledger.errors import RefusedDecision
from habeas.ledger.home import Home
from habeas.ledger.importing import propose
from habeas.ledger.models import Verdict
from habeas.ledger.reference import find
from habeas.ledger.storing import store_statements
from habeas.ledger.transaction import writing
from habeas.values import Visibility

ID = "KAZ/detainee_entries/2024/moi-2025"
HIDDEN = Visibility.CONFIDENTIAL


def test_an_accepted_public_figure_is_told_as_it_was_stated(either_ledger: Home) -> None:
    bring_in(figure(note="from a friend", raw="412", breakdown={}))
    assert published()[ID].statement == figure(raw="412")
    assert published()[ID].stands


def test_what_is_proposed_or_rejected_is_not_told(ledger: Home) -> None:
    bring_in(figure(1), figure(2), accept=False)
    rule(Verdict.REJECT, 2)
    assert not published()
    assert not list(public.public_sources())


def test_what_was_withdrawn_stays_with_its_reason(ledger: Home) -> None:
    bring_in(figure())
    rule(Verdict.WITHDRAW, 1, reason="the source took it back")
    ended = published()[ID].ended
    assert ended is not None
    assert (ended.verdict, ended.reason, ended.role) == ("withdraw", "the source took it back", "editor")


def test_the_names_of_people_never_cross(ledger: Home) -> None:
    bring_in(figure(), accept=False, by=ANNA)
    rule(Verdict.ACCEPT, 1, by=BORIS)
    rule(Verdict.PREFER, 1, by=ANNA)
    everything = str([asdict(one) for one in public.accepted()])
    assert "anna" not in everything
    assert "boris" not in everything
    assert "editor" in everything


def test_a_private_statement_or_a_private_source_is_not_told(ledger: Home) -> None:
    informant = source("informant", visibility=HIDDEN)
    said = [figure(1, visibility=HIDDEN), figure(2, source="informant"), figure(3, via="informant")]
    propose(READER, [source(), informant], said, accept=True, by=OPERATOR)
    assert [one.statement for one in published().values()] == [figure(3)]
    assert [one.key for one in public.public_sources()] == ["moi-2025"]


def test_a_private_source_of_an_outcome_is_not_named(ledger: Home) -> None:
    case = Case(subject="KAZ", source="moi-2025", body="CCPR", number="1/2020", outcome_source="informant")
    propose(READER, [source(), source("informant", visibility=HIDDEN)], [case], accept=True, by=OPERATOR)
    (one,) = published().values()
    assert one.statement == replace(case, outcome_source="")


def test_written_words_over_a_figure_that_is_not_told_are_not_told(ledger: Home) -> None:
    private, waiting = figure(1, period="2020", visibility=HIDDEN), figure(2, period="2021")
    bring_in(waiting, accept=False)
    words = [
        Narrative(subject="KAZ", source="moi-2025", kind="answer", question_key=key, observations=(ID, *rest))
        for key, *rest in [("told",), ("hidden", private.natural_id), ("early", waiting.natural_id), ("lost", "KAZ/x")]
    ]
    bring_in(figure(), private, *words)
    assert [one.id for one in published().values() if one.kind == "narrative"] == ["KAZ/narrative/answer-told/moi-2025"]


def test_a_private_correction_ends_no_public_figure(ledger: Home) -> None:
    bring_in(figure())
    with writing():
        hidden = importing.prepare(figure(5, visibility=HIDDEN))
        store_statements([replace(hidden, replaces=1)], 1, OPERATOR)
    rule(Verdict.ACCEPT, 2)
    assert published()[ID].ended is None


def test_a_private_preference_decides_no_public_rivals(ledger: Home) -> None:
    bring_in(figure(1), figure(2), figure(3, visibility=HIDDEN))
    rule(Verdict.PREFER, 1)
    rule(Verdict.PREFER, 3)
    assert [one.statement.value for one in published().values() if one.preferred] == [1]  # type: ignore[attr-defined]


def test_redacted_is_as_if_it_had_never_been(ledger: Home) -> None:
    bring_in(figure(1), figure(2))
    before = published()
    with writing():
        from habeas.ledger import deciding, rows

        row = rows.statement("observation", 2)
        assert row is not None
        deciding.write(Verdict.REDACT, row.question, 1, Ruled(ANNA, "hurts"), row=row)
    assert list(published()) == list(before)[:1]
    assert not any("hurts" in str(one) for one in published().values())


def test_the_cut_is_the_past_as_it_was(either_ledger: Home) -> None:
    bring_in(figure(1))
    bring_in(figure(2))
    cut = public.last_decision()
    then = published()
    rule(Verdict.PREFER, 2)
    rule(Verdict.WITHDRAW, 1)
    correct("observation", 2, {"value": "3"}, Ruled(ANNA, "misread"))
    bring_in(figure(4, period="2023", source="later"))
    assert published(cut) == then
    assert [one.key for one in public.public_sources(cut)] == ["moi-2025"]
    assert [one.key for one in public.public_sources()] == ["later", "moi-2025"]
    assert not published(0)


def test_statements_come_in_the_order_of_their_acceptance(ledger: Home) -> None:
    bring_in(figure(1, period="2021"), figure(2, period="2022"), figure(3, period="2023"), accept=False)
    rule(Verdict.ACCEPT, 3)
    decide_batch(Verdict.ACCEPT, 1, Ruled(ANNA))
    assert [one.statement.period for one in public.accepted() if isinstance(one.statement, Observation)] == (
        ["2023", "2021", "2022"]
    )


def test_the_first_published_has_the_plain_id_and_keeps_it(ledger: Home) -> None:
    bring_in(figure(1), figure(2), accept=False)
    rule(Verdict.ACCEPT, 2)
    rule(Verdict.ACCEPT, 1)
    first, second = published()
    assert first == ID
    assert second.startswith(f"{ID}~")
    assert len(second) == len(ID) + 7
    assert published()[ID].statement == figure(2)
    publish_now()
    rule(Verdict.WITHDRAW, 2)
    assert list(published()) == [first, second]
    publish_now()
    assert list(published()) == [first, second]


def publish_now() -> None:
    """Write an edition down as publishing does."""
    record_edition(
        f"2026-11-24.{len(public.editions()) + 1}", cut=public.last_decision(), previous="", content_digest=""
    )


def test_what_ended_before_any_edition_takes_no_id_from_what_is_published(ledger: Home) -> None:
    bring_in(figure(1), figure(2), accept=False)
    rule(Verdict.ACCEPT, 1)
    rule(Verdict.WITHDRAW, 1)
    rule(Verdict.ACCEPT, 2)
    assert published()[ID].statement == figure(2)
    assert find(ID).id == 2
    publish_now()
    rule(Verdict.RESTORE, 1)
    rule(Verdict.WITHDRAW, 2)
    publish_now()
    ids = {one.statement.value: id for id, one in published().items() if isinstance(one.statement, Observation)}
    assert ids[2] == ID
    assert ids[1].startswith(f"{ID}~")
    assert find(ids[1]).id == 1


def test_a_figure_corrected_before_any_edition_leaves_its_id_to_the_correction(ledger: Home) -> None:
    bring_in(figure(1))
    correct("observation", 1, {"value": "2"}, Ruled(ANNA, "misread"))
    assert find(ID).id == 2
    publish_now()
    correct("observation", 2, {"value": "3"}, Ruled(ANNA, "misread again"))
    publish_now()
    assert find(ID).id == 2, "what was published keeps its address"


def test_a_private_statement_takes_no_id(ledger: Home) -> None:
    bring_in(figure(1, visibility=Visibility.CONFIDENTIAL))
    publish_now()
    bring_in(figure(2))
    assert list(published()) == [ID]


@pytest.mark.parametrize("seed", range(8))
def test_what_was_published_never_changes_its_id(ledger: Home, seed: int) -> None:
    chance = random.Random(seed)
    bring_in(*(figure(value) for value in range(1, 5)), accept=False)
    verdicts = [Verdict.ACCEPT, Verdict.ACCEPT, Verdict.WITHDRAW, Verdict.RESTORE, Verdict.REJECT]
    known: dict[object, str] = {}
    for _ in range(40):
        with suppress(RefusedDecision):
            rule(chance.choice(verdicts), chance.randint(1, 4))
        if chance.random() < 0.3:
            publish_now()
            for cut in public.editions():
                told = published(cut.cut).items()
                now = {one.statement.value: id for id, one in told if one.stands}  # type: ignore[attr-defined]  # all are figures
                assert len(set(now.values())) == len(now)
                assert now | known == known | now, (seed, cut)
                known |= now
    assert len(known) > 1


def test_an_end_that_was_taken_back_has_touched_the_statement(ledger: Home) -> None:
    bring_in(figure(1), figure(2))
    rule(Verdict.WITHDRAW, 1)
    rule(Verdict.RESTORE, 1)
    rule(Verdict.PREFER, 1)
    rule(Verdict.PREFER, 2)
    one, two = published().values()
    assert [decided.verdict for decided in one.touched] == ["withdraw", "restore", "prefer", "prefer"]
    assert one.preferred is None
    assert two.preferred is not None
    assert two.touched == ()


def test_editions_are_told_in_their_order(ledger: Home) -> None:
    record_edition("2026-11-24", cut=1, previous="", content_digest="aa")
    record_edition("2026-11-24.2", cut=2, previous="2026-11-24", content_digest="bb")
    assert [(one.edition, one.cut, one.previous) for one in public.editions()] == [
        ("2026-11-24", 1, ""),
        ("2026-11-24.2", 2, "2026-11-24"),
    ]


def told(**_: Any) -> list[dict[str, Any]]:
    """Everything that crosses, but for the numbers of decisions, which order and are never printed."""
    return [without_numbers(asdict(one)) for one in public.accepted()]


def without_numbers(told: Any) -> Any:
    if isinstance(told, dict):
        return {name: without_numbers(value) for name, value in told.items() if name != "id" or isinstance(value, str)}
    return [without_numbers(value) for value in told] if isinstance(told, list | tuple) else told


FIGURES = st.lists(
    st.tuples(st.integers(1, 4), st.sampled_from(["2023", "2024"]), st.sampled_from(Verdict)), min_size=1, max_size=5
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FIGURES)
def test_no_private_row_changes_a_public_byte(ledger: Home, private: list[tuple[int, str, Verdict]]) -> None:
    """Private rivals with the same ids and questions come in between, are accepted, preferred and withdrawn."""
    number = bring_in(figure(1), figure(2), figure(3, period="2023")).batch
    if number:
        rule(Verdict.PREFER, 1)
    before = told()
    hidden = [figure(value, period=period, visibility=HIDDEN) for value, period, _ in private]
    batch = bring_in(*hidden, accept=False).batch
    if batch:
        decide_batch(Verdict.ACCEPT, batch, Ruled(ANNA, "private reason"))
    for row in standing_private():
        rule(Verdict.PREFER, row)
    assert told() == before
    for row, (_, _, verdict) in zip(standing_private(), private, strict=False):
        if verdict is Verdict.WITHDRAW:
            rule(verdict, row)
        elif verdict is Verdict.PREFER:
            correct("observation", row, {"value": str(public.last_decision() + 100)}, Ruled(ANNA, "private"))
    assert told() == before


def standing_private() -> list[int]:
    from habeas.ledger.models import Observation as Row
    from habeas.ledger.models import Standing

    standing = Standing.objects.values_list("statement", flat=True)
    return list(Row.objects.filter(visibility=HIDDEN.value, pk__in=standing).values_list("pk", flat=True))

"""What became of a recommendation: a statement like any other, told in public only where what it leads to is."""

from __future__ import annotations

from typing import Any

import pytest
from tests.ledger.making import OPERATOR, READER, bring_in, figure, rule, source

from habeas.intake.proposal import Event, FollowUp, Law, Review, Statement
from habeas.ledger import public
from habeas.ledger.check.run import check
from habeas.ledger.errors import RefusedStatement
from habeas.ledger.home import Home
from habeas.ledger.importing import propose
from habeas.ledger.models import Verdict
from habeas.ledger.redaction_plan import plan
from habeas.ledger.reference import find
from habeas.values import Visibility

HIDDEN = Visibility.CONFIDENTIAL
LAW = Law(subject="KAZ", source="moi-2025", key="migration-act", title="Act on migration")


def link(later: str = LAW.natural_id, **given: Any) -> FollowUp:
    fields: dict[str, Any] = {"subject": "KAZ", "source": "moi-2025", "bearing": "carried_out"}
    return FollowUp(**{**fields, "recommendation": "cat-2014-10", "later": later, **given})


def told() -> list[Statement]:
    return [one.statement for one in public.accepted() if one.kind == "follow_up"]


def test_its_id_names_the_recommendation_and_what_bears_on_it() -> None:
    assert link().natural_id == "KAZ/follow_up/cat-2014-10-law-migration-act-moi-2025/moi-2025"
    graded = link("", bearing="graded", date="2016-03", grade="B")
    assert graded.natural_id == "KAZ/follow_up/cat-2014-10-graded-2016-03/moi-2025"


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (link(bearing="done"), "bearing: 'done' is none"),
        (link(""), "later: is empty"),
        (link("UZB/law/x/moi-2025"), "later: 'UZB/law/x/moi-2025' is no id of a statement on KAZ"),
        (link(date="lately"), "date: "),
    ],
)
def test_what_cannot_be_kept_is_refused_by_field(ledger: Home, wrong: FollowUp, problem: str) -> None:
    with pytest.raises(RefusedStatement, match=problem):
        bring_in(LAW, wrong)


def test_a_stage_that_no_review_has_is_refused(ledger: Home) -> None:
    with pytest.raises(RefusedStatement, match="stage: 'dialog' is no stage of a review"):
        bring_in(Review(subject="KAZ", source="moi-2025", body="CAT", stage="dialog"))


def test_a_grade_or_words_alone_are_enough(ledger: Home) -> None:
    bring_in(link("", bearing="graded", grade="C"), link("", abstract="The State says that it was done."))
    assert len(told()) == 2


def test_a_link_to_what_is_not_public_is_not_told(ledger: Home) -> None:
    hidden = Event(subject="KAZ", source="moi-2025", kind="policy", date="2020", visibility=HIDDEN)
    of_hidden_source = Event(subject="KAZ", source="informant", kind="closure", date="2020")
    waiting = Event(subject="KAZ", source="moi-2025", kind="opening", date="2020")
    propose(READER, [source(), source("informant", visibility=HIDDEN)], [of_hidden_source], accept=True, by=OPERATOR)
    bring_in(waiting, accept=False)
    later = [LAW, figure(), hidden, of_hidden_source, waiting]
    bring_in(LAW, figure(), hidden, *(link(one.natural_id) for one in later))
    assert {one.rests_on for one in told()} == {(LAW.natural_id,), (figure().natural_id,)}


def test_a_link_goes_with_what_is_redacted_and_is_named_before(ledger: Home) -> None:
    bring_in(LAW, link())
    assert plan(ledger, [find(LAW.natural_id)]).resting == ("follow_up-1",)


def test_a_link_to_what_was_withdrawn_stays_for_the_tombstone_tells_it(ledger: Home) -> None:
    bring_in(figure(), link(figure().natural_id))
    rule(Verdict.WITHDRAW, 1)
    assert told() == [link(figure().natural_id)]


def test_a_link_that_leads_nowhere_is_asked_about(ledger: Home) -> None:
    bring_in(LAW, link(), link("KAZ/law/migraton-act/moi-2025"))
    (found,) = [one for one in check() if one.code == "leads_nowhere"]
    assert "nothing goes by the id KAZ/law/migraton-act/moi-2025" in found.message

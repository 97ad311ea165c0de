from __future__ import annotations

import pytest
from tests.ledger.making import ANNA, BORIS, bring_in, figure, published, rule

from habeas.ledger import rows, standing
from habeas.ledger.correcting import Correction, correct
from habeas.ledger.deciding import Ruled
from habeas.ledger.errors import LedgerError, RefusedDecision, RefusedStatement
from habeas.ledger.home import Home
from habeas.ledger.models import Batch, Decision, Standing, Verdict

BECAUSE = Ruled(ANNA, "misread")


def fix(statement: int = 1, **changes: str) -> Correction:
    return correct("observation", statement, changes, BECAUSE)


def test_the_old_one_is_superseded_and_the_new_one_stands(either_ledger: Home) -> None:
    bring_in(figure(412, note="private", raw="412"))
    assert fix(value="413", raw="413") == Correction("observation-2", accepted=True)
    assert [row.statement for row in Standing.objects.all()] == [2]
    assert standing.compare() == []
    new = rows.statement("observation", 2)
    assert new is not None
    assert new.statement == figure(413, note="private", raw="413")
    assert new.replaces == 1
    old, after = published().values()
    assert old.ended is not None
    assert (old.ended.verdict, old.ended.reason, old.replaced_by) == ("superseded", "misread", after.id)


def test_the_preference_goes_to_the_correction(ledger: Home) -> None:
    bring_in(figure(1), figure(2))
    rule(Verdict.PREFER, 1)
    fix(value="3")
    assert Standing.objects.get(preferred=True).statement == 3
    fix(3, period="2023")
    assert not Standing.objects.filter(preferred=True).exists()
    assert standing.compare() == []


def test_a_correction_may_answer_another_question(ledger: Home) -> None:
    bring_in(figure())
    fix(period="2023")
    assert [row.question for row in Standing.objects.all()] == ["KAZ/detainee_entries/2023"]
    assert standing.compare() == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"valu": "5"}, "observation-1: valu is no field of observation"),
        ({"value": "5", "status": "guessed"}, "status: 'guessed' is none of reported"),
        ({"period": "soon"}, "period: 'soon' is not a period"),
        ({"value": "412"}, "observation-1 says exactly this already"),
        ({"visibility": "internal"}, "cannot be made private"),
    ],
)
def test_a_bad_correction_leaves_everything_as_it_was(ledger: Home, changes: dict[str, str], words: str) -> None:
    bring_in(figure())
    with pytest.raises(LedgerError, match=words):
        correct("observation", 1, changes, BECAUSE)
    assert Batch.objects.count() == Decision.objects.count() == Standing.objects.count() == 1


def test_only_what_stands_is_corrected_and_with_a_reason(ledger: Home) -> None:
    bring_in(figure(), accept=False)
    with pytest.raises(RefusedDecision, match="it is proposed, so it cannot be corrected"):
        fix(value="5")
    with pytest.raises(RefusedDecision, match="needs a reason"):
        correct("observation", 1, {"value": "5"}, Ruled(ANNA))


def test_with_four_eyes_a_correction_waits_for_somebody_else(ledger: Home) -> None:
    bring_in(figure())
    text = ledger.settings_file.read_text()
    ledger.settings_file.write_text(text.replace("require_four_eyes = false", "require_four_eyes = true"))
    assert fix(value="413") == Correction("observation-2", accepted=False)
    assert [row.statement for row in Standing.objects.all()] == [1]
    with pytest.raises(RefusedDecision, match="four eyes"):
        rule(Verdict.ACCEPT, 2, by=ANNA)
    rule(Verdict.ACCEPT, 2, by=BORIS)
    assert [row.statement for row in Standing.objects.all()] == [2]


def test_a_correction_that_is_wrong_gives_way_to_what_it_replaced(ledger: Home) -> None:
    bring_in(figure())
    fix(value="413")
    rule(Verdict.WITHDRAW, 2)
    rule(Verdict.RESTORE, 1)
    assert [row.statement for row in Standing.objects.all()] == [1]
    with pytest.raises(RefusedStatement, match="observation-2 says exactly this"):
        fix(value="413")

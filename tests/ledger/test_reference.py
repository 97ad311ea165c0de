from __future__ import annotations

import pytest
from tests.ledger.making import ANNA, bring_in, figure, published, rule

from habeas.ledger import proposals
from habeas.ledger.correcting import correct
from habeas.ledger.deciding import Ruled
from habeas.ledger.errors import UnknownReference
from habeas.ledger.home import Home
from habeas.ledger.models import Verdict
from habeas.ledger.reference import find

ID = "KAZ/detainee_entries/2024/moi-2025"


def test_a_statement_goes_by_kind_and_number_and_by_its_public_id(either_ledger: Home) -> None:
    bring_in(figure(1), figure(2))
    for number, public_id in enumerate(published(), start=1):
        assert find(public_id).reference == f"observation-{number}"
        assert find(f"observation-{number}").statement.natural_id == ID


def test_a_proposal_goes_by_the_id_it_would_have(ledger: Home) -> None:
    bring_in(figure(), accept=False)
    assert find(ID).reference == "observation-1"


@pytest.mark.parametrize("name", ["observation-99", "treaty_action-1", "observation", "KAZ/nothing", "observation-1 "])
def test_an_unknown_name_is_told(ledger: Home, name: str) -> None:
    bring_in(figure())
    with pytest.raises(UnknownReference, match="no statement goes by this name"):
        find(name)


def test_a_name_of_several_is_told_with_their_numbers(ledger: Home) -> None:
    bring_in(figure(1), figure(2), accept=False)
    with pytest.raises(UnknownReference, match="Write one of observation-1, observation-2"):
        find(ID)
    rule(Verdict.ACCEPT, 2)
    assert find(ID).reference == "observation-2"


def test_what_waits_is_told_beside_what_stands(ledger: Home) -> None:
    bring_in(figure(1))
    rule(Verdict.PREFER, 1)
    bring_in(figure(2), figure(3, source="other"), figure(4, period="2020"), accept=False)
    waiting = {one.row.statement.value: one for one in proposals.proposals()}  # type: ignore[attr-defined]
    assert {value: one.effect for value, one in waiting.items()} == {2: "again", 3: "rival", 4: "new"}
    (beside,) = waiting[2].beside
    assert (beside.reference, beside.preferred, beside.differs) == ("observation-1", True, {"value": (1, 2)})
    (batch,) = proposals.batches()
    assert (batch.batch, batch.reader, batch.count) == (2, "test", 3)


def test_a_correction_that_waits_says_what_it_corrects(ledger: Home) -> None:
    bring_in(figure(1))
    text = ledger.settings_file.read_text()
    ledger.settings_file.write_text(text.replace("require_four_eyes = false", "require_four_eyes = true"))
    correct("observation", 1, {"value": "2"}, Ruled(ANNA, "misread"))
    (waiting,) = proposals.proposals()
    assert waiting.effect == "correction"
    told = waiting.to_json()
    assert (told["id"], told["replaces"], told["public_id"]) == ("observation-2", "observation-1", ID)


def test_nothing_waits_once_its_batch_is_decided(ledger: Home) -> None:
    bring_in(figure(1), accept=False)
    bring_in(figure(2), accept=True)
    assert [one.row.reference for one in proposals.proposals()] == ["observation-1"]
    assert [one.row.reference for one in proposals.proposals(batch=2)] == []

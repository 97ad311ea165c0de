"""The public part of the ledger, read for some countries, is what is read of them with all others."""

from __future__ import annotations

from tests.ledger.making import OPERATOR, READER, bring_in, figure, source

from habeas.intake.proposal import Narrative
from habeas.ledger import history
from habeas.ledger.correcting import correct
from habeas.ledger.deciding import Ruled
from habeas.ledger.home import Home
from habeas.ledger.importing import propose
from habeas.ledger.public import Accepted, Reading


def of(found: list[Accepted], *codes: str) -> list[Accepted]:
    return [one for one in found if one.statement.country in codes]


def key(one: Accepted) -> str:
    return one.id


def test_some_countries_are_read_as_they_are_with_all(either_ledger: Home) -> None:
    bring_in(*(figure(number, subject=code) for number, code in enumerate(["KAZ", "KAZ-almaty", "FRA", "UZB"], 1)))
    bring_in(figure(9, subject="KAZ"), figure(9, subject="FRA", source="other"))
    reading = Reading(history.last_decision())
    every = sorted(reading.accepted(), key=key)
    for codes in (("KAZ",), ("FRA", "UZB"), ("TUV",)):
        assert sorted(reading.accepted(codes), key=key) == of(every, *codes)
    assert len({one.id for one in of(every, "KAZ")}) == 3
    assert reading.source_keys(["UZB"]) - {""} == {"moi-2025"}
    assert reading.source_keys(["FRA"]) - {""} == {"moi-2025", "other"}


def test_countries_that_name_one_another_are_one_group(either_ledger: Home) -> None:
    for code in ("KAZ", "FRA", "UZB", "TUV"):
        bring_in(figure(1, subject=code))
    correct("observation", 1, {"subject": "UZB", "value": "3"}, Ruled(OPERATOR, "of another country"))
    words = Narrative(
        subject="TUV",
        source="moi-2025",
        kind="about",
        text="Words.",
        observations=(figure(subject="FRA").natural_id,),
    )
    propose(READER, [source()], [words], accept=True, by=OPERATOR)
    assert Reading(history.last_decision()).groups() == [("FRA", "TUV"), ("KAZ", "UZB")]


def test_what_was_decided_since_names_its_countries(either_ledger: Home) -> None:
    bring_in(figure(1, subject="KAZ"))
    bring_in(figure(1, subject="FRA-lille"))
    first = history.last_decision()
    assert Reading(first).decided_since(0) == {"KAZ", "FRA"}
    assert Reading(first).decided_since(first) == set()
    correct("observation", 1, {"value": "2"}, Ruled(OPERATOR, "misread"))
    assert Reading(history.last_decision()).decided_since(first) == {"KAZ"}

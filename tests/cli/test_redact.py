"""What `habeas redact` says before it erases."""

from __future__ import annotations

from habeas.cli.redact import _warnings
from habeas.ledger.redaction_plan import Plan


def plan(**said: object) -> Plan:
    empty: dict[str, object] = dict.fromkeys(("statements", "editions", "same_words", "corrections"), ())
    empty |= dict.fromkeys(("stands_again", "resting", "copies"), ())
    empty |= {"texts": 1, "captures": {}, "other_captures": {}}
    return Plan(**empty | said)  # type: ignore[arg-type]  # filled by name


def test_a_word_that_stands_everywhere_gives_one_readable_line() -> None:
    many = tuple(f"observation-{number}" for number in range(1, 101))
    first = next(_warnings(plan(same_words=many)))
    assert first.startswith("the same words stand in observation-1, observation-2,")
    assert "observation-10 and 90 others (--json names them)" in first
    assert "observation-11" not in first


def test_a_few_are_all_named() -> None:
    assert next(_warnings(plan(same_words=("law-2", "law-3")))).startswith("the same words stand in law-2, law-3:")

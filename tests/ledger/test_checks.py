from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.back_door import drop_trigger, execute
from tests.ledger.making import ANNA, bring_in, figure, rule, source

from habeas.intake.proposal import Narrative
from habeas.ledger import rows, standing
from habeas.ledger.check import CODES, Finding, Severity, check
from habeas.ledger.correcting import correct
from habeas.ledger.deciding import Ruled, decide
from habeas.ledger.editions import record_edition
from habeas.ledger.home import Home
from habeas.ledger.models import Standing, Verdict
from habeas.values import CoverageKind, Status

TODAY = date(2026, 11, 24)


def found(code: str) -> list[Finding]:
    return [finding for finding in check(TODAY) if finding.code == code]


def test_an_empty_ledger_has_no_finding(either_ledger: Home) -> None:
    assert not list(check(TODAY))


def test_a_sound_ledger_has_nothing_to_stop(either_ledger: Home) -> None:
    bring_in(figure(), figure(5, period="2023"))
    assert not [finding for finding in check(TODAY) if finding.severity is Severity.STOP]


def of(indicator: str, value: Any, **fields: Any) -> Any:
    return figure(value, indicator=indicator, **fields)


CHILDREN, WITH_FAMILY, ALONE = (f"detained_children{part}" for part in ("", "_accompanied", "_unaccompanied"))
CASES = [
    ("out_of_bounds", Severity.STOP, [of("prison_foreign_pct", 130)]),
    ("future_period", Severity.STOP, [figure(5, period="2031")]),
    (
        "parts_and_sums",
        Severity.ASK,
        [of(CHILDREN, 5), of(WITH_FAMILY, 4), of(ALONE, 3)],
    ),
    ("parts_and_sums", Severity.ASK, [of(CHILDREN, 5), of(WITH_FAMILY, 6)]),
    (
        "rate_against_population",
        Severity.ASK,
        [of("prison_rate", 583), of("prison_population", 30568), of("population", 5939340)],
    ),
    ("tenfold_jump", Severity.ASK, [figure(40, period="2022"), figure(412, period="2023")]),
    (
        "missing_became_zero",
        Severity.ASK,
        [of(CHILDREN, 0), of(CHILDREN, None, status=Status.NOT_AVAILABLE, source="other")],
    ),
    ("partial_as_national", Severity.ASK, [figure(9000, raw="9,000 in the city of Astana", locator="city of Astana")]),
    (
        "above_capacity",
        Severity.ASK,
        [
            of("facility_population", 400, subject="KAZ-almaty-reception"),
            of("facility_capacity", 100, subject="KAZ-almaty-reception"),
        ],
    ),
    ("rivals_unresolved", Severity.ASK, [figure(1), figure(2, source="other")]),
]


@pytest.mark.parametrize(("code", "severity", "figures"), CASES, ids=lambda item: item if isinstance(item, str) else "")
def test_what_is_wrong_is_found(ledger: Home, code: str, severity: Severity, figures: list[Any]) -> None:
    bring_in(*figures)
    (finding,) = found(code)
    assert finding.severity is severity
    assert set(finding.ids) <= {f"observation-{number}" for number in range(1, len(figures) + 1)}
    assert figures[0].subject in finding.message


@pytest.mark.parametrize(
    "figures",
    [
        [of(CHILDREN, 7), of(WITH_FAMILY, 4), of(ALONE, 3)],
        [of(CHILDREN, 7), of(WITH_FAMILY, 4)],
        [of(CHILDREN, {"at_least": 5}), of(WITH_FAMILY, 9)],
        [of(CHILDREN, 5), of(WITH_FAMILY, 9, coverage_kind=CoverageKind.SITE)],
        [figure(1, period="2022"), figure(12, period="2023")],
        [figure(40, period="2022", source="a"), figure(412, period="2023", source="b")],
        [figure(9000, raw="9,000 in the city of Astana", coverage_kind=CoverageKind.AREA)],
        [figure(5, period="2026")],
        [of("prison_rate", 515), of("prison_population", 30568), of("population", 5939340)],
        [figure(1), figure(1, source="other")],
    ],
)
def test_what_may_well_be_right_is_left_alone(ledger: Home, figures: list[Any]) -> None:
    bring_in(*figures)
    assert not list(check(TODAY))


def test_a_preference_resolves_rivals(ledger: Home) -> None:
    bring_in(figure(1), figure(2, source="other"))
    rule(Verdict.PREFER, 1)
    assert not found("rivals_unresolved")


def test_only_what_stands_is_looked_at(ledger: Home) -> None:
    bring_in(figure(5, period="2031"), accept=False)
    assert not list(check(TODAY))
    rule(Verdict.ACCEPT, 1)
    rule(Verdict.WITHDRAW, 1)
    assert not list(check(TODAY))


def test_standing_that_was_meddled_with_is_found_and_rebuilt(either_ledger: Home) -> None:
    bring_in(figure(), figure(5, period="2023"))
    Standing.objects.filter(statement=1).delete()
    Standing.objects.filter(statement=2).update(preferred=True)
    assert [finding.ids for finding in found("standing_differs")] == [("observation-1",), ("observation-2",)]
    assert standing.rebuild() == 2
    assert not found("standing_differs")


def meddle(table: str, sql: str) -> str:
    """What only somebody can do who takes the triggers away; the name of the trigger that is gone."""
    trigger = drop_trigger(table, "update")
    execute(sql)
    return trigger


@pytest.mark.parametrize(
    ("table", "sql", "ids"),
    [
        ("ledger_observation", "UPDATE ledger_observation SET value = '5'", ("observation-1",)),
        ("ledger_observation", "UPDATE ledger_observation SET stated_by = 'eve'", ("observation-1",)),
        ("ledger_source", "UPDATE ledger_source SET url = 'x'", ("source-moi-2025",)),
        ("ledger_decision", "UPDATE ledger_decision SET by = 'eve'", ("decision-1",)),
    ],
)
def test_a_row_that_was_changed_is_found_and_so_is_the_lost_trigger(
    either_ledger: Home, table: str, sql: str, ids: tuple[str, ...]
) -> None:
    bring_in(figure())
    trigger = meddle(table, sql)
    assert [finding.ids for finding in found("seal_broken")] == [ids]
    assert [finding.ids for finding in found("trigger_missing")] == [(trigger,)]


def test_a_text_that_was_changed_is_found_and_so_is_one_that_nobody_redacted(either_ledger: Home) -> None:
    bring_in(figure(raw="412"), sources=(source(),))
    meddle("ledger_text", "UPDATE ledger_text SET words = '413' WHERE words = '412'")
    (finding,) = found("seal_broken")
    assert "observation-1) its hash does not fit the words" in finding.message
    execute("UPDATE ledger_text SET words = '', salt = '' WHERE words = '413'")
    (finding,) = found("seal_broken")
    assert "observation-1) was emptied, and no decision redacts it" in finding.message


def test_every_code_is_documented_and_no_other(project: Path) -> None:
    text = (project / "docs/checks.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `(\w+)` \|", text, re.M)
    assert sorted(documented) == sorted(CODES)


def words_on(*observations: str, **fields: Any) -> Narrative:
    said = {"subject": "KAZ", "source": "moi-2025", "kind": "answer", "question_key": "how_many", "text": "412 people."}
    return Narrative(**{**said, **fields, "observations": observations})


ID = figure().natural_id


def test_words_over_a_figure_that_ended_are_asked_about(either_ledger: Home) -> None:
    bring_in(figure(), figure(5, period="2025"), words_on(ID), words_on(ID.replace("2024", "2025"), kind="sentence"))
    assert not found("rests_on_ended")
    rule(Verdict.WITHDRAW, 1)
    (finding,) = found("rests_on_ended")
    assert (finding.severity, finding.ids) == (Severity.ASK, (narrative("answer"), "observation-1"))
    assert f"rest on {ID}, which was withdrawn; write them anew" in finding.message
    rule(Verdict.RESTORE, 1)
    assert not found("rests_on_ended")
    correct("observation", 2, {"value": "6"}, Ruled(ANNA, "misread"))
    assert not found("rests_on_ended"), "nothing was published yet, so the id is the correction's"


def narrative(kind: str) -> str:
    return next(row.reference for row in rows.statements("narrative", "s.kind = %s", [kind]))


def test_words_over_a_figure_that_was_published_and_corrected_are_asked_about(ledger: Home) -> None:
    bring_in(figure(), words_on(ID))
    record_edition("2026-11-24", cut=1, previous="", content_digest="")
    correct("observation", 1, {"value": "413"}, Ruled(ANNA, "misread"))
    (finding,) = found("rests_on_ended")
    assert "which was superseded by observation-2" in finding.message
    decide(Verdict.WITHDRAW, [("narrative", 1)], Ruled(ANNA, "the figure was misread"))
    assert not found("rests_on_ended")

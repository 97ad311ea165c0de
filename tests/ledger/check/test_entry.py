"""The checks on entry: what is on its way in, beside what stands."""

from __future__ import annotations

from datetime import date

import pytest
from tests.ledger.making import ANNA, bring_in, figure, source
from tests.ledger.statements import one_of_each_kind

from habeas.cli.example import load_example
from habeas.ledger import correcting, importing
from habeas.ledger.check import (
    Finding,
    Severity,
    by_statement,
    check,
    demand_nothing_stops,
    findings_before,
    findings_for,
    findings_on,
)
from habeas.ledger.deciding import Ruled
from habeas.ledger.errors import RefusedDecision, RefusedStatement
from habeas.ledger.home import Home
from habeas.ledger.models import LedgerKey
from habeas.ledger.proposals import undecided

TODAY = date(2026, 11, 24)
POPULATION = figure(74243, subject="DMA", indicator="population", period="2022", source="census")
PRISONERS = figure(25129, subject="DMA", indicator="prison_population", period="2022", source="page")
RATE = figure(232, subject="DMA", indicator="prison_rate", period="2022", source="page")


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def test_what_waits_is_held_against_what_stands(either_ledger: Home) -> None:
    bring_in(POPULATION)
    batch = bring_in(PRISONERS, RATE, accept=False).batch
    (finding,) = findings_for(batch, TODAY)
    assert (finding.code, finding.severity) == ("wrong_country", Severity.STOP)
    assert set(finding.ids) == {"observation-2", "observation-3"}
    assert "observation-1" in finding.message
    assert not list(check(TODAY))


def test_the_census_of_a_country_is_not_stopped_by_wrong_figures_that_stand(ledger: Home) -> None:
    bring_in(PRISONERS, RATE)
    assert not findings_before([source("census")], [POPULATION], TODAY)
    bring_in(POPULATION)
    assert codes(list(check(TODAY))) == ["wrong_country"]


def test_accepting_one_by_one_does_not_get_round_a_check(ledger: Home) -> None:
    batch = bring_in(POPULATION, PRISONERS, RATE, accept=False).batch
    population, prisoners, rate = undecided(batch)
    assert not findings_on([population], TODAY)
    assert codes(findings_on([prisoners, rate], TODAY)) == codes(findings_on([rate], TODAY)) == ["wrong_country"]


def test_what_is_not_in_the_ledger_yet_goes_by_its_public_id_and_stays_out(ledger: Home) -> None:
    bring_in(POPULATION)
    (finding,) = findings_before([source("page")], [PRISONERS, RATE], TODAY)
    assert set(finding.ids) == {PRISONERS.natural_id, RATE.natural_id}
    assert not list(undecided())


def test_looking_writes_nothing_at_all(ledger: Home) -> None:
    findings_before([source("page")], [PRISONERS, RATE], TODAY)
    assert not LedgerKey.objects.exists()


def test_what_is_in_the_ledger_already_causes_nothing_again(ledger: Home) -> None:
    bring_in(POPULATION)
    bring_in(PRISONERS, RATE, accept=False)
    assert not findings_before([source("page")], [PRISONERS, RATE], TODAY)
    assert importing.unknown([source("page")], [PRISONERS, figure(3, source="page")]) == [figure(3, source="page")]


def test_a_set_that_stands_for_another_country_is_found(ledger: Home) -> None:
    numbers = {"prison_population": 25129, "prison_foreign_pct": 6.8, "prison_rate": 232}
    first, second = (
        [figure(value, subject=country, indicator=key, source=f"page-{country}") for key, value in numbers.items()]
        for country in ("DOM", "DMA")
    )
    sources = [source(f"page-{country}", publisher="A project") for country in ("DOM", "DMA")]
    bring_in(*first, sources=tuple(sources))
    assert codes(findings_before(sources, second, TODAY)) == ["wrong_country"]
    assert not findings_before(sources, second[:2], TODAY)


def test_only_findings_on_what_is_new_are_told(ledger: Home) -> None:
    bring_in(figure(130, indicator="prison_foreign_pct"))
    assert not findings_before([source("other")], [figure(source="other", period="2020")], TODAY)


def test_a_correction_is_looked_at_in_place_of_what_it_corrects(ledger: Home) -> None:
    bring_in(figure(40, period="2022"), figure(4120, period="2023"))
    assert codes(list(check(TODAY))) == ["tenfold_jump"]
    ledger.settings_file.write_text("require_four_eyes = true\n", encoding="utf-8")
    made = correcting.correct("observation", 2, {"value": "41"}, Ruled(ANNA, "a slip"))
    assert not made.accepted
    assert not findings_on(list(undecided()), TODAY)


def test_every_kind_of_statement_can_come_in(ledger: Home) -> None:
    batch = bring_in(*one_of_each_kind("moi-2025"), accept=False).batch
    assert not findings_for(batch, TODAY)


def test_what_waits_is_named_under_each_of_its_statements(ledger: Home) -> None:
    batch = bring_in(POPULATION, PRISONERS, RATE, accept=False).batch
    named = by_statement(findings_for(batch, TODAY))
    assert {id: codes(list(of)) for id, of in named.items()} == {
        "observation-2": ["wrong_country"],
        "observation-3": ["wrong_country"],
    }


def test_only_what_stops_is_refused(ledger: Home) -> None:
    ask = Finding("tenfold_jump", Severity.ASK, ("observation-1",), "a jump")
    demand_nothing_stops([ask], "fix")
    with pytest.raises(RefusedDecision, match="wrong_country, not theirs, and 1 more"):
        stop = Finding("wrong_country", Severity.STOP, ("observation-1",), "not theirs")
        demand_nothing_stops([ask, stop, stop], "fix")


def test_a_statement_that_cannot_be_kept_is_refused_while_looking(ledger: Home) -> None:
    with pytest.raises(RefusedStatement, match="indicator"):
        findings_before([source()], [figure(indicator="no_such")], TODAY)


def test_the_example_has_nothing_to_stop_and_few_questions(ledger: Home) -> None:
    load_example(ledger)
    told = list(check(TODAY))
    assert not [finding for finding in told if finding.severity is Severity.STOP]
    assert len(told) < 40
    assert {finding.code for finding in told} == {
        "list_against_act",  # ICERD in the United Kingdom: 1969 by the act, 1966 by a list, the year of signature
        "rate_against_population",
        "stale_observation",
        "tenfold_jump",
    }
